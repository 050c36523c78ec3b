"""A small ledger on disk with a cache of its own, and runs over it in this process."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from attrs import frozen

from claimcheck.__main__ import main
from claimcheck.cache.replay import found

FILES = {
    "claims/catalog.yaml": """\
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  tangsel: {name: Kota Tangerang Selatan, level: city, within: banten}
events:
  ceremony: {name: the ceremony}
measures:
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
""",
    "claims/one.yaml": """\
article: {id: one, publisher: One, text: one.txt}
claims:
  - {id: venue, kind: event, event: ceremony, place: Kabupaten Tangerang, quote: di Kabupaten Tangerang}
  - {id: workers, kind: quantity, measure: insured, place: Banten, as-of: 2025-10, value: 2.730.000 orang}
""",
    "claims/one.txt": "Acara digelar di Kabupaten Tangerang.",
    "claims/two.yaml": """\
article: {id: two}
claims:
  - {id: venue, kind: event, event: ceremony, place: Kota Tangerang Selatan}
  - {id: workers, kind: quantity, measure: insured, place: Banten, as-of: 2025-10, value: 2.730.000 orang}
""",
    "claimcheck.toml": 'paths = ["claims"]\n',
}


@frozen
class Ran:
    """What a run left: status, both streams, and the file that it was to write."""

    status: int
    out: bytes
    err: bytes
    written: bytes | None


class Desk:
    """A folder with a ledger; ``cache`` and ``state`` lie beside it, as ``variables`` of the environment say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        self.cache = folder / "cache" / "claimcheck"
        self.state = folder / "state" / "claimcheck"
        self.variables = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state")}
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def entries(self) -> list[Path]:
        return [path for ending in ("run", "parts", "loose") for path in sorted(self.cache.glob(f"*.{ending}"))]

    def run(self, *arguments: str) -> Ran:
        """Run the command line here."""
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        with self.environment(), redirect_stdout(out), redirect_stderr(err):
            status = main(list(arguments))
        streams = [stream.buffer.getvalue() for stream in (out, err) if isinstance(stream.buffer, io.BytesIO)]
        return Ran(status, streams[0], streams[1], report.read_bytes() if report.exists() else None)

    def is_known(self, *arguments: str) -> bool:
        """Whether the cache has what a run would print."""
        out = io.TextIOWrapper(io.BytesIO(), "utf-8")
        with self.environment(), redirect_stdout(out):
            return found(list(arguments)) is not None

    @contextmanager
    def environment(self) -> Iterator[None]:
        with chdir(self.folder), patch.dict(os.environ, {"CLAIMCHECK_NO_CACHE": "", **self.variables}):
            yield


@contextmanager
def desk() -> Iterator[Desk]:
    """Give a ledger that is gone afterwards."""
    with TemporaryDirectory() as folder:
        yield Desk(Path(os.path.realpath(folder)))

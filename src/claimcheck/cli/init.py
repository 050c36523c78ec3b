"""``claimcheck init``: a small ledger that passes, with one finding to look at."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from shlex import quote

from claimcheck.cli.errors import UsageError, not_written
from claimcheck.cli.new import SCHEMA, comment
from claimcheck.cli.output import say_on_stdout
from claimcheck.cli.settings import told_in
from claimcheck.cli.status import OK
from claimcheck.domain.message import Message, Translate, say
from claimcheck.world.files import save

_MODELINE = "# yaml-language-server: $schema={schema}"

_OF_CATALOG = say(
    "The catalog: what articles speak of. Every finding rests on it, so write down only what is true by definition."
)
_OF_FIRST = say("A claim file: what one article states, in its own words. This article is made up.")
_OF_SECOND = (
    say("Two of these claims meet those of example-one.yaml:"),
    say("- The visitors agree: 2,730 is more than 2,500. Nothing is said of that."),
    say(
        "- The venues do not: no place lies both in Kota Serang and in Kota Cilegon. Since `assumed` tells that the "
        "article does not say which fair it means, the finding is a tension, and fails no build."
    ),
    say(
        "`claimcheck check` with the folder of this ledger shows it. Then delete the line `assumed: [event]`, as if "
        "the article named the fair, and look again: now it is a contradiction, and the exit status is 1. When you "
        "have seen enough, delete both examples."
    ),
)
_CATALOG = """\
places:
  banten: {name: Banten, level: province}
  kota-serang: {name: Kota Serang, level: city, within: banten}
  kota-cilegon: {name: Kota Cilegon, level: city, within: banten}
measures:
  visitors: {name: visitors, unit: person, nature: flow, whole-number: true}
events:
  job-fair: {name: the job fair}
"""
_FIRST = """\
article:
  id: example-one
  publisher: Example One
  published: 2025-11-28
  language: id
claims:
  - id: venue
    kind: event
    event: job-fair
    date: Kamis (27/11/2025)
    place: Kota Serang
    quote: bursa kerja di Kota Serang, Kamis (27/11/2025)
  - id: visitors
    kind: quantity
    measure: visitors
    event: job-fair
    as-of: 27/11/2025
    value: lebih dari 2.500 orang
    quote: dihadiri lebih dari 2.500 orang
"""
_SECOND = """\
article:
  id: example-two
  publisher: Example Two
  published: 2025-11-28
  language: id
claims:
  - id: venue
    kind: event
    event: job-fair
    assumed: [event]
    place: Kota Cilegon
    quote: pameran lowongan di Kota Cilegon
  - id: visitors
    kind: quantity
    measure: visitors
    event: job-fair
    as-of: 27/11/2025
    value: 2.730 orang
    quote: tercatat 2.730 orang
"""


def files(translate: Translate = str) -> dict[str, str]:
    """Return the claim files by their paths, with comments in the language of ``translate``."""
    return {
        "catalog.yaml": _file(SCHEMA, [_OF_CATALOG], _CATALOG, translate),
        "articles/example-one.yaml": _file(f"../{SCHEMA}", [_OF_FIRST], _FIRST, translate),
        "articles/example-two.yaml": _file(f"../{SCHEMA}", _OF_SECOND, _SECOND, translate),
    }


def _file(schema: str, comments: Iterable[Message], claims: str, translate: Translate) -> str:
    """Return a claim file: what tells editors its schema, comments with empty lines between them, the claims."""
    lines = [["#", *comment(words, translate)] for words in comments]
    return "\n".join([_MODELINE.format(schema=schema), *[line for group in lines for line in group][1:], claims])


def run(options: Namespace) -> int:
    """Write the ledger into a folder that is not there yet, or is empty."""
    if not options.folder.strip():
        raise UsageError(say("the name of the folder is empty; is a variable not set?"))
    folder = Path(options.folder)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            words = "{folder} is there already; nothing is overwritten. Name another folder"
            raise UsageError(say(words, folder=options.folder))
        (folder / "articles").mkdir(parents=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(say("cannot make {folder}: {why}", folder=options.folder, why=why)) from None
    translate = told_in(options)
    _write(folder, _all_files(translate))
    told = _as_argument(folder.as_posix())
    say_on_stdout("\n" + say("Now: claimcheck check {folder}", folder=told).text(translate))
    return OK


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write all files or none, so that it can be tried again once there is room."""
    written: list[Path] = []
    for path, text in ((folder / name, text) for name, text in texts.items()):
        fault = save(str(path), text)
        if fault:
            for one in written:
                one.unlink()
            (folder / "articles").rmdir()
            raise UsageError(not_written(str(path), fault))
        written.append(path)
    say_on_stdout("\n".join(path.as_posix() for path in written))


def _as_argument(path: str) -> str:
    """Return a path as a shell takes it for one argument, and as no option."""
    return quote(f"./{path}" if path.startswith("-") else path)


def _all_files(translate: Translate) -> dict[str, str]:
    from claimcheck.documents.schema import json_schema  # noqa: PLC0415 - pydantic, only where something is written
    from claimcheck.report.json import dump  # noqa: PLC0415

    return {**files(translate), SCHEMA: f"{dump(json_schema())}\n"}

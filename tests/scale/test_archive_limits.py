"""Where room, time or patience end: no half archive is left, no input lost, and the words are clear."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from claimcheck.scale import archives
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive

CATALOG = {"measures": {"dead": {"unit": "person", "nature": "fixed", "whole-number": True}}}
PRELUDE = """\
import resource, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from claimcheck.cli import main
from claimcheck.scale.spool import Spool
def begun():
    print("begun", file=sys.stderr, flush=True)
"""
HALF_WRITTEN = """\
def write(self, target, metadata):
    target.write_text("half of it")
    begun()
    time.sleep(60)
Spool._write = write
"""
SORTING = """\
def write(self, target, metadata):
    target.write_text("half of it")
    begun()
    self._execute("SELECT count(*) FROM range(1000000000) AS a, range(1000000000) AS b WHERE a.range % 7 = b.range")
Spool._write = write
"""
COMPILE = "sys.exit(main(sys.argv[1:]))\n"


def article(name: str, value: str) -> dict[str, object]:
    claim = {"id": "c", "kind": "quantity", "measure": "dead", "value": value}
    return {"article": {"id": name, "language": "en"}, "claims": [claim]}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "ledger"
    folder.mkdir()
    for name, document in {"catalog": CATALOG, "one": article("one", "12 people")}.items():
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    (tmp_path / "temporary").mkdir()
    return folder


def environment(ledger: Path) -> dict[str, str]:
    return {**os.environ, "CLAIMCHECK_NO_CACHE": "1", "TMPDIR": str(ledger.parent / "temporary")}


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in (*folder.iterdir(), *(folder / "temporary").iterdir()))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("what", [HALF_WRITTEN, SORTING])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_compile_leaves_nothing(ledger: Path, what: str, number: signal.Signals, status: int) -> None:
    target = ledger.parent / "out.parquet"
    command = [sys.executable, "-c", PRELUDE + what + COMPILE, "compile", str(ledger), "-o", str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(ledger)) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"begun\n"
        time.sleep(0.2)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (status, b"", b"")
    assert left(ledger.parent) == ["ledger", "temporary"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
@pytest.mark.parametrize("most", [500, 4000])
def test_a_full_disk_while_compiling(ledger: Path, most: int) -> None:
    limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
    target = ledger.parent / "out.parquet"
    command = [sys.executable, "-c", PRELUDE + limit + COMPILE, "compile", str(ledger), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment(ledger), timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"cannot write {target}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert left(ledger.parent) == ["ledger", "temporary"]


@pytest.mark.parametrize(
    "fault",
    [
        duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate data"),
        duckdb.IOException('IO Error: Could not write file "a.tmp": No space left on device'),
    ],
)
def test_no_room_to_check_is_told_and_the_rest_is_checked(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    archive = ledger.parent / "a.parquet"
    compile_archive([ledger], archive)

    def count(_: object) -> None:
        raise fault

    monkeypatch.setattr(archives, "count", count)
    (ledger / "two.json").write_text(json.dumps(article("two", "15 people")), "utf-8")
    monkeypatch.setattr(archives.Archives, "_shares", lambda *_: False)
    report = check([archive, ledger / "two.json"])
    assert [one.code for one in report.problems if one.mark.file == str(archive)] == ["no-room"]
    assert report.summary.articles == 1


def test_bounds_that_cannot_be_are_damage(ledger: Path) -> None:
    archive, changed = ledger.parent / "a.parquet", ledger.parent / "b.parquet"
    compile_archive([ledger], archive)
    for column, value in (("hi", "'nan'::DOUBLE"), ("meant_hi", "hi + 1"), ("meant_lo", "lo - 1")):
        with duckdb.connect() as connection:
            told = connection.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [str(archive)])
            pairs = ", ".join(f"'{key}': '{value}'" for key, value in told.fetchall())
            rows = f"SELECT * REPLACE ({value} AS {column}) FROM read_parquet('{archive}')"  # noqa: S608 - our own words
            connection.execute(f"COPY ({rows}) TO '{changed}' (FORMAT parquet, KV_METADATA {{{pairs}}})")
        assert [one.code for one in check([changed]).problems] == ["damaged-archive"]

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
from replicas import replicated, rewrite

from claimcheck.scale import archives as opened
from claimcheck.scale.check import check
from claimcheck.scale.compile import compile_archive
from claimcheck.scale.relations import quoted

MANY = 400_000
"""Claims of which the screen keeps more than the memory that is given to it."""
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
PEAK = """\
status = main(sys.argv[1:])
with open("/proc/self/status") as told:
    print(next(line for line in told if line.startswith("VmHWM")), file=sys.stderr)
sys.exit(status)
"""


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
    assert f"cannot write {target}: File too large (" in done.stderr
    assert "Traceback" not in done.stderr
    assert left(ledger.parent) == ["ledger", "temporary"]


def test_an_archive_that_is_a_link_stays_one(ledger: Path) -> None:
    link, target = ledger.parent / "latest.parquet", ledger.parent / "2025.parquet"
    link.symlink_to(target)
    compile_archive([ledger], link)
    compile_archive([ledger], link)
    assert link.is_symlink()
    assert check([target]).summary.claims == 1


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

    monkeypatch.setattr(opened, "count", count)
    (ledger / "two.json").write_text(json.dumps(article("two", "15 people")), "utf-8")
    monkeypatch.setattr(opened.Archives, "_shares", lambda *_: False)
    report = check([archive, ledger / "two.json"])
    assert [one.code for one in report.problems if one.mark.file == str(archive)] == ["no-room"]
    assert report.summary.articles == 1


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small archive of two claims that clash, and a large one of these and very many more."""
    folder = tmp_path_factory.mktemp("archives")
    ledger, small, large = folder / "ledger", folder / "small.parquet", folder / "large.parquet"
    ledger.mkdir()
    for name, document in {
        "catalog": CATALOG,
        "one": article("one", "12 people"),
        "two": article("two", "15 people"),
    }.items():
        (ledger / f"{name}.json").write_text(json.dumps(document), "utf-8")
    compile_archive([ledger], small)
    changes = """(hash(i) >> 1)::BIGINT AS "at", (hash(i) >> 1)::BIGINT AS home, (hash(i // 3) >> 1)::BIGINT AS slot,
        replace(data, 'one#c', 'one#c' || i) AS data"""
    replicated(small, large, "one#c", changes, count=MANY, compression="uncompressed")
    return small, large


def checked(archive: Path, temporary: Path, *options: str, limit: str = "") -> tuple[int, str, int]:
    """Return the status of a check, its report, and the most memory that it took, in bytes; it leaves nothing."""
    command = [sys.executable, "-c", PRELUDE + limit + PEAK, "check", str(archive), "--format", "json", *options]
    variables = {**os.environ, "CLAIMCHECK_NO_CACHE": "1", "TMPDIR": str(temporary)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=variables, timeout=120)
    assert not list(temporary.iterdir())
    return done.returncode, done.stdout, int(done.stderr.split()[-2]) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read as Linux tells it")
def test_an_archive_of_twice_the_memory_is_checked_within_it(archives: tuple[Path, Path], tmp_path: Path) -> None:
    small, large = archives
    memory = 50_000_000
    assert large.stat().st_size > 2 * memory
    status, report, most = checked(large, tmp_path, "--memory", "50MB")
    *unlimited, unlimited_most = checked(large, tmp_path)
    assert [status, report] == unlimited
    assert json.loads(report)["summary"]["contradictions"] == 1
    enough = checked(small, tmp_path)[2] + memory + 45_000_000  # for the claims that are told, and the allocator
    assert most < enough < unlimited_most


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="limits of Unix, and the peak as Linux tells it")
def test_a_disk_that_is_full_while_a_check_spills(archives: tuple[Path, Path], tmp_path: Path) -> None:
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
    status, report, _ = checked(archives[1], tmp_path, "--memory", "50MB", limit=limit)
    problems = json.loads(report)["problems"]
    assert (status, [one["code"] for one in problems]) == (2, ["no-room"])
    assert "room in the temporary folder" in problems[0]["message"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_check_that_is_ended_while_it_spills_leaves_nothing(archives: tuple[Path, Path], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "check", str(archives[1]), "--memory", "50MB"]
    variables = {**os.environ, "CLAIMCHECK_NO_CACHE": "1", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables) as process:
        while not list(tmp_path.glob("*/*")) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (143, b"", b"")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_waits_until_the_database_is_loaded(tmp_path: Path, number: signal.Signals, status: int) -> None:
    """As an exception within aborts the process; this one only notes that it was loaded to the end."""
    (tmp_path / "_duckdb.py").write_text(
        f"import os\nos.kill(os.getpid(), {number:d})\nopen('loaded', 'w').close()\n", encoding="utf-8"
    )
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    command = [sys.executable, "-m", "claimcheck", "check", "a.parquet", "--no-cache"]
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    run = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (status, b"", b"")
    assert (tmp_path / "loaded").exists()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="limits of Unix, and the peak as Linux tells it")
@pytest.mark.parametrize(("form", "fault"), [("jsonl", ""), ("jsonl", "no row\n"), ("parquet", "")])
def test_rows_for_which_there_is_no_room_are_told_and_the_rest_is_checked(
    ledger: Path, tmp_path: Path, form: str, fault: str
) -> None:
    rows = tmp_path / f"many.rows.{form}"
    kind = "json" if form == "jsonl" else form
    with duckdb.connect() as connection:
        many = (
            "SELECT 'a#' || i AS claim, 'quantity' AS kind, 'dead' AS measure, 12 AS lower FROM range(400000) AS t(i)"
        )
        connection.execute(f"COPY ({many}) TO {quoted(str(rows))} (FORMAT {kind})")
    with rows.open("a", encoding="utf-8") as file:
        file.write(fault)  # then the sound rows are copied, as far as there is room
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
    status, report, _ = checked(ledger, tmp_path / "temporary", str(rows), "--memory", "40MB", limit=limit)
    told = json.loads(report)
    assert (status, [(one["code"], one["file"]) for one in told["problems"]]) == (2, [("no-room", str(rows))])
    assert told["summary"]["claims"] == 1


def test_bounds_that_cannot_be_are_damage(ledger: Path) -> None:
    archive, changed = ledger.parent / "a.parquet", ledger.parent / "b.parquet"
    compile_archive([ledger], archive)
    for column, value in (("hi", "'nan'::DOUBLE"), ("meant_hi", "hi + 1"), ("meant_lo", "lo - 1")):
        rows = f"SELECT * REPLACE ({value} AS {column}) FROM read_parquet('{archive}')"  # noqa: S608 - our own words
        rewrite(archive, changed, rows)
        assert [one.code for one in check([changed]).problems] == ["damaged-archive"]

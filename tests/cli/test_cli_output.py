"""``--format`` and ``--output``: every form, several at once, each file whole or not touched."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_process import BROKEN, CLASH, QUIET, environment, ledger, run

from claimcheck.world.files import save

FORMS = ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs the files of Unix")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("text", "status"), [(CLASH, 1), (QUIET, 0), (BROKEN, 2), ("", 0)])
def test_no_form_changes_the_exit_status(tmp_path: Path, form: str, text: str, status: int) -> None:
    folder = ledger(tmp_path / "claims", text)
    done = run(folder, "--format", form, "--output", f"{form}={tmp_path / 'report'}")
    assert (done.status, done.err) == (status, "")
    assert (tmp_path / "report").read_text(encoding="utf-8") == done.out


def test_several_files_at_once_beside_the_text(tmp_path: Path) -> None:
    ledger(tmp_path / "claims", CLASH)
    outputs = [option for form in FORMS for option in ("--output", f"{form}=out.{form}")]
    done = run("claims", *outputs, cwd=tmp_path)
    assert (done.status, done.err) == (1, "")
    assert done == run("claims", cwd=tmp_path)
    made = {form: (tmp_path / f"out.{form}").read_text(encoding="utf-8") for form in FORMS}
    assert made["text"] == done.out
    assert json.loads(made["json"])["summary"]["contradictions"] == 1
    assert json.loads(made["sarif"])["runs"][0]["results"][0]["ruleId"] == "venue-conflict"
    assert ET.fromstring(made["junit"]).get("failures") == "1"  # noqa: S314 - our own
    assert made["github"].startswith("::error file=claims/claims.yaml,line=10,")
    assert [one["severity"] for one in json.loads(made["gitlab"])] == ["critical"]
    assert "<summary><b>contradiction</b>" in made["markdown"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["claims", *(f"out.{form}" for form in FORMS)])


def test_reports_for_a_repository_know_nothing_of_the_machine(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "claims", CLASH)
    for form in FORMS[2:]:
        given = run(folder, "--format", form, cwd=tmp_path)
        assert str(tmp_path) not in given.out
        assert given == run("claims", "--format", form, cwd=tmp_path)
    assert str(tmp_path) in run(folder, cwd=tmp_path).out, "people read the names that they gave"


@pytest.mark.parametrize("given", ["sarif", "sarif=", "=a.sarif", "xml=a.xml", ""])
def test_a_wrong_output_is_one_line_and_status_2(tmp_path: Path, given: str) -> None:
    done = run(ledger(tmp_path, QUIET), "--output", given)
    assert (done.status, done.out) == (2, "")
    assert "say a format and a path, such as sarif=report.sarif" in done.err
    assert done.err.count("\n") == 1


def test_one_file_cannot_hold_two_reports(tmp_path: Path) -> None:
    folder = ledger(tmp_path / "claims", QUIET)
    done = run(folder, "--output", "json=x", "--output", f"sarif={tmp_path}/./x", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "two reports" in done.err
    assert not (tmp_path / "x").exists()


def test_a_report_does_not_take_the_place_of_what_is_checked(tmp_path: Path) -> None:
    ledger(tmp_path, CLASH)
    done = run("claims.yaml", "--output", "text=./claims.yaml", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert (tmp_path / "claims.yaml").read_text(encoding="utf-8") == CLASH


@pytest.mark.parametrize("path", ["missing/report.json", "folder", "claims/claims.yaml/x"])
def test_a_file_that_cannot_be_written_is_one_clear_line_and_the_report_is_printed(tmp_path: Path, path: str) -> None:
    ledger(tmp_path / "claims", CLASH)
    (tmp_path / "folder").mkdir()
    done = run("claims", "--output", f"json={path}", "--output", "gitlab=fine.json", cwd=tmp_path)
    assert done.status == 2
    assert done.out == run("claims", cwd=tmp_path).out
    assert done.err.startswith(f"claimcheck: cannot write {path}: ")
    assert done.err.count("\n") == 1
    assert json.loads((tmp_path / "fine.json").read_text(encoding="utf-8"))


def test_a_path_of_a_stranger_is_shown_harmlessly(tmp_path: Path) -> None:
    done = run(ledger(tmp_path, QUIET), "--output", "json=missing/\x1b[2J\n::error::x")
    assert done.status == 2
    assert "\x1b" not in done.err
    assert done.err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_one_clear_line(tmp_path: Path) -> None:
    done = run(ledger(tmp_path, QUIET), "--output", "json=/dev/full")
    assert done.status == 2
    assert done.err.startswith("claimcheck: cannot write /dev/full: ")
    assert Path("/dev/full").is_char_device(), "a device is written to, not replaced"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["claims"], ["--help"], ["rules", "--lang", "id"]])
def test_a_full_standard_output_is_named(tmp_path: Path, arguments: list[str]) -> None:
    ledger(tmp_path / "claims", CLASH)
    command = [sys.executable, "-m", "claimcheck", *arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, env=environment(), cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    words = "tidak dapat menulis ke keluaran standar" if "id" in arguments else "cannot write to standard output"
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"claimcheck: {words}: ")


LIMITED = """\
import resource, sys
from claimcheck.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
sys.exit(main(sys.argv[1:]))
"""


@POSIX
def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    ledger(tmp_path / "claims", CLASH)
    (tmp_path / "report.sarif").write_text("the old report", encoding="utf-8")
    command = [sys.executable, "-c", LIMITED, "claims", "--output", "sarif=report.sarif"]
    done = subprocess.run(command, env=environment(), cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(b"claimcheck: cannot write report.sarif: ")
    assert done.stderr.count(b"\n") == 1
    assert (tmp_path / "report.sarif").read_text(encoding="utf-8") == "the old report"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims", "report.sarif"]


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_and_file_are_left_alone(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert "denied" in str(save(str(closed / "x"), "new"))
    locked = tmp_path / "locked"
    locked.write_text("old", encoding="utf-8")
    locked.chmod(0o400)
    assert "denied" in str(save(str(locked), "new"))
    assert locked.read_text(encoding="utf-8") == "old"


def test_what_stops_the_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(handle: int) -> None:
        del handle
        raise KeyboardInterrupt

    target = tmp_path / "report"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr("os.fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        save(str(target), "new")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("report", "old")]


@POSIX
def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    assert save(str(link), "new") is None
    assert link.is_symlink()
    assert (real.read_text(encoding="utf-8"), stat.S_IMODE(real.stat().st_mode)) == ("new", 0o640)


@POSIX
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    assert save(str(tmp_path / "new"), "") is None
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "new")}
    assert len(modes) == 1


def _nul(path: Path) -> str:
    return f"{path}/a\0b"


def _long(path: Path) -> str:
    return f"{path}/{'x' * 5_000}"


@pytest.mark.parametrize("name", [_nul, _long])
def test_impossible_names_are_words_not_errors(tmp_path: Path, name: Callable[[Path], str]) -> None:
    nul = ("embedded null byte", "lstat: embedded null character in path")  # until Python 3.12, and since 3.13
    assert save(name(tmp_path), "new") in (*nul, "File name too long")
    assert list(tmp_path.iterdir()) == []


def test_only_the_renderer_that_is_asked_for_is_imported(tmp_path: Path) -> None:
    folder = ledger(tmp_path, QUIET)
    code = (
        "import sys\nfrom claimcheck.cli import main\nmain(sys.argv[1:])\n"
        "print(sorted(name for name in sys.modules if name.startswith('claimcheck.report.')), file=sys.stderr)\n"
        "print([name for name in ('xml.etree.ElementTree', 'zlib', 'jinja2') if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(command, env=environment(), capture_output=True, check=True, timeout=60)
    loaded = done.stderr.decode().split("\n")[0]
    assert "'claimcheck.report.text'" in loaded
    assert [form for form in FORMS[1:] if f"'claimcheck.report.{form}'" in loaded] == []
    assert "xml" not in done.stderr.decode()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    folder = ledger(tmp_path, CLASH)
    outputs = {run(folder, "--format", form, env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}).out
               for seed, zone in (("0", "Asia/Jakarta"), ("1", "Pacific/Apia"))}  # fmt: skip
    assert len(outputs) == 1

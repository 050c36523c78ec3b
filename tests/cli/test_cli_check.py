"""``claimcheck check`` through real processes: what it prints, and its exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from cli_process import BROKEN, CLAIMS, CLASH, QUIET, Ran, environment, ledger, run, run_python

from claimcheck.cli.options import COMMANDS


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (CLASH, [], 1),
        (CLASH, ["--fail-on", "never"], 0),
        (CLASH, ["--fail-on", "note"], 1),
        (CLASH, ["--ignore", "venue-conflict"], 0),
        (CLASH, ["--select", "date-conflict,status-conflict"], 0),
        (CLASH, ["--select", "date-conflict", "--select", "venue-conflict"], 1),
        (QUIET, [], 0),
        ("", [], 0),
        ("# nothing\n", [], 0),
        (BROKEN, [], 2),
        (BROKEN, ["--fail-on", "never"], 2),
        (f"{CLASH}---\n{BROKEN.replace('id: one', 'id: three')}", [], 2),
    ],
)
def test_exit_status(tmp_path: Path, text: str, options: list[str], status: int) -> None:
    done = run(ledger(tmp_path, text), *options)
    assert (done.status, done.err) == (status, "")


def test_check_is_the_default_command(tmp_path: Path) -> None:
    folder = ledger(tmp_path, CLASH)
    assert run(folder) == run("check", folder)
    assert run("--format", "json", folder) == run("check", folder, "--format", "json")


def test_a_folder_called_like_a_command_is_given_with_its_path(tmp_path: Path) -> None:
    ledger(tmp_path / "rules", CLASH)
    assert run("./rules", cwd=tmp_path).status == 1


def test_a_finding_with_its_sides(tmp_path: Path) -> None:
    ledger(tmp_path / "claims", CLASH)
    text = run("claims/", cwd=tmp_path).out
    parts = ["contradiction: ", "venue-conflict:", "“di Kabupaten Tangerang”", "claims/claims.yaml:10"]
    parts += ["One · one#venue", "read as Kota Tangerang Selatan", "reconcile  "]
    parts += ["3 claims in 2 articles: 1 contradiction, 0 tensions"]
    assert [part for part in parts if part not in text] == []


def test_problems_stand_with_file_line_and_column(tmp_path: Path) -> None:
    ledger(tmp_path / "claims", BROKEN)
    text = run("claims", cwd=tmp_path).out
    assert "\nclaims/claims.yaml:3:33: no event is called “nothing-known”" in f"\n{text}"
    assert "[unknown-name]" in text


def test_json_is_one_object_with_the_documented_counts(tmp_path: Path) -> None:
    read = json.loads(run(ledger(tmp_path, CLASH), "--format", "json").out)
    assert list(read) == ["version", "summary", "findings", "problems", "notices"]
    assert read["summary"]["contradictions"] == 1
    assert [(claim["claim"], claim["side"]) for claim in read["findings"][0]["claims"]] == [
        ("one#venue", 0),
        ("two#venue", 1),
    ]


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    assert run(ledger(tmp_path, "")).out == "There are no claims here, so nothing was checked.\n"


def test_verbose_lists_what_stands_alone(tmp_path: Path) -> None:
    lonely = (
        f"{CLASH}---\narticle: {{id: three}}\nclaims:\n  - {{id: a, kind: event, event: ceremony, date: 2025-11-27}}\n"
    )
    folder = ledger(tmp_path, lonely)
    assert "three#a" not in run(folder).out
    verbose = run(folder, "--verbose").out
    assert "  three#a    27 November 2025\n" in verbose
    assert "    three#a\n" in verbose


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "say what to check"),
        (["check"], "say what to check"),
        (["claims", "--select", "venue-conflct"], "did you mean venue-conflict"),
        (["claims", "--ignore", "nonsense-xyzzy"], "no rule is called “nonsense-xyzzy”"),
        (["claims", "--format", "xml"], "xml"),
        (["claims", "--fail"], "--fail"),
        (["claims", "--formt", "json"], "did you mean --format? (claimcheck check --help tells more)"),
        (["explain", "a#b", "c#d", "--ledgr=x"], "did you mean --ledger"),
        (["chek", "claims"], "“chek” is no command, and there is no such file or folder; did you mean check?"),
        (["rule"], "NAME"),
        (["rule", "venue_conflict"], "did you mean venue-conflict"),
        (["rule", "venue"], "did you mean venue-conflict"),
        (["--lang", "en", "new", "story.txt"], "“new” is a command, and comes before its options: claimcheck new …"),
        (["explain", "a#b"], "CLAIM"),
        (["claims", "--\x1b[2J::error"], r"\x1b[2J"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert done.err.startswith("claimcheck: ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "--help"], ["explain", "-h"], ["--version"]])
def test_help_goes_to_standard_output(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.status, done.err) == (0, "")
    assert "claimcheck" in done.out


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere")
    assert done.status == 2
    assert "nowhere" in done.out


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"TZ": "Pacific/Apia"},
        {"TZ": "America/Los_Angeles", "TERM": "xterm-256color", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        {"PYTHONHASHSEED": "3"},
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_output_does_not_depend_on_the_environment(env: dict[str, str], form: str) -> None:
    assert run("claims", "--format", form, "--verbose", env=env) == _usual(form)


@cache
def _usual(form: str) -> Ran:
    return run("claims", "--format", form, "--verbose", env={"PYTHONHASHSEED": "0"})


def test_no_colour_but_where_it_is_asked_for(tmp_path: Path) -> None:
    folder = ledger(tmp_path, CLASH)
    assert "\x1b" not in run(folder).out
    assert "\x1b[1;31mcontradiction" in run(folder, "--color=always").out
    assert "\x1b[1;31mcontradiction" in run(folder, "--color=always", env={"NO_COLOR": "1"}).out
    assert "\x1b" not in run(folder, "--color=never").out


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of Unix")
@pytest.mark.parametrize(("env", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_and_width_follow_the_terminal(tmp_path: Path, env: dict[str, str], colored: bool) -> None:
    ledger(tmp_path / "claims", CLASH)
    command = [sys.executable, "-m", "claimcheck", "claims"]
    text = _on_a_terminal(command, environment(**{"TERM": "xterm", **env}), 70, tmp_path)
    assert ("\x1b[" in text) is colored
    if not colored:
        assert max(map(len, text.splitlines())) == 70


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of Unix")
@pytest.mark.parametrize("command", COMMANDS)
def test_help_keeps_within_the_terminal(tmp_path: Path, command: str) -> None:
    asked = [sys.executable, "-m", "claimcheck", command, "--help"]
    text = _on_a_terminal(asked, environment(TERM="xterm"), 80, tmp_path)
    assert text.startswith("usage: claimcheck")
    assert max(map(len, text.splitlines())) <= 80
    assert "".join(text.split()) == "".join(run(command, "--help").out.split())  # and says what it says elsewhere


def _on_a_terminal(command: list[str], env: dict[str, str], columns: int, cwd: Path) -> str:
    import fcntl  # noqa: PLC0415 - not on every system
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(command, stdout=theirs, env=env, cwd=cwd) as process:
        os.close(theirs)
        parts = []
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the end, on Linux
                break
            if not part:
                break
            parts.append(part)
        process.wait()
    os.close(ours)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_leaves_the_status_and_no_traceback(tmp_path: Path, form: str) -> None:
    folder = ledger(tmp_path, CLASH)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "claimcheck", str(folder), "--format", form]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False, timeout=60)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_disaster(tmp_path: Path, redirection: str) -> None:
    command = f'"{sys.executable}" -m claimcheck "{ledger(tmp_path, CLASH)}" {redirection}'
    done = subprocess.run(["/bin/sh", "-c", command], env=environment(), capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "claimcheck", str(ledger(tmp_path, CLASH))]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("claimcheck: ")
    assert done.stderr.count(b"\n") == 1


# A parent that ignores signals, as nohup and background jobs do, hands that down: they are taken up again.
SLOW = """\
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
for number in signal.valid_signals() & {1, 15}:
    signal.signal(number, signal.SIG_DFL)
import claimcheck.api
def check(*given, **more):
    print("begun", file=sys.stderr, flush=True)
    time.sleep(60)
claimcheck.api.check = check
from claimcheck.cli import main
sys.exit(main(["claims"]))
"""


LOST = SLOW.replace(
    "time.sleep(60)",
    """try:
        time.sleep(60)
    except BaseException:
        raise RuntimeError("Query interrupted")  # as libraries in C do, which only see that a handler raised something
""",
)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("code", [SLOW, LOST])
@pytest.mark.parametrize(("number", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_an_interrupted_run_leaves_its_status_and_no_report(number: str, status: int, code: str) -> None:
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"begun\n"
        time.sleep(0.1)
        process.send_signal(signal.Signals[number])
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (status, b"", b"")


def test_an_unexpected_fault_is_one_clear_line() -> None:
    for fault in ("ValueError('a\\x1b[2J\\n::error::b')", "MemoryError()", "RecursionError()", "OSError('no disk')"):
        code = SLOW.replace("time.sleep(60)", f"raise {fault}").replace(
            'print("begun", file=sys.stderr, flush=True)', ""
        )
        done = run_python("-c", code)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
        assert done.err.startswith("claimcheck: ")
        assert "\x1b" not in done.err


def test_the_traceback_is_shown_to_those_who_ask() -> None:
    code = SLOW.replace("time.sleep(60)", "raise ValueError('x')")
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(CLAIMCHECK_DEBUG="1"), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"Traceback" in done.stderr


@pytest.mark.parametrize("limit", [120, 200])
def test_a_low_recursion_limit_gives_a_clean_message(limit: int) -> None:
    code = f"import sys\nfrom claimcheck.cli import main\nsys.setrecursionlimit({limit})\nsys.exit(main(['claims']))"
    done = run_python("-c", code)
    assert done.status in (1, 2)
    assert done.err.count("\n") <= 1


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are the system's")
def test_little_memory_gives_a_clean_message() -> None:
    code = (
        "import resource, sys\nfrom claimcheck.cli import main\nimport claimcheck.api\n"
        "resource.setrlimit(resource.RLIMIT_AS, (256_000_000, 256_000_000))\nsys.exit(main(['claims']))"
    )
    assert run_python("-c", code).status in (1, 2)


@pytest.mark.parametrize("module", ["yaml", "decimal", "json", "attrs", "difflib", "z3", "typing", "re", "fractions"])
def test_modules_of_the_current_directory_are_not_run(tmp_path: Path, module: str) -> None:
    ledger(tmp_path / "claims", CLASH)
    (tmp_path / f"{module}.py").write_text("raise SystemExit('run by the tree that is checked')", encoding="utf-8")
    done = run("claims", cwd=tmp_path)
    assert (done.status, done.err) == (1, "")
    assert run_python("-P", "-m", "claimcheck", "claims", cwd=tmp_path) == done


@pytest.mark.parametrize("path", [".", "claims"])
def test_the_isolated_interpreter_of_the_ci_files_passes_over_the_python_path(tmp_path: Path, path: str) -> None:
    ledger(tmp_path / "claims", CLASH)
    for folder in (tmp_path, tmp_path / "claims"):
        for module in ("yaml", "decimal", "fractions"):
            (folder / f"{module}.py").write_text("raise SystemExit('run by the checked tree')", encoding="utf-8")
    done = run_python("-I", "-m", "claimcheck", "claims", cwd=tmp_path, env={"PYTHONPATH": path})
    assert (done.status, done.err) == (1, "")


def test_it_runs_from_the_folder_that_holds_it(tmp_path: Path) -> None:
    done = run_python("-S", "-c", "import sys; print(sys.version_info[0])", cwd=tmp_path)
    assert done.out == "3\n"
    assert run("rules", cwd=CLAIMS.parent / "src").status == 0


NO_SOCKETS = """\
import socket, sys
def refuse(*given, **more):
    raise AssertionError("the network was used")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from claimcheck.cli import main
sys.exit(main(["claims"]))
"""


def test_the_network_is_not_used_and_secrets_stay_secret() -> None:
    done = run_python("-c", NO_SOCKETS, env={"TOKEN": "hunter2-very-secret"})
    assert (done.status, done.err) == (1, "")
    assert "hunter2" not in done.out


@pytest.mark.parametrize("form", ["text", "json"])
def test_it_needs_no_home_and_no_temporary_folder(form: str) -> None:
    done = run("claims", "--format", form, env={"HOME": "/nonexistent", "TMPDIR": "/nonexistent"})
    assert done == run("claims", "--format", form)


def test_what_a_claim_says_of_the_future_is_read_as_its_day(tmp_path: Path) -> None:
    text = """\
measures: {insured: {unit: person}}
places: {banten: {name: Banten}}
article: {id: a, published: 2025-11-28}
claims:
  - {id: c, kind: quantity, measure: insured, place: Banten, value: 3 orang, as-of: 2026-05-01}
  - {id: r, kind: ratio, numerator: {measure: insured, scope: {sector: informal}}, denominator: {measure: insured},
     value: separuh}
"""
    told = run(ledger(tmp_path, text), "--verbose").out
    assert "read as 1 May 2026\n" in told
    assert "no other claim is about what it relates\n    a#r\n" in told

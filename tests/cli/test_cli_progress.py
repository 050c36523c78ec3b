"""How far a long run has come: on a terminal only."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import pytest
from cli_process import CLASH, environment, ledger, run

from claimcheck import check
from claimcheck.cli.progress import Bar, is_wanted, progress_shown
from claimcheck.domain.progress import tell, told_to
from claimcheck.locale import translator


class Terminal(io.StringIO):
    """A terminal that keeps what was written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return Terminal()


def test_the_stages_of_a_check_are_told_with_their_counts(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int, int]] = []
    ledger(tmp_path, CLASH)
    ledger(tmp_path, "article: {id: three}\n", "more.yaml")
    with told_to(lambda *told: heard.append(told)):
        check(tmp_path)
    assert heard[:2] == [("reading files", 1, 2, 3), ("reading files", 2, 2, 3)]
    assert ("comparing claims", 0, 0, 3) in heard
    rules = [(done, total) for stage, done, total, _ in heard if stage == "applying rules"]
    assert rules == [(number, len(rules)) for number in range(1, len(rules) + 1)]
    assert len({stage for stage, *_ in heard}) == 5


def test_nobody_need_listen_and_nobody_hears_what_comes_after() -> None:
    heard: list[str] = []
    tell("before")
    with told_to(lambda stage, *_: heard.append(stage)):
        tell("meanwhile")
    tell("after")
    assert heard == ["meanwhile"]


def test_the_line_shows_the_stage_and_fits_the_terminal() -> None:
    bar = Bar(translator("id"))
    bar.hear("reading files", 3, 12, 0)
    assert bar.line(80) == "membaca berkas [######..................] 3 dari 12"
    bar = Bar()
    bar.hear("reading files", 6, 24, 0)
    assert bar.line(80) == "reading files [######..................] 6 of 24"
    assert len(bar.line(20)) == 19
    assert bar.line(0) == ""
    bar.hear("following relations", 0, 0, 0)
    assert bar.line(80) == "following relations"


def test_the_claims_that_were_read_are_told_with_their_rate_in_every_later_stage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = iter([0.0, 4.0, 5.0])
    monkeypatch.setattr("claimcheck.cli.progress.monotonic", lambda: next(times))
    bar = Bar()
    bar.hear("reading files", 6, 24, 10_000)
    assert bar.line(80) == "reading files [######..................] 6 of 24; claims: 10,000, 2,500/s"
    bar.hear("applying rules", 12, 24, 0)
    assert bar.line(80) == "applying rules [############............] 12 of 24; claims: 10,000, 2,000/s"


def test_a_long_run_is_shown_and_leaves_nothing_behind(terminal: Terminal) -> None:
    with progress_shown(terminal, delay=0):
        tell("reading files", 1, 2)
        until = time.monotonic() + 10
        while "1 of 2" not in terminal.getvalue() and time.monotonic() < until:
            time.sleep(0.01)
    assert "reading files [############............] 1 of 2" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_short_run_shows_nothing(terminal: Terminal) -> None:
    with progress_shown(terminal, delay=60):
        tell("reading files", 1, 2)
    assert terminal.getvalue() == ""


def test_what_goes_wrong_meanwhile_is_not_hidden(terminal: Terminal) -> None:
    with pytest.raises(KeyboardInterrupt), progress_shown(terminal, delay=60):
        raise KeyboardInterrupt


def test_a_terminal_that_is_gone_is_no_error(terminal: Terminal) -> None:
    terminal.close()
    with progress_shown(io.StringIO(), delay=0):
        pass


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, True),
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"CI": "true"}, False),
        ({"CI": "1"}, False),
        ({"CI": "woodpecker"}, False),
        ({"CI": "false"}, True),
        ({"CI": ""}, True),
    ],
)
def test_it_is_for_people_and_not_for_logs(variables: dict[str, str], wanted: bool) -> None:
    assert is_wanted(Terminal(), variables) is wanted
    assert not is_wanted(io.StringIO(), variables)
    assert not is_wanted(None, variables)


def test_a_log_holds_none_of_it(tmp_path: Path) -> None:
    ledger(tmp_path / "claims", CLASH)
    done = run("check", "claims", cwd=tmp_path, env={"TERM": "xterm"})
    assert (done.status, done.err) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_on_a_real_terminal_a_short_check_writes_only_its_report(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system
    import subprocess  # noqa: PLC0415

    ledger(tmp_path / "claims", CLASH)
    ours, theirs = pty.openpty()
    code = "import claimcheck.cli.progress as p; p.DELAY = 60; from claimcheck.cli import main; main(['claims'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(TERM="xterm"), stdout=subprocess.PIPE,
        stderr=theirs, check=False, timeout=120,
    )  # fmt: skip
    os.close(theirs)
    assert b"contradiction" in done.stdout
    os.set_blocking(ours, False)
    with pytest.raises(OSError):  # noqa: PT011 - nothing to read: EIO or EAGAIN
        os.read(ours, 1000)
    os.close(ours)

"""Two tasks side by side: what they return is the same in one process as in two, and no process is left behind."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from claimcheck import api
from claimcheck.checking import examine
from claimcheck.report import text
from claimcheck.world.processes import a_copy_allowed, beside

ROOT = Path(__file__).resolve().parents[1]
two_processes = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="needs two processors of Linux"
)


def interrupted() -> None:
    raise KeyboardInterrupt


class Copies:
    """The copies that were made of this process, and of no other: a test on Spark leaves its JVM to those after it."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self._fork = os.fork

    def fork(self) -> int:
        process = self._fork()
        self.made += [process] if process else []
        return process

    def are_gone(self) -> bool:
        return bool(self.made) and not any(map(is_child, self.made))


def is_child(process: int) -> bool:
    try:
        os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    made = Copies()
    monkeypatch.setattr(os, "fork", made.fork)
    return made


@two_processes
def test_the_second_task_is_done_by_a_copy_where_that_is_allowed(copies: Copies) -> None:
    assert beside(os.getpid, os.getpid) == (os.getpid(), os.getpid())
    with a_copy_allowed():
        here, there = beside(os.getpid, os.getpid)
    assert here == os.getpid() != there
    assert copies.are_gone()


@two_processes
@pytest.mark.parametrize(
    "failing",
    [
        lambda: sys.exit(0),
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: lambda: "no function without a name goes through a pipe",
        lambda: 1 / 0,
    ],
)
def test_what_a_copy_cannot_do_is_done_here(copies: Copies, failing: object) -> None:
    own = os.getpid()

    def task() -> object:
        return "done" if os.getpid() == own else failing()  # type: ignore[operator]

    with a_copy_allowed():
        assert beside(lambda: "first", task) == ("first", "done")
    assert copies.are_gone()


@two_processes
def test_where_nobody_is_told_how_a_copy_ended_the_task_is_done_here(copies: Copies) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # as a server leaves it to what it starts
    try:
        with a_copy_allowed():
            assert beside(os.getpid, os.getpid) == (os.getpid(), os.getpid())
            with pytest.raises(KeyboardInterrupt):
                beside(interrupted, lambda: sum(iter(int, 1)))
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert copies.are_gone()


@two_processes
def test_a_copy_ends_when_this_process_is_interrupted(copies: Copies) -> None:
    with a_copy_allowed(), pytest.raises(KeyboardInterrupt):
        beside(interrupted, lambda: sum(iter(int, 1)))
    assert copies.are_gone()


def test_what_both_tasks_raise_is_raised() -> None:
    with a_copy_allowed(), pytest.raises(ZeroDivisionError):
        beside(lambda: 1, lambda: 1 / 0)


def test_a_report_is_the_same_from_one_process_and_from_two(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, _ = api.load([ROOT / "claims", ROOT / "examples"])
    alone = api.check(ledger)
    monkeypatch.setattr(examine, "MANY", 0)
    with a_copy_allowed():
        assert api.check(ledger) == alone
    assert alone.findings


def test_findings_are_told_in_the_same_words_by_one_process_and_by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    report = api.check([ROOT / "claims", ROOT / "examples"])
    alone = text.render(report, verbose=True)
    monkeypatch.setattr(text, "MANY", 1)
    with a_copy_allowed():
        assert text.render(report, verbose=True) == alone
    assert len(report.findings) > 1

"""``--watch``: the check again after each change."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from cli_process import CLASH, QUIET, environment, ledger, run

from claimcheck.cli.errors import UsageError
from claimcheck.cli.main import main
from claimcheck.cli.watch import changes_of, relevant, watch
from claimcheck.domain.message import verbatim


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    ledger(tmp_path / "claims", QUIET)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def watched(desk: Path) -> Iterator[tuple[subprocess.Popen[str], Callable[[str], str]]]:
    """Watch ``claims`` as a desk does; beside the process, what waits until it has printed some words."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "claimcheck", "check", "claims", "--watch", "--output", "json=claims/report.json"],
        cwd=desk, env=environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=lambda out: deque(map(lines.put, out), maxlen=0), args=(process.stdout,))
    reader.start()

    def until(words: str) -> str:
        told = ""
        while words not in told:
            told += lines.get(timeout=60)
        return told

    yield process, until
    process.kill()
    process.wait()
    reader.join()
    process.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended by a signal here")
def test_a_real_change_of_a_file_is_seen(
    desk: Path, watched: tuple[subprocess.Popen[str], Callable[[str], str]]
) -> None:
    process, until = watched
    until("There are no claims here")
    ledger(desk / "claims", CLASH)
    assert "claims.yaml changed; checked again:" in until("1 contradiction")
    ledger(desk / "claims", "article: [", "new.yaml")
    assert "report.json changed" not in until("new.yaml changed; checked again:"), "its own report is no reason"
    (desk / "claims/new.yaml").unlink()
    until("new.yaml changed; checked again:")
    (desk / "claims/articles").mkdir()
    (desk / "claims/articles").rename(desk / "claims/moved")
    until("moved")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 143


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is watched is not removed there")
def test_a_folder_that_was_put_in_the_place_of_another_is_watched(
    desk: Path, watched: tuple[subprocess.Popen[str], Callable[[str], str]]
) -> None:
    _, until = watched
    until("There are no claims here")
    (desk / "claims").rename(desk / "old")
    ledger(desk / "claims", CLASH)
    assert "claims changed; checked again:" in until("1 contradiction")
    ledger(desk / "claims", QUIET)
    until("There are no claims here")
    ledger(desk / "claims", CLASH)
    until("claims.yaml changed; checked again:")


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Iterator[set[str]]]], list[object]]:
    """Put a module in the place of watchfiles, whose changes the test makes; the list gets what was asked of it."""

    def put(edits: Callable[[], Iterator[set[str]]]) -> list[object]:
        asked: list[object] = []

        def watch_files(
            *paths: str, watch_filter: Callable[[object, str], bool], recursive: bool, **more: object
        ) -> Iterator[set[tuple[int, str]]]:
            asked.extend((paths, recursive))
            assert more["yield_on_timeout"]
            yield set()
            for batch in edits():
                kept = {(1, path) for path in batch if watch_filter(1, path)}
                if kept:
                    yield kept

        module = ModuleType("watchfiles")
        module.watch = watch_files  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "watchfiles", module)
        return asked

    return put


def test_it_checks_at_once_and_after_each_change(capfd: pytest.CaptureFixture[str]) -> None:
    statuses = iter([0, 1, 0])
    assert watch(lambda: next(statuses), [[], ["claims/a.yaml"], ["b.yaml", "c.yaml", "d.yaml", "e.yaml"]]) == 0
    assert list(statuses) == []
    told = capfd.readouterr().out
    assert "a.yaml changed; checked again:" in told
    assert "b.yaml, c.yaml, d.yaml and 1 more changed; checked again:" in told


def test_a_mistake_on_the_way_is_told_and_the_next_change_waited_for(capfd: pytest.CaptureFixture[str]) -> None:
    outcomes: Iterator[int | str] = iter([0, "unknown rule", 1])

    def once() -> int:
        outcome = next(outcomes)
        if isinstance(outcome, str):
            raise UsageError(verbatim(outcome))
        return outcome

    assert watch(once, [[], ["claimcheck.toml"], ["claimcheck.toml"]]) == 1
    assert capfd.readouterr().err == "claimcheck: unknown rule\n"


def test_a_call_that_is_wrong_from_the_start_ends_it(desk: Path) -> None:
    done = run("check", "claims", "--watch", "--select", "no-such-rule", cwd=desk)
    assert (done.status, "no rule is called" in done.err) == (2, True)


def test_the_command_sees_what_changed(
    desk: Path,
    pretend: Callable[[Callable[[], Iterator[set[str]]]], list[object]],
    capfd: pytest.CaptureFixture[str],
) -> None:
    file = desk / "claims/claims.yaml"

    def edits() -> Iterator[set[str]]:
        file.write_text(CLASH, encoding="utf-8")
        yield {str(file)}
        yield {str(desk / "claims/.claims.yaml.swp"), str(desk / "report.json")}  # nothing to check again for

    asked = pretend(edits)
    assert main(["check", "claims", "--watch", "--output", "json=report.json"]) == 1
    assert asked == [("claims",), True]
    out = capfd.readouterr().out
    assert out.startswith("There are no claims here")
    assert out.count("checked again") == 1
    assert "contradiction: the ceremony" in out


def test_a_file_is_watched_through_its_folder(
    desk: Path, pretend: Callable[[Callable[[], Iterator[set[str]]]], list[object]]
) -> None:
    both = {str(desk / "claims/claims.yaml"), str(desk / "claims/other.yaml")}
    asked = pretend(lambda: iter([both]))
    assert list(changes_of(["claims/claims.yaml"])) == [set(), {str(desk / "claims/claims.yaml")}]
    assert asked == [("claims",), False]


def test_without_the_extra_it_says_how_to_get_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(UsageError, match=r"python -m pip install 'claimcheck\[watch\]'"):
        list(changes_of([str(desk / "claims")]))


def test_a_path_that_is_not_there_cannot_be_watched(desk: Path) -> None:
    done = run("check", "gone", "--watch", cwd=desk)
    assert (done.status, done.out) == (2, "")
    assert "--watch: there is no gone" in done.err


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("claims/a.yaml", True),
        ("claims/deep/er/a.JSON", True),
        ("claims/texts/a.txt", True),
        ("claims/a.yaml~", False),
        ("claims/.hidden/a.yaml", False),
        ("claims/.claimcheck-0123", False),
        ("claims/out.json", False),
        ("elsewhere/a.yaml", False),
        ("single.yaml", True),
        ("claimcheck.toml", True),
    ],
)
def test_what_may_change_the_report(desk: Path, path: str, counts: bool) -> None:
    assert relevant(["claims", "single.yaml"], ["claims/out.json"])(str(desk / path)) is counts

"""What the environment brings: secrets, no network, little memory, a short stack, two runs at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import environment, run, run_python
from git_desk import Desk

HIDDEN = "ghp_neverToBeSeen"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("arguments", [["claims"], ["config"], ["claims", "--since", "HEAD"], ["baseline", "show"]])
def test_secrets_of_the_environment_are_in_no_output(desk: Desk, arguments: list[str]) -> None:
    secrets = {"GITHUB_TOKEN": HIDDEN, "HOME": f"/home/{HIDDEN}", "CLAIMCHECK_X": HIDDEN, "PYTHONSTARTUP": HIDDEN}
    done = run(*arguments, cwd=desk.folder, env=secrets)
    assert HIDDEN not in done.out + done.err


def test_no_network_is_used(desk: Desk) -> None:
    desk.change("article: {id: two}", "article: {id: two, url: 'https://example.org/'}")
    blocked = (
        "import sys, socket\n"
        "def refuse(*a, **k): raise SystemExit(99)\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from claimcheck.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    assert run_python("-c", blocked, "claims", "--format", "json", cwd=desk.folder).status == 1
    assert run_python("-c", blocked, "config", cwd=desk.folder).status == 0


@pytest.mark.parametrize(
    "limit",
    [
        "sys.setrecursionlimit(200)",
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (256 << 20, 256 << 20))",
        "import tempfile; tempfile.tempdir = '/nowhere'",
    ],
)
def test_a_narrow_machine_gives_a_report_or_one_clear_line(desk: Desk, limit: str) -> None:
    code = f"import sys\nfrom claimcheck.cli import main\n{limit}\nsys.exit(main(['claims']))"
    done = run_python("-c", code, cwd=desk.folder)
    assert (done.status == 1 and "venue-conflict" in done.out) or (done.status == 2 and done.err.count("\n") == 1)
    assert "internal error" not in done.err


def test_two_runs_at_once_write_one_whole_baseline(desk: Desk) -> None:
    command = [sys.executable, "-m", "claimcheck", "baseline", "write", "claims"]
    runs = [subprocess.Popen(command, cwd=desk.folder, env=environment(), stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [one.wait(timeout=120) for one in runs] == [0, 0, 0]
    assert desk.run("claims", "--baseline", "claimcheck-baseline.json").status == 0
    assert sorted(path.name for path in desk.folder.iterdir()) == ["claimcheck-baseline.json", "claims"]

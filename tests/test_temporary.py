"""Temporary folders: gone when their run ends, and swept by the next one where a run was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from claimcheck.world.temporary import LOCK, temporary_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks of Unix")
HELD = """\
import sys
from pathlib import Path
from claimcheck.world.temporary import temporary_folder
with temporary_folder(Path(sys.argv[1]) if sys.argv[1:] else None) as folder:
    (folder / "rows.jsonl").write_text("very many")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=[True, False], ids=["among the temporary ones", "beside a file"])
def beside(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return None if request.param else tmp_path / "out.parquet"


def held(folder: Path, beside: Path | None) -> subprocess.Popen[str]:
    """Begin a run that keeps a folder until its input ends."""
    command = [sys.executable, "-c", HELD, *([] if beside is None else [str(beside)])]
    process = subprocess.Popen(
        command, env={**os.environ, "TMPDIR": str(folder)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert Path(process.stdout.readline().rstrip()).parent == folder
    return process


def test_what_a_killed_run_left_is_swept_and_what_another_run_needs_is_not(tmp_path: Path, beside: Path | None) -> None:
    with held(tmp_path, beside) as killed, held(tmp_path, beside) as going_on:
        assert len(list(tmp_path.iterdir())) == 2
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        with temporary_folder(beside) as folder:
            assert len(list(tmp_path.iterdir())) == 2, "that of the run that goes on, and the new one"
            assert folder in tmp_path.iterdir()
        assert len(list(tmp_path.iterdir())) == 1
        going_on.communicate("")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_of_a_run_is_left_alone(tmp_path: Path, beside: Path | None) -> None:
    start = "." if beside else ""
    (tmp_path / f"{start}claimcheck-notes").mkdir()
    (tmp_path / f"{start}claimcheck-notes" / "lock").write_text("of somebody else", "utf-8")
    (tmp_path / f"{start}claimcheck-pipe").mkdir()
    os.mkfifo(tmp_path / f"{start}claimcheck-pipe" / LOCK)
    (tmp_path / f"{start}claimcheck-file").write_text("kept", "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / LOCK).write_text("", "utf-8")
    (tmp_path / f"{start}claimcheck-link").symlink_to(tmp_path / "elsewhere")
    before = sorted(path for path in tmp_path.iterdir() if not path.name.endswith("pipe"))
    with temporary_folder(beside):
        pass
    assert sorted(path for path in tmp_path.iterdir() if not path.name.endswith("pipe")) == before
    assert (tmp_path / f"{start}claimcheck-notes" / "lock").exists()
    assert (tmp_path / "elsewhere" / LOCK).exists()

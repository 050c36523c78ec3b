"""A newsroom's folder under git, with nothing of the machine's own git configuration."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from cli_process import CLASH, Ran, ledger, run

_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "desk",
    "GIT_AUTHOR_EMAIL": "desk@example.org",
    "GIT_COMMITTER_NAME": "desk",
    "GIT_COMMITTER_EMAIL": "desk@example.org",
}


class Desk:
    """A folder with a ledger in ``claims/``; the repository begins with ``git``."""

    def __init__(self, folder: Path, text: str = CLASH) -> None:
        self.folder = folder
        ledger(folder / "claims", text)

    def git(self, *arguments: str) -> None:
        subprocess.run(
            ["git", *arguments], cwd=self.folder, env={**os.environ, **_GIT}, check=True, capture_output=True
        )

    def commit(self) -> None:
        if not (self.folder / ".git").exists():
            self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "as it is")

    def run(self, *arguments: str) -> Ran:
        return run(*arguments, cwd=self.folder)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, old: str, new: str, name: str = "claims/claims.yaml") -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def findings(self, *arguments: str) -> list[str]:
        """Return the names of the findings that a check prints."""
        return re.findall(r"[a-z-]+:[0-9a-f]{16}", self.run("check", "claims", *arguments).out)

"""Reads files of a git revision: nothing is checked out, no filter, hook or shell is run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from claimcheck.domain.message import Message, say, verbatim
from claimcheck.record import frozen
from claimcheck.world import looks

_LONGEST = 250
_SECONDS = 60
# Nothing that a repository's own configuration may name is run, and nobody is asked for a password.
_SAFELY: Final = (
    "--no-pager",
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
)


class GitError(Exception):
    """There is no repository, no such revision, or no git; the words tell a person which."""

    def __init__(self, words: Message) -> None:
        super().__init__(str(words))
        self.words = words


@frozen
class Revision:
    """A commit of the repository of a folder; ``prefix`` is the folder's path there (``sub/``, or nothing)."""

    name: str
    commit: str
    folder: str
    prefix: str

    def read(self, path: str) -> bytes | None:
        """Return what a file held, by its path from the top of the repository; ``None`` where there is none."""
        found = dict(self.read_all([path]))
        return found.get(path)

    def files(self, below: Sequence[str]) -> list[str]:
        """Return the paths, from the top of the repository, of the plain files at or below these paths of it."""
        listed = _git(
            self.folder, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *(f"./{one}" for one in below)
        )
        rows = (row.partition("\t") for row in os.fsdecode(listed).split("\0") if row)
        return [path for kind, _, path in rows if kind.startswith("100")]  # neither links nor modules

    def read_all(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Yield each path with what the file held; a path that is no file there is left out."""
        asked = "".join(f"{self.commit}:{path}\n" for path in paths if "\n" not in path)
        answers = _git(self.folder, "cat-file", "--batch", stdin=os.fsencode(asked))
        at = 0
        for path in (path for path in paths if "\n" not in path):
            end = answers.index(b"\n", at)
            head, at = answers[at:end], end + 1
            if head.endswith((b" missing", b" ambiguous")):
                continue
            size = int(head.rsplit(b" ", 1)[1])
            if b" blob " in head:
                yield path, answers[at : at + size]
            at += size + 1


def revision(name: str, folder: str) -> Revision:
    """Return the commit that a name means in the repository of a folder; raises ``GitError``."""
    if not name or name.startswith("-") or len(name) > _LONGEST or not name.isprintable():
        raise GitError(say("“{name}” is no name of a git revision", name=name[:40]))
    try:
        prefix = os.fsdecode(_git(folder, "rev-parse", "--show-prefix")).removesuffix("\n")
    except GitError as error:
        raise GitError(
            say("{folder} is not in a git repository ({why})", folder=folder or ".", why=error.words)
        ) from None
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError:
        raise GitError(
            say("there is no revision “{name}” here; a shallow clone may lack it (git fetch)", name=name)
        ) from None
    return Revision(name, commit.decode("ascii").strip(), folder, prefix)


def within(found: Revision, path: str) -> str:
    """Return a path of the present folder as the repository knows it; raises ``GitError`` if it leads out of it."""
    top = os.fsdecode(_git(found.folder, "rev-parse", "--show-toplevel")).removesuffix("\n")
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(top)):
        raise GitError(say("{path} does not lie in the git repository {top}", path=path, top=top))
    return PurePosixPath(real.relative_to(os.path.realpath(top))).as_posix()


def _git(folder: str, *arguments: str, stdin: bytes = b"") -> bytes:
    import subprocess  # noqa: PLC0415 - only where a revision is asked for

    looks.spoil()  # what a revision holds is not looked at again without git
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a name that looks like an option was refused
            ["git", "-C", folder or ".", *_SAFELY, *arguments],  # noqa: S607 - wherever the desk has git
            input=stdin,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise GitError(say("git is not installed")) from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise GitError(say("git could not be run: {why}", why=type(error).__name__)) from None
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(verbatim(words[0][:200]) if words else say("git failed"))
    return done.stdout

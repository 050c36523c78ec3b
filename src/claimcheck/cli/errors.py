"""What ends a run before it began."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message, say


class UsageError(Exception):
    """The call was wrong; the words tell a person how."""

    def __init__(self, words: Message) -> None:
        super().__init__(str(words))
        self.words = words


class HelpWanted(Exception):  # noqa: N818 - no error
    """Help or the version was asked for; the text is what to show."""


def not_written(path: str, why: str) -> Message:
    """Return the words for a file that could not be written."""
    return say("cannot write {path}: {why}", path=path, why=why)


def nothing_read(problems: Sequence[Diagnostic]) -> Message:
    """Return the words for a ledger of which no claim could be read: the first of its problems says why."""
    first = problems[0]
    return say("{path}: {message}", path=str(first.mark), message=first.message)

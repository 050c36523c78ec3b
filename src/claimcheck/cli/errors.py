"""What ends a run before it began."""

from __future__ import annotations


class UsageError(Exception):
    """The call was wrong; the words tell a person how."""


class HelpWanted(Exception):  # noqa: N818 - no error
    """Help or the version was asked for; the text is what to show."""

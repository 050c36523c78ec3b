"""The baseline that a run is held against, as a file of the tree or of a revision."""

from __future__ import annotations

from argparse import Namespace

from claimcheck.cli.errors import UsageError
from claimcheck.cli.settings import config_revision
from claimcheck.config.git import GitError, within
from claimcheck.config.settings import COMMAND_LINE, Settings
from claimcheck.domain.message import Message, say
from claimcheck.report.baseline import MAX_BYTES, Baseline, parse
from claimcheck.world import looks


def read_baseline(options: Namespace, settings: Settings) -> Baseline:
    """Return the baseline in force; with a configuration of another revision it is that revision's, too."""
    path = settings.baseline or ""
    rev = config_revision(options)
    if rev is not None and settings.origin("baseline") != COMMAND_LINE:
        try:
            content = rev.read(within(rev, path))
        except GitError as error:
            raise UsageError(error.words) from None
    else:
        content = _content(path)
    if content is None:
        raise UsageError(say("there is no baseline {file}; claimcheck baseline write makes it", file=path))
    read = parse(path, content.decode("utf-8", "replace"))
    if isinstance(read, Message):
        raise UsageError(read)
    return read


def _content(path: str) -> bytes | None:
    """Return what a plain file holds, ``None`` where there is none."""
    if looks.kind(path) == looks.NOTHING:
        return None
    try:
        return looks.content(looks.real(path), MAX_BYTES)
    except looks.NotPlainError:
        raise UsageError(say("{file} is no plain file, so no baseline", file=path)) from None
    except looks.TooLargeError:
        words = "{file} is larger than {most} MB, too large for a baseline"
        raise UsageError(say(words, file=path, most=MAX_BYTES // 1_000_000)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(say("cannot read the baseline {file}: {why}", file=path, why=why)) from None

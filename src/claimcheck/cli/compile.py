"""``claimcheck compile``: write a ledger as an archive."""

from __future__ import annotations

from argparse import Namespace

from claimcheck.cli.errors import UsageError, not_written
from claimcheck.cli.output import complain, say_on_stdout
from claimcheck.cli.progress import progress_shown
from claimcheck.cli.scale import by_extra
from claimcheck.cli.settings import ledger_paths, settings_for, told_by
from claimcheck.cli.status import OK, UNREADABLE
from claimcheck.domain.message import say
from claimcheck.report.sentences import number_of
from claimcheck.world import looks


def run(options: Namespace) -> int:
    """Compile the paths; return the exit status."""
    target: str = options.output
    if not target.lower().endswith(looks.ARCHIVE):
        words = "--output: the name of an archive ends in {ending}, by which it is known; {file} does not"
        raise UsageError(say(words, ending=looks.ARCHIVE, file=target))
    settings = settings_for(options)
    paths, translate = ledger_paths(options, settings), told_by(settings)
    try:
        with progress_shown(translate=translate):
            compiled = by_extra("compile", "compile_archive", paths, target, memory=options.memory)
    except OSError as error:
        raise UsageError(not_written(target, _why(error, target))) from None
    for one in compiled.problems:
        complain(say("{place}: {words} [{code}]", place=str(one.mark), words=one.message, code=one.code), translate)
    if not compiled.is_written:
        complain(say("nothing was read, so {file} was not written", file=target), translate)
        return UNREADABLE
    claims = number_of(compiled.claims, "{count} claim", "{count} claims")
    articles = number_of(compiled.articles, "{count} article", "{count} articles")
    done = say("{file}: {claims} of {articles}", file=target, claims=claims, articles=articles)
    say_on_stdout(done.text(translate))
    return UNREADABLE if compiled.problems else OK


def _why(error: OSError, target: str) -> str:
    """Return why the archive could not be written, with the file that failed where it is one on the way to it."""
    words = error.strerror or str(error)
    return words if error.filename in (None, target) else f"{words} ({error.filename})"

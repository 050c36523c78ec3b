"""A change in percent, or by a factor, of what is nothing or less: such a number has no agreed meaning.

Of a negative number nobody agrees what a percentage is, but "the loss grew by half" is understood; only where the sign
turns ("from a loss of 5 million to a profit of 7, up 240 percent") is the number without one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Change, Modality, Step, StepKind, Value
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import say
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import value_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._figures import figure_words, subject_words
from claimcheck.rules._uses import Use, weakened_by, why_weaker

_OF_THE_START = {StepKind.PERCENT, StepKind.FACTOR}


def undefined_changes(ledger: Ledger, told: Collection[str]) -> Iterator[Found]:
    """Yield each change by a share of its own start where that is zero, or a loss that became a gain.

    Claims of which the arithmetic has ``told`` already that they do not fit are left out.
    """
    for claim in ledger.of_kind(Change):
        step = next((one for one in claim.by if one.kind in _OF_THE_START and one.value.figure.n != 0), None)
        if claim.id in told or claim.modality is Modality.DENIAL or claim.before is None or step is None:
            continue
        if _has_no_share(claim.before, claim.after):
            yield _finding(ledger.catalog, claim, claim.before, step)


def _has_no_share(before: Value, after: Value | None) -> bool:
    start = before.figure.n
    return start == 0 or (start < 0 and after is not None and after.figure.n > 0)


def _finding(catalog: Catalog, claim: Change, before: Value, step: Step) -> Found:
    use, start = Use(claim, frozenset({"from", "by"})), figure_words(catalog, before)
    words = say("“{words}”", words=step.value.figure.words)
    reasons = weakened_by(catalog, use) - {Reason.TWO_SPEAKERS}
    return Found(
        message=say("{change} from {start} is undefined", change=words, start=start),
        subject=subject_words(catalog, claim.subject),
        camps=(Camp((Witness(claim, value_reads(before)),), words),),
        why=(
            say("Any share of nothing is nothing, so no percentage or factor leads away from it.")
            if before.figure.n == 0
            else say("What percentage leads from a negative number to a positive one, nobody agrees on."),
            *why_weaker([use], reasons),
        ),
        reconcile=(
            say("Give the change as an amount, from {start}.", start=start),
            say("Otherwise ask {article} what it was before.", article=claim.article.id),
        ),
        reasons=reasons,
        level=Severity.TENSION,
    )

"""A figure told as a fact as of a time that comes after the article's publication."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.claim import Change, Quantity
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import say
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import period_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._uses import Use, weakened_by, why_weaker

KEYS = frozenset({"as-of"})


def figures_from_the_future(ledger: Ledger) -> Iterator[Found]:
    """Yield each figure told as a fact whose stated as-of begins only after its article was published."""
    for claim in ledger.claims:
        published = claim.article.published
        if not isinstance(claim, (Quantity, Change)) or not claim.modality.is_actual:
            continue
        if claim.as_of is None or published is None or not published.said.precedes(claim.as_of.said):
            continue
        use = Use(claim, KEYS)
        reasons = weakened_by(ledger.catalog, use)
        day, told = period_reads(claim.as_of), period_reads(published)
        yield Found(
            message=say("a figure as of {day} in an article of {published}", day=day, published=told),
            camps=(Camp((Witness(claim, day),)),),
            why=(
                say("What was published on {published} cannot tell as a fact how things stood later.", published=told),
                *why_weaker((use,), reasons),
            ),
            reconcile=(say("They agree if it is a forecast, a plan or a target: then give it that `modality`."),),
            reasons=reasons,
            level=Severity.TENSION,
        )

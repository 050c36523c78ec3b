"""A figure told as a fact as of a time that comes after the article's publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.domain.claim import Change, Quantity
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import Message, say
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.clocks import Told, meets_by_another_clock, precedes
from claimcheck.lower.reads import period_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._happenings import another_clock
from claimcheck.rules._uses import Use, weakened_by, why_weaker

KEYS = frozenset({"as-of"})
# "berlaku 1 Desember 2023": what the words themselves say to be decided before it holds.
_IN_FORCE = re.compile(r"(?:mulai |efektif |akan )?berlaku\b|terhitung mulai\b|effective\b|in force\b", re.IGNORECASE)


def figures_from_the_future(ledger: Ledger) -> Iterator[Found]:
    """Yield each figure told as a fact whose stated as-of begins only after its article was published."""
    for claim in ledger.claims:
        if not isinstance(claim, (Quantity, Change)) or claim.as_of is None or not claim.modality.is_actual:
            continue
        published = claim.article.published
        if published is None or claim.as_of.said.precedes(published.said):
            continue
        if ledger.catalog.measures[claim.subject.measure].set_ahead or _IN_FORCE.match(claim.as_of.words):
            continue
        told, holds = Told(published, claim.article), Told(claim.as_of, claim.article)
        if not precedes(told, holds):
            continue
        use = Use(claim, KEYS)
        open_zone = {Reason.ASSUMED} if meets_by_another_clock(told, holds) else frozenset[Reason]()
        reasons = weakened_by(ledger.catalog, use) | open_zone
        day, printed = period_reads(claim.as_of), period_reads(published)
        yield Found(
            message=say("a figure as of {day} in an article of {published}", day=day, published=printed),
            camps=(Camp((Witness(claim, day),)),),
            why=(
                say(
                    "What was published on {published} cannot tell as a fact how things stood later.", published=printed
                ),
                *why_weaker((use,), reasons),
                *((another_clock(claim.article),) if open_zone else ()),
            ),
            reconcile=_ways_out(ledger, claim),
            reasons=reasons,
            level=Severity.TENSION,
        )


def _ways_out(ledger: Ledger, claim: Quantity | Change) -> tuple[Message, ...]:
    return (
        say("They agree if it is a forecast, a plan or a target: then give it that `modality`."),
        say(
            "They agree if “{measure}” is decided before it holds, as a minimum wage, a tariff or a quota is: "
            "then write `set-ahead: true` at the measure.",
            measure=ledger.catalog.measures[claim.subject.measure].name,
        ),
    )

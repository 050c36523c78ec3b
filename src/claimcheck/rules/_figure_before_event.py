"""A figure of an event that holds before the event began (claim-files.md, on ``event`` of a quantity)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.domain.claim import Change, Happening, Quantity
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.reads import period_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._happenings import articles, dated, times_read, use_of
from claimcheck.rules._uses import Use, weakened_by, why_weaker

KEYS = frozenset({"event", "as-of"})


def figures_before_events(ledger: Ledger) -> Iterator[Found]:
    """Yield each figure whose stated as-of ends before the event that it is of, as all that date it say."""
    dates = dated(ledger)
    for claim in ledger.claims:
        if isinstance(claim, (Quantity, Change)) and claim.modality.is_actual and claim.subject.event and claim.as_of:
            daters = dates.get(claim.subject.event, [])
            later = [one for one in daters if _begins_after(one, claim.as_of)]
            if later and len(later) == len(daters):
                yield _finding(ledger, claim, claim.as_of, claim.subject.event, later)


def _begins_after(claim: Happening, as_of: Period) -> bool:
    period = claim.start or claim.date
    return period is not None and as_of.said.precedes(period.said)


def _finding(
    ledger: Ledger, figure: Quantity | Change, as_of: Period, event: str, daters: Sequence[Happening]
) -> Found:
    name = ledger.catalog.events[event].name
    uses = (Use(figure, KEYS), use_of(daters[0], "start" if daters[0].start else "date"))
    reasons = weakened_by(ledger.catalog, *uses)
    return Found(
        message=say("a figure of “{event}” as of {day}, before the event", event=name, day=period_reads(as_of)),
        subject=say("{event}", event=name),
        camps=(
            Camp((Witness(figure, period_reads(as_of)),), say("a figure as of {day}", day=period_reads(as_of))),
            Camp(tuple(Witness(one, times_read(one)) for one in daters), _when(name, daters[0])),
        ),
        why=(say("What an event brought about cannot be counted before it began."), *why_weaker(uses, reasons)),
        reconcile=(
            say("They agree if the figure is of another event, or of no event: correct `event`."),
            say("Otherwise ask {articles} for the two dates.", articles=articles([figure, *daters])),
        ),
        reasons=reasons,
    )


def _when(event: str, claim: Happening) -> Message:
    return say("“{event}” {time}", event=event, time=times_read(claim))

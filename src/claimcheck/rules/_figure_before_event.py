"""A figure of an event that holds before the event began (claim-files.md, on ``event`` of a quantity)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.domain.claim import Change, Happening, Quantity
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.clocks import Told, meets_by_another_clock, precedes
from claimcheck.lower.reads import period_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._happenings import another_clock, dated, its_zone, times_read, use_of
from claimcheck.rules._uses import Use, weakened_by, why_weaker
from claimcheck.rules._words import articles

KEYS = frozenset({"event", "as-of"})


def figures_before_events(ledger: Ledger) -> Iterator[Found]:
    """Yield each figure whose stated as-of ends before the event that it is of, as all that date it say."""
    dates = dated(ledger)
    for claim in ledger.claims:
        if isinstance(claim, (Quantity, Change)) and claim.modality.is_actual and claim.subject.event and claim.as_of:
            daters = dates.get(claim.subject.event, [])
            as_of = Told(claim.as_of, claim.article)
            if daters and all(_precedes(as_of, one) for one in daters):
                yield _finding(ledger, claim, as_of, claim.subject.event, daters)


def _precedes(as_of: Told, dater: Happening) -> bool:
    begins = _beginning(dater)
    return begins is not None and precedes(as_of, begins)


def _beginning(claim: Happening) -> Told | None:
    period = claim.start or claim.date
    return None if period is None else Told(period, claim.article)


def _finding(ledger: Ledger, figure: Quantity | Change, told: Told, event: str, daters: Sequence[Happening]) -> Found:
    name, as_of = ledger.catalog.events[event].name, told.period
    # The date that leads is one that no other clock could move, if there is such a one.
    open_zones = {one.id: meets_by_another_clock(told, begins) for one in daters if (begins := _beginning(one))}
    daters = sorted(daters, key=lambda one: open_zones[one.id] is not None)
    of_no_zone = open_zones[daters[0].id]
    uses = (Use(figure, KEYS), use_of(daters[0], "start" if daters[0].start else "date"))
    reasons = weakened_by(ledger.catalog, *uses) | ({Reason.ASSUMED} if of_no_zone else frozenset())
    return Found(
        message=say("a figure of “{event}” as of {day}, before the event", event=name, day=period_reads(as_of)),
        subject=verbatim(name),
        camps=(
            Camp((Witness(figure, period_reads(as_of)),), say("a figure as of {day}", day=period_reads(as_of))),
            Camp(tuple(Witness(one, times_read(one)) for one in daters), _when(name, daters[0])),
        ),
        why=(
            say("What an event brought about cannot be counted before it began."),
            *why_weaker(uses, reasons),
            *((another_clock(of_no_zone.article),) if of_no_zone else ()),
        ),
        reconcile=(
            *((its_zone(of_no_zone.article),) if of_no_zone else ()),
            say("They agree if the figure is of another event, or of no event: correct `event`."),
            say("Otherwise ask {articles} for the two dates.", articles=articles([figure, *daters])),
        ),
        reasons=reasons,
    )


def _when(event: str, claim: Happening) -> Message:
    return say("“{event}” {time}", event=event, time=times_read(claim))

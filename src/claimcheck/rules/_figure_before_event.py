"""A figure of an event that holds before the event began (claim-files.md, on ``event`` of a quantity)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.domain.claim import Change, Happening, Quantity
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.clocks import Told, meets_by_another_clock, precedes
from claimcheck.lower.reads import period_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._happenings import another_clock, dated, its_zone, times_read, use_of
from claimcheck.rules._uses import Use, weakened_by, why_weaker
from claimcheck.rules._words import articles, shown_of

KEYS = frozenset({"event", "as-of"})
_FIGURE, _DATE = "figure", "date"


def figures_before_events(ledger: Ledger) -> Iterator[Found]:
    """Yield each figure whose stated as-of ends before the event that it is of, as all that date it say."""
    dates = dated(ledger)
    known: dict[Hashable, Sequence[_Dater]] = {}  # thousands of figures may be of one day
    for claim in ledger.claims:
        if isinstance(claim, (Quantity, Change)) and claim.modality.is_actual and claim.subject.event and claim.as_of:
            as_of = Told(claim.as_of, claim.article)
            key = claim.subject.event, as_of.key
            if key not in known:
                known[key] = _later(as_of, dates.get(claim.subject.event, []))
            if known[key]:
                yield _finding(ledger, claim, as_of, claim.subject.event, known[key])


class _Dater(NamedTuple):
    """A claim that dates an event, and which of the two names no zone, where by another one it need not be later."""

    claim: Happening
    of_no_zone: str | None


def _later(as_of: Told, daters: Sequence[Happening]) -> Sequence[_Dater]:
    """Return the claims that date an event if by all of them it begins later; first such as no other clock could move.

    What tells the same time by the same clock is asked once.
    """
    open_zones: dict[Hashable, str | None] = {}
    found: list[_Dater] = []
    for claim in daters:
        begins = _beginning(claim)
        if begins is None:
            return ()
        if begins.key not in open_zones:
            if not precedes(as_of, begins):
                return ()
            told = meets_by_another_clock(as_of, begins)
            open_zones[begins.key] = None if told is None else _FIGURE if told is as_of else _DATE
        found.append(_Dater(claim, open_zones[begins.key]))
    return sorted(found, key=lambda one: one.of_no_zone is not None)


def _beginning(claim: Happening) -> Told | None:
    period = claim.start or claim.date
    return None if period is None else Told(period, claim.article)


def _finding(ledger: Ledger, figure: Quantity | Change, told: Told, event: str, later: Sequence[_Dater]) -> Found:
    name, as_of = ledger.catalog.events[event].name, told.period
    # The date that leads is one that no other clock could move, if there is such a one.
    open_zone = later[0].of_no_zone
    of_no_zone = None if open_zone is None else (figure if open_zone == _FIGURE else later[0].claim).article
    shown, more = shown_of([one.claim for one in later])
    daters = [one.claim for one in later]
    uses = (Use(figure, KEYS), use_of(daters[0], "start" if daters[0].start else "date"))
    reasons = weakened_by(ledger.catalog, *uses) | ({Reason.ASSUMED} if of_no_zone else frozenset())
    return Found(
        message=say("a figure of “{event}” as of {day}, before the event", event=name, day=period_reads(as_of)),
        subject=verbatim(name),
        camps=(
            Camp((Witness(figure, period_reads(as_of)),), say("a figure as of {day}", day=period_reads(as_of))),
            Camp(tuple(Witness(one, times_read(one)) for one in shown), _when(name, daters[0])),
        ),
        why=(
            say("What an event brought about cannot be counted before it began."),
            *why_weaker(uses, reasons),
            *((another_clock(of_no_zone),) if of_no_zone else ()),
            *more,
        ),
        reconcile=(
            *((its_zone(of_no_zone),) if of_no_zone else ()),
            say("They agree if the figure is of another event, or of no event: correct `event`."),
            say("Otherwise ask {articles} for the two dates.", articles=articles([figure, *daters])),
        ),
        reasons=reasons,
    )


def _when(event: str, claim: Happening) -> Message:
    return say("“{event}” {time}", event=event, time=times_read(claim))

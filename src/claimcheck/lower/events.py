"""Events to assertions: their dates, places and whether they were held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature
from claimcheck.domain.claim import Happening, Reference
from claimcheck.domain.message import Message, term
from claimcheck.domain.period import Period
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread
from claimcheck.lower.background import Background, ground_of, speaker_span
from claimcheck.lower.clocks import Told
from claimcheck.lower.reads import period_reads, place_reads
from claimcheck.lower.slots import context_of, slot_of
from claimcheck.lower.times import valid
from claimcheck.reading.dates import read_period
from claimcheck.record import evolve

STATUSES = ("held", "cancelled")
_TIMES = {"date": Family.DATE, "start": Family.START, "end": Family.END}


def is_planned(claim: Happening) -> bool:
    """Whether the claim tells what shall be, not what was."""
    return claim.status == "planned" or not claim.modality.is_actual


def times(claim: Happening) -> Iterator[tuple[str, Period]]:
    """Yield what a claim says of when its event was, by key."""
    for key, period in (("date", claim.date), ("start", claim.start), ("end", claim.end)):
        if period is not None:
            yield key, period


def happening(catalog: Catalog, background: Background, claim: Happening) -> Iterator[Assertion]:
    """Yield when and where an event was, its start and end, and whether it was held."""
    planned = is_planned(claim)
    when = "planned" if planned else "actual"
    # A plan may change from one report to the next; what happened does not.
    nature = Nature.STOCK if planned else Nature.FIXED
    is_phase = claim.event in background.phases
    context = context_of(claim.scope)
    time, speaker = valid(nature, claim.article, claim.as_of), speaker_span(catalog, claim)

    def assertion(
        family: Family, said: Span, meant: Span, told: Callable[[], Message], key: str, **more: Any
    ) -> Assertion:
        slot = slot_of(family, (claim.event, when), nature)
        uses = _uses(key, scoped=bool(claim.scope))
        return Assertion(slot, said, meant, claim, told, uses, time, context, speaker=speaker, **more)

    for key, period in times(claim):
        if not (is_phase and key == "date"):
            yield assertion(_TIMES[key], period.said, period.meant, partial(period_reads, period), key)
    if claim.place is not None and not (is_phase and claim.date is None):
        yield _venue(catalog, claim, claim.place, assertion, is_phase=is_phase)
    if claim.status in STATUSES:
        point = Span.point(STATUSES.index(claim.status))
        yield assertion(Family.STATUS, point, point, partial(term, claim.status), "status")


@cache
def _uses(key: str, *, scoped: bool) -> frozenset[str]:
    return frozenset({"event", key, *(["scope"] if scoped else [])})


def time_of_event(one: Assertion) -> Period | None:
    """Return the time that an assertion on an event's date, start or end was read from; ``None`` for all others."""
    claim, family = one.claim, one.slot.family
    if not isinstance(claim, Happening):
        return None
    return {Family.DATE: claim.date, Family.START: claim.start, Family.END: claim.end}.get(family)


def read_ahead(claim: Happening, period: Period) -> Period | None:
    """Return a time that leaves out its year as one after publication, if that is nearer to it; ``None`` if not.

    "30 November" in an article of 28 November is a year old by the table of readings. But an article that does not say
    that the event was held may announce it.
    """
    article = claim.article
    if claim.status is not None or not claim.modality.is_actual:
        return None
    read = _read_anew(claim, period, planned=True)
    if read is None or article.published is None:
        return None
    back, ahead = _between(period, article.published), _between(article.published, read)
    return read if back is not None and ahead is not None and ahead < back else None


def read_in_another_week(claim: Happening, period: Period) -> Period | None:
    """Return the other day that "last Thursday" or "next Sunday" may be, a week further; ``None`` if there is none."""
    read = _read_anew(claim, period, planned=is_planned(claim), other_week=True)
    return None if read is None or read.said == period.said else read


def _read_anew(claim: Happening, period: Period, **how: bool) -> Period | None:
    """Return a time that takes a part from the day of publication as it may be read otherwise."""
    article = claim.article
    if article.published is None or not period.derived:
        return None
    words, order = period.words, article.date_order
    read = read_period(words, article.language, zone=article.zone, published=article.published, date_order=order, **how)
    return None if isinstance(read, Unread) else read


def _between(earlier: Period, later: Period) -> int | None:
    """Return the minutes between two times; of one that is open, from its end ("sampai akhir Desember")."""
    last = earlier.local_first if earlier.local_last is None else earlier.local_last
    first = later.local_last if later.local_first is None else later.local_first
    return None if last is None or first is None else first - last


def told_time(one: Assertion) -> Told | None:
    """Return the same as its article tells it."""
    period = time_of_event(one)
    return None if period is None else Told(period, one.claim.article)


def _venue(
    catalog: Catalog, claim: Happening, place: Reference, make: Callable[..., Assertion], *, is_phase: bool
) -> Assertion:
    span, overlapping, loosely = ground_of(catalog, place.id)
    told = partial(place_reads, catalog, place.id)
    venue = make(Family.VENUE, span, span, told, "place", overlapping=overlapping, loosely=loosely)
    if not is_phase or claim.date is None:
        return venue
    # What lasts for days may move: its venues are compared day by day.
    slot = slot_of(Family.VENUE, venue.slot.key, Nature.STOCK)
    return evolve(venue, slot=slot, valid=valid(Nature.STOCK, claim.article, claim.date))

"""What claims say of when an event was, and how it reads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from claimcheck.catalog.entries import Event
from claimcheck.domain.claim import AnyClaim, Article, Happening
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period, day_of
from claimcheck.engine.dated import happenings
from claimcheck.lower.events import is_planned, times
from claimcheck.lower.reads import period_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._uses import Use

EVENT_KEYS = frozenset({"event"})


def dated(ledger: Ledger) -> Mapping[str, list[Happening]]:
    """Return, by event, the claims that say when it was, other than plans."""
    found: dict[str, list[Happening]] = defaultdict(list)
    for claim in happenings(ledger):
        if not is_planned(claim) and (claim.date or claim.start or claim.end):
            found[claim.event].append(claim)
    return found


def time_reads(key: str, period: Period) -> Message:
    """Return a date, a start or an end in words."""
    template = {"date": "{time}", "start": "begins {time}", "end": "ends {time}"}[key]
    return say(template, time=period_reads(period))


def times_read(claim: Happening) -> Message:
    """Return the first thing that a claim says of when its event was, in words."""
    return next((time_reads(key, period) for key, period in times(claim)), say("no date"))


def by_date(claims: Iterable[Happening]) -> list[tuple[Message, list[Happening]]]:
    """Return the claims by what they say of when their event was, in the order of those words."""
    found: dict[str, tuple[Message, list[Happening]]] = {}
    for claim in claims:
        time = times_read(claim)
        found.setdefault(str(time), (time, []))[1].append(claim)
    return [found[words] for words in sorted(found)]


def of_another_event(events: Mapping[str, Event], claims: Iterable[AnyClaim]) -> Iterator[Message]:
    """Yield that the conflict is none if a claim, whose event was supplied, is of another one."""
    for claim in {claim.id: claim for claim in claims}.values():
        if isinstance(claim, Happening) and "event" in claim.assumed:
            yield say(
                "They agree if {article} means another event than “{event}”: ask its author.",
                article=claim.article.id,
                event=events[claim.event].name,
            )


def another_clock(article: Article) -> Message:
    """Return that a conflict of times rests on the zone that an article goes by, and does not state."""
    return say("{article} states no time zone: by the clock of another one both can hold.", article=article.id)


def its_zone(article: Article) -> Message:
    """Return what an article is to be given where its zone would make two times agree."""
    return say("They agree if {article} goes by another clock: then give it its `zone`.", article=article.id)


_AHEAD: Final = re.compile(
    r"\b(?:akan|bakal|rencananya|direncanakan|dijadwalkan|mendatang|mulai berlaku|berlaku mulai|efektif berlaku|"
    r"terhitung mulai|mulai|will|is due to|is set to|scheduled|takes effect|comes into force)\b",
    re.IGNORECASE,
)


def is_announced(claim: Happening) -> bool:
    """Whether the quoted words of a claim that does not say that its event was held say that it is to come."""
    return claim.status is None and claim.quote is not None and _AHEAD.search(claim.quote) is not None


def use_of(claim: Happening, *keys: str) -> Use:
    """Return the use of these keys of a claim about an event."""
    return Use(claim, EVENT_KEYS | set(keys))


def local_day(period: Period, minute: int) -> date:
    """Return the day on the clock of the period's place for one of its minutes UTC."""
    return day_of(minute + period.ahead)

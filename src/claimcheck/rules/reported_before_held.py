"""An article that reports as held what comes after its publication.

An event can be announced before its day; it cannot have been held. Where an article tells of an event as over and the
event's date lies after the day on which the article was published, one of the three is wrong: the date, the day of
publication, or that it was held.

A figure told as a fact as of a time after the article's publication is a tension: it is a forecast, or a date is wrong.

## Why it matters

Either a date is wrong, or a report was written from the invitation before anything had happened.

## Fires

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one, published: 2025-11-26}
claims:
  - {id: c, kind: event, event: ceremony, date: 27/11/2025, status: held}
```

## Silent

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one, published: 2025-11-26}
claims:
  - {id: c, kind: event, event: ceremony, date: 27/11/2025, status: planned}
```

## Not reported

Plans and forecasts, what words such as “besok”, “next Monday” and “paling lambat” announce where no claim says that it
was held, a figure of a measure that is decided before it holds (`set-ahead: true`), an event of the very
day of publication, and what lasts longer and has only begun. Dates are taken
from the claim itself, else from the same article, else from other articles that tell of the event as a fact; two dates
that differ are for `date-conflict`. Where the article does not say that it was held (no `status: held`) but gives a
later date without calling it a plan, the finding is a tension.

## What to do

Check the day of publication and the date. If the article only announces the event, encode it with `status: planned`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Article, Happening
from claimcheck.domain.diagnostic import Reason, Severity, weakness
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.period import Period
from claimcheck.domain.span import Span
from claimcheck.engine.blocks import Block
from claimcheck.engine.dated import happenings
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.clocks import Told, meets_by_another_clock, precedes
from claimcheck.lower.events import is_planned
from claimcheck.lower.reads import period_reads
from claimcheck.reading.dates import announces
from claimcheck.rules._case import Case
from claimcheck.rules._figure_from_the_future import figures_from_the_future
from claimcheck.rules._happenings import another_clock, dated, is_announced, its_zone, times_read, use_of
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Reasons, Use, weakened_by, why_weaker
from claimcheck.rules._words import MOST_SHOWN, shown_of


class _Clash:
    """A claim that an event was held, one that dates it after the article of the first, and what weakens that."""

    __slots__ = ("dater", "reasons", "teller")

    def __init__(self, teller: Happening, dater: Happening, reasons: Reasons) -> None:
        self.teller, self.dater, self.reasons = teller, dater, reasons

    @property
    def uses(self) -> tuple[Use, ...]:
        """The keys that it rests on."""
        return _uses(self.teller, self.dater)

    @property
    def of_no_zone(self) -> Article | None:
        """The article that names no zone, where by another one the two times would fit."""
        found = meets_by_another_clock(*_times(self.teller, self.dater))
        return None if found is None else found.article


@rule("reported-before-held", Severity.CONTRADICTION, among=Block.EVENT)
def check(case: Case) -> Iterator[Found]:
    """Yield each event that an article tells of as held though its date comes after the article."""
    dates = dated(case.ledger)
    told: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for claim in happenings(case.ledger):
        if not is_planned(claim) and claim.article.published is not None:
            told[claim.article.id, claim.event].append(claim)
    daters_of = {event: _Daters(dates.get(event, ())) for event in dict.fromkeys(event for _, event in told)}
    weighing = _Weighing(case.ledger.catalog)
    for (_, event), claims in told.items():
        clashes, count = _clashes(weighing, claims, daters_of[event])
        if clashes:
            yield _finding(case, sorted(clashes, key=weighing.order), count)
    yield from figures_from_the_future(case.ledger)


class _Daters:
    """The claims that date an event, of which thousands of articles may tell: by article, and by when it is over."""

    def __init__(self, claims: Iterable[Happening]) -> None:
        self._claims = [claim for claim in claims if claim.date or claim.start]
        self._by_article: dict[str, list[Happening]] = defaultdict(list)
        for claim in self._claims:
            self._by_article[claim.article.id].append(claim)
        ends = [_beginning(claim)[1].said.upper_key for claim in self._claims]
        self._in_order = sorted(range(len(ends)), key=ends.__getitem__)
        self._ends = sorted(ends)

    def of_article(self, article: Article) -> Sequence[Happening]:
        """Return those of one article."""
        return self._by_article.get(article.id, ())

    def not_before(self, time: Span) -> list[Happening]:
        """Return those that do not put it wholly before a time: of what is reported as held, that is few."""
        first = 0 if time.lower is None else bisect_left(self._ends, (0, time.lower, -1))
        return [self._claims[number] for number in sorted(self._in_order[first:])]


class _Weighing:
    """What weakens that a claim reports what another one dates later: of thousands many are alike, and asked once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._late: dict[tuple[Hashable, Hashable], Reasons | None] = {}
        self._against: dict[tuple[Hashable, ...], list[tuple[Happening, Reasons]]] = {}
        self._place: dict[Reasons, tuple[int, int, list[str]]] = {}

    def against(self, teller: Happening, published: Told, daters: _Daters) -> list[tuple[Happening, Reasons]]:
        """Return the claims of other articles that date later what one tells as held, the strongest first."""
        said_by = None if teller.speaker is None else teller.speaker.key
        doubts = teller.modality, teller.as_published_by is not None, teller.assumed, said_by
        key = id(daters), _key(published), doubts
        if key not in self._against:
            found = [
                (dater, reasons)
                for dater in daters.not_before(published.period.said)
                if (reasons := self.weakens(teller, published, dater)) is not None
            ]
            found.sort(key=lambda one: (self.place(one[1]), one[0].id))
            self._against[key] = found
        return self._against[key]

    def weakens(self, teller: Happening, published: Told, dater: Happening) -> Reasons | None:
        """Return what weakens a clash, if the date lies wholly after the day of publication."""
        begins = Told(_beginning(dater)[1], dater.article)
        if begins.period.said.precedes(published.period.said):
            return None  # as nearly all that is reported as held
        times = _key(published), _key(begins)
        if times not in self._late:
            self._late[times] = _too_late(published, begins)
        late = self._late[times]
        if late is None:
            return None
        unstated = frozenset({Reason.ASSUMED}) if teller.status != "held" else frozenset[Reason]()
        return late | unstated | weakened_by(self._catalog, *_uses(teller, dater))

    def order(self, clash: _Clash) -> tuple[object, ...]:
        """Return what the strongest is chosen by."""
        return self.place(clash.reasons), clash.teller.id, clash.dater.id

    def place(self, reasons: Reasons) -> tuple[int, int, list[str]]:
        """Return how weak these make a clash."""
        if reasons not in self._place:
            self._place[reasons] = weakness(Severity.CONTRADICTION, reasons)
        return self._place[reasons]


def _key(told: Told) -> Hashable:
    return told.key, told.period.meant


def _clashes(weighing: _Weighing, claims: Sequence[Happening], daters: _Daters) -> tuple[list[_Clash], int]:
    """Return the clashes of one article, and how many claims of others date it later: of very many, the strongest."""
    article = claims[0].article
    assert article.published is not None  # noqa: S101 - only articles with a day of publication come here
    published, own = Told(article.published, article), daters.of_article(article)
    held = {claim.id: claim for claim in claims if claim.status == "held"}
    if not own:
        against = [(teller, weighing.against(teller, published, daters)) for teller in held.values()]
        told = [_Clash(teller, *one) for teller, found in against for one in found[:MOST_SHOWN]]
        return told, len(against[0][1]) if against else 0
    first = next(iter(held.values()), None)
    found = []
    for dater in own:
        # An article that gives a date speaks for itself; without a date, all that say "held" stand against the others'.
        teller = dater if first is None or dater.id in held else first
        reasons = weighing.weakens(teller, published, dater)
        if reasons is None or (not held and (announces(_beginning(dater)[1].words) or is_announced(dater))):
            continue  # "besok", "Senin depan", "mulai berlaku 1 Januari": no report
        found.append(_Clash(teller, dater, reasons))
    return found, 0


def _uses(teller: Happening, dater: Happening) -> tuple[Use, ...]:
    key = _beginning(dater)[0]
    return (use_of(dater, key, "status"),) if teller is dater else (use_of(teller, "status"), use_of(dater, key))


def _times(teller: Happening, dater: Happening) -> tuple[Told, Told]:
    """Return when the one was published, as is known, and when by the other it began."""
    published = teller.article.published
    assert published is not None  # noqa: S101 - only articles with a day of publication come here
    return Told(published, teller.article), Told(_beginning(dater)[1], dater.article)


def _beginning(claim: Happening) -> tuple[str, Period]:
    """Return the first time at which a claim with a date or a start puts its event."""
    if claim.date is not None:
        return "date", claim.date
    assert claim.start is not None  # noqa: S101 - only claims with one of the two come here
    return "start", claim.start


def _too_late(published: Told, begins: Told) -> Reasons | None:
    """Return what weakens that a time lies wholly after the day of publication; ``None`` where it need not."""
    if precedes(published, begins):
        reasons = frozenset[Reason]()
    elif precedes(*(Told(one.period.as_meant, one.article) for one in (published, begins))):
        reasons = frozenset({Reason.MEANT_ONLY})
    else:
        return None
    return reasons | {Reason.ASSUMED} if meets_by_another_clock(published, begins) else reasons


def _finding(case: Case, clashes: Sequence[_Clash], count: int) -> Found:
    lead = clashes[0]
    article = lead.teller.article
    event = case.ledger.catalog.events[lead.teller.event].name
    published = period_reads(article.published) if article.published else say("an unknown day")
    tellers = {clash.teller.id: clash.teller for clash in clashes}
    daters = {clash.dater.id: clash.dater for clash in clashes if clash.dater.id not in tellers}
    camps = [
        (*shown_of(list(tellers.values())), say("told of by {day}", day=published)),
        (
            *shown_of(list(daters.values()), max(count, len(daters))),
            say("dated {day}", day=times_read(lead.dater)),
        ),
    ]
    return Found(
        message=say("“{event}” is reported as held before its date", event=event),
        subject=verbatim(event),
        camps=tuple(
            Camp(tuple(Witness(claim, _reads(claim)) for claim in sorted(side, key=lambda one: one.id)), label)
            for side, _, label in camps
            if side
        ),
        why=(*_why(lead, published), *(message for _, more, _ in camps for message in more)),
        reconcile=(
            say("They agree if {article} was published later than that.", article=article.id),
            *((its_zone(lead.of_no_zone),) if lead.of_no_zone else ()),
            say("They agree if {article} only announces it: then write `status: planned`.", article=article.id),
            say("Otherwise ask the organiser or the authorities for the date, and correct it."),
        ),
        reasons=lead.reasons,
    )


def _reads(claim: Happening) -> Message:
    time = times_read(claim) if claim.date or claim.start else say("no date")
    return say("held, {time}", time=time) if claim.status == "held" else time


def _why(clash: _Clash, published: Message) -> Iterator[Message]:
    begins = _beginning(clash.dater)[1]
    article, time, claim = clash.teller.article.id, period_reads(begins), clash.dater.id
    told = say("{article} was published on {published}", article=article, published=published)
    if begins.said.upper is None:
        yield say("{told}; {claim} dates it {time}.", told=told, claim=claim, time=time)
    else:
        yield say("{told}, before {time} ({claim}).", told=told, claim=claim, time=time)
    if clash.teller.status != "held":
        yield say(
            "{article} gives the date as a fact, but does not say that it was held.", article=clash.teller.article.id
        )
    yield from why_weaker(clash.uses, clash.reasons)
    if clash.of_no_zone is not None:
        yield another_clock(clash.of_no_zone)

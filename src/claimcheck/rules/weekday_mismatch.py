"""A weekday that is not that date's.

“Kamis (27/11/2025)” says the day twice, and the calendar says whether both fit. Where they do not, one of the two is a
slip, and the finding lists the dates near it that would fit.

## Why it matters

The date is the fact that readers act on. A wrong weekday beside it shows that the date itself may be wrong, and needs
no second source to be seen.

## Fires

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one, language: id}
claims:
  - {id: c, kind: event, event: ceremony, date: Rabu (27/11/2025)}
```

## Silent

```yaml
events:
  ceremony: {name: the ceremony}
---
article: {id: one, language: id}
claims:
  - {id: c, kind: event, event: ceremony, date: Kamis (27/11/2025)}
```

## Not reported

“Minggu” for a week, weekdays beside more than one day, and a weekday that fits by chance though the date is wrong.
Where the year was not written but taken from the day of publication, the finding is a tension: the year may be at
fault. One article that writes the same slip in several places gets one finding.

## What to do

Look up the day in the first report or ask the organiser, and correct the date or the weekday.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claimcheck.domain.claim import AnyClaim, Attribute, Change, Happening, Quantity, Ratio
from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.period import Period
from claimcheck.domain.picture import Line, Scale, Stretch
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.lower.events import times
from claimcheck.reading.calendar import days_in_month
from claimcheck.reading.dates import day_words, weekday_words
from claimcheck.rules._case import Case
from claimcheck.rules._pictures import a_day
from claimcheck.rules._rule import rule
from claimcheck.rules._uses import Use, why_weaker
from claimcheck.rules._words import listed

_IN_FIGURES = on_demand(r"[0-9]\s?[./-]\s?[0-9]")


@rule("weekday-mismatch", Severity.CONTRADICTION, among=Block.CLAIM)
def check(case: Case) -> Iterator[Found]:
    """Yield each date with a weekday that is not its own, once for each article."""
    wrong: dict[tuple[str, date, int], list[tuple[AnyClaim, str, Period]]] = defaultdict(list)
    for claim in case.ledger.claims:
        for key, period in periods(claim):
            weekday = period.weekday
            day = period.first_day if weekday is not None and period.is_day else None
            if weekday is not None and day is not None and weekday != day.weekday():
                wrong[claim.article.id, _meant(day, weekday, claim, period), weekday].append((claim, key, period))
    for (article, day, weekday), found in sorted(wrong.items()):
        yield _finding(article, day, weekday, found)


def _meant(day: date, weekday: int, claim: AnyClaim, period: Period) -> date:
    """Return the day that a date without its year most likely is: "Thursday 2 August" of 1 August is tomorrow."""
    published = claim.article.published.first_day if claim.article.published is not None else None
    next_year = day.year + 1
    if not period.derived or published is None or next_year > date.max.year:
        return day
    later = date(next_year, day.month, min(day.day, days_in_month(next_year, day.month)))
    is_nearer = abs(later - published) < abs(day - published) and later.day == day.day
    return later if is_nearer and later.weekday() != weekday else day


def periods(claim: AnyClaim) -> Sequence[tuple[str, Period]]:
    """Return every date that a claim gives, with its key."""
    if isinstance(claim, Quantity):  # as most are
        return () if claim.as_of is None else (("as-of", claim.as_of),)
    stated: list[tuple[str, Period | None]] = [("as-of", claim.as_of)]
    if isinstance(claim, Happening):
        stated += times(claim)
    elif isinstance(claim, Change):
        stated += [("from-as-of", claim.before_as_of), ("to-as-of", claim.after_as_of)]
    elif isinstance(claim, Ratio):
        stated += [("numerator", claim.numerator.as_of), ("denominator", claim.denominator.as_of)]
    elif isinstance(claim, Attribute):
        stated += [("value", value.period) for value in claim.values]
    return [(key, period) for key, period in stated if period is not None]


def dates_that_fit(day: date, weekday: int, *, in_figures: bool = True) -> dict[date, Message]:
    """Return the dates near this one that fall on the weekday (Monday is 0), likely slips first.

    Of a date with its month in words nobody exchanges day and month.
    """
    found: dict[date, Message] = {}
    for other, slip in _slips(day, in_figures=in_figures):
        if other != day and other.weekday() == weekday:
            found.setdefault(other, slip)
    return found


def _slips(day: date, *, in_figures: bool) -> Iterator[tuple[date, Message]]:
    """Yield what a hand may have meant that wrote this date."""
    for step in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        if date.min.toordinal() <= day.toordinal() + step <= date.max.toordinal():
            yield day + timedelta(days=step), say("within the week")
    written = [
        *([((day.year, day.day, day.month), say("day and month exchanged"))] if in_figures else ()),
        ((day.year - 1, day.month, day.day), say("the year before")),
        ((day.year + 1, day.month, day.day), say("the year after")),
        ((day.year, day.month, int(f"{day.day:02}"[::-1])), say("the figures of the day exchanged")),
        *(((day.year, day.month, day.day + step), say("one figure of the day")) for step in (-20, -10, 10, 20)),
        ((day.year, day.month - 1, day.day), say("the month before")),
        ((day.year, day.month + 1, day.day), say("the month after")),
    ]
    for (year, month, number), slip in written:
        if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= days_in_month(year, month):
            yield date(year, month, number), slip


def _finding(article: str, day: date, weekday: int, found: list[tuple[AnyClaim, str, Period]]) -> Found:
    stated, own = weekday_words(weekday), weekday_words(day.weekday())
    reads = say("{day}, which was a {own}", day=day_words(day), own=own)
    uses = [Use(claim, frozenset({key})) for claim, key, _ in found]
    derived = all(period.derived for _, _, period in found)
    is_assumed = all(use.assumed for use in uses)
    reasons = frozenset({Reason.ASSUMED}) if derived or is_assumed else frozenset[Reason]()
    words = found[0][2].words
    fitting = dates_that_fit(day, weekday, in_figures=_IN_FIGURES.search(words) is not None)
    near = [say("{day} ({slip})", day=day_words(other), slip=slip) for other, slip in fitting.items()]
    why = [say("{day} was a {own}, not a {stated}.", day=day_words(day), own=own, stated=stated)]
    if derived:
        why.append(say("The year is not written: it was taken from the day of publication, and may be another."))
    return Found(
        message=say("“{words}”: that day was a {own}", words=words, own=own),
        subject=say("the date “{words}” in {article}", words=words, article=article),
        camps=(Camp(tuple(Witness(claim, reads) for claim in dict.fromkeys(claim for claim, _, _ in found)), reads),),
        why=(*why, *(why_weaker(uses, reasons) if is_assumed else ())),
        reconcile=(
            say("A {stated} near it: {dates}.", stated=stated, dates=listed(near)),
            say("Ask {article} which of the two is meant, and correct the date or the weekday.", article=article),
        ),
        reasons=reasons,
        pictures=(Line(Scale.TIME, tuple(_drawn(day, weekday, words, found[0][0].id))),),
    )


def _drawn(day: date, weekday: int, words: str, claim: str) -> Iterator[Stretch]:
    """Yield the day as written, and the day of that name that is nearest to it."""
    yield a_day(verbatim(f"“{words}”"), day, 0, claim)
    after = (weekday - day.weekday()) % 7
    nearest = after if after <= 3 else after - 7
    if date.min.toordinal() <= day.toordinal() + nearest <= date.max.toordinal():
        yield a_day(weekday_words(weekday), day + timedelta(days=nearest))

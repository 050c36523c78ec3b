"""Who followed whom in an office: what a ledger tells of a change of hands, so that both names are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

from claimcheck.domain.assertion import Assertion, Family, Origin, Valid
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.period import MINUTES_A_DAY, day_of
from claimcheck.domain.span import Span
from claimcheck.reading.calendar import day_span, month_span
from claimcheck.reading.date_vocabulary import MONTHS

Unit: TypeAlias = tuple[int, int]
"""The first and the last minute of a day, a month or a year."""

_MONTH_IN_FIGURES = on_demand(r"(?<![0-9./-])(?:[0-9]{4}-[0-9]{1,2}|[0-9]{1,2}[/.-][0-9]{4})(?![0-9]|[./-][0-9])")
_OFFICES = frozenset((Family.OFFICE, Family.TITLE))


def hands_over(a: Assertion, b: Assertion) -> bool:
    """Whether the times that two claims give to an office tell themselves that one came after the other.

    "2018-2023" and "2023-2028" are two terms, though both are of 2023. An article that dates one holder to a day before
    it appeared, and names the other without a date, tells of two times as well.
    """
    if a.slot.family not in _OFFICES or Origin.STATED not in (a.valid.origin, b.valid.origin):
        return False
    if not _as_far_as_known(a).meets(_as_far_as_known(b)):
        return True
    return any(
        _is_over(one, other.valid) or _tells_of_before(one.valid, other.valid) for one, other in ((a, b), (b, a))
    )


def has_followed(a: Assertion, b: Assertion, naming: Callable[[Assertion], Iterable[Assertion]]) -> bool:
    """Whether claims on the office that state their time show that one of the two took over from the other.

    The later one is dated by its publication alone; a claim that states its time has the same holder in office from
    the end of the earlier one's time on, and not after that publication. ``naming`` gives such as name a claim's
    holder.
    """
    return any(
        _is_told(late, early, one)
        for late, early in ((a, b), (b, a))
        if late.valid.origin is Origin.DEFAULT
        for one in naming(late)
    )


def _is_told(late: Assertion, early: Assertion, witness: Assertion) -> bool:
    published, ended, begun = late.valid.span.upper, _as_far_as_known(early).upper, witness.valid.span.lower
    if published is None or ended is None:
        return False
    if begun is None:  # "hingga 20 Februari 2025" says that it was so, and not since when
        until = witness.valid.span.upper
        return until is not None and ended < until
    return ended - MINUTES_A_DAY < begun <= published


def _as_far_as_known(one: Assertion) -> Span:
    """Return the time of a holder; "since" a day it is known up to publication."""
    span, told = one.valid.span, one.claim.article.published
    if one.valid.origin is not Origin.STATED or span.upper is not None or told is None or told.local_last is None:
        return span
    return span if span.lower is None or span.lower > told.local_last else Span(span.lower, told.local_last)


def _is_over(holder: Assertion, other: Valid) -> bool:
    """Whether a stated term ends where the other time begins, or later, or begins where it ends."""
    term = holder.valid
    if term.origin is not Origin.STATED or other.origin is Origin.UNKNOWN:
        return False
    stated = holder.claim.as_of
    first, last = ends_of(term.span, stated.words if stated else "")
    # "Until" a day does not say since when: on that day alone it is known.
    time = other.span if other.origin is Origin.STATED and other.span.lower is not None else _last_day(other)
    if time is None:
        return False
    ended = _last_day(term) if term.span.lower is None else None
    if ended is not None and not ended.meets(time):
        return True
    is_after = last is not None and time.lower is not None and last[0] <= time.lower
    return is_after or (first is not None and time.upper is not None and time.upper <= first[1])


def ends_of(term: Span, words: str = "") -> tuple[Unit | None, Unit | None]:
    """Return the years, months or days in which a term begins and ends; one time is none."""
    first, last = (None if end is None else day_of(int(end)) for end in (term.lower, term.upper))
    if first is None or last is None:
        return (None if first is None else _as_told(first, words)), (None if last is None else _as_told(last, words))
    for begun, ended in (
        (month_span(first.year, 1, 12), month_span(last.year, 1, 12)),
        (month_span(first.year, first.month), month_span(last.year, last.month)),
        (day_span(first), day_span(last)),
    ):
        if begun != ended and (begun[0], ended[1]) == (term.lower, term.upper):
            return begun, ended
    return None, None


def _as_told(day: date, words: str) -> Unit:
    """Return the day on which an open term begins or ends, or the month or year where its words name no less.

    "Hingga November 2024" leaves open on which of its days the office changed hands, "sejak 2024" on which of the year.
    """
    own, month, year = day_span(day), month_span(day.year, day.month), month_span(day.year, 1, 12)
    numbers = {int(number) for number in re.findall(r"[0-9]+", words)}
    if numbers == {day.year} and (own[0] == year[0] or own[1] == year[1]) and not _names_a_month(words):
        return year
    names_day = day.day in numbers and not _MONTH_IN_FIGURES.search(words.strip(" ./"))
    return own if names_day or (own[0] != month[0] and own[1] != month[1]) else month


def _names_a_month(words: str) -> bool:
    return any(MONTHS.of(word) for word in re.findall(r"[a-z]+", words.casefold()))


def _last_day(valid: Valid) -> Span | None:
    """Return the day that a time ends with: of one that is given by default, that of publication."""
    upper = valid.span.upper
    return None if upper is None else Span(upper + 1 - MINUTES_A_DAY, upper)


def _tells_of_before(dated: Valid, undated: Valid) -> bool:
    published = _last_day(undated)
    in_one = dated.document == undated.document != ""
    if not in_one or published is None or dated.origin is not Origin.STATED or undated.origin is not Origin.DEFAULT:
        return False
    return dated.span.precedes(published)

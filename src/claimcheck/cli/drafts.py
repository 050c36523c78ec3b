"""Drafts of claims: the figures, dates and ranks of a text, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from claimcheck.catalog.units import Units
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.period import MINUTES_A_DAY, Period, minute_of
from claimcheck.domain.span import Span
from claimcheck.reading.dates import scan_periods
from claimcheck.reading.figure_scan import scan_figures
from claimcheck.reading.ranks import scan_ranks
from claimcheck.record import evolve, frozen
from claimcheck.report.terminal import UNSEEN

MOST_DRAFTS = 100
MOST_CHARACTERS = 200_000
_LONGEST = 120
_AROUND = 40
_YEAR = 365 * MINUTES_A_DAY
_BLANKS = re.compile(r"[ \t\r\n]+")
_DIGIT = re.compile("[0-9]")
_LOOSE = frozenset({
    "atau", "dan", "dari", "dengan", "di", "ini", "itu", "ke", "pada", "saja", "untuk", "yang",
    "and", "at", "for", "in", "on", "or", "to", "was", "were",
})  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+(?:[ \t\r\n]+[^\W\d_]+){1,3}")  # that may name a unit together
_FROM = re.compile(r"\b(?:dari|from)\b")  # "naik dari 2,6 juta", where a plain figure is no "lebih dari"
_TO = re.compile(r"(?<=[ \t\r\n])to\b")  # of "rose from 45% to 52%", which is one figure, a range

# English ordinals are of ranks beside these only.
_ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
_RANKED = re.compile(r"\b(?:finish(?:ed|ing)?|came|come|coming|rank(?:ed|s|ing)?|placed|in|was|were) +$", re.IGNORECASE)
_OF_RANK = re.compile(r"[ -](?:place|placed|prize|seed|seeded|spot|position|most|\w+est)\b", re.IGNORECASE)
_OF_TIME = re.compile(r"[ -](?:quarter|half|day|week|month|year|time|person|man|woman|people)\b", re.IGNORECASE)
_FRACTION = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
# Tells a day without its year from a figure; which year it is, the article's day of publication says later.
_FIRST = minute_of(date(2004, 7, 1))  # a leap year
_OF_THAT_DAY = Span(_FIRST, _FIRST + MINUTES_A_DAY - 1)
_SOME_DAY = Period("", _OF_THAT_DAY, _OF_THAT_DAY, _FIRST, _FIRST + MINUTES_A_DAY - 1)

Spot: TypeAlias = tuple[int, int, str]


@frozen(order=True)
class Draft:
    """Words of a text from ``start`` to ``end`` (excluded), and a quote that holds them; blanks are single ones.

    ``key`` is that of a claim which the words are the value of: ``value``, ``by``, ``from``, ``date`` or ``rank``.
    ``to`` is where a change went whose ``from`` they are: "meningkat dari 2,6 juta", "menjadi 2,8 juta peserta".
    """

    start: int
    end: int
    key: str
    words: str
    quote: str
    to: str = ""


@frozen
class Drafts:
    """The drafts of a text in its order; ``left_out`` counts those beyond a limit, ``unread`` the characters."""

    drafts: tuple[Draft, ...]
    left_out: int = 0
    unread: int = 0


def drafts_of(text: str, language: str, *, most: int = MOST_DRAFTS) -> Drafts:
    """Return drafts for the figures, dates and ranks of a text in a language (``id`` or ``en``), up to so many.

    No two of them share a character: a rank is no figure, nor are the numbers of a date. Left out are years alone,
    spelled figures below ten and rough counts ("satu pilar", "ribuan"), which seldom are claims, and words with
    characters that no claim file holds. Linear in the text, of which the first 200,000 characters are read.
    """
    read = text[:MOST_CHARACTERS]
    found = (_draft(read, spot) for spot in _spots(read, language))
    kept = _joined(read, (one for one in found if one is not None))
    return Drafts(tuple(kept[:most]), len(kept) - min(len(kept), most), len(text) - len(read))


def _spots(text: str, language: str) -> list[Spot]:
    """Return what is to be drafted, in the order of the text."""
    taken = bytearray(len(text))
    ranks = [(start, end, "rank") for start, end, _ in scan_ranks(text, language) if _is_rank(text, start, end)]
    periods = scan_periods(text, language, published=_SOME_DAY)
    told = [one for one in periods if _DIGIT.search(text, *one[:2]) and not _FRACTION.fullmatch(text, *one[:2])]
    dates = [(start, end, _of_period(period)) for start, end, period in told]
    figures = [(start, end, _of_figure(figure)) for start, end, figure in scan_figures(text, language)]
    chosen = [spot for group in (ranks, dates, figures) for spot in _apart(group, taken)]
    return sorted((start, end, key) for start, end, key in chosen if key is not None)


def _apart(spots: Iterable[tuple[int, int, str | None]], taken: bytearray) -> Iterator[tuple[int, int, str | None]]:
    """Yield the first and longest of those that overlap, apart from what is taken; take them."""
    for start, end, key in sorted(spots, key=lambda spot: (spot[0], -spot[1])):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            yield start, end, key


def _is_rank(text: str, start: int, end: int) -> bool:
    """Whether an ordinal is a rank, and not that of "the third quarter" or "the first man to run"."""
    if text[start:end].casefold() not in _ORDINALS:
        return True
    if _OF_TIME.match(text, end):
        return False
    return bool(_RANKED.search(text, max(start - _AROUND, 0), start) or _OF_RANK.match(text, end))


def _of_period(period: Period) -> str | None:
    first, last = period.local_first, period.local_last
    return "date" if first is None or last is None or last - first < _YEAR - 1 else None


def _of_figure(figure: Figure) -> str | None:
    if figure.hedge is Hedge.ROUGH_COUNT or (figure.n < 10 and not _DIGIT.search(figure.words)):
        return None
    if figure.ended:
        return "to"
    if figure.direction is None:
        return "value"
    is_start = figure.hedge is Hedge.PLAIN or (figure.hedge is Hedge.RANGE and _TO.search(figure.words))
    return "from" if is_start and _FROM.search(figure.words) else "by"


def _draft(text: str, spot: Spot) -> Draft | None:
    start, end, key = spot
    before, _, last = text[start:end].rpartition(" ")
    end = start + len(before.rstrip()) if last in _LOOSE else end  # "2,6 juta pada 2024": a word that is no unit
    end = max(end, _unit_end(text, end - len(last)))
    words = _BLANKS.sub(" ", text[start:end])
    if len(words) > _LONGEST or re.search(UNSEEN, words):
        return None
    quote = _quote(text, start, end) or words
    then = _TO.search(text, start, end) if key == "from" else None
    if then is None:
        return Draft(start, end, key, words, quote)
    first = text[start : then.start()].rstrip(" \t\r\n")
    last = _BLANKS.sub(" ", text[then.start() : end])
    return Draft(start, start + len(first), key, _BLANKS.sub(" ", first), quote, last)


def _unit_end(text: str, start: int) -> int:
    """Return where the longest unit of several words ends that begins at a place: "square kilometers"; 0 for none."""
    found = _WORDS.match(text, start, start + _AROUND)
    words = found[0].split() if found else []
    for count in range(len(words), 1, -1):
        if Units.standard().read(" ".join(words[:count])) is not None:
            unit = re.compile(r"[ \t\r\n]+".join(map(re.escape, words[:count]))).match(text, start)
            return unit.end() if unit else 0
    return 0


def _joined(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Return one draft for both ends of a change; an end without a word on where it began is a value."""
    found: list[Draft] = []
    for one in drafts:
        last = found[-1] if found else one
        both = _BLANKS.sub(" ", text[last.start : one.end])
        if one.key != "to":
            found.append(one)
        elif last.key == "from" and not last.to and both == f"{last.words} {one.words}":
            found[-1] = evolve(last, quote=_quote(text, last.start, one.end) or both, to=one.words)
        else:
            found.append(evolve(one, key="value"))
    return found


def _quote(text: str, start: int, end: int) -> str:
    """Return the words around a place, blanks as single ones; nothing where no claim file holds them."""
    quote = _BLANKS.sub(" ", text[_first(text, start) : _last(text, end)]).strip(" ")
    return "" if re.search(UNSEEN, quote) else quote


def _first(text: str, start: int) -> int:
    """Return where the whole words before a place begin, in its line and not too far from it."""
    line = max(text.rfind("\n", max(start - _AROUND, 0), start), text.rfind("\r", max(start - _AROUND, 0), start)) + 1
    if line or start <= _AROUND:
        return line
    blank = text.find(" ", start - _AROUND, start)
    return start if blank < 0 else blank + 1


def _last(text: str, end: int) -> int:
    """Return where the whole words behind a place end."""
    ends = [at for mark in "\r\n" if (at := text.find(mark, end, end + _AROUND)) >= 0]
    if ends or end + _AROUND >= len(text):
        return min(ends, default=len(text))
    blank = text.rfind(" ", end, end + _AROUND)
    return end if blank < 0 else blank

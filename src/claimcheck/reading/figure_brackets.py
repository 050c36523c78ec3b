"""Figures that brackets give once more: "12 (dua belas) orang", "Rp 14,500 (87 US cents) per kilogram"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.message import say
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_asides import is_aside, is_worked_out
from claimcheck.reading.figure_number import number_at
from claimcheck.reading.figure_stray import is_label
from claimcheck.reading.figure_tails import without_tail
from claimcheck.reading.figure_telling import only_nouns
from claimcheck.reading.figure_tokens import MONEY, RUPIAH, Kind, cut
from claimcheck.reading.spans import figure_spans
from claimcheck.record import evolve

_MANY: Final = 1000  # from which on a count may be rounded (readings.md)
_BRACKETS: Final = on_demand(r"\s*\(([^()]*)\)")
_GROUPS: Final = r"[^\W\d_]\s*(?:,|\band\b|\bdan\b|\bserta\b)\s"
_INTERVAL: Final = (
    r"(?i)(?:[0-9.,]+\s?(?:%|per ?cent|persen)\s)?(?:CI|confidence interval|credible interval|interval kepercayaan)\b"
)


def read_around_brackets(
    text: str, language: str, read: Callable[[str, str], Figure | Unread]
) -> Figure | Unread | None:
    """Return the figure around a bracket that gives it again, in words or in another unit; ``None`` for all else.

    What is in another unit is not held against the figure here, where nothing is known of units; the same number in
    words must be the same number.
    """
    found = _BRACKETS.search(text)
    if found is None:
        return None
    outside = text[: found.start()] + text[found.end() :]
    first = found[1].partition(";")[0]  # "€88m (£76m; $102m)"
    if _is_beside(found[1], language):
        return _as(text, read(outside, language))
    if not _begins_with_a_number(first, language):
        return None
    if without_tail(first, language) is not None:
        return _as(text, read(outside, language))  # "28.3% (27.8% in 2024)"
    figure, again = read(outside, language), read(first, language)
    if isinstance(again, Unread) and (re.search(_GROUPS, first) or is_worked_out(first)):
        return _as(text, figure)  # "12 people (eight men and four women)", "600 m2 (20 x 30 m)"
    if isinstance(figure, Unread) or isinstance(again, Unread):
        return None
    digits = read(text[: found.start()], language)  # of "Rp 5 (lima) juta"
    if isinstance(digits, Figure) and (digits.n, digits.end) == (again.n, again.end):
        return evolve(figure, words=text)
    return _held_against(text, outside, found[1], figure, again, language)


def _held_against(
    text: str, outside: str, bracket: str, figure: Figure, again: Figure, language: str
) -> Figure | Unread | None:
    """Return a figure that brackets give again, the closer of the two, or that they give another one."""
    is_of_another_unit = _currency(again.unit) not in ("", _currency(figure.unit)) or (again.share and not figure.share)
    if again.hedge is not Hedge.PLAIN and not is_of_another_unit:
        is_told = again.hedge is not Hedge.ABOUT and figure_spans(again)[0].holds(figure.n)
        return evolve(figure, words=text) if is_told else None  # "499,7 miliar (hampir 500 miliar)"
    if is_of_another_unit or (again.n, again.end) == (figure.n, figure.end) or _is_closer(figure, again):
        return evolve(figure, words=text)
    if _is_closer(again, figure):
        n = -again.n if figure.n < 0 < again.n else again.n  # "rugi Rp 2,3 triliun (Rp 2.312.455.081.277)"
        return evolve(again, n=n, words=text, unit=figure.unit, direction=figure.direction, ended=figure.ended)
    is_in_full = again.in_full and not figure.in_full
    return _another_number(text, outside, bracket, language, is_in_full=is_in_full)


def _another_number(text: str, outside: str, part: str, language: str, *, is_in_full: bool) -> Unread:
    """Return that brackets hold another number, and whether the article is at fault: they may be of another thing.

    One in digits and one in words are one number told twice ("12 (tiga belas)", "twelve (13)"; but English "12 (seven)"
    is none), and so are Indonesian "2,3 juta (2.512.455)"; others in digits may be of two times or things: "412 (202)".
    """
    inside, before = (re.search("[0-9]", text) is not None for text in (part, outside))
    is_told_twice = inside != before and (inside or language == "id")
    is_told_twice |= is_in_full and language == "id"
    words = say("“{part}” in “{words}” is another number than the one before it", part=part, words=text)
    return Unread("unreadable-figure", words, at_fault=is_told_twice)


def _is_beside(text: str, language: str) -> bool:
    """Whether brackets hold no figure of their own: "70 cm (siaga 4)", "70.4% (95% CI 54.8-80.6)", "(kemarin 19)"."""
    is_name = only_nouns(text, language) or is_label(text, language)
    return is_name or re.match(_INTERVAL, text) is not None or is_aside(text.strip(), language)


def _is_closer(one: Figure, other: Figure) -> bool:
    """Whether one figure is what another is rounded from: 393 of "hampir 400", 2.312.455 of "2,3 juta".

    Small counts in full are not rounded: "12 (13) orang" is a slip.
    """
    is_exact = other.hedge is Hedge.PLAIN and other.in_full and other.n < _MANY
    if (
        one.end
        or other.end
        or other.share
        or other.factor
        or one.z >= other.z
        or is_exact
        or one.hedge is not Hedge.PLAIN
    ):
        return False
    return figure_spans(evolve(other, n=abs(other.n)))[0].holds(abs(one.n))


def _as(text: str, figure: Figure | Unread) -> Figure | None:
    return None if isinstance(figure, Unread) else evolve(figure, words=text)


def in_another_unit(text: str) -> tuple[str, str] | None:
    """Return the two figures of words that give one again in brackets or behind "or"; ``None`` for all other words."""
    found = _BRACKETS.search(text)
    if found is not None:
        return f"{text[: found.start()]}{text[found.end() :]}", found[1]
    first, _, second = text.partition(", or ")
    return (first, second) if second else None


def read_before_or(text: str, language: str, read: Callable[[str, str], Figure | Unread]) -> Figure | None:
    """Return the figure of "14,000 acres, or 22 square miles", which English gives again in another unit."""
    first, comma, second = text.partition(", or ")
    if language != "en" or not comma or ", or " in second:
        return None
    figure, again = read(first, language), read(second, language)
    if isinstance(figure, Unread) or isinstance(again, Unread):
        return None
    is_of_another_unit = figure.unit and again.unit and _currency(figure.unit) != _currency(again.unit)
    return evolve(figure, words=text) if is_of_another_unit else None


def _begins_with_a_number(text: str, language: str) -> bool:
    line = cut(text, language)
    hedge = line.phrase_at(0, line.known.before_index.get(line.fold(0), ()))
    at = len(hedge) if hedge and isinstance(line.known.before[hedge], Hedge) else 0  # "(sekitar Rp 2,6 triliun)"
    at += line.fold(at) in MONEY
    return line.is_kind(at, Kind.DIGITS) or (at < len(line.tokens) and number_at(line, at) is not None)


def _currency(unit: str) -> str:
    return "rupiah" if unit.casefold() in RUPIAH else unit.casefold()

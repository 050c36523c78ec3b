"""Figures of a claim file: one written figure, read whole or not at all.

The grammar of newsroom figures in Indonesian and English. What the words leave open (the unit, whole numbers, the
figures beside it) is for later stages to settle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache, partial

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_bounds import read_between_limits
from claimcheck.reading.figure_brackets import read_around_brackets, read_before_or
from claimcheck.reading.figure_build import ranged, single
from claimcheck.reading.figure_cut_out import as_cut_out
from claimcheck.reading.figure_digits import read_digits
from claimcheck.reading.figure_faults import ambiguous, bad_number, glued, misspelt_scale, stray_words, unread
from claimcheck.reading.figure_margin import read_margin
from claimcheck.reading.figure_named import with_names_in_one
from claimcheck.reading.figure_number import number_at
from claimcheck.reading.figure_phrases import (
    Around,
    is_vague,
    read_after,
    read_before,
    unit_words,
)
from claimcheck.reading.figure_product import read_product
from claimcheck.reading.figure_range import End, range_end
from claimcheck.reading.figure_rounding import coarseness
from claimcheck.reading.figure_spoken import nothing
from claimcheck.reading.figure_stray import stray
from claimcheck.reading.figure_tails import without_tail
from claimcheck.reading.figure_telling import direction_of, only_nouns, tells_of_loss
from claimcheck.reading.figure_text import figure_words, write_figure
from claimcheck.reading.figure_tokens import Kind, Line, cut, past_hyphen
from claimcheck.reading.figure_value import Number
from claimcheck.reading.words import lexicon
from claimcheck.record import evolve, fields

__all__ = ["direction_of", "figure_words", "only_nouns", "read_figure", "tells_of_loss", "write_figure"]

_MOST_SHOWN = 80
_MOST_CHARACTERS = 1000
_FALLS = (
    "the range “{words}” does not run from a smaller figure to a larger one; of a score or a vote, give one of them"
)
_SHAPE = re.compile(r"([^0-9]*)([0-9][0-9.,]*(?<![.,]))([^0-9]*)")
_DIGIT = re.compile(r"[0-9]")
_LABEL = on_demand(r"0[0-9]+")  # "RT 003", "0812-3456": no wrong number, but none
_SAMPLE = 7
_OF_PROGRAMS = frozenset("xXoObB")


@lru_cache(maxsize=10_000)  # a newsroom writes the same figures again and again
def read_figure(text: str, language: str) -> Figure | Unread:
    """Read a whole value of a claim file: number, hedge and direction, and what is left over as the unit's words.

    Digits are read by the form of the language (``"id"``, ``"en"``), in the other form with a note where only that is
    left. Returns ``Unread`` with the code ``bad-number`` (no notation of newsroom figures: exponents, foreign digits,
    more than 40 digits), ``unreadable-figure``, or ``ambiguous-figure`` with each reading.
    """
    text = unicodedata.normalize("NFC", text).strip()
    figure = _like_another(text, language) or _read(text, language)
    if isinstance(figure, Figure) or len(text) > _MOST_CHARACTERS:
        return figure
    inside = as_cut_out(text, language)
    again = read_figure(inside, language) if inside is not None else figure
    if isinstance(again, Figure):
        return evolve(again, words=text)
    return _with_what_is_around(text, language, figure)


def _with_what_is_around(text: str, language: str, figure: Unread) -> Figure | Unread:
    """Read a figure that is given twice, with a margin, within limits, with its time; else why it is none."""
    if ", or " in text:
        return read_before_or(text, language, read_figure) or figure
    around = read_margin(text, language, _read)
    if around is not None:
        return around
    found = read_around_brackets(text, language, _read) or figure if "(" in text else figure
    if isinstance(found, Figure) or found.code != "unreadable-figure":
        return found
    return (
        read_product(text, language, _read)
        or _read_again(without_tail(text, language), text, language)
        or _read_again(with_names_in_one(text), text, language)
        or read_between_limits(text, language, _read)
        or found
    )


def _read_again(short: str | None, text: str, language: str) -> Figure | None:
    """Read what is left of a text as its figure."""
    figure = None if short is None else read_figure(short, language)
    return evolve(figure, words=text) if isinstance(figure, Figure) else None


def _like_another(text: str, language: str) -> Figure | None:
    """Read a figure as one that differs from it in its digits only; ``None`` where the digits may decide more."""
    found = _SHAPE.fullmatch(text) if text.isascii() and len(text) <= _MOST_SHOWN else None
    mould = None if found is None else _mould(found[1], found[3], language)
    if found is None or mould is None:
        return None
    make, scale = mould
    digits = read_digits(found[2], lexicon(language))
    if digits is None or digits.note is not None:
        return None
    n, place = digits.times(scale)
    return make(text, n, *coarseness(n, place, decimals=digits.decimals > 0))


@lru_cache(maxsize=10_000)
def _mould(before: str, after: str, language: str) -> tuple[Callable[..., Figure], int] | None:
    """Return what makes a figure of words, n, w and z as these words around digits do, if they do so of any digits.

    With it comes what they multiply the digits by.
    """
    if after[:1] in _OF_PROGRAMS or "tahun" in after.casefold():  # "0x1F" and, of court terms, "3,6 tahun"
        return None
    figure = _read(f"{before}{_SAMPLE}{after}", language)
    if isinstance(figure, Unread) or figure.end is not None or figure.share or _DIGIT.search(figure.unit):
        return None
    scale = figure.n / _SAMPLE
    is_plain = scale > 0 and scale.denominator == 1 and figure.w == figure.z == scale
    others = {one.name: getattr(figure, one.name) for one in fields(Figure) if one.name not in ("words", "n", "w", "z")}
    return (partial(Figure, **others), scale.numerator) if is_plain else None


def _read(text: str, language: str) -> Figure | Unread:
    line = cut(text, language)
    fault = bad_number(line)
    if fault is not None:
        return fault
    if len(text) > _MOST_CHARACTERS:
        return unread(line, "“{words}” is too long for one figure")
    at, before = _opening(line)
    if at is None:
        return _none(line) or unread(line, "no number stands in “{words}”")
    number = number_at(line, at, joined=not before.between)
    if number is None:
        part = line.tokens[at].text
        alone, among = "“{words}” is not written as numbers are", "“{part}” in “{words}” is not written as numbers are"
        return unread(line, alone if part == text else among, part, at_fault=not _LABEL.fullmatch(part))
    end = range_end(line, number, between=before.between)
    return _one(line, number, before) if end is None else _two(line, number, end, before)


def _none(line: Line) -> Figure | None:
    """Read "tidak ada korban jiwa", "no casualties"."""
    after = nothing(line)
    if not after or stray(line, tuple(range(after, len(line.tokens)))) is not None:
        return None
    n, w = Fraction(0), Fraction(1)
    return Figure(
        line.text, n, *coarseness(n, w, decimals=False), unit=line.slice(after, len(line.tokens)), in_full=True
    )


def words_ahead(text: str, language: str) -> tuple[str, str]:
    """Return the words before the number that are left over as the unit's, and those of them that nothing explains.

    What stands before a known hedge or direction, or before "sebesar", says what the figure is of: "denda sebesar
    Rp 200 juta". What stands right before the number may be a hedge that is not known.
    """
    line = cut(unicodedata.normalize("NFC", text).strip(), language)
    _, before = _opening(line)
    return unit_words(line, before.unit), unit_words(line, before.near)


def ends_of_two_units(text: str, language: str) -> tuple[Figure, Figure] | None:
    """Return the ends of a range that are in two units, which only a catalog can compare: "50 cm hingga 2 meter".

    ``None`` for all other words; the first end has the hedge that stands before the range.
    """
    line = cut(text, language)
    at, before = _opening(line)
    first = None if at is None else number_at(line, at, joined=not before.between)
    end = None if first is None else range_end(line, first, between=before.between)
    if at is None or first is None or end is None or not end.middle:
        return None
    start = at if before.between else 0
    low, high = (
        _read(line.slice(*ends), language)
        for ends in ((start, first.stop + len(end.middle)), (end.start, len(line.tokens)))
    )
    if isinstance(low, Unread) or isinstance(high, Unread) or not (low.unit and high.unit):
        return None
    is_plain = low.hedge in {Hedge.PLAIN, Hedge.ABOUT} and high.hedge is Hedge.PLAIN
    return (low, high) if is_plain and low.also is None and low.end is high.end is None else None


def _one(line: Line, number: Number, before: Around) -> Figure | Unread:
    after = read_after(line, number.stop, len(line.tokens))
    around = before + _without_of(line, number, after)
    if before.between:
        return unread(line, "“{words}” opens a range and does not close it")
    fault = glued(line, number) or misspelt_scale(line, number)
    fault = fault or stray_words(line, around) or ambiguous(line, number)
    if fault is not None:
        return fault
    return single(line, line.text, number, around) or unread(line, "the words around the number in “{words}” clash")


def _two(line: Line, first: Number, end: End, before: Around) -> Figure | Unread:
    second = end.number
    after = read_after(line, second.stop, len(line.tokens))
    is_other = not after.unit and end.middle and first.scale == 1 < second.scale  # "up 2 percent to 41 million"
    if not after.unit:
        after = evolve(after, unit=end.middle)
    if is_other or not _same_words(line, end.middle, after.unit) or not _same_words(line, end.money, before.unit[-1:]):
        return unread(line, "the two ends of the range “{words}” have different units")
    around = before + after
    fault = glued(line, first) or glued(line, second) or misspelt_scale(line, second) or stray_words(line, around)
    fault = fault or ambiguous(line, first) or ambiguous(line, second)
    if fault is not None:
        return fault
    figure = ranged(line, line.text, first, end, around)
    return figure or unread(line, _FALLS)


def _same_words(line: Line, some: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether the first words are those that the others begin with."""
    return [line.folds[at] for at in some] == [line.folds[at] for at in others[: len(some)]]


def _opening(line: Line) -> tuple[int | None, Around]:
    """Return where the number of a figure starts, and what the words before it say; ``None`` where there is none.

    The number of "a four-year low of 2.3%" is not the one that makes a word with what follows it.
    """
    at = _first_number(line, 0)
    if at is None:
        return None, Around()
    of = next((place for place in range(at, len(line.tokens)) if line.folds[place] in line.known.named_by), None)
    number = number_at(line, at) if of is not None else None
    later = _first_number(line, of + 1) if of is not None and number is not None and number.stop < of else None
    if of is None or number is None or later is None or past_hyphen(line, number.stop) == number.stop:
        return at, read_before(line, 0, at)
    first, second = read_before(line, 0, at), read_before(line, past_hyphen(line, number.stop) + 1, later)
    is_noun = not second.near and not is_vague(line, first.near)  # "the rate on a 30-year mortgage of 6.77%"
    return later, (evolve(first, near=()) if is_noun else first) + second


def _first_number(line: Line, start: int) -> int | None:
    """Return where the first number from a place on starts, or the first digits that are none."""
    for at in range(start, len(line.tokens)):
        if line.is_kind(at, Kind.DIGITS) or (number_at(line, at) is not None and not _is_once(line, at)):
            return at
    return None


def _is_once(line: Line, at: int) -> bool:
    """Whether a number is no more than that of "a one-off payment"."""
    return past_hyphen(line, at + 1) > at + 1 and line.fold(at + 2) in {"off", "time"}


def _without_of(line: Line, number: Number, after: Around) -> Around:
    """Leave out what joins the unit in "half of the workers", "hundreds of people", "0.5 of a point"."""
    at = number.stop
    is_of_one = line.folds[at : at + 2] in (["of", "a"], ["of", "an"])
    if not (number.share or number.hedge is Hedge.ROUGH_COUNT or is_of_one) or after.unit[:1] != (at,):
        return after
    joins = int(line.folds[at] in line.known.of)
    joins += line.language == "en" and line.fold(at + joins) in {"a", "an"}
    return evolve(after, unit=after.unit[joins:])

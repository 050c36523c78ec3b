"""Every figure of a running text, read tolerantly: what a quote may be said to hold. Linear in the text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.reading.figure_build import ranged, single, years_and_months
from claimcheck.reading.figure_number import number_at
from claimcheck.reading.figure_phrases import Around, is_joined, is_minus, read_after, read_before
from claimcheck.reading.figure_range import range_end
from claimcheck.reading.figure_rounding import coarseness
from claimcheck.reading.figure_tokens import MONEY, RUPIAH, Kind, Line, cut
from claimcheck.reading.figure_value import Number
from claimcheck.reading.numerals import scale_at
from claimcheck.reading.words import Part
from claimcheck.record import evolve

Found: TypeAlias = tuple[int, int, Figure]

_MOST_PHRASES = 3
_LONGEST_PHRASE = 4


def scan_figures(text: str, language: str) -> list[Found]:
    """Return (start, end, figure) for every reading of every figure in a running text, by start and end.

    Words with two readings yield both: a range and its ends, "1 dari 4" and its numbers, "3,6 tahun", "5 M". What
    cannot be read is left out. The unit is the currency before a figure and the word after it.
    """
    line = cut(text, language)
    found: list[Found] = []
    at = 0
    while at < len(line.tokens):
        number = number_at(line, at, alone=True)
        if number is None:
            at += 1
            continue
        for reading in _readings(line, at, number):
            found += _figures(line, at, reading)
        at = number.stop
    return sorted(found, key=lambda item: item[:2])


def _readings(line: Line, at: int, number: Number) -> Iterator[Number]:
    yield number
    others = (number_at(line, at), _across_a_stray_mark(line, at, number), years_and_months(line, number))
    yield from (other for other in others if other is not None and other != number)
    if number.readings:
        # "5 M" may be 5 miliar, 5 million, or 5 of something written M.
        bare = number.times(1)._replace(n=number.n / number.scale, w=number.w / number.scale, z=number.z / number.scale)
        yield bare._replace(stop=number.stop - 1)
        yield bare.times(10**6)


def _across_a_stray_mark(line: Line, at: int, number: Number) -> Number | None:
    """Read "255, 6 juta" as 255,6 juta and "Rp2,4 ,miliar" as 2,4 miliar."""
    if number.stop != at + 1 or line.fold(at + 1) != line.known.decimal or number.hedge is not Hedge.PLAIN:
        return None
    scale, stop = scale_at(line.folds, at + 2, line.known.scales)
    if scale > 1:
        return number.times(scale)._replace(stop=stop, scale=scale, note="a stray mark stands before the scale word")
    rest = number_at(line, at + 2, alone=True) if line.is_kind(at + 2, Kind.DIGITS) else None
    digits = line.tokens[at + 2].text if rest else ""
    if rest is None or rest.scale == 1 or number.n.denominator > 1 or not digits.isdigit():
        return None
    place = Fraction(rest.scale, 10 ** len(digits))
    n = number.n * rest.scale + int(digits) * place
    w, z = coarseness(n, place, decimals=True)
    return rest._replace(n=n, w=w, z=z, note="a stray blank stands after the decimal mark")


def _figures(line: Line, at: int, number: Number) -> Iterator[Found]:
    start = _start_of_phrases(line, at)
    before = read_before(line, start, at)
    before = evolve(before, unit=tuple(position for position in before.unit if line.folds[position] != "."))
    yield from _single(line, start, number, before)
    if before.between:
        number = number_at(line, at, joined=False) or number
    end = range_end(line, number, between=before.between)
    if end is not None:
        stop = _unit_stop(line, end.number.stop, is_whole=end.number.unit != "")
        around = before + read_after(line, end.number.stop, stop)
        figure = ranged(line, line.slice(start, stop), number, end, around)
        if figure is not None:
            yield line.tokens[start].start, line.tokens[stop - 1].end, figure


def _single(line: Line, start: int, number: Number, before: Around) -> Iterator[Found]:
    stop = _unit_stop(line, number.stop, is_whole=number.unit != "")
    words = line.slice(start, stop)
    figure = single(line, words, number, before + read_after(line, number.stop, stop))
    if figure is None:  # hedges that clash: the number at least stands there
        figure = single(line, words, number, Around(unit=before.unit))
    if figure is not None:
        yield line.tokens[start].start, line.tokens[stop - 1].end, figure


def _start_of_phrases(line: Line, at: int) -> int:
    """Return where the hedges, directions, signs and currency before a number begin."""
    start = outer = at
    for _ in range(_MOST_PHRASES):
        stepped = _before_currency(line, outer, at)
        if stepped < outer:
            start = outer = stepped
        length = _phrase_before(line, outer)
        if not length:
            break
        filler = line.known.before[tuple(line.folds[outer - length : outer])] in {Part.FILLER, Part.AMOUNT}
        outer -= length
        start = start if filler else outer
    return start


def _before_currency(line: Line, at: int, number: int) -> int:
    """Step back over a currency ("Rp", "Rp.") and a minus."""
    if line.fold(at - 1) in MONEY:
        at -= 1
    elif line.fold(at - 1) == "." and line.fold(at - 2) in RUPIAH:
        at -= 2
    return at - 1 if at and is_minus(line, at - 1, number) else at


def _phrase_before(line: Line, at: int) -> int:
    """Return how many tokens the longest known phrase before a position has, 0 for none."""
    lengths = range(min(_LONGEST_PHRASE, at), 0, -1)
    return next((length for length in lengths if tuple(line.folds[at - length : at]) in line.known.before), 0)


def _unit_stop(line: Line, at: int, *, is_whole: bool) -> int:
    """Return the position after the unit's first word, a hedge around it, and what it is counted per.

    ``is_whole``: the number holds its unit itself.
    """
    at = _after_hedge(line, at)
    if is_whole:
        return at  # "1.6 times core earnings", "2:01:09 set by"
    at += is_joined(line, at)
    if _is_unit_word(line, at):
        at += 2 if line.folds[at] in line.known.per and line.is_kind(at + 1, Kind.WORD) else 1
        if line.fold(at) in line.known.per and line.is_kind(at + 1, Kind.WORD):
            at += 2
    return _after_hedge(line, at)


def _is_unit_word(line: Line, at: int) -> bool:
    """Whether a word follows on the same line that does not open another phrase ("2,6 juta menjadi 2,8 juta")."""
    if line.fold(at) in {"%", "‰"}:
        return True
    if not line.is_kind(at, Kind.WORD) or "\n" in line.text[line.tokens[at - 1].end : line.tokens[at].start]:
        return False
    return line.phrase_at(at, line.known.before_index.get(line.folds[at], ())) is None


def _after_hedge(line: Line, at: int) -> int:
    """Step over "lebih", but not over the "lebih dari" of the next figure."""
    phrase = line.phrase_at(at, line.known.after_index.get(line.fold(at), ()))
    if phrase is None or line.phrase_at(at, line.known.before_index.get(line.fold(at), ())):
        return at
    return at + len(phrase)

"""Counts that name what they are counted of: "412 of the 650 seats", "412 kursi dari 650 kursi"."""

from __future__ import annotations

from claimcheck.reading.figure_number import Number, number_at
from claimcheck.reading.figure_tokens import Kind, Line, cut

_FILLERS = frozenset({"the", "all", "total", "sebanyak"})


def without_whole(text: str, language: str) -> str | None:
    """Return the words of a count without those of the whole: "412 seats"; ``None`` where they name none."""
    line = cut(text, language)
    numbers = ((at, number_at(line, at, alone=True)) for at in range(len(line.tokens)))
    number = next((number for _, number in numbers if number is not None), None)
    whole = None if number is None else _whole(line, number)
    if number is None or whole is None:
        return None
    middle, number_of_whole = whole
    if number_of_whole.n < number.n:
        return None
    unit = (
        line.slice(number.stop, middle) if middle > number.stop else line.slice(number_of_whole.stop, len(line.tokens))
    )
    return f"{line.slice(0, number.stop)} {unit}".strip()


def _whole(line: Line, number: Number) -> tuple[int, Number] | None:
    """Return where the unit of the count ends, and the number that it is counted of."""
    for middle in (number.stop, number.stop + 1):
        phrase = line.phrase_at(middle, line.known.out_of)
        if phrase is None or phrase == ("in",) or (middle > number.stop and not line.is_kind(number.stop, Kind.WORD)):
            continue
        at = middle + len(phrase)
        at += line.fold(at) in _FILLERS
        whole = number_at(line, at, alone=True)
        if whole is not None:
            return middle, whole
    return None

"""Counts that name what they are counted of: "412 of the 650 seats", "all but one of the 242", "412 dari 650 kursi"."""

from __future__ import annotations

from claimcheck.domain.figure import Hedge
from claimcheck.reading.figure_number import number_at
from claimcheck.reading.figure_tokens import Kind, Line, cut

_FILLERS = frozenset(["the", "all", "total", "sebanyak", "its", "their", "his", "her", "our", "those", "these"])
_MOST_OF_A_SHARE = 20  # "13 of 20" and "one in four" are shares
_OF_SHARES = frozenset((2, 3, 4, 5, 6, 8, 10, 20, 100))
"""What shares are usually told of: "nine of 10 voters", but "11 of 12 policymakers"."""


def without_whole(text: str, language: str) -> str | None:
    """Return the words of a count without those of the whole: "412 seats"; ``None`` where they name none.

    "1 dari 4 pekerja" is a share, and no count.
    """
    line = cut(text, language)
    numbers = (number_at(line, at, alone=True) for at in range(len(line.tokens)))
    number = next((number for number in numbers if number is not None), None)
    if number is None or number.hedge is Hedge.FACTOR:
        return None
    middle = number.stop + (line.is_kind(number.stop, Kind.WORD) and _out_of(line, number.stop) is None)
    start = _out_of(line, middle)
    is_named = middle > number.stop or (start is not None and line.fold(start) in _FILLERS)
    whole = None if start is None else number_at(line, _past_words(line, start), alone=True)
    if whole is None or start is None or whole.n < number.n:
        return None
    is_of = line.fold(start - 1) in {"of", "dari"} and line.fold(start - 2) != "out"
    of_so_many = is_of and whole.n not in _OF_SHARES
    if not (is_named or of_so_many or number.n > _MOST_OF_A_SHARE):
        return None
    unit = (number.stop, middle) if middle > number.stop else (whole.stop, len(line.tokens))
    if line.folds[:2] == ["all", "but"]:
        is_told = line.is_kind(start + (line.fold(start) in _FILLERS), Kind.DIGITS) and whole.scale == number.scale == 1
        return f"{(whole.n - number.n).numerator} {line.slice(*unit)}".strip() if is_told else None
    return f"{line.slice(0, number.stop)} {line.slice(*unit)}".strip()


def _past_words(line: Line, at: int) -> int:
    """Return the place after "the", "all" or a hedge: "28,000 votes out of more than 6.9 million"."""
    hedge = line.phrase_at(at, line.known.before_index.get(line.fold(at), ()))
    return at + (len(hedge) if hedge else int(line.fold(at) in _FILLERS))


def _out_of(line: Line, at: int) -> int | None:
    """Return the place after "of" and "dari"."""
    phrase = line.phrase_at(at, line.known.out_of)
    return None if phrase is None or phrase == ("in",) else at + len(phrase)

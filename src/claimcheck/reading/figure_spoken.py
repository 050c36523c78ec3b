"""Figures as they are spoken: "seorang", "semeter", "a metre", "nihil", "2 juta 700 ribu"."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.domain.figure import Hedge
from claimcheck.reading.figure_digits import read_digits
from claimcheck.reading.figure_tokens import Kind, Line, past_hyphen
from claimcheck.reading.numerals import read_number_words, scale_at

# One of something in a word, with what it is one of, and none of it.
_ONES = {"id": {"seorang": "orang", "seekor": "", "sebuah": ""}, "en": dict[str, str]()}
# The same of what is measured; behind another figure these tell what it is counted per: "Rp 5 juta sebulan".
_MEASURES = {
    "id": {
        **{f"se{unit}": unit for unit in ("meter", "kilometer", "hektare", "hektar", "kuintal", "kilogram", "liter")},
        **{f"se{unit}": unit for unit in ("jam", "hari", "pekan", "minggu", "bulan", "tahun", "dekade")},
        "seabad": "abad",
    },
    "en": dict[str, str](),
}
_MEASURED_WORDS = """
metre meter kilometre kilometer mile foot hectare acre tonne ton kilogram litre liter
minute hour day week month year decade century point percentage degree
"""
_MEASURED = frozenset(_MEASURED_WORDS.split())
_NONE = {"id": frozenset({"nihil"}), "en": frozenset({"none", "nobody", "nil"})}
# The same before what there is none of, where no number stands: "tidak ada korban jiwa", "no casualties".
_NO = {"id": (("tidak", "ada"), ("tak", "ada"), ("belum", "ada"), ("tanpa",)), "en": (("no",),)}
_WHOLLY = frozenset({"full", "whole", "single", "further"})
_FROM_ONE_TO_THE_NEXT = frozenset({"to", "on", "over", "by"})  # "a month-to-month rise"
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_ORDINALS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)  # noqa: SIM905
}
IN_A_ROW = frozenset({"time", "straight", "consecutive", "successive"})
_LONGEST_HEDGE = 4  # words
_LONGEST_ORDINAL = 6  # words
_THOUSAND, _DIGITS_OF_A_GROUP = 1000, 3


def spoken(line: Line, at: int) -> tuple[int, str] | None:
    """Return 1 or 0 and the unit, where a word says that there was one of something, or none."""
    word, language = line.fold(at), line.language
    if word in _NONE[language]:
        return 0, ""
    unit = _ONES[language].get(word)
    if unit is None and _is_counted(line, at):
        unit = _MEASURES[language].get(word, "" if an_measure(line, at) > at else None)
    return None if unit is None else (1, unit)


def nth_time(line: Line, at: int) -> tuple[int, int] | None:
    """Return the number of "ketiga belas kalinya", which has happened so often, and the position after it.

    So have "pertama kali" and "third time"; "third consecutive title" tells how many there are in a row.
    """
    word = line.fold(at)
    if line.language == "en":
        number = _ORDINALS.get(word)
        return (number, at + 1) if number is not None and line.fold(at + 1) in IN_A_ROW else None
    if word == "pertama" and line.fold(at + 1) in {"kali", "kalinya"}:
        return 1, at + 1
    if word == "kali":
        word, at = line.fold(at + 1), at + 1
        counted = word.startswith("ke") and read_number_words([word.removeprefix("ke")], 0, "id")
        return (counted.value, at + 1) if counted else None
    if not word.startswith("ke"):
        return None
    found = read_number_words([word.removeprefix("ke"), *line.folds[at + 1 : at + _LONGEST_ORDINAL]], 0, "id")
    stop = at + found.stop if found is not None else at
    return (found.value, stop) if found is not None and line.fold(stop) in {"kali", "kalinya"} else None


def nothing(line: Line) -> int:
    """Return the position after the words that say that there was none of something, 0 where a line does not."""
    phrase = line.phrase_at(0, _NO[line.language])
    is_hedge = line.phrase_at(0, line.known.before_index.get(line.fold(0), ())) is not None  # "no more than"
    return len(phrase) if phrase and not is_hedge and line.is_kind(len(phrase), Kind.WORD) else 0


def an_measure(line: Line, at: int) -> int:
    """Return the position of the measure after "a" or "an", as in "a metre"; the position itself where none is."""
    if line.language != "en" or line.fold(at) not in {"a", "an"}:
        return at
    of = at + 1 + (line.fold(at + 1) in _WHOLLY)
    after = past_hyphen(line, of + 1)
    joined = after > of + 1 and line.fold(after) in _FROM_ONE_TO_THE_NEXT
    is_share = line.fold(of) == "percentage" and line.fold(of + 1) != "point"  # "a percentage of 30%"
    return at if line.fold(of) not in _MEASURED or joined or is_share else of


def one_and_a_half(line: Line, at: int) -> tuple[str, int] | None:
    """Return the measure of "an hour and a half" and the place after these words."""
    of = an_measure(line, at)
    is_half = of > at and line.folds[of + 1 : of + 4] == ["and", "a", "half"]
    return (line.folds[of], of + 4) if is_half else None


def _is_counted(line: Line, at: int) -> bool:
    """Whether one of a measure is the figure here, and not what another one is counted per."""
    known = line.known.before
    hedged = (known.get(tuple(line.folds[start:at])) for start in range(max(at - _LONGEST_HEDGE, 0), at))
    return at == 0 or any(isinstance(meaning, Hedge) for meaning in hedged)


def lower_groups(line: Line, at: int, n: Fraction, place: Fraction) -> tuple[Fraction, Fraction, int]:
    """Add what follows in smaller scales, as in "2 juta 700 ribu"; return the number, its last place, and its end.

    The last group may have no scale word, and is then written in three digits ("146 ribu 432"), as no number of other
    things ("Rp 10 ribu 2 kilogram") need be.
    """
    while line.is_kind(at, Kind.DIGITS) and not line.is_glued(at):
        digits = read_digits(line.tokens[at].text, line.known)
        scale, stop = scale_at(line.folds, at + 1, line.known.scales)
        is_last = scale == 1 and place == _THOUSAND and len(line.tokens[at].text) == _DIGITS_OF_A_GROUP
        if digits is None or digits.decimals or not (scale > 1 or is_last) or digits.value * scale >= place:
            break
        n, place, at = n + digits.value * scale, Fraction(scale), stop
    return n, place, at


def scales_at(line: Line, at: int) -> tuple[int, int]:
    """Return the worth of the scale words at a place and the place after them; a hyphen may join them ("$85-billion").

    That of a "10-K" is none.
    """
    start = past_hyphen(line, at)
    is_letter = start > at and len(line.fold(start)) == 1
    scale, stop = (1, at) if is_letter else scale_at(line.folds, start, line.known.scales)
    return scale, stop if scale > 1 else at


def after_half(line: Line, at: int, *, in_words: bool = True) -> int:
    """Return the position after the half of "satu setengah", "two and a half"; in English, of "22 and a half", too."""
    if line.language == "id":
        return at + 1 if in_words and line.fold(at) == "setengah" else at
    end = at
    for word in ("and", "a", "half"):
        end = past_hyphen(line, end)  # "two-and-a-half-year"
        if line.fold(end) != word:
            return at
        end += 1
    return end


def after_ordinal(line: Line, at: int) -> int:
    """Return the position after the ending of "the 86th minute"; the place that a thing has counts those up to it."""
    return at + (line.language == "en" and line.is_glued(at) and line.fold(at) in _ORDINAL_ENDS)


def spelled_decimals(line: Line, at: int, n: Fraction) -> tuple[Fraction, Fraction, int]:
    """Read the digits of "dua koma tujuh tiga", from the decimal mark on."""
    place, stop = Fraction(1), at + 1
    while (digit := _spelled_digit(line, stop)) is not None and stop - at <= 30:
        place /= 10
        n, stop = n + digit * place, stop + 1
    return (n, place, stop) if place < 1 else (n, place, at)


def _spelled_digit(line: Line, at: int) -> int | None:
    word = line.fold(at)
    digit = 0 if word in {"nol", "zero"} else line.known.ones.get(word)
    return None if digit is None or digit > 9 else digit

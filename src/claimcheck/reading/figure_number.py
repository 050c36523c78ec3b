"""One number at one place of a text, with its scale words: "2,73 juta", "dua setengah juta", "600-an", "separuh"."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.domain.figure import Hedge
from claimcheck.domain.message import Message, say
from claimcheck.reading.figure_by_words import told_by_a_word, told_by_measure
from claimcheck.reading.figure_compound import compound, in_feet, is_to_the_last, mixed, on_a_clock
from claimcheck.reading.figure_digits import Digits, read_digits
from claimcheck.reading.figure_rounding import coarseness
from claimcheck.reading.figure_spoken import (
    after_half,
    after_ordinal,
    lower_groups,
    scales_at,
    spelled_decimals,
)
from claimcheck.reading.figure_text import figure_words
from claimcheck.reading.figure_tokens import MONEY, RUPIAH, Kind, Line, past_an, past_hyphen
from claimcheck.reading.figure_value import IN_ONE_SIGN, Number, plain_number
from claimcheck.reading.numerals import WordNumber, read_number_words, scale_at
from claimcheck.reading.words.lexicon import FRACTION_SIGNS

_BOTTOMS = frozenset(map(str, range(2, 11)))
"""What fractions in digits are of."""
_IN_FINANCE = {"b": 10**9, "B": 10**9, "MM": 10**6, "T": 10**12, "tr": 10**12}
_OF_PEOPLE_TOO = frozenset("bB")


def number_at(line: Line, at: int, *, joined: bool = True, alone: bool = False) -> Number | None:
    """Return the number that starts at a token, or ``None``.

    With ``joined`` false, "and" is no part of it; with ``alone`` true, "dari 4" after it is not read.
    """
    if line.is_kind(at, Kind.DIGITS):
        found = _in_digits(line, at)
    elif line.is_kind(at, Kind.WORD):
        found = told_by_a_word(line, at) or _in_words(line, at, joined=joined) or told_by_measure(line, at)
    else:
        found = None
    if found is None:
        return None
    found = _times(line, found)
    if found.hedge is Hedge.PLAIN and past_an(line, found.stop + 1) > found.stop + 1:
        found = found._replace(hedge=Hedge.SOME_OF)  # "10 ton-an beras"
    return found if alone else _out_of(line, found)


def _in_digits(line: Line, at: int) -> Number | None:
    digits, last = _digits(line, at)
    if digits is None:
        return None
    stop = past_an(line, last + 1)
    some_of = stop > last + 1
    if (half := mixed(line, at, digits)) is not None:
        return _with_a_half(line, digits, *half)
    if stop == last + 1 and not digits.decimals and (after := after_half(line, stop, in_words=False)) > stop:
        return _with_a_half(line, digits, digits.value + Fraction(1, 2), Fraction(1, 10), after)
    stop = after_ordinal(line, stop)
    scale, stop = scales_at(line, stop)
    readings: tuple[Message, ...] = ()
    if scale == 1 and (form := line.known.scale_forms.get(line.fold(stop), "")) in line.known.scales:
        scale, stop, some_of = line.known.scales[form], stop + 1, True
    if scale == 1 and not some_of:
        scale, stop, readings = _letter_scale(line, stop, digits)
    n, w = (digits.value, digits.place) if scale == 1 else (digits.value * scale, digits.place * scale)
    if scale > 1 and not digits.decimals and not some_of:
        n, w, stop = lower_groups(line, stop, n, w)
    in_full, decimals = scale == 1, digits.decimals > 0
    if in_full and not some_of:
        clock = on_a_clock(line, at, digits)
        if clock is not None:
            return plain_number(*clock, 1, decimals=True)._replace(unit="second")
        feet = in_feet(line, stop, n)
        if feet is not None:
            return plain_number(*feet, 1, decimals=True)._replace(unit="inch")
        n, w, end = compound(line, stop, n, w)
        in_full, stop = end == stop, end
        decimals = decimals or (not in_full and is_to_the_last(line, stop))
    w, z = coarseness(n, w, decimals=decimals or w < 1)
    hedge = Hedge.SOME_OF if some_of else Hedge.PLAIN
    return Number(n, w, z, stop, hedge, scale, in_full=in_full, note=digits.note, readings=readings)


def _digits(line: Line, at: int) -> tuple[Digits | None, int]:
    """Return the digits at a token and the last token of them: the decimal mark may be a word, as in "1 koma 5"."""
    text, rest = line.tokens[at].text, line.tokens[at + 2].text if line.is_kind(at + 2, Kind.DIGITS) else ""
    if line.fold(at + 1) == line.known.point and text.isdecimal() and rest.isdecimal():
        return read_digits(f"{text}{line.known.decimal}{rest}", line.known), at + 2
    return read_digits(text, line.known), at


def _with_a_half(line: Line, digits: Digits, n: Fraction, w: Fraction, stop: int) -> Number:
    """Return the number of "2 1/2" and "2½", with the scale word behind it."""
    scale, end = scales_at(line, stop)
    readings: tuple[Message, ...] = ()
    if scale == 1:
        scale, end, readings = _letter_scale(line, stop, digits)
    note = IN_ONE_SIGN if line.fold(stop - 1) in FRACTION_SIGNS else None
    return plain_number(n * scale, w * scale, end, scale, decimals=True)._replace(readings=readings, note=note)


def _letter_scale(line: Line, at: int, digits: Digits) -> tuple[int, int, tuple[Message, ...]]:
    """Read M, m and T after digits: the scale, the next position, and the readings where there are two.

    M is *miliar* in Indonesian money, and may be million or miliar elsewhere; m may be metres in English. "$1.2B" and
    "$3MM" are those of English desks.
    """
    letter = line.tokens[at].text if line.is_kind(at, Kind.WORD) else ""
    if letter == "T" and line.language == "id":
        return 10**12, at + 1, ()
    if letter == "M":
        certain = line.language == "id" and line.has_near(at, RUPIAH)
        return 10**9, at + 1, () if certain else _either(digits, "{n} miliar (billion)", "{n} million")
    is_of_people = letter in _OF_PEOPLE_TOO and line.is_glued(at)
    if letter in _IN_FINANCE and line.language == "en" and (is_of_people or line.has_near(at, MONEY)):
        return _IN_FINANCE[letter], at + 1, ()
    if letter == "m" and line.language == "en":
        certain = line.has_near(at, MONEY) or line.is_glued(at)
        return 10**6, at + 1, () if certain else _either(digits, "{n} million", "{n} metres")
    return 1, at, ()


def _either(digits: Digits, first: str, second: str) -> tuple[Message, ...]:
    shown = figure_words(digits.value)
    return say(first, n=shown), say(second, n=shown)


def _in_words(line: Line, at: int, *, joined: bool) -> Number | None:
    found = read_number_words(line.folds, at, line.language, joined=joined)
    some_of = _some_of_words(line, at, found)
    if some_of is not None or found is None:
        return some_of
    n, w, stop, decimals = Fraction(found.value), Fraction(found.place), found.stop, False
    if (after := after_half(line, stop)) > stop:
        n, w, stop, decimals = n + w / 2, w / 10, after, True
    elif found.place == 1 and line.fold(stop) == line.known.point:
        n, w, stop = spelled_decimals(line, stop, n)
        decimals = w < 1
    scale, stop = scales_at(line, stop) if found.place == 1 else (1, stop)
    if scale == 1:
        n, w, end = compound(line, stop, n, w)
        decimals, stop = decimals or (end > stop and is_to_the_last(line, end)), end
    number = plain_number(n * scale, w * scale, stop, scale, decimals=decimals)
    return number if found.place == 1 else number._replace(scale=1000 ** ((len(str(found.value)) - 1) // 3))


def _some_of_words(line: Line, at: int, found: WordNumber | None) -> Number | None:
    """Read "dua ratusan ribu", "seribuan"."""
    last = found.stop if found else at
    base = line.known.scale_forms.get(line.fold(last))
    if base is None:
        return None
    number = read_number_words([*line.folds[at:last], base], 0, line.language)
    if number is None or number.stop != last - at + 1:
        return None
    scale, stop = scale_at(line.folds, last + 1, line.known.scales)
    n, w = Fraction(number.value * scale), Fraction(number.place * scale)
    return plain_number(n, w, stop, scale, decimals=False)._replace(hedge=Hedge.SOME_OF)


def _times(line: Line, number: Number) -> Number:
    """Turn "dua" into a factor where "kali lipat" follows."""
    if number.hedge is not Hedge.PLAIN or number.scale > 1:
        return number
    phrase = line.phrase_at(number.stop, tuple(line.known.times))
    if phrase is None:
        return number
    stop = number.stop + len(phrase)
    return number._replace(stop=stop, hedge=Hedge.FACTOR, unit=line.known.times[phrase])


def _out_of(line: Line, number: Number) -> Number:
    """Turn "1" into a fraction where "dari 4" or "/4" follows; both are whole numbers without a scale word."""
    start = past_hyphen(line, number.stop)  # "one-in-eight"
    phrase = line.phrase_at(start, line.known.out_of) or _stroke(line, number)
    if phrase is None or number.hedge is not Hedge.PLAIN or number.scale > 1 or number.n.denominator > 1:
        return number
    at = past_hyphen(line, start + len(phrase))
    whole = _in_digits(line, at) if line.is_kind(at, Kind.DIGITS) else None
    if whole is None and line.is_kind(at, Kind.WORD):
        whole = _in_words(line, at, joined=True)
    if whole is None or whole.hedge is not Hedge.PLAIN or whole.scale > 1 or whole.n.denominator > 1:
        return number
    if not whole.n or number.n > whole.n or (1900 <= whole.n <= 2100 and len(line.tokens[at].text) == 4):
        return number  # "5 in 2024" tells when, not of how many
    n = number.n / whole.n
    w = max(n, 1 / whole.n) / 5
    return Number(n, w, w, whole.stop, Hedge.FRACTION, share=True, note=number.note or whole.note)


def _stroke(line: Line, number: Number) -> tuple[str] | None:
    """Return the stroke of "2/3" where one leans on both figures; "24/9", "1/3/2025" and "5/12" may be days."""
    at = number.stop
    if line.fold(at) != "/" or not (line.is_glued(at) and line.is_glued(at + 1)) or line.fold(at + 1) not in _BOTTOMS:
        return None
    is_alone = not (line.fold(at + 2) == "/" and line.is_glued(at + 2))
    return ("/",) if is_alone and number.n < int(line.fold(at + 1)) else None

"""What keeps words from being a figure: notations of programs, letters that lean on digits, second numbers."""

from __future__ import annotations

import re
import unicodedata

from claimcheck.domain.message import say
from claimcheck.domain.unread import Unread
from claimcheck.reading.figure_build import years_and_months
from claimcheck.reading.figure_digits import is_too_long
from claimcheck.reading.figure_phrases import Around
from claimcheck.reading.figure_stray import stray
from claimcheck.reading.figure_tokens import MONEY, Kind, Line
from claimcheck.reading.figure_value import Number
from claimcheck.reading.words.lexicon import FRACTION_SIGNS

_MOST_SHOWN = 80
_NOT_NUMBERS = frozenset({"nan", "snan", "inf", "infinity", "∞"})
_NOTATION = re.compile(r"[0-9][eE][+-]?[0-9]|\b0[xXoObB][0-9A-Fa-f]|[0-9]_|_[0-9]|\*\*|\^", re.ASCII)
_DENIALS = frozenset({"no", "not", "tidak", "tak", "bukan"})
_LONG_SCALE = 6  # letters
_NO_SCALES = frozenset({"bullion", "pillion", "mullion", "cores", "chores", "crones"})
_MARKS = frozenset(".,")  # of numbers: they stand in digits, not beside them
# Symbols of units that are often set without a blank ("10kg"); other letters after digits are not taken for a unit.
_WRITTEN_ON = """
kg g gr mg t kt mt gt km m cm mm ha l ml cl cc km2 m2 m3 w kw mw gw tw kwh mwh gwh twh pp ppt bp bps mph kph kmh kn
ppm ft in mi nm nmi lb lbs oz yd c f p h hr hrs min mins sec secs yr yrs hz khz mhz ghz hpa kb mb gb tb mbps gbps
pc pts ppts kts gal bcf bcm bbl bpd boe teu ish dwt µg mcg kcal kj mj gj kv va psi hp db
"""
_SYMBOLS = frozenset(_WRITTEN_ON.split())


def _is_foreign_digit(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign)[0] == "N" and sign not in FRACTION_SIGNS


def bad_number(line: Line) -> Unread | None:
    """Return that a text holds digits or a notation that no figure of a newsroom has."""
    text = line.text
    alone = text if text in FRACTION_SIGNS else None  # "½" of what?
    foreign = None if text.isascii() else next(filter(_is_foreign_digit, text), alone)
    if foreign is not None:
        return _foreign(line, foreign)
    if any(token.kind is Kind.DIGITS and is_too_long(token.text) for token in line.tokens):
        return _bad(line, "“{words}” has more than 40 digits")
    if not _NOT_NUMBERS.isdisjoint(line.folds):
        return _bad(line, "“{words}” is not a finite number")
    notation = _NOTATION.search(text)
    if notation is not None:
        return _bad(
            line, "“{part}” is a notation of programs, not of figures", part=_word_around(text, notation.span())
        )
    return None


def _word_around(text: str, place: tuple[int, int]) -> str:
    """Return what stands between blanks around a place."""
    end = text.find(" ", place[1])
    return text[text.rfind(" ", 0, place[0]) + 1 : None if end < 0 else end]


def glued(line: Line, number: Number) -> Unread | None:
    """Refuse letters that lean on the digits and are no scale word or symbol: "5abc".

    It is no fault of the article: desks set many a unit so that is not known here.
    """
    at = number.stop
    if not (line.is_kind(at, Kind.WORD) and line.is_glued(at) and line.is_kind(at - 1, Kind.DIGITS)):
        return None
    word = line.folds[at]
    if word in _SYMBOLS or word in MONEY:
        return None
    if word == "s" and "." in line.tokens[at - 1].text:
        return None  # "9.79s", but "the 737s"
    return unread(line, "“{part}” leans on the digits in “{words}”", line.tokens[at].text)


def misspelt_scale(line: Line, number: Number) -> Unread | None:
    """Refuse a number before what looks like a scale word: "$127.5 milion" is no amount of 127.5 dollars."""
    word = line.fold(number.stop)
    if not line.is_kind(number.stop, Kind.WORD) or word in _NO_SCALES or word in line.known.rough:
        return None
    meant = next((scale for scale in line.known.scales if _is_misspelt(word, scale)), None)
    if meant is None:
        return None
    written = line.tokens[number.stop].text
    told = say("“{part}” in “{words}” looks like “{meant}”", part=_shown(written), words=_shown(line.text), meant=meant)
    return Unread("unreadable-figure", told)


def _is_misspelt(word: str, scale: str) -> bool:
    """Whether a word is a long scale word with one letter too many, too few, wrong, or two of them swapped."""
    least, most = sorted((word, scale), key=len)
    if len(scale) < _LONG_SCALE or word == scale or len(most) - len(least) > 1:
        return False
    at = next((at for at, (one, other) in enumerate(zip(most, least, strict=False)) if one != other), len(least))
    if len(most) > len(least):
        return most[at + 1 :] == least[at:]
    swapped = least[at + 1 : at + 2] + least[at] + least[at + 2 :]
    return most[at + 1 :] == least[at + 1 :] or most[at:] == swapped


def stray_words(line: Line, around: Around) -> Unread | None:
    """Refuse a second number, a sign or a denial among the words around a number."""
    at = stray(line, around.unit)
    if at is None:
        return None
    if line.is_kind(at, Kind.SIGN) or line.folds[at] in _DENIALS:
        part = line.tokens[at].text
        return unread(
            line, "“{part}” has no meaning in the figure “{words}”", part, at_fault=_breaks_a_number(line, at)
        )
    return unread(line, "more than one number stands in “{words}”")


def _breaks_a_number(line: Line, at: int) -> bool:
    """Whether a mark stands where no number can have it, as in "3. 500 orang" and ",12 persen".

    Behind a word, or with a blank behind it, a comma only sets off what comes next: "Rp 50.000, per kilogram".
    """
    if line.tokens[at].text not in _MARKS or line.is_kind(at - 1, Kind.WORD):
        return False
    if line.fold(at + 1) in _MARKS and line.is_glued(at + 1):
        return True
    return line.is_kind(at + 1, Kind.DIGITS) and (line.tokens[at].text == "." or line.is_glued(at + 1))


def ambiguous(line: Line, number: Number) -> Unread | None:
    """Refuse a number that can be read in two ways, with both of them."""
    other = years_and_months(line, number)
    readings = other.readings if other is not None else number.readings
    if not readings:
        return None
    message = say(
        "“{words}” can be read as {first} or as {second}", words=line.text, first=readings[0], second=readings[1]
    )
    return Unread("ambiguous-figure", message, tuple(map(str, readings)))


def _foreign(line: Line, sign: str) -> Unread:
    digit = unicodedata.digit(sign, None)
    if digit is None:
        return _bad(line, "“{part}” in “{words}” is not one of the digits 0 to 9", part=sign)
    template = "“{part}” in “{words}” is not one of the digits 0 to 9: write it as “{digit}”"  # "km2"
    return Unread("bad-number", say(template, words=_shown(line.text), part=sign, digit=str(digit)))


def _bad(line: Line, template: str, part: str = "") -> Unread:
    return Unread("bad-number", say(template, words=_shown(line.text), part=_shown(part)))


def unread(line: Line, template: str, part: str = "", *, at_fault: bool = False) -> Unread:
    """Return that words are no figure, by a template that may name a ``part`` of them."""
    message = say(template, words=_shown(line.text), part=_shown(part))
    return Unread("unreadable-figure", message, at_fault=at_fault)


def _shown(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"

"""Stretches of many years: abad ke-19, the 19th century, tahun 90-an, 2020-25."""

from __future__ import annotations

from claimcheck.reading.date_ordinals import ORDINALS, roman
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, glued, ordinal, sign, spread
from claimcheck.reading.date_written import Moment

_LATEST = 29  # centuries
_BEFORE_CHRIST = frozenset(("sm", "bc", "bce", "b"))
_DECADES = Phrases(spread({"tahun|era|dekade|the|'|’": None}))
_SHORT_DECADES = range(50, 100, 10)  # of others nobody can say which century they are of, or whether they are ages
_MONTHS = 12


def century(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "abad ke-19", "abad XIX" and "the 19th century", which for most begins in 1800, for some in 1801."""
    found = _number_of_century(tokens, at) if not moment.is_dated else None
    if found is None or not 2 <= found[0] <= _LATEST:
        return None
    number, end = found
    if end < len(tokens) and tokens[end].text in _BEFORE_CHRIST:
        return None
    return moment._replace(year=100 * (number - 1), last_year=100 * number), end


def _number_of_century(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens[at].text == "abad":
        return _counted(tokens, at + 1)
    counted = ORDINALS.match(tokens, at) if digits(tokens, at) is None else ordinal(tokens, at)
    if counted is None:
        return None
    end = counted[1] + (sign(tokens, counted[1], "-") is not None)
    return (counted[0], end + 1) if end < len(tokens) and tokens[end].text in ("century", "centuries") else None


def _counted(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of "ke-19", "19", "XIX" and "kesembilan belas", and the place after it."""
    if at + 1 < len(tokens) and tokens[at].text == "ke":
        at += 2 if sign(tokens, at + 1, "-") else 1
    if at >= len(tokens):
        return None
    number = roman(tokens[at].text) if digits(tokens, at) is None else digits(tokens, at)
    return ORDINALS.match(tokens, at) if number is None else (number, at + 1)


def short_decade(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read the "90-an" of "tahun 90-an" and the "90s" of "the 90s"."""
    first = digits(tokens, at)
    if first is None or first not in _SHORT_DECADES or moment.is_dated:
        return None
    if not at or _DECADES.match(tokens, at - 1) is None:
        return None
    dash = sign(tokens, at + 1, "-") is not None
    end = at + 1 + dash
    if end >= len(tokens) or tokens[end].text not in ("an", "s") or not glued(tokens, end):
        return None
    return moment._replace(year=1900 + first, last_year=1909 + first), end + 1


def to_a_short_year(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "2020-25", unless the second number may be a month."""
    first, last = digits(tokens, at, 4), digits(tokens, at + 2)
    joined = sign(tokens, at + 1, "-") is not None and glued(tokens, at + 1) and glued(tokens, at + 2)
    if first is None or last is None or not joined or moment.is_dated or not 1000 <= first <= 2999:
        return None
    is_later = last > max(first % 100, _MONTHS) and len(tokens[at + 2].text) == 2 and not glued(tokens, at + 3)
    return (moment._replace(year=first, last_year=first - first % 100 + last), at + 3) if is_later else None

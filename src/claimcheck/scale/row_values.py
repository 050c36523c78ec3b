"""The values of a row of the import schema: read exactly, or what is wrong with them.

A number stands for the shortest decimal that reads back as the same double, whether it is written as a number or as
text: so JSON readers understand numbers (RFC 8259, section 6), and the screen and the exact engine speak of the same
value. Up to 15 digits, that is the number as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache
from math import inf, isfinite
from typing import Any, Final, TypeAlias

from claimcheck.catalog.entries import Measure
from claimcheck.domain.claim import Value
from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period
from claimcheck.domain.span import Exact, Span
from claimcheck.domain.unread import Unread
from claimcheck.lower.reads import span_of_numbers
from claimcheck.reading.dates import read_period
from claimcheck.resolve.glossary import cut
from claimcheck.scale.row_columns import BOUNDS

Row: TypeAlias = Mapping[str, object]

LANGUAGE: Final = "id"  # as of a document that states none: it gives the zone of days
_DATE: Final = re.compile(r"(?:\d{4}-\d\d-\d\d|\.\.)/(?:\d{4}-\d\d-\d\d|\.\.)|\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_SHOWN: Final = 80
_EXACT: Final = 2**53  # whole numbers up to here are doubles
VALUED: Final = (*BOUNDS, *(f"{bound}_open" for bound in BOUNDS), "hedged", "quote")
"""The columns that a value is read from."""
_LOWER: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


class RowError(ValueError):
    """A row that is no claim, with the code and the words of the problem."""

    def __init__(self, code: str, message: Message) -> None:
        super().__init__(str(message))
        self.code = code
        self.message = message


def folded(text: str) -> str:
    """Return text as categories and facets are compared: without regard to ASCII capitals, and as if blanks were one.

    Other characters that look blank are none, as the screen sees it.
    """
    return " ".join(filter(None, text.translate(_LOWER).split(" ")))


def scope_of(row: Row) -> tuple[tuple[str, str], ...]:
    """Return the facets of a row."""
    scope = row.get("scope")
    if scope is None:
        return ()
    if not isinstance(scope, Mapping) or not all(isinstance(value, str) for value in scope.values()):
        raise wrong("scope", say("an object of texts"))
    facets = {key.replace("_", "-"): folded(value) for key, value in scope.items()}
    if len(facets) < len(scope):
        raise wrong("scope", say("an object in which each facet stands once"))
    return tuple(sorted(facets.items()))


def value_of(row: Row, measure: Measure) -> Value:
    """Return the value that the bounds of a row leave of a measure."""
    lower, upper = _number(row, "lower"), _number(row, "upper")
    if lower is None and upper is None:
        raise RowError("bad-row", say("a quantity has a “lower” or an “upper” bound"))
    said = _span(lower, upper, _flag(row, "lower_open"), _flag(row, "upper_open"))
    meant_lower, meant_upper = _number(row, "meant_lower"), _number(row, "meant_upper")
    meant = _span(
        lower if meant_lower is None else meant_lower,
        upper if meant_upper is None else meant_upper,
        _flag(row, "meant_lower_open", _flag(row, "lower_open")),
        _flag(row, "meant_upper_open", _flag(row, "upper_open")),
    )
    if not meant.within(said):
        raise RowError("bad-row", say("what is meant does not lie within what is said"))
    figure = _figure(text(row, "quote"), said, meant, hedged=_flag(row, "hedged", lower is None or upper is None))
    left = cut(said, measure)
    if left is None:
        raise RowError("impossible-value", say("{measure} cannot be in these bounds", measure=measure.name))
    return Value(left, cut(meant, measure) or left, figure, measure.unit.name)


def _span(lower: Exact | None, upper: Exact | None, lower_open: bool, upper_open: bool) -> Span:
    try:
        return Span(lower, upper, lower_open and lower is not None, upper_open and upper is not None)
    except ValueError:
        raise RowError("bad-row", say("the lower bound lies above the upper one")) from None


def _exact(number: Fraction) -> Exact:
    return int(number) if number.denominator == 1 else number


def _figure(quote: str | None, said: Span, meant: Span, *, hedged: bool) -> Figure:
    """Return a figure for the bounds: its words are the article's where they are known, else tell the bounds.

    A plain figure is the middle of what it means, as the table of readings makes it.
    """
    words = quote or str(span_of_numbers(said))
    ends = [Fraction(end) for end in (meant.lower, meant.upper) if end is not None]
    middle, width = (ends[0] + ends[-1]) / 2, ends[-1] - ends[0]
    if not hedged:
        return Figure(words, middle, width, width)
    if said.lower is None:
        return Figure(words, ends[-1], width, width, Hedge.LESS if said.upper_open else Hedge.AT_MOST)
    if said.upper is None:
        return Figure(words, Fraction(said.lower), width, width, Hedge.MORE if meant.lower_open else Hedge.AT_LEAST)
    end = Figure(words, Fraction(said.upper), width, width)
    return Figure(words, Fraction(said.lower), width, width, Hedge.RANGE, end=end)


def _number(row: Row, key: str) -> Exact | None:
    given = row.get(key)
    if given is None or (type(given) is int and abs(given) < _EXACT):
        return given
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
    number = inf
    if isinstance(given, float) and given.is_integer() and abs(given) < _EXACT:
        return int(given)
    if is_number or (isinstance(given, str) and _NUMBER.fullmatch(given)):
        with suppress(OverflowError):
            number = float(given)  # type: ignore[arg-type]
    if not isfinite(number):
        raise wrong(key, say("a finite decimal number"))
    return _exact(Fraction(repr(number)))


def whole(row: Row, key: str) -> int | None:
    """Return the whole number from 1 in a column."""
    given = row.get(key)
    if given is None:
        return None
    whole = given if isinstance(given, (int, float)) and not isinstance(given, bool) else 0
    if not 0 < whole < 2**31 or whole != int(whole):
        raise wrong(key, say("a whole number from 1"))
    return int(whole)


def _flag(row: Row, key: str, otherwise: bool = False) -> bool:
    given = row.get(key)
    if given is None:
        return otherwise
    if not isinstance(given, bool):
        raise wrong(key, say("true or false"))
    return given


def text(row: Row, key: str) -> str | None:
    """Return the text in a column."""
    given = row.get(key)
    if given is not None and not isinstance(given, str):
        raise wrong(key, say("text"))
    return given


def one_of(row: Row, key: str, known: Mapping[str, Any]) -> Any:
    """Return what the text in a column stands for."""
    given = text(row, key)
    if given is not None and given not in known:
        raise wrong(key, say("one of {known}", known=", ".join(known)))
    return None if given is None else known[given]


def time_of(row: Row, key: str) -> Period | None:
    """Return the time in a column."""
    given = text(row, key)
    if given is None:
        return None
    read = _period(given) if _DATE.fullmatch(given) else None
    if read is None or isinstance(read, Unread):
        raise wrong(key, say("a day as 2025-11-27, or two as 2025-11-01/2025-11-30"))
    return read


@lru_cache(maxsize=4096)
def _period(text: str) -> Period | Unread:
    return read_period(text, LANGUAGE)


def missing(key: str) -> RowError:
    """Return that a row must have a column."""
    return RowError("bad-row", say("the column “{key}” is missing or empty", key=key))


def wrong(key: str, wanted: Message) -> RowError:
    """Return that a column holds something else than what is wanted."""
    return RowError("bad-row", say("“{key}” is not {wanted}", key=key, wanted=wanted))


def shown(text: str | None) -> str:
    """Return a text as a problem shows it, long ones cut short."""
    return "" if text is None else text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"

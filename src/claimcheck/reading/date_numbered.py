"""Quarters and halves of a year by their number: "triwulan III", "Q4'23", "the second half"."""

from __future__ import annotations

from claimcheck.reading.calendar import Unit
from claimcheck.reading.date_ordinals import CARDINALS, ORDINALS, roman
from claimcheck.reading.date_tokens import Tokens, digits, glued, ordinal, sign
from claimcheck.reading.date_vocabulary import ORDINALS_BEFORE, SPANS
from claimcheck.reading.date_written import Moment


def numbered_part(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read "triwulan III", "kuartal ke-3", "Q3", "third quarter", "3rd quarter", "first half"."""
    if moment.span is not None or moment.month is not None:
        return None
    before = _ordinal_before(tokens, at) or _final(tokens, at)
    joined = before is not None and sign(tokens, before[1], "-") is not None  # "third-quarter"
    named = SPANS.match(tokens, before[1] + joined if before else at)
    if named is None:
        return None
    after = before or _ordinal_after(tokens, named[1])
    is_letter = len(tokens[named[1] - 1].text) == 1
    if after is None or (is_letter and (before or not glued(tokens, named[1]))):
        return None
    end = max(after[1], named[1])
    short = digits(tokens, end + 1) if sign(tokens, end, "'") is not None and glued(tokens, end + 1) else None
    if short is not None and len(tokens[end + 1].text) == 2 and moment.year is None:  # "Q4'23"
        return moment._replace(span=(named[0], after[0]), year=2000 + short), end + 2
    dashed = sign(tokens, end, "/-") is not None and digits(tokens, end + 1, 4) is not None
    return moment._replace(span=(named[0], after[0])), end + 1 if dashed else end  # "triwulan III-2025", "Q3/2025"


def _ordinal_before(tokens: Tokens, at: int) -> tuple[int, int] | None:
    return ORDINALS_BEFORE.match(tokens, at) if digits(tokens, at) is None else ordinal(tokens, at)


def _final(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the number of "the final quarter" or "the final half"."""
    named = SPANS.match(tokens, at + 1) if at < len(tokens) and tokens[at].text == "final" else None
    return None if named is None else (4 if named[0] is Unit.QUARTER else 2, at + 1)


def _ordinal_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if at + 1 < len(tokens) and tokens[at].text == "ke" and tokens[at + 1].text == "-":
        at += 2
    number = digits(tokens, at)
    if number is None:
        number = roman(tokens[at].text) if at < len(tokens) else None
    return ORDINALS.match(tokens, at) or CARDINALS.match(tokens, at) if number is None else (number, at + 1)

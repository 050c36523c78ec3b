"""Scores that are told with other words: "won 2-1", "a 1-2 defeat", "1-1 (4-3 on penalties)", "a goalless draw"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from claimcheck.domain.pattern import on_demand
from claimcheck.lower.wording import plain

_WORDS: Final = ("nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS: Final = {word: str(number) for number, word in enumerate(_WORDS)}
_SPELT = on_demand(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_NO_GOALS = on_demand(r"\b(?:goalless|scoreless|tanpa gol|kacamata)\b")
_ALL = on_demand(r"\b([0-9]{1,3})[- ]all\b")
_OF_TWO = on_demand(r"(?<=[0-9])(?: goals?| points?)? (?:to|for) (?=[0-9])")
_POINTS = on_demand(r"\b[0-9]{1,3}\b")
_SCORE = on_demand(r"(?<![-/0-9])[0-9]{1,3}[-/][0-9]{1,3}(?![-/0-9])")
# What is counted besides the goals or points of one whole match.
_ANOTHER_COUNT = on_demand(
    r"\b(?:pen|pens|penalties|penalty|penalti|shootout|shoot-out|tos-tosan|agg|aggregate|agregat|half-?time|halftime|"
    r"babak|leg)\b"
)
_WON = on_demand(r"\b(?:won|win|wins|victory|beat|menang|kemenangan)\b")
_LOST = on_demand(r"\b(?:lost|lose|loss|defeat|kalah|kekalahan)\b")
_LONGEST: Final = 200
_SIDES: Final = 2


def may_tell_one_score(words: str, others: str) -> bool:
    """Whether two texts that hold scores may both be true of one match.

    They are when all their scores are the same, whichever side is named first, and when only one of the two counts
    something else: both legs, the penalties, a half.
    """
    if max(len(words), len(others)) > _LONGEST:
        return False
    told, told_too = _scores(words), _scores(others)
    if not told or not told_too:
        return False
    counts = (frozenset(_ANOTHER_COUNT.findall(plain(text))) for text in (words, others))
    return told == told_too or len(set(counts)) > 1


def tell_contrary_results(words: str, others: str) -> bool:
    """Whether one text tells of a win and the other of a defeat: "won 2-1" and "lost 2-1"."""
    one, other = plain(words[:_LONGEST]), plain(others[:_LONGEST])
    return any(_WON.search(a) and _LOST.search(b) for a, b in ((one, other), (other, one)))


@lru_cache(2_000)  # each value of a property is held against all others of it
def _scores(words: str) -> Sequence[Sequence[str]]:
    """Return the points of each score that words tell, in no order: 1 and 2 of "won 2-1" and "Ajax 1, Porto 2"."""
    digits = _NO_GOALS.sub("0-0", _SPELT.sub(lambda found: _NUMBERS[found[0]], plain(words)))
    scores = _SCORE.findall(_OF_TWO.sub("-", _ALL.sub(r"\1-\1", digits)))
    points = _POINTS.findall(digits)
    return [sorted(re.split("[-/]", score)) for score in scores] or ([sorted(points)] if len(points) == _SIDES else [])

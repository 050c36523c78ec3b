"""Values of properties that have no line of their own: texts, lists, and things of which none contains another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from claimcheck.catalog.names import fold
from claimcheck.domain.claim import PropertyValue
from claimcheck.domain.pattern import on_demand

_KEPT: Final = 2_000  # words: each value of a property is held against all others of it
_JOINTS = re.compile(r"(?<=\w)[-\s]+(?=\w)")
_DASH = re.compile(r"(?<=[0-9]) ?[-–—:] ?(?=[0-9])")  # "2 - 1", "2–1", "2:1"
_NEXT_SCORE = re.compile(r"(?<=[0-9)]),?(?: (?:dan|serta|and))? (?=[0-9]{1,3}-[0-9])")
_A_TIE_BREAK = re.compile(r"(?:(?<=[0-9]-[0-9])|(?<=[0-9]-[0-9]{2})) ?\([-/0-9]{1,5}\)")
_SCORES = re.compile(r"[0-9]{1,3}-[0-9]{1,3}(?: [0-9]{1,3}-[0-9]{1,3})*")
_ALTERNATIVES = on_demand(r"\b(?:atau|alias|or)\b|[()]")


@lru_cache(_KEPT)
def plain(words: str) -> str:
    """Return words without regard to spelling, and scores as they are most plainly told.

    A score in sets is told with its tie-breaks or without, with "and" before the last or with a comma, in brackets or
    not: "(6-4, dan 7-6 (8/6))" is "6-4 7-6".
    """
    folded = _NEXT_SCORE.sub(" ", _A_TIE_BREAK.sub("", _DASH.sub("-", fold(words))))
    return folded[1:-1] if folded.startswith("(") and folded.find(")") == len(folded) - 1 else folded


def element(value: PropertyValue) -> str:
    """Return what a value is told apart by: the thing that it names, else its words without regard to spelling.

    "AD-7524-OG" is "AD 7524 OG", while the minus of "AA-" is a part of it.
    """
    if value.thing is not None:
        return value.thing.key
    words = plain(value.words)
    return f"“{words if is_score(words) else _JOINTS.sub('', words)}”"


@lru_cache(_KEPT)
def is_score(words: str) -> bool:
    """Whether words are a score, whichever side has more: "3-1", "1-3", "21-18, 18-21, dan 21-11"."""
    return _SCORES.fullmatch(plain(words)) is not None


@lru_cache(_KEPT)
def names_in(words: str) -> frozenset[str]:
    """Return the names that words give to one thing: "level III (siaga)" has two, as "siaga atau level III" does."""
    return frozenset(name for part in _ALTERNATIVES.split(plain(words)) if (name := part.strip(" ,")))


def tells_from_the_other_side(words: str, others: str) -> bool:
    """Whether two scores are one, told by the one side first and by the other: "2-1" and "1-2"."""
    return is_score(words) and is_score(others) and _turned(words) == plain(others)


def hold_turned_scores(told: Iterable[str]) -> bool:
    """Whether any two of these words tell one score, each from another side."""
    scores = Counter(plain(words) for words in told if is_score(words))
    return any(scores[_turned(one)] > (_turned(one) == one) for one in list(scores))


def _turned(score: str) -> str:
    return " ".join("-".join(reversed(one.split("-"))) for one in plain(score).split())


def elements(values: Iterable[PropertyValue]) -> frozenset[str]:
    """Return what a list of values holds."""
    return frozenset(map(element, values))


def wording(values: Iterable[PropertyValue]) -> str:
    """Return one text for a list of values, whatever its order."""
    return "\n".join(sorted(elements(values)))


def label_line(wordings: Iterable[str]) -> Mapping[str, int]:
    """Return a point for each text: two differ just when their points do."""
    return {text: point for point, text in enumerate(sorted(set(wordings)))}

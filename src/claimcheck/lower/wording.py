"""Values of properties that have no line of their own: texts, lists, and things of which none contains another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimcheck.catalog.names import fold
from claimcheck.domain.claim import PropertyValue

_JOINTS = re.compile(r"(?<=\w)[-\s]+(?=\w)")

_SETS = re.compile(r"[0-9]{1,2}-[0-9]{1,2}(?: ?\([-/0-9]{1,5}\))?(?:,? [0-9]{1,2}-[0-9]{1,2}(?: ?\([-/0-9]{1,5}\))?)+")
_A_TIE_BREAK = re.compile(r" ?\([-/0-9]{1,5}\)")


def element(value: PropertyValue) -> str:
    """Return what a value is told apart by: the thing that it names, else its words without regard to spelling.

    "AD-7524-OG" is "AD 7524 OG", while the minus of "AA-" is a part of it. A score in sets is told with its tie-breaks
    or without: "6-4, 7-6 (8/6)" is "6-4, 7-6(6)".
    """
    if value.thing is not None:
        return value.thing.key
    words = fold(value.words).replace("–", "-")
    if _SETS.fullmatch(words):
        words = _A_TIE_BREAK.sub("", words).replace(",", "")
    return f"“{_JOINTS.sub('', words)}”"


def elements(values: Iterable[PropertyValue]) -> frozenset[str]:
    """Return what a list of values holds."""
    return frozenset(map(element, values))


def wording(values: Iterable[PropertyValue]) -> str:
    """Return one text for a list of values, whatever its order."""
    return "\n".join(sorted(elements(values)))


def label_line(wordings: Iterable[str]) -> Mapping[str, int]:
    """Return a point for each text: two differ just when their points do."""
    return {text: point for point, text in enumerate(sorted(set(wordings)))}

"""Values of properties that have no line of their own: texts, lists, and things of which none contains another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimcheck.catalog.names import fold
from claimcheck.domain.claim import PropertyValue

_JOINTS = re.compile(r"(?<=\w)[-\s]+(?=\w)")


def element(value: PropertyValue) -> str:
    """Return what a value is told apart by: the thing that it names, else its words without regard to spelling.

    "AD-7524-OG" is "AD 7524 OG", while the minus of "AA-" is a part of it.
    """
    return value.thing.key if value.thing is not None else f"“{_JOINTS.sub('', fold(value.words))}”"


def elements(values: Iterable[PropertyValue]) -> frozenset[str]:
    """Return what a list of values holds."""
    return frozenset(map(element, values))


def wording(values: Iterable[PropertyValue]) -> str:
    """Return one text for a list of values, whatever its order."""
    return "\n".join(sorted(elements(values)))


def label_line(wordings: Iterable[str]) -> Mapping[str, int]:
    """Return a point for each text: two differ just when their points do."""
    return {text: point for point, text in enumerate(sorted(set(wordings)))}

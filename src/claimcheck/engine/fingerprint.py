"""Fingerprints of findings: the rule, the claims and what they say, not where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from hashlib import sha256

from attrs import fields, has

from claimcheck.domain.claim import AnyClaim, Article, PropertyValue
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.figure import Figure
from claimcheck.engine.finding import Exhibit

# How and where a claim is written is not what it says: the same value in other words keeps an acceptance.
_NOT_SAID = frozenset({"mark", "quote", "words", "part", "article", "assumed"})


def fingerprint(rule: str, claims: Iterable[AnyClaim | Exhibit]) -> str:
    """Return 16 hexadecimal digits that stay while the rule, the claims' ids and what they say stay."""
    said = sorted({f"{claim.id}={canonical(claim)}" for claim in claims})
    return sha256("\n".join([rule, *said]).encode()).hexdigest()[:16]


def canonical(value: object) -> str:
    """Return what a claim, or a part of it, says as text that does not depend on notation or order."""
    if isinstance(value, (Figure, Mark, Article)):
        return ""
    if isinstance(value, PropertyValue):
        return _of_property(value)
    kind: type = type(value)
    if value is None or kind is str or kind is int:
        return str(value)
    said = _said_by(kind)
    if said is not None:
        return "(" + ",".join([f"{name}:{canonical(getattr(value, name))}" for name in said]) + ")"
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, (frozenset, set)):
        return "{" + ",".join(sorted(map(canonical, value))) + "}"
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{key}={canonical(item)}" for key, item in value.items())) + "}"
    if isinstance(value, tuple):
        return "[" + ",".join(map(canonical, value)) + "]"
    return str(Fraction(value)) if isinstance(value, (int, Fraction)) else str(value)


@cache
def _said_by(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a class that tell what its objects say, ``None`` for one that is no record."""
    return tuple(one.name for one in fields(kind) if one.name not in _NOT_SAID) if has(kind) else None


def _of_property(value: PropertyValue) -> str:
    """Return a value of a property by what it names, else by its figure or its words, which are all there is."""
    if value.thing is not None:
        return canonical(value.thing)
    if value.period is not None:
        return canonical(value.period)
    if value.figure is not None:
        figure = value.figure
        return f"{figure.hedge.name} {figure.n} {figure.w} {figure.end and figure.end.n} {figure.unit}"
    return " ".join(value.words.casefold().split())

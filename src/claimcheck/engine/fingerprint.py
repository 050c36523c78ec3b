"""Fingerprints of findings: the rule, the claims and what they say, not where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from claimcheck.domain.claim import AnyClaim, Article, Claim, PropertyValue, Subject, Value
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.figure import Figure
from claimcheck.domain.period import Period
from claimcheck.domain.remembered import remembered
from claimcheck.engine.finding import Exhibit
from claimcheck.record import fields, has
from claimcheck.world.digests import sha256

# How and where a claim is written is not what it says: the same value in other words keeps an acceptance.
_NOT_SAID = frozenset({"mark", "quote", "words", "part", "article", "assumed", "is_zoned", "is_local"})


def fingerprint(rule: str, claims: Iterable[AnyClaim | Exhibit], about: str = "") -> str:
    """Return 16 hexadecimal digits that stay while the rule, the claims' ids and what they say stay.

    ``about`` is what tells a finding from others of the rule on the same claims, if anything does.
    """
    said = sorted({f"{claim.id}={_of_one(claim)}" for claim in claims})
    return sha256("\n".join([rule, *said, *filter(None, [about])]).encode()).hexdigest()[:16]


def _of_one(claim: AnyClaim | Exhibit) -> str:
    return canonical(claim) if isinstance(claim, Exhibit) else _of_claim(claim)


@remembered  # a draft is checked again and again beside the same claims of an archive
def _of_claim(claim: AnyClaim) -> str:
    return canonical(claim)


def canonical(value: object) -> str:
    """Return what a claim, or a part of it, says as text that does not depend on notation or order."""
    kind: type = type(value)
    return _writer(kind)(value)


@lru_cache(maxsize=10_000)  # a newsroom tells the same of the same at the same time again and again
def _of_repeated(value: Value | Subject | Period) -> str:
    kind: type = type(value)
    return _record(kind)(value)


@cache
def _writer(kind: type) -> Callable[[Any], str]:
    """Return what writes the objects of a class."""
    if issubclass(kind, (Figure, Mark, Article)):
        return lambda _: ""
    for kinds, write in _WRITERS.items():
        if issubclass(kind, kinds):
            return write
    return _record(kind) if has(kind) else str


@cache
def _record(kind: type) -> Callable[[object], str]:
    said = tuple(one.name for one in fields(kind) if one.name not in _NOT_SAID)
    # Claims had fingerprints before they had a scope of their own: those without one keep theirs.
    rare = "scope" if issubclass(kind, Claim) else ""

    def written(value: object) -> str:
        held = [(name, one) for name in said if (one := getattr(value, name)) or name != rare]
        # Most fields hold a text or nothing, which stands as it is.
        told = [f"{name}:{one if one is None or type(one) is str else canonical(one)}" for name, one in held]
        return f"({','.join(told)})"

    return written


def _of_property(value: PropertyValue) -> str:
    """Return a value of a property by what it names, else by its figure or its words, which are all there is."""
    if value.thing is not None:
        return canonical(value.thing)
    if value.period is not None:
        return canonical(value.period)
    if value.figure is not None:
        figure = value.figure
        hedges = " ".join(one.name for one in (figure.hedge, figure.also) if one is not None)
        return f"{hedges} {figure.n} {figure.w} {figure.end and figure.end.n} {figure.unit}"
    return " ".join(value.words.casefold().split())


_WRITERS: Mapping[tuple[type, ...], Callable[[Any], str]] = {
    (PropertyValue,): _of_property,
    (Value, Subject, Period): _of_repeated,
    (Enum,): lambda value: str(value.name),
    (frozenset, set): lambda value: "{" + ",".join(sorted(map(canonical, value))) + "}",
    (Mapping,): lambda value: "{" + ",".join(sorted(f"{key}={canonical(item)}" for key, item in value.items())) + "}",
    (tuple,): lambda value: "[" + ",".join(map(canonical, value)) + "]",
    (int,): lambda value: str(int(value)),
    (Fraction,): str,
}

"""In what two slots of one family differ, so that their claims are not compared, told to an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias, cast

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import Claim, Domain, Facets, Modality
from claimcheck.domain.message import Message, say, term
from claimcheck.lower.reads import name_of_key

Tell: TypeAlias = Callable[[Catalog, str | None, str | None], Message]


def difference(catalog: Catalog, a: Assertion, b: Assertion) -> Message:
    """Return in what the slots of two assertions of one family differ: the weightiest difference of their keys."""
    for name in _KEYS[a.slot.family]:
        one, other = _part(a, name), _part(b, name)
        if one != other:
            return _tell(catalog, name, a, b, (one, other))
    return say("the two are told apart by their time")


def _part(assertion: Assertion, name: str) -> object:
    return assertion.slot.key[_POSITIONS[assertion.slot.family].index(name)]


def _tell(catalog: Catalog, name: str, a: Assertion, b: Assertion, values: tuple[object, object]) -> Message:
    if name == "modality":
        return _modalities(a.claim, b.claim)
    if name == "scope":
        return _scopes(cast("Facets", values[0]), cast("Facets", values[1]))
    one, other = (None if value is None else str(value) for value in values)
    return _TELL[name](catalog, one, other)


def _modalities(one: Claim, other: Claim) -> Message:
    if one.modality is other.modality:
        return say(_ONLY_ONE_SAYS_WHEN[one.modality])
    return say("one is a {one}, the other a {other}; the two are never compared", one=term(one.modality.value),
               other=term(other.modality.value))  # fmt: skip


def _scopes(one: Facets, other: Facets) -> Message:
    first, second = dict(one), dict(other)
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    both = [name for name in differing if name in first and name in second]
    if both:
        name = both[0]
        return say("another scope: {facet} is “{one}” in the first and “{other}” in the second", facet=term(name),
                   one=first[name], other=second[name])  # fmt: skip
    name = differing[0]
    template = (
        "another scope: only the first is narrowed to {facet} “{value}”, so it can be a part of the other"
        if name in first
        else "another scope: only the second is narrowed to {facet} “{value}”, so it can be a part of the other"
    )
    return say(template, facet=term(name), value=first.get(name) or second[name])


def _measures(catalog: Catalog, one: str | None, other: str | None) -> Message:
    first, second = catalog.measures[one or ""], catalog.measures[other or ""]
    names = {"one": first.name, "other": second.name}
    if second.id in catalog.wholes(first.id):
        return say(
            "another measure: {one} is a part of {other}, so it cannot exceed it, but need not equal it", **names
        )
    if first.id in catalog.wholes(second.id):
        return say(
            "another measure: {other} is a part of {one}, so it cannot exceed it, but need not equal it", **names
        )
    return say("another measure: {one} in the first, {other} in the second", **names)


def _places(catalog: Catalog, one: str | None, other: str | None) -> Message:
    if one is None or other is None:
        named = catalog.places[one or other or ""].name
        return say("another place: one is about {place}, the other names no place", place=named)
    names = {"one": catalog.places[one].name, "other": catalog.places[other].name}
    if catalog.place_tree.contains(one, other):
        return say("another place: {other} lies in {one}, so its figure is a part, not the same", **names)
    if catalog.place_tree.contains(other, one):
        return say("another place: {one} lies in {other}, so its figure is a part, not the same", **names)
    if catalog.excused(one, other):
        return say("another place: {one} and {other} overlap, but are not the same", **names)
    return say("another place: {one} and {other} lie apart", **names)


def _things(domain: Domain, two: str, one_only: str) -> Tell:
    def tell(catalog: Catalog, one: str | None, other: str | None) -> Message:
        part = catalog.part(domain)
        known = [part[name].name for name in (one, other) if name is not None and name in part]
        if len(known) == 2:
            return say(two, one=known[0], other=known[1])
        return say(one_only, one=known[0] if known else one or other or "")

    return tell


def _owners(catalog: Catalog, one: str | None, other: str | None) -> Message:
    names = [name and name_of_key(catalog, name) for name in (one, other)]
    if names[0] and names[1]:
        return say("they are about different things: {one} and {other}", one=names[0], other=names[1])
    return say("only one of the two says whose it is: {name}", name=names[0] or names[1] or "")


def _kinds(catalog: Catalog, one: str | None, other: str | None) -> Message:
    del catalog
    return say("they name different kinds of things: {one} and {other}", one=term(one or "–"), other=term(other or "–"))


def _worded(template: str) -> Tell:
    def tell(catalog: Catalog, one: str | None, other: str | None) -> Message:
        del catalog
        return say(template, one=one or "–", other=other or "–")

    return tell


_ONLY_ONE_SAYS_WHEN = {
    Modality.FACT: "both are facts, but only one says for when",
    Modality.ESTIMATE: "both are estimates, but only one says for when",
    Modality.TARGET: "both are targets, but only one says for when",
    Modality.FORECAST: "both are forecasts, but only one says for when",
    Modality.PLAN: "both are plans, but only one says for when",
    Modality.DENIAL: "both are denials, but only one says for when",
}
_TELL: Mapping[str, Tell] = {
    "measure": _measures,
    "place": _places,
    "owner": _owners,
    "event": _things(
        Domain.EVENT,
        "another event: {one} in the first, {other} in the second",
        "only one of the two names the event, {one}",
    ),
    "award": _things(
        Domain.AWARD,
        "another award: {one} in the first, {other} in the second",
        "only one of the two names the award, {one}",
    ),
    "role": _things(
        Domain.ROLE,
        "another office: {one} in the first, {other} in the second",
        "only one of the two names the office, {one}",
    ),
    "person": _things(
        Domain.ENTITY,
        "another person: {one} in the first, {other} in the second",
        "only one of the two names the person, {one}",
    ),
    "property": _things(
        Domain.PROPERTY,
        "another property: {one} in the first, {other} in the second",
        "only one of the two names the property, {one}",
    ),
    "when": _worded("one tells what is planned, the other what took place"),
    "number": _worded("they are about different ranks: {one} and {other}"),
    "domain": _kinds,
    "subject": _worded("they are about different things: {one} and {other}"),
    "form": _worded("the values are of different kinds: {one} and {other}"),
    "daily": _worded(
        "one acts, or may act, from day to day for a holder who stays in office; the two do not exclude each other"
    ),
}

# What each part of a slot's key is (``lower``), and the order in which a difference is worth telling.
_EVENT = ("event", "when")
_POSITIONS: Mapping[Family, tuple[str, ...]] = {
    Family.VALUE: ("measure", "place", "owner", "event", "scope", "modality"),
    Family.DATE: _EVENT,
    Family.START: _EVENT,
    Family.END: _EVENT,
    Family.VENUE: _EVENT,
    Family.STATUS: _EVENT,
    Family.RANK: ("award", "modality"),
    Family.RANK_HOLDER: ("award", "number", "domain", "modality"),
    Family.OFFICE: ("role", "owner", "daily", "modality"),
    Family.TITLE: ("role", "owner", "person", "modality"),
    Family.ATTRIBUTE: ("domain", "subject", "property", "scope", "modality", "form"),
}
_KEYS: Mapping[Family, tuple[str, ...]] = {
    family: tuple(sorted(parts, key=lambda name: name == "modality")) for family, parts in _POSITIONS.items()
}

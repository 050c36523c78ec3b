"""Ways to write a ledger anew: what it says stays (laws 5 and 6), or one figure is sharper or more vague (law 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from worlds.ledger import Document
from worlds.lying import changed
from worlds.model import Claim, Figure, Range, Told, World
from worlds.writing import exactly, write


def shuffled(documents: list[Document], rng: Random) -> list[Document]:
    """Return the same entries in another order of documents, claims and keys."""
    mixed = [_mixed(document, rng) for document in documents]
    rng.shuffle(mixed)
    return mixed


def _mixed(document: Mapping[str, Any], rng: Random) -> Document:
    entries = [(key, _entries(value, rng) if key != "article" else value) for key, value in document.items()]
    rng.shuffle(entries)
    return dict(entries)


def _entries(section: Any, rng: Random) -> Any:
    if isinstance(section, list):
        return rng.sample(section, len(section))
    return dict(rng.sample(list(section.items()), len(section)))


def split(documents: list[Document]) -> list[Document]:
    """Return the catalog with a document for each of its sections."""
    catalog, *articles = documents
    return [{key: value} for key, value in catalog.items()] + articles


def renamed(documents: list[Document], names: Mapping[str, str]) -> list[Document]:
    """Return the ledger with other ids, wherever they stand as a whole value or key or in an expression."""
    return [_renamed(document, names) for document in documents]


def _renamed(node: Any, names: Mapping[str, str]) -> Any:
    if isinstance(node, dict):
        return {names.get(key, key): _renamed(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [_renamed(value, names) for value in node]
    if not isinstance(node, str):
        return node
    if node in names:
        return names[node]
    if node.startswith("(") or " >= " in node:  # an expression
        words = node.replace("(", "( ").replace(")", " )").split()
        return " ".join(names.get(word, word) for word in words)
    return node


def ids_of(world: World) -> list[str]:
    """Return every id that a desk could have chosen otherwise."""
    places = [one.id for one in world.places]
    return [*places, *(one.id for one in world.measures), *(one.id for one in world.articles),
            *dict.fromkeys(one.id for one in world.claims)]  # fmt: skip


def copied(documents: list[Document]) -> list[Document]:
    """Return the ledger with a copy of each article."""
    copies = [
        {**one, "article": {**one["article"], "id": one["article"]["id"] + "-again", "copy-of": one["article"]["id"]}}
        for one in documents
        if "article" in one
    ]
    return [*documents, *copies]


def other_units(documents: list[Document]) -> list[Document]:
    """Return the ledger with its tonnes measured in kilograms: the figures stay in the units they are written in."""
    catalog, *articles = documents
    measures = {name: _in_kilograms(entry) for name, entry in catalog["measures"].items()}
    written = {name for name, entry in catalog["measures"].items() if entry["unit"] == "tonne"}
    return [{**catalog, "measures": measures}, *(_with_unit(article, written) for article in articles)]


def _in_kilograms(entry: Document) -> Document:
    if entry["unit"] != "tonne":
        return entry
    return {**entry, "unit": "kilogram", "bounds": ["0", str(10**18)]}


def _with_unit(node: Any, measures: set[str]) -> Any:
    """Return claims whose figures name their unit, where they left it to the measure."""
    if isinstance(node, list):
        return [_with_unit(one, measures) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _with_unit(value, measures) for key, value in node.items()}
    if made.get("measure") in measures and isinstance(made.get("value"), str):
        made["value"] = _named(made["value"])
    return made


def _named(words: str) -> str:
    known = ("ton", "kg", "kuintal", "tonne")
    return words if any(unit in words for unit in known) else f"{words} ton"


def sharper(world: World, rng: Random) -> Iterator[World]:
    """Yield worlds in which one figure is told more exactly, inside what it said before."""
    for claim in _free(world):
        assert isinstance(claim.body, Figure)
        said = claim.body.told.said
        measure = world.measure(claim.body.subject.measure)
        inside = [end for end in (said.lower, said.upper) if end is not None]
        if not inside:
            continue
        value = sum(inside, Fraction(0)) / len(inside)
        value = Fraction(int(value)) if measure.whole else value
        told = exactly(value, measure, world.article(claim.article).language, rng)
        if told.said.inside(said) and told.said != said:
            yield _retold(world, claim, told.words, told)


def blurrier(world: World, rng: Random) -> Iterator[World]:
    """Yield worlds in which one figure is told more vaguely, so that all it said before is still said."""
    for claim in _free(world):
        assert isinstance(claim.body, Figure)
        said = claim.body.told.said
        measure = world.measure(claim.body.subject.measure)
        value = said.lower if said.lower is not None else said.upper
        if not value:
            continue
        told = write(value, measure, world.article(claim.article).language, rng, calm=False, fits=_wider_than(said))
        if said.inside(told.said) and told.said != said:
            yield _retold(world, claim, told.words, told)


def _wider_than(said: Range) -> Callable[[Told], bool]:
    return lambda told: said.inside(told.said) and told.said != said


def _free(world: World) -> list[Claim]:
    """Return the claims of a figure that stands in no stated sum."""
    return [
        claim
        for claim in world.claims
        if isinstance(claim.body, Figure) and not claim.body.parts and "-" not in claim.id and claim.modality == "fact"
    ]


def _retold(world: World, claim: Claim, words: str, told: Any) -> World:
    assert isinstance(claim.body, Figure)
    body = replace(claim.body, told=told)
    return changed(world, replace(claim, body=body, entry={**claim.entry, "value": words}))

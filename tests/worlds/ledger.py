"""A world as documents of claim files."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from worlds.model import Formula, Measure, Place, Rank, World

Document = dict[str, Any]


def documents(world: World) -> list[Document]:
    """Return the catalog and the articles of a world."""
    by_article: dict[str, list[Any]] = defaultdict(list)
    for claim in world.claims:
        by_article[claim.article].append(claim.entry)
    articles = []
    for article in world.articles:
        head: Document = {"id": article.id, "language": article.language}
        if article.published:
            head["published"] = article.published.isoformat()
        if by_article[article.id]:
            articles.append({"article": head, "claims": by_article[article.id]})
    return [catalog(world), *articles]


def catalog(world: World) -> Document:
    """Return what the world's desk knows."""
    made: Document = {
        "places": {one.id: _place(world, one) for one in world.places},
        "measures": {one.id: _measure(one) for one in world.measures},
        "entities": {
            "plant": {"name": "Plant"},
            **{name: {"name": name, "within": parent} if parent else {"name": name}
               for name, parent in world.speakers.items()},
        },
    }  # fmt: skip
    awards = {claim.body.award for claim in world.claims if isinstance(claim.body, Rank)}
    if awards:
        made["awards"] = {award: {"name": award} for award in sorted(awards)}
    if world.relations:
        made["relations"] = [
            {"id": one.id, "require": f"{formula_words(one.left)} {one.op} {formula_words(one.right)}"}
            for one in world.relations
        ]
    return made


def _place(world: World, place: Place) -> Document:
    entry: Document = {"name": place.name}
    if place.parent:
        entry["within"] = place.parent
    if place.divided:
        entry["divided-into"] = [one.id for one in world.places if one.parent == place.id]
    return entry


def _measure(measure: Measure) -> Document:
    entry: Document = {"unit": measure.unit, "nature": measure.nature, "whole-number": str(measure.whole).lower()}
    if measure.part_of:
        entry["part-of"] = list(measure.part_of)
    if measure.formulas:
        entry["equals"] = [formula_words(one) for one in measure.formulas]
    counts = measure.unit == "person"
    if measure.additive != (counts and not any(formula[0] == "/" for formula in measure.formulas)):
        entry["additive"] = str(measure.additive).lower()
    if measure.bounds.lower is not None and not counts:
        entry["bounds"] = [str(measure.bounds.lower), str(measure.bounds.upper)]
    return entry


def formula_words(formula: Formula) -> str:
    """Return a formula as the catalog writes it."""
    if isinstance(formula, tuple):
        op, left, right = formula
        return f"({formula_words(left)} {op} {formula_words(right)})"
    return str(formula)

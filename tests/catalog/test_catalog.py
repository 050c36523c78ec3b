from __future__ import annotations

import pytest

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Entity, Measure, Place
from claimcheck.catalog.units import counted
from claimcheck.domain.claim import Domain
from claimcheck.domain.unread import Unread


def place(id_: str, within: str | None = None, overlaps: str = "", loosely: str = "") -> tuple[str, Place]:
    further = frozenset(loosely.split())
    return id_, Place(id_, id_.title(), within=within, overlaps=frozenset(overlaps.split()), loosely=further)


CATALOG = Catalog(
    places=dict(
        [
            place("java"),
            place("west", "java"),
            place("east", "java"),
            place("estate", overlaps="west"),
            place("hall", "estate"),
            place("town", "west", loosely="east hall"),
        ]
    ),
    entities={"hall-of-fame": Entity("hall-of-fame", "Hall")},
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("town", "java", True),
        ("town", "east", False),
        ("estate", "west", True),
        ("hall", "town", True),
        ("estate", "java", True),
        ("hall", "east", False),
        ("hall", "java", True),
    ],
)
def test_overlaps_go_both_ways_and_hold_for_what_lies_inside(a: str, b: str, same: bool) -> None:
    assert CATALOG.same_place(a, b) is CATALOG.same_place(b, a) is same


def test_loosely_gives_the_spans_of_what_may_be_meant() -> None:
    spans = CATALOG.loosely("town")
    assert set(spans) == {CATALOG.place_tree.span("east"), CATALOG.place_tree.span("hall")}
    assert CATALOG.loosely("hall") == ()


def test_a_name_is_looked_for_in_one_part_of_the_catalog() -> None:
    assert CATALOG.find(Domain.PLACE, "Hall") == "hall"
    assert CATALOG.find(Domain.ENTITY, "Hall") == "hall-of-fame"
    missing = CATALOG.find(Domain.ENTITY, "Town")
    assert isinstance(missing, Unread)
    assert "entity" in str(missing.message)


def test_levels_are_ranked_widest_first_and_a_rung_may_have_two_names() -> None:
    assert CATALOG.level_rank("country") == 0
    assert CATALOG.level_rank("regency") == CATALOG.level_rank("city") == 2
    assert CATALOG.level_rank("galaxy") is None


def test_wholes_are_found_at_any_remove() -> None:
    def measure(id_: str, *part_of: str) -> tuple[str, Measure]:
        return id_, Measure(id_, id_, unit=counted("thing"), part_of=part_of)

    catalog = Catalog(measures=dict([measure("a", "b", "c"), measure("b", "d"), measure("c", "d"), measure("d")]))
    assert catalog.wholes("a") == ("b", "c", "d")
    assert catalog.wholes("d") == ()

from __future__ import annotations

import os
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.catalog.catalog import DEFAULT_LEVELS, Catalog
from claimcheck.catalog.entries import FacetKind
from claimcheck.catalog.units import Units
from claimcheck.documents import load_text
from claimcheck.documents.document import Located, SourceDocument
from claimcheck.documents.loading import load
from claimcheck.documents.models import Entry, EventEntry, MeasureEntry, PlaceEntry, UnitEntry
from claimcheck.domain.claim import Domain
from claimcheck.domain.diagnostic import Diagnostic, Mark
from claimcheck.domain.span import Span
from claimcheck.resolve.catalogs import build_catalog

E = TypeVar("E", bound=Entry)


def built(text: str) -> tuple[Catalog, list[tuple[str, str]]]:
    """Return the catalog of YAML text, and each problem as its code and "line:column"."""
    documents, unreadable = load_text(text, "catalog.yaml", "yaml")
    assert not unreadable, [str(each.message) for each in unreadable]
    catalog, problems = build_catalog(documents)
    return catalog, [(each.code, f"{each.mark.line}:{each.mark.column}") for each in problems]


def sound(text: str) -> Catalog:
    catalog, problems = built(text)
    assert problems == []
    return catalog


def the_problem(text: str) -> Diagnostic:
    documents, _ = load_text(text, "catalog.yaml", "yaml")
    _, (only,) = build_catalog(documents)
    return only


def test_the_shipped_catalog_is_sound() -> None:
    folder = Path(__file__).parents[2] / "claims" / "catalog"
    documents, unreadable = load([os.fspath(folder)])
    catalog, problems = build_catalog(documents)
    assert [str(each.message) for each in (*unreadable, *problems)] == []
    assert catalog.find(Domain.PLACE, "Atria Hotel, Kabupaten Tangerang") == "atria-hotel"
    assert not catalog.same_place("serpong", "gading-serpong")


def test_things_refer_to_each_other_by_id_name_or_alias() -> None:
    catalog = sound(
        """
places:
  banten: {name: Banten, aliases: [Provinsi Banten], level: province}
  a: {within: banten}
  b: {within: Banten}
  c: {within: provinsi BANTEN, overlaps: [A], loosely: [b, B]}
awards: {prize: {name: The Prize}}
events: {gala: {award: the prize, level: city, after: [Round two]}, round: {name: Round two}}
"""
    )
    assert {catalog.places[each].within for each in "abc"} == {"banten"}
    assert catalog.places["c"].overlaps == {"a"}
    assert catalog.places["c"].loosely == {"b"}
    assert catalog.events["gala"].after == ("round",)
    assert catalog.events["gala"].award == "prize"
    assert catalog.measures == {}


def test_a_thing_without_a_name_goes_by_its_id_in_words() -> None:
    catalog = sound("measures: {insured-workers: {unit: person}}")
    assert catalog.measures["insured-workers"].name == "insured workers"
    assert catalog.find(Domain.MEASURE, "Insured workers") == "insured-workers"


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("places: {a: {within: bantn}, banten: {}}", "unknown-name", "1:22", "did you mean “banten”?"),
        ("places: {a: {overlaps: [a, zz]}}", "unknown-name", "1:28", "“zz”"),
        ("places: {a: {level: provnce}}", "unknown-name", "1:21", "province"),
        ("places: {a: {within: b}, b: {within: a}}", "cycle", "1:22", "a → b → a"),
        ("places: {a: {divided-into: [b]}, b: {}}", "not-within", "1:28", "does not lie in"),
        (
            "places: {a: {divided-into: [b, c]}, b: {within: a}, c: {within: b}}",
            "not-within",
            "1:28",
            "inside the other",
        ),
        ("entities: {a: {within: a}}", "cycle", "1:24", "a → a"),
        ("places: {x: {name: A}, y: {name: A}, z: {within: A}}", "ambiguous-name", "1:50", "x"),
        ("events: {a: {after: b}, b: {after: a}}", "cycle", "1:36", "a → b → a"),
        ("events: {a: {award: b}}", "unknown-name", "1:21", "award"),
        ("awards: {a: {categories: {X: {recipients: [towns]}}}}", "unknown-name", "1:44", "towns"),
        ("measures: {a: {unit: peron}}", "unknown-unit", "1:22", "did you mean “person”?"),
        ("measures: {a: {unit: kg, part-of: b}, b: {unit: Rp}}", "unlike-units", "1:35", "kilogram"),
        ("measures: {a: {unit: kg, part-of: a}}", "cycle", "1:35", "a → a"),
        ("measures: {a: {unit: kg, bounds: [2, 1]}}", "bad-number", "1:34", "2 is more than 1"),
        ("measures: {a: {unit: kg, bounds: [x, 1]}}", "unreadable-figure", "1:34", "x"),
        ("measures: {a: {unit: kg, bounds: [0, 1.000]}}", "bad-number", "1:34", "thousands"),
        ("measures: {a: {unit: kg, plausible: [0, 1 km]}}", "unlike-units", "1:37", "kilometre"),
        ("measures: {a: {unit: kg, holds-for: ages}}", "unreadable-duration", "1:37", "ages"),
        ("measures: {a: {unit: kg, yearly-change: 10}}", "bad-number", "1:41", "10 percent"),
        ("measures: {a: {unit: kg, equals: a * 2}}", "cycle", "1:34", "by itself"),
        ("measures: {a: {unit: kg, equals: 'b +'}, b: {unit: kg}}", "bad-expression", "1:34", "character 3"),
        ("measures: {a: {unit: kg, equals: bb}, bbb: {unit: kg}}", "unknown-name", "1:34", "“bbb”"),
        ("measures: {a: {unit: kg, equals: [b, b * b]}, b: {unit: kg}}", "unlike-units", "1:38", "mass^2"),
        ("measures: {a: {unit: kg, equals: 0 - b}, b: {unit: person}}", "unlike-units", "1:34", "person"),
        (
            "measures: {a: {unit: unit, equals: 0 - b - 1 * c}, b: {unit: unit, bounds: [1, ..]}, c: {unit: unit}}",
            "never-holds",
            "1:36",
            "can never hold",
        ),
        ("measures: {a: {unit: '%', equals: 100 - b}, b: {unit: '%'}}", "unlike-units", "1:35", "write 1"),
        ("measures: {a: {unit: unit}}\nrelations: [{id: r, require: a < 0}]", "never-holds", "2:30", "a < 0"),
        ("measures: {a: {unit: unit}}\nrelations: [{id: r, require: a > 1}]", "unlike-units", "2:30", "item"),
        ("measures: {a: {unit: unit}}\nrelations: [{id: r, require: a > b}]", "unknown-name", "2:30", "“b”"),
        ("units: {persn: [wartawan]}", "unknown-unit", "1:9", "did you mean “person”?"),
        ("units: {kg: [zak], ton: [zak]}", "duplicate-id", "1:26", "already stands"),
        ("levels: [a, [b, a]]", "duplicate-id", "1:9", "twice"),
        ("levels: [a, b]\n---\nlevels: [b, a]", "duplicate-id", "3:9", "catalog.yaml:1:9"),
        ("places: {a: {}}\n---\nplaces: {a: {name: B}}", "duplicate-id", "3:10", "catalog.yaml:1:10"),
    ],
)
def test_a_problem_stands_at_the_key_and_says_what_is_wrong(text: str, code: str, place: str, words: str) -> None:
    found = the_problem(text)
    assert (found.code, f"{found.mark.line}:{found.mark.column}") == (code, place)
    assert words in str(found.message)


def test_what_is_declared_twice_alike_counts_once() -> None:
    catalog = sound("places: {a: {name: A}}\n---\nplaces: {a: {name: A}}")
    assert list(catalog.places) == ["a"]


def test_only_the_bad_key_is_dropped() -> None:
    catalog, problems = built(
        "measures: {a: {unit: kg, nature: flow, bounds: [2, 1], part-of: [b, c], equals: [b, x]}, b: {unit: kg}}"
    )
    assert [code for code, _ in problems] == ["bad-number", "unknown-name", "unknown-name"]
    measure = catalog.measures["a"]
    assert (measure.part_of, measure.bounds, len(measure.equals)) == (("b",), Span(), 1)


def test_a_measure_left_out_is_reported_once() -> None:
    catalog, problems = built("measures: {a: {unit: qqq}, b: {unit: kg, part-of: a, equals: a}}")
    assert [code for code, _ in problems] == ["unknown-unit"]
    assert list(catalog.measures) == ["b"]


def test_counts_are_additive_and_not_negative_and_quotients_are_not() -> None:
    catalog = sound(
        """
measures:
  count: {unit: person}
  half: {unit: person, equals: count / 2}
  mean: {unit: person, equals: count * half / count}
  migration: {unit: person, bounds: [.., ..]}
  stated: {unit: person, additive: false}
  share: {unit: percent, bounds: [0, 100], equals: half / count}
  money: {unit: Rp}
  sum: {unit: Rp, additive: true}
"""
    )
    additive = {id_ for id_, measure in catalog.measures.items() if measure.additive}
    assert additive == {"count", "half", "sum"}
    assert catalog.measures["count"].bounds == Span(lower=0)
    assert catalog.measures["migration"].bounds == Span()
    assert catalog.measures["money"].bounds == Span()
    assert catalog.measures["share"].bounds == Span(0, 100)


def test_numbers_of_a_measure_are_in_its_own_unit() -> None:
    measure = sound(
        "measures: {a: {unit: hektare, plausible: [1 km2, ..], bounds: [0, 1000000], holds-for: 2 bulan,"
        " yearly-change: 10 persen}}"
    ).measures["a"]
    assert measure.plausible == Span(lower=100)
    assert measure.bounds == Span(0, 1_000_000)
    assert measure.holds_for == (2, "month")
    assert measure.yearly_change == Fraction(1, 10)


def test_a_ledger_has_its_own_words_things_levels_and_facets() -> None:
    catalog = sound(
        """
units: {person: [juru kamera], vote: {new: true, words: [coblosan]}, street-lamp: {new: true, words: lampu jalan}}
levels: [region, [town, village]]
facets: {poverty_line: {kind: definition}, release: {kind: version}, sector: {}}
measures: {lamps: {unit: lampu jalan}, votes: {unit: suara}}
"""
    )
    assert catalog.units.read("juru kamera") == catalog.units.read("orang")
    assert catalog.units.read("coblosan") == catalog.units.read("suara")
    assert catalog.measures["lamps"].unit.counts
    assert catalog.level_rank("village") == catalog.level_rank("town") == 1
    assert catalog.facets == {
        "poverty-line": FacetKind.DEFINITION,
        "release": FacetKind.VERSION,
        "sector": FacetKind.PART,
    }


def test_without_documents_the_catalog_is_empty_and_has_what_always_holds() -> None:
    catalog, problems = build_catalog([])
    assert problems == ()
    assert catalog == Catalog()
    assert catalog.levels == DEFAULT_LEVELS
    assert catalog.units == Units.standard()


def test_the_order_of_documents_does_not_matter() -> None:
    text = """
places: {a: {within: c}, b: {name: B}}
measures: {m: {unit: kg, part-of: n}}
---
places: {c: {within: a}, b: {name: Bee}}
units: {kg: [zak]}
---
measures: {n: {unit: kg, part-of: [m, x]}, o: {unit: zak}}
units: {ton: [zak]}
levels: [x, y]
---
levels: [y]
"""
    documents, _ = load_text(text, "catalog.yaml", "yaml")
    assert {repr(build_catalog(order)) for order in permutations(documents)} == {repr(build_catalog(documents))}


IDS = ["a", "b", "c", "d"]
words = st.sampled_from(
    [*IDS, "A", "nope", "a, b", "a + b", "a / b", "1", "5 %", "person", "kg", "..", "country", "{x}"]
)
optional = st.none() | words
texts = st.lists(words, max_size=3)
ends = st.none() | st.lists(words, min_size=2, max_size=2)
places = st.builds(
    PlaceEntry, name=words, aliases=texts, within=optional, overlaps=texts, loosely=texts, divided_into=texts,
    level=optional,
)  # fmt: skip
measures = st.builds(
    MeasureEntry, name=words, unit=words, part_of=texts, equals=texts, holds_for=optional, bounds=ends,
    yearly_change=optional,
)  # fmt: skip
events = st.builds(EventEntry, award=optional, level=optional, after=texts, within=optional)
new_units = st.builds(UnitEntry, new=st.booleans(), words=texts)
levels = st.sampled_from([(), (("country",),), (("a", "b"), ("a",))])


def located(entries: st.SearchStrategy[E]) -> st.SearchStrategy[tuple[Located[E], ...]]:
    declared = st.dictionaries(st.sampled_from(IDS), entries, max_size=4)
    return declared.map(
        lambda each: tuple(Located(id_, entry, Mark("f", at)) for at, (id_, entry) in enumerate(each.items(), 1))
    )


anything = st.builds(
    SourceDocument, st.just("f"), st.just(0), st.just(Mark("f")), places=located(places), measures=located(measures),
    events=located(events), units=located(new_units), levels=levels,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(anything, max_size=2))
def test_whatever_is_declared_a_catalog_comes_out_whose_references_are_known(documents: list[SourceDocument]) -> None:
    catalog, problems = build_catalog(documents)
    for place in catalog.places.values():
        assert {place.within, *place.overlaps, *place.loosely, *place.divided_into} <= {None, *catalog.places}
        assert catalog.place_tree.chain(place.id)[0] == place.id
        assert place.level is None or catalog.level_rank(place.level) is not None
    for measure in catalog.measures.values():
        assert set(measure.part_of) <= set(catalog.measures)
        assert measure.id not in catalog.wholes(measure.id)
    for event in catalog.events.values():
        assert set(event.after) <= set(catalog.events)
    assert all(str(each.message) for each in problems)

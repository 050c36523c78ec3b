"""What is wrong with an entry is said at its own place in plain words, and hides no other entry."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from claimcheck.documents import Located, SourceDocument, load_mapping, load_text, models
from claimcheck.domain.diagnostic import Mark

GOOD = "{kind: quantity, measure: m, value: 1}"


def problems_of(text: str) -> list[tuple[str, str, str]]:
    _, problems = load_text(text, "x", "yaml")
    return [(problem.code, f"{problem.mark.line}:{problem.mark.column}", str(problem.message)) for problem in problems]


def one_document(text: str) -> SourceDocument:
    documents, problems = load_text(text, "x", "yaml")
    assert not problems
    return documents[0]


@pytest.mark.parametrize(
    ("claim", "code", "column", "said"),
    [
        ("{kind: quantitiy, measure: m, value: 1}", "bad-value", 10, "did you mean “quantity”"),
        ("{kind: [quantity], measure: m, value: 1}", "bad-value", 10, "a text, not a list"),
        ("{measure: m, value: 1}", "missing-key", 3, "“kind”"),
        ("{knid: quantity, measure: m, value: 1}", "unknown-key", 4, "did you mean “kind”"),
        ("{jenis: quantity, measure: m, value: 1}", "unknown-key", 4, "did you mean “kind”"),
        ("{kind: quantity, measure: m, nilai: 1}", "unknown-key", 32, "did you mean “value”"),
        ("{kind: angka, measure: m, value: 1}", "bad-value", 10, "did you mean “quantity”"),
        ("{kind: event, event: e, Tanggal: 2025-11-27}", "unknown-key", 27, "did you mean “date”"),
        ("{kind: quantity, measure: m, value: 1, source: b}", "unknown-key", 42, "did you mean “said-by”"),
        ("{kind: quantity, measure: m, value: 1, date: 2025}", "unknown-key", 42, "did you mean “as-of”"),
        ("{kind: quantity, measure: m, value: 1, part: judul}", "bad-value", 48, "did you mean “headline”"),
        ("{kind: quantity, measure: m}", "missing-key", 3, "“value”"),
        ("{kind: quantity, measure: m, value: 1, vaule: 2}", "unknown-key", 42, "did you mean “value”"),
        ("{kind: quantity, measure: m, vaule: 1}", "unknown-key", 32, "did you mean “value”"),
        ("{kind: quantity, measure: m, value: 1, as_off: 2}", "unknown-key", 42, "did you mean “as-of”"),
        ("{kind: quantity, measure: m, value: 1, zzz: 2}", "unknown-key", 42, "the keys here are: id, quote"),
        ("{kind: quantity, measure: m, value: [1]}", "bad-value", 39, "a text, not a list"),
        ("{kind: quantity, measure: m, value: {a: b}}", "bad-value", 39, "a text, not a mapping"),
        ("{kind: quantity, measure: m, value: 1, modality: facts}", "bad-value", 52, "denial; did you mean “fact”?"),
        ("{kind: quantity, measure: m, value: 1, complete: ja}", "bad-value", 52, "true or false"),
        ("{kind: quantity, measure: m, value: 1, scope: rural}", "bad-value", 49, "a mapping, not a text"),
        ("{kind: quantity, measure: m, value: 1, parts: a}", "bad-value", 49, "a list, not a text"),
        ("{kind: quantity, measure: m, value: 1, parts: [a, {of: b}]}", "missing-key", 53, "“value”"),
        ("{kind: quantity, measure: m, value: 1, parts: [[a]]}", "bad-value", 50, "not a list"),
        ("{kind: quantity, measure: m, value: 1, converted: {value: 1, rat: 2}}", "unknown-key", 64, "“rate”"),
        ("{kind: ratio, value: 2, numerator: x, denominator: {measure: a}}", "bad-value", 38, "a mapping, not a text"),
        ("{kind: event, event: e, said-by: {a: b}}", "bad-value", 36, "a list, not a mapping"),
        ("{kind: quantity, measure: m, value: ''}", "empty-value", 39, "no value"),
        ("just words", "bad-value", 3, "a claim must be a mapping"),
    ],
)
def test_a_bad_claim_is_explained_and_hides_no_other(claim: str, code: str, column: int, said: str) -> None:
    text = f"claims:\n- {claim}\n- {GOOD}\n"
    found = problems_of(text)
    assert (code, f"2:{column}") in [(found_code, place) for found_code, place, _ in found]
    assert said in "\n".join(message for _, _, message in found)
    documents, _ = load_text(text, "x", "yaml")
    assert [claim.id for claim in documents[0].claims] == ["2"]


@pytest.mark.parametrize(
    ("section", "code", "column", "said"),
    [
        ("claim: []", "unknown-key", 1, "did you mean “claims”"),
        ("CLAIMS: []", "unknown-key", 1, "did you mean “claims”"),
        ("title: A day", "unknown-key", 1, "a key of an article: it belongs below “article:”"),
        ("value: 12 orang", "unknown-key", 1, "a key of a claim: it belongs below “claims:”"),
        ("claims: words", "bad-value", 9, "a list, not a text"),
        ("claims: {a: b}", "bad-value", 9, "a list, not a mapping"),
        ("places: [a]", "bad-value", 9, "not a list"),
        ("places: {Serpong: {}}", "bad-value", 10, "hyphens, such as serpong"),
        ("places: {kota_x: {}}", "bad-value", 10, "“kota_x” is no id"),
        ("places: {“—”: {}}", "bad-value", 10, "a-z, 0-9 and hyphens"),
        ("article: {id: a, claims: []}", "unknown-key", 18, "look at the indentation"),
        ("\u00a0article: {id: a}", "unknown-key", 1, "a hard blank"),
        ("article: {id: a, text: /story.txt}", "path-outside", 24, "such as ../texts/story.txt"),
        ("places: {serpong: here}", "bad-value", 19, "“serpong” must be a mapping"),
        ("places: {serpong: {levle: city}}", "unknown-key", 20, "did you mean “level”"),
        ("measures: {m: {nature: stock}}", "missing-key", 15, "“unit”"),
        ("measures: {m: {unit: x, nature: stok}}", "bad-value", 33, "did you mean “stock”"),
        ("measures: {m: {unit: x, bounds: [1]}}", "bad-value", 33, "the lower and the upper"),
        ("awards: {a: {categories: {K: {recipient: [x]}}}}", "unknown-key", 31, "did you mean “recipients”"),
        ("levels: [{a: b}]", "bad-value", 9, "widest first"),
        ("levels: [[]]", "bad-value", 9, "widest first"),
        ("levels: top", "bad-value", 9, "a list"),
        ("date-order: day-moth", "bad-value", 13, "did you mean “day-month”"),
        ("relations: [{id: Not An Id, require: a >= b}]", "bad-value", 18, "no id"),
        ("accepted: [{finding: a}]", "missing-key", 12, "“because”"),
        ("units: {person: {word: a}}", "unknown-key", 18, "did you mean “words”"),
        ("facets: {a: {kind: versio}}", "bad-value", 20, "did you mean “version”"),
        ("article: words", "bad-value", 10, "must be a mapping"),
        (f"article: {{id: {'a' * 201}}}", "bad-value", 15, "at most 200 characters"),
        ("date-order: [day-month]", "bad-value", 13, "a text, not a list"),
        ("article: {id: No Id}", "bad-value", 15, "no id"),
        ("article: {id: a, language: fr}", "bad-value", 28, "the choice is: id, en"),
    ],
)
def test_a_bad_section_is_explained(section: str, code: str, column: int, said: str) -> None:
    ((found_code, place, message),) = problems_of(section)
    assert (found_code, place) == (code, f"1:{column}")
    assert said in message


def test_an_indonesian_key_under_assumed_is_told_with_the_one_that_is_meant() -> None:
    ((code, _, message),) = problems_of("claims: [{kind: quantity, measure: m, value: 1, assumed: [tempat]}]")
    assert (code, "did you mean “place”" in message) == ("unknown-key", True)


def test_claims_of_an_unreadable_article_take_no_part_and_that_is_said() -> None:
    documents, problems = load_text(f"article: {{id: a, language: fr}}\nclaims: [{GOOD}]", "x", "yaml")
    assert documents[0].claims == ()
    assert [problem.code for problem in problems] == ["bad-value", "claims-left-out"]


def test_every_section_arrives() -> None:
    document = one_document("""
version: 1
article: {id: a, published: 2025-11, reference: true}
claims: [{kind: role, person: p, role: r}]
places: {banten: {name: Banten, level: province}}
entities: {maesyal: {name: Maesyal, aliases: M}}
measures: {workers: {unit: person, whole_number: true, bounds: [0, 100]}}
events: {e: {after: [d]}}
awards: {w: {categories: {Pemerintah Kota: {recipients: [city]}}}}
properties: {founded: {single: true}}
roles: {bupati: {single-holder: true}}
levels: [country, [regency, city]]
facets: {poverty_line: {kind: definition}}
relations: [{id: r, require: a >= b}]
units: {person: [wartawan], vote: {new: true, words: suara}, goal: gol}
date_order: day-month
accepted: [{finding: x, because: y}]
""")
    assert document.article is not None
    assert (document.article.id, document.article.entry.published, document.article.entry.reference) == (
        "a",
        "2025-11",
        True,
    )
    assert [vars(claim.entry)["person"] for claim in document.claims] == ["p"]
    assert [place.id for place in document.places] == ["banten"]
    assert document.entities[0].entry.aliases == ["M"]
    assert (document.measures[0].entry.whole_number, document.measures[0].entry.bounds) == (True, ["0", "100"])
    assert document.events[0].entry.after == ["d"]
    assert document.awards[0].entry.categories["Pemerintah Kota"].recipients == ["city"]
    assert document.properties[0].entry.single
    assert document.roles[0].entry.single_holder
    assert document.levels == (("country",), ("regency", "city"))
    assert document.levels_mark == Mark("x", 12, 9)
    assert [(facet.id, facet.entry.kind) for facet in document.facets] == [("poverty-line", "definition")]
    assert document.relations[0].entry.require == "a >= b"
    assert [(unit.id, unit.entry.words) for unit in document.units] == [
        ("person", ["wartawan"]), ("vote", ["suara"]), ("goal", ["gol"])
    ]  # fmt: skip
    assert document.date_order == "day-month"
    assert document.accepted[0].entry.because == "y"


def test_values_are_found_again_by_the_names_of_the_fields() -> None:
    document = one_document("""claims:
  - kind: change
    measure: m
    from: 1
    by: [2, 3]
    from_as_of: 2024
    scope: {poverty_line: a}
places:
  banten: {name: Banten}
""")
    claim: Located[models.ClaimEntry] = document.claims[0]
    assert claim.mark == Mark("x", 2, 5)
    assert document.places[0].mark == Mark("x", 9, 3)
    assert claim.at("from_") == Mark("x", 4, 11)
    assert claim.at("by", 1) == Mark("x", 5, 13)
    assert claim.at("from_as_of") == Mark("x", 6, 17)
    assert claim.at("scope", "poverty-line") == Mark("x", 7, 27)
    assert claim.at("by", 9) == claim.at("by") == Mark("x", 5, 9)
    assert claim.at("place") == claim.mark
    assert all(claim.at(*path) == mark for path, mark in claim.marks.items())
    assert len(claim.marks) == 9


def test_a_mapping_loads_as_its_file_would() -> None:
    documents, problems = load_mapping(
        {
            "article": {"id": "a", "published": date(2025, 11, 27), "reference": True},
            "claims": (
                {"kind": "quantity", "measure": "m", "value": 946},
                {"kind": "quantity", "measure": "m", "value": Decimal("46.030")},
            ),
        }
    )
    assert not problems
    assert documents[0].article is not None
    assert documents[0].article.entry.published == "2025-11-27"
    assert documents[0].article.entry.reference is True
    assert [vars(claim.entry)["value"] for claim in documents[0].claims] == ["946", "46.030"]


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (0.1, "bad-value", "a float is not exact"),
        (float("nan"), "bad-value", "a float is not exact"),
        (Decimal("NaN"), "bad-value", "Decimal"),
        (Fraction(1, 3), "bad-value", "Fraction"),
        (b"1", "bad-value", "bytes"),
        (object(), "bad-value", "object"),
        pytest.param(1 << 100_000, "bad-value", "int", id="huge"),
        (None, "empty-value", "no value"),
        ("\ud800", "control-character", "\\ud800"),
        ("\u202e1", "bidi-control", "\\u202e"),
        ("9" * 10_001, "too-long", "10001 characters"),
    ],
)
def test_a_mapping_with_a_value_that_has_no_exact_text(value: object, code: str, said: str) -> None:
    _, problems = load_mapping({"claims": [{"kind": "quantity", "measure": "m", "value": value}]}, "form")
    assert [(problem.code, problem.mark) for problem in problems] == [(code, Mark("form"))]
    assert str(problems[0].message).startswith("claims[0].value: ")
    assert said in str(problems[0].message)


def test_a_mapping_that_holds_itself_is_too_deep() -> None:
    endless: list[object] = []
    endless.append(endless)
    _, problems = load_mapping({"claims": endless})
    assert [problem.code for problem in problems] == ["too-deep"]
    _, problems = load_mapping({("a", "b"): 1, 2.5: "x"})  # type: ignore[dict-item]
    assert {problem.code for problem in problems} == {"bad-key", "bad-value"}


def test_text_names_a_file_only_inside_the_ledger() -> None:
    for path in ("/etc/passwd", "C:\\x", "C:x", "\\\\host\\x", "//host/x", "file:///etc/passwd", "../.env", "a/.git/b"):
        found = problems_of(f"article:\n  id: a\n  text: '{path}'")
        assert [(code, place) for code, place, _ in found] == [("path-outside", "3:9")], path


def test_a_modality_that_is_a_list_is_named_as_one() -> None:
    ((code, place, message),) = problems_of("claims: [{kind: role, person: p, role: r, modality: [fact]}]")
    assert (code, place) == ("bad-value", "1:53")
    assert "a text, not a list" in message

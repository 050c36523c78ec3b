"""Two full names of one person, and letters that are not what they seem."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.catalog.lookalikes import is_mixed, lookalikes, skeleton
from claimcheck.catalog.names import fold
from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.names import differ_in_a_part, is_shorter, parts_of
from claimcheck.report.model import Report
from claimcheck.report.text import render
from support import all_words, camps_of, of_rule, the_one

ROLES = {"bupati": {"name": "Bupati"}}


def named(*names: str, kind: str | None = "person", also: tuple[str, ...] = ()) -> Report:
    """Report on one person, called so by one article each."""
    person = {"name": names[0], "aliases": [*names[1:], *also], **({"kind": kind} if kind else {})}
    articles = [
        {"article": {"id": f"a{number}"}, "claims": [{"id": "c", "kind": "role", "person": name, "role": "Bupati"}]}
        for number, name in enumerate(names)
    ]
    return check([{"entities": {"person": person}, "roles": ROLES}, *articles])


@pytest.mark.parametrize(
    "names",
    [
        ("Moch. Maesyal Rasyid", "Mochamad Maesyal Rasyid"),
        ("H. Moch. Maesyal Rasyid, S.H.", "Mochamad Maesyal Rasyid"),
        ("Megawati Soekarnoputri", "Megawati Sukarnoputri"),
        ("Abdul Kadir Karding", "Abdul Qadir Karding"),
        ("Andi Ony Prihartono", "Andi Oni Prihartono"),
        ("Gubernur Banten Andra Soni", "Andra Sony"),
        ("Raja Juli Antoni", "Radja Juli Antoni"),
    ],
)
def test_two_full_names_that_differ_in_a_part_are_a_note(names: tuple[str, str]) -> None:
    finding = the_one(named(*names), "name-variant")
    assert finding.severity is Severity.NOTE
    assert sorted(camps_of(finding)) == [["a0#c"], ["a1#c"]]
    assert all(name in all_words(finding) for name in names)


@pytest.mark.parametrize(
    "names",
    [
        ("Maryono", "H. Maryono"),
        ("Maesyal Rasyid", "Mochamad Maesyal Rasyid"),
        ("Andi Ony", "Andi Ony Prihartono"),
        ("Benyamin", "Benyamin Davnie"),
        ("Dr. Ir. H. Joko Santoso, M.Si., Ph.D", "Joko Santoso"),
        ("Letjen TNI (Purn) Joko Santoso", "Joko Santoso SH MM"),
        ("Prof. Hj. Sri Mulyani Indrawati", "Sri Mulyani"),
        ("Sri Mulyani", "Sri Mulyani Indrawati", "Mulyani Indrawati"),
        ("B. J. Habibie", "Bacharuddin Jusuf Habibie"),
        ("B.J. Habibie", "BJ Habibie"),
        ("Ma'ruf Amin", "Ma’ruf Amin", "Maruf AMIN"),
        ("José Ramos-Horta", "Jose Ramos Horta"),
        ("Gus Dur", "Abdurrahman Wahid"),
        ("Andra Soni", "Gubernur Andra", "Gubernur Banten Andra Soni", "Bang Andra", "H. Andra Soni, S.M., M.AP."),
        ("Gibran Rakabuming Raka", "Mas Gibran", "Wapres Gibran", "Vice President Gibran"),
        ("Budi Gunadi Sadikin", "Menteri Kesehatan Budi", "Ir. Budi Gunadi Sadikin, CHFC, CLU"),
        ("Fasya Ridwan", "Ns. Fasya Ridwan, S.Kep., M.Kep.", "apt. Fasya Ridwan"),
        ("Joseph Biden", "President Biden", "Joseph R. Biden Jr."),
        ("Pilar Saga Ichsan", "Wakil Wali Kota Tangerang Selatan Pilar"),
        ("Jokowi", "Joko Widodo"),
    ],
)
def test_titles_shortened_names_typography_and_nicknames_are_silent(names: tuple[str, ...]) -> None:
    assert of_rule(named(*names), "name-variant") == []


def test_two_persons_of_the_same_claims_are_two_findings_to_accept() -> None:
    persons = {
        "andra": {"name": "Andra Soni", "aliases": ["Andra Sony"], "kind": "person"},
        "lee": {"name": "Lee Jae-myung", "aliases": ["Lee Jae Myeong"], "kind": "person"},
    }
    told = (["Andra Soni", "Lee Jae-myung"], ["Andra Sony", "Lee Jae Myeong"])
    articles = [
        {"article": {"id": f"a{number}"}, "claims": [{"kind": "event", "event": "fair", "attended-by": guests}]}
        for number, guests in enumerate(told)
    ]
    report = check([{"entities": persons, "events": {"fair": {"name": "the fair"}}}, *articles])
    assert len({finding.fingerprint for finding in of_rule(report, "name-variant")}) == 2


def test_names_of_organisations_and_places_may_vary() -> None:
    assert of_rule(named("Dinas Sosial Kota", "Dinas Sosial Kabupaten", kind="organisation"), "name-variant") == []
    places = {"tangsel": {"name": "Kota Tangerang Selatan", "aliases": ["Kota Tangsel", "Tangsel"]}}
    prize = {"awards": {"prize": {"name": "the prize"}}, "places": places}
    claims = [
        {"kind": "rank", "award": "the prize", "recipient": name, "rank": "2", "scope": {"group": name}}
        for name in ("Kota Tangsel", "Kota Tangerang Selatan")
    ]
    assert check([prize, {"article": {"id": "one"}, "claims": claims}]).findings == ()


def test_who_holds_an_office_is_a_person_even_where_the_catalog_does_not_say_so() -> None:
    assert len(of_rule(named("Moch. Rasyid", "Mochamad Rasyid", kind=None), "name-variant")) == 1


def test_a_spelling_that_only_the_catalog_has_is_not_told() -> None:
    assert of_rule(named("Moch. Rasyid", also=("Mochamad Rasyid",)), "name-variant") == []


def test_a_spelling_is_told_once_for_an_article_and_a_short_name_joins_no_camp() -> None:
    person = {"name": "Moch. Rasyid Ali", "aliases": ["Mochamad Rasyid Ali", "Rasyid Ali"], "kind": "person"}
    speakers = ["Moch. Rasyid Ali", "Moch. Rasyid Ali", "Rasyid Ali", "Mochamad Rasyid Ali"]
    claims = [
        {"id": f"c{number}", "kind": "role", "person": name, "role": "Bupati"} for number, name in enumerate(speakers)
    ]
    report = check([{"entities": {"p": person}, "roles": ROLES}, {"article": {"id": "one"}, "claims": claims}])
    assert sorted(camps_of(the_one(report, "name-variant"))) == [["one#c0"], ["one#c3"]]


PART = st.text(st.characters(codec="ascii", categories=("Lu", "Ll")), min_size=3, max_size=9)
NAME = st.lists(PART, min_size=1, max_size=5)


@given(NAME, st.data())
def test_a_name_with_parts_left_out_is_shorter_and_no_variant(parts: list[str], data: st.DataObject) -> None:
    full = parts_of(" ".join(parts))
    kept = tuple(part for part in full if data.draw(st.booleans()))
    assert is_shorter(kept, full)
    assert not differ_in_a_part(kept, full)


@given(NAME, NAME)
def test_being_a_variant_has_no_direction(one: list[str], other: list[str]) -> None:
    a, b = parts_of(" ".join(one)), parts_of(" ".join(other))
    assert differ_in_a_part(a, b) == differ_in_a_part(b, a)
    assert not differ_in_a_part(a, a)


@given(st.text(max_size=60))
def test_any_text_has_parts_that_stay_when_it_is_taken_apart_again(text: str) -> None:
    parts = parts_of(text)
    assert all(part == part.casefold() for part in parts)
    assert parts_of(text) == parts_of(f" {text} ")


def entities(*names: str) -> dict[str, object]:
    return {"entities": {f"e{number}": {"name": name} for number, name in enumerate(names)}}


@pytest.mark.parametrize(
    ("name", "character"),
    [
        ("Аndra Soni", "U+0410"),
        ("Andra Sоni", "U+043E"),
        ("Andrα Soni", "U+03B1"),
        ("\uff21ndra Soni", "U+FF21"),
        ("Andra\u200b Soni", "U+200B"),
        ("An\u200ddra Soni", "U+200D"),
        ("Andra\u00ad Soni", "U+00AD"),
        ("𝐀ndra Soni", "U+1D400"),
    ],
)
def test_a_name_in_other_letters_is_told_with_their_code_points_and_never_merged(name: str, character: str) -> None:
    finding = the_one(check(entities("Andra Soni", name)), "confusable-name")
    assert finding.severity is Severity.TENSION
    assert character in all_words(finding)
    assert len(camps_of(finding)) == 2
    assert fold(name) != fold("Andra Soni")
    assert "\u200b" not in all_words(finding)


def test_an_article_with_a_forged_name_is_a_finding_beside_the_problem() -> None:
    forged = {"kind": "role", "person": "Аndra Soni", "role": "Bupati", "quote": "Bupati Аndra Soni"}
    person = {"andra-soni": {"name": "Andra Soni", "kind": "person"}}
    report = check(
        [{"entities": person, "roles": ROLES}, {"article": {"id": "one"}, "claims": [{"id": "c", **forged}]}]
    )
    assert [one.code for one in report.problems] == ["unknown-name"]
    finding = the_one(report, "confusable-name")
    assert ("one#c", "Bupati Аndra Soni") in [(side.claim, side.quote) for side in finding.sides]
    assert report.summary.compared == 0


def test_names_of_the_catalog_are_shown_as_its_own_and_counted_as_no_article() -> None:
    shown = render(check(entities("Andra Soni", "Аndra Soni")))
    assert "the catalog" in shown
    assert "1 article" not in shown


def test_a_scope_in_other_letters_is_told_too() -> None:
    measures = {"measures": {"insured": {"unit": "person", "nature": "fixed"}}}
    claims = [
        {"id": name, "kind": "quantity", "measure": "insured", "value": "5 orang", "scope": {"sector": value}}
        for name, value in (("a", "informal"), ("b", "infоrmal"))
    ]
    finding = the_one(check([measures, {"article": {"id": "one"}, "claims": claims}]), "confusable-name")
    assert [side.claim for side in finding.sides] == ["one#b"]


@pytest.mark.parametrize(
    "names",
    [
        ("Moskwa", "Москва"),
        ("José Ramos", "Jose Ramos"),
        ("Perumnas I", "Perumnas l"),
        ("Müller", "MÜLLER"),
        ("Café", unicodedata.normalize("NFD", "Café")),
        ("東京", "京東"),
        ("أحمد",),
        ("Ωμέγα",),
        ("İstanbul", "Straße", "naïve", "O’Brien", "日本 2025"),
        ("👩\u200d🚒",),
        ("__proto__", "constructor", "null", "True", "{{7*7}}", "%s%s%n", "${x}", "$(id)"),
    ],
)
def test_honest_names_are_silent(names: tuple[str, ...]) -> None:
    assert of_rule(check(entities(*names)), "confusable-name") == []


def test_a_word_wholly_of_another_script_is_confusable_only_beside_what_it_looks_like() -> None:
    alone, beside = "СОСО", "COCO"
    assert of_rule(check(entities(alone)), "confusable-name") == []
    assert len(of_rule(check(entities(alone, beside)), "confusable-name")) == 1


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_a_skeleton_is_stable_and_does_not_tell_names_apart_that_folding_unites(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
    assert not (text.isascii() and (lookalikes(text) or is_mixed(text)))


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_no_name_raises(names: list[str]) -> None:
    check([entities(*names), {"article": {"id": "one"}, "claims": [{"kind": "role", "person": names[0], "role": "x"}]}])


@pytest.mark.parametrize(
    "name", ["a" + "\u0301" * 9_000, "\u200b" * 9_000, "А" * 9_000, "a \u202e" * 3_000, "İ" * 9_000]
)
def test_hostile_names_end(name: str) -> None:
    report = check([entities(name, "Andra Soni"), {"roles": ROLES}])
    assert len(of_rule(report, "confusable-name")) <= 1
    assert len(parts_of(name * 10)) <= len(name) * 10


def test_two_spellings_that_the_catalog_has_for_one_thing_are_not_told_to_be_two_names() -> None:
    report = check([{"entities": {"nhk": {"name": "NHK", "aliases": ["ＮＨＫ"]}}}])
    words = all_words(the_one(report, "confusable-name"))
    assert "different letters" in words
    assert "not compared" not in words


def test_two_strange_words_of_one_claim_are_two_findings_to_accept() -> None:
    claim = {"kind": "quantity", "measure": "insured", "scope": {"sex": "mаle", "sector": "fоrmal"}, "value": "2 orang"}
    report = check([{"measures": {"insured": {"unit": "person"}}}, {"article": {"id": "one"}, "claims": [claim]}])
    assert len({finding.fingerprint for finding in of_rule(report, "confusable-name")}) == 2

"""Figures that look wrong: words at fault, implausible sizes, and figures that moved."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.union import connected
from claimcheck.report.model import Report
from support import all_words, camps_of, of_rule, the_one, verdicts

CONTRADICTION, TENSION, NOTE = Severity.CONTRADICTION, Severity.TENSION, Severity.NOTE
OWN_WORDS = ("unit-mismatch", "unreadable-as-written", "impossible-value")

CATALOG: Mapping[str, object] = {
    "places": {
        "banten": {"name": "Banten", "level": "province"},
        "serang": {"name": "Kota Serang", "level": "city", "within": "banten"},
        "lebak": {"name": "Lebak", "level": "regency", "within": "banten"},
        "park": {"name": "the park", "level": "area", "overlaps": ["serang"]},
    },
    "entities": {
        "governor": {"name": "the governor", "kind": "person"},
        "mayor": {"name": "the mayor", "kind": "person"},
        "agency": {"name": "the agency"},
    },
    "measures": {
        "workers": {"unit": "person", "nature": "stock", "whole-number": "true"},
        "insured": {"unit": "person", "nature": "stock", "whole-number": "true", "part-of": "workers"},
        "trained": {"unit": "person", "nature": "stock", "whole-number": "true"},
        "share": {"unit": "percent", "nature": "stock", "bounds": ["0", "100"]},
        "coverage": {"unit": "percent", "nature": "stock", "equals": "insured / workers"},
        "length": {"unit": "kilometre", "nature": "fixed", "plausible": ["1", "500"]},
        "width": {"unit": "metre", "nature": "fixed"},
        "price": {"unit": "rupiah/litre", "nature": "stock"},
        "dead": {"unit": "person", "nature": "cumulative", "whole-number": "true"},
    },
}


def claim(value: str, **keys: object) -> dict[str, object]:
    given = {name.replace("_", "-"): one for name, one in keys.items()}
    return {"kind": "quantity", "measure": "insured", "value": value, **given}


def article(name: str, *claims: Mapping[str, object], **keys: object) -> dict[str, object]:
    numbered = [{"id": f"c{number}", **one} for number, one in enumerate(claims)]
    return {"article": {"id": name, **keys}, "claims": numbered}


def report_on(*articles: Mapping[str, object]) -> Report:
    return check([CATALOG, *articles])


@pytest.mark.parametrize(
    ("rule", "words", "keys"),
    [
        ("unit-mismatch", "2,73 juta rupiah", {}),
        ("unit-mismatch", "5 hektare", {"measure": "length"}),
        ("unreadable-as-written", "2.73.1 orang", {}),
        ("unreadable-as-written", "255,, 6 juta orang", {}),
        ("impossible-value", "120 persen", {"measure": "share"}),
        ("impossible-value", "-3 persen", {"measure": "share"}),
        ("impossible-value", "2,5 orang", {}),
        ("impossible-value", "-40 orang", {}),
    ],
)
def test_the_article_is_at_fault_where_its_quote_holds_the_words_and_the_ledger_where_not(
    rule: str, words: str, keys: dict[str, object]
) -> None:
    quoted = report_on(article("one", claim(words, quote=f"tercatat {words.upper()} saja", **keys)))
    finding = the_one(quoted, rule)
    assert quoted.problems == ()
    assert (finding.severity, camps_of(finding)) == (CONTRADICTION, [["one#c0"]])
    assert words in all_words(finding)
    assert (finding.sides[0].article, finding.sides[0].quote) == ("one", f"tercatat {words.upper()} saja")

    unquoted = report_on(article("one", claim(words, quote="tercatat sekian", **keys)))
    assert [of_rule(unquoted, one) for one in OWN_WORDS] == [[], [], []]
    assert len(unquoted.problems) == 1


def test_a_date_and_a_rank_are_unreadable_as_written_too() -> None:
    happening = {"kind": "event", "event": "ceremony", "date": "31 Februari 2025", "quote": "pada 31 Februari 2025"}
    ranking = {"kind": "rank", "award": "prize", "rank": "Juara ke-nol", "quote": "meraih Juara ke-nol"}
    more = {"events": {"ceremony": {"name": "the ceremony"}}, "awards": {"prize": {"name": "the prize"}}}
    report = check([more, article("one", happening, ranking)])
    found = of_rule(report, "unreadable-as-written")
    assert [one.sides[0].claim for one in found] == ["one#c0", "one#c1"]
    assert "28" in str(found[0].message)


def test_what_is_at_fault_keeps_its_fingerprint_when_it_moves_and_loses_it_when_its_words_change() -> None:
    wrong = claim("120 persen", measure="share", id="c", quote="120 persen")
    here = the_one(report_on(article("one", wrong)), "impossible-value")
    moved = the_one(report_on(article("one", claim("5 orang"), wrong)), "impossible-value")
    other = the_one(
        report_on(article("one", wrong | {"value": "130 persen", "quote": "130 persen"})), "impossible-value"
    )
    assert here.fingerprint == moved.fingerprint != other.fingerprint


@pytest.mark.parametrize("words", ["hampir 100 persen", "100 persen", "lebih dari 99 persen", "0 persen"])
def test_a_share_at_its_bounds_is_possible(words: str) -> None:
    assert report_on(article("one", claim(words, measure="share", quote=words))).findings == ()


def test_an_impossible_value_tells_what_the_measure_can_be() -> None:
    told = {
        ("120 persen", "share"): "at most 100 percent",
        ("-3 persen", "share"): "at least 0 percent",
        ("2,5 orang", "insured"): "counts whole things",
    }
    for (words, measure), limit in told.items():
        report = report_on(article("one", claim(words, measure=measure, quote=words)))
        assert limit in str(the_one(report, "impossible-value").message)


@pytest.mark.parametrize(
    ("words", "language", "is_told"),
    [
        ("1,234 orang", "id", True),
        ("1.234 people", "en", True),
        ("1,5 orang", "id", False),
        ("2.7183 people", "en", False),
    ],
)
def test_a_count_with_decimals_like_thousands_tells_how_it_was_read(words: str, language: str, is_told: bool) -> None:
    report = report_on({"article": {"id": "one", "language": language}, "claims": [claim(words, id="c", quote=words)]})
    assert ("which writes thousands as" in str(the_one(report, "impossible-value").message)) is is_told


def test_an_implausible_size_tells_what_would_make_it_plausible() -> None:
    finding = the_one(report_on(article("one", claim("24.000 kilometer", measure="length"))), "implausible-size")
    assert finding.severity is TENSION
    assert "1,000 times smaller" in all_words(finding)
    assert "1 to 500 kilometre" in all_words(finding)


@pytest.mark.parametrize(
    ("keys", "severity"),
    [
        ({}, TENSION),
        ({"modality": "target"}, TENSION),
        ({"assumed": ["measure"]}, NOTE),
        ({"reads": "600 kilometer"}, NOTE),
        ({"as-published-by": "the agency"}, NOTE),
        ({"modality": "denial"}, None),
    ],
)
def test_what_weakens_an_implausible_size(keys: dict[str, object], severity: Severity | None) -> None:
    report = report_on(article("one", {**claim("900 kilometer", measure="length"), **keys}))
    assert [one.severity for one in of_rule(report, "implausible-size")] == ([severity] if severity else [])


def test_both_ends_of_a_change_and_inline_parts_have_a_size() -> None:
    change = {"kind": "change", "measure": "length", "from": "900 kilometer", "to": "40 kilometer"}
    total = claim("450 kilometer", measure="length", parts=[{"of": "the agency", "value": "600 kilometer"}])
    report = report_on(article("one", change, total))
    assert [one.sides[0].claim for one in of_rule(report, "implausible-size")] == ["one#c0", "one#c1"]


@given(st.fractions(min_value=1, max_value=500, max_denominator=100))
@settings(max_examples=60, deadline=None)
def test_a_plausible_figure_is_never_reported_in_any_unit(kilometres: Fraction) -> None:
    metres = round(kilometres * 1000)
    report = report_on(article("one", claim(f"{metres} metre", measure="length")))
    assert of_rule(report, "implausible-size") == []


DAY = "2025-11-27"


def moved(one: dict[str, object], other: dict[str, object], **keys: object) -> list[Severity | None]:
    report = report_on(article("one", one, **keys), article("two", other, **keys))
    return [finding.severity for finding in of_rule(report, "figure-moved")]


SERANG = claim("385.741 pekerja", place="Kota Serang", as_of=DAY)
LEBAK = claim("385.741 pekerja", place="Lebak", as_of=DAY)


def test_one_publisher_one_day_one_precision_is_a_tension_and_anything_less_a_note() -> None:
    assert moved(SERANG, LEBAK, publisher="The Daily") == [TENSION]
    assert moved(SERANG, LEBAK) == [NOTE]
    assert moved(SERANG, {**LEBAK, "as-of": "2025-11-28"}, publisher="The Daily") == [NOTE]
    assert moved(SERANG, {**LEBAK, "value": "sekitar 385.741 pekerja"}, publisher="The Daily") == [NOTE]
    assert moved(SERANG, {**LEBAK, "assumed": ["place"]}, publisher="The Daily") == [NOTE]
    assert moved({**SERANG, "said-by": "the governor"}, {**LEBAK, "said-by": "the governor"}) == [TENSION]
    assert moved({**SERANG, "said-by": "the governor"}, {**LEBAK, "said-by": "the mayor"}, publisher="x") == [NOTE]


@pytest.mark.parametrize(
    "other",
    [
        {**LEBAK, "value": "16.000 pekerja"},
        {**LEBAK, "place": "Banten"},
        {**LEBAK, "place": "the park"},
        {**LEBAK, "measure": "trained"},
        {**SERANG, "measure": "workers"},
        {**LEBAK, "as-of": "2027-01-01"},
        {**LEBAK, "modality": "target"},
        {**LEBAK, "modality": "denial"},
        {**LEBAK, "scope": {"sector": "formal"}},
        {**LEBAK, "value": "385.742 pekerja"},
    ],
    ids=[
        "other figure",
        "whole",
        "overlap",
        "two keys differ",
        "tied measure",
        "later",
        "target",
        "denial",
        "scope",
        "1",
    ],
)
def test_figures_that_need_not_have_moved(other: dict[str, object]) -> None:
    assert moved(SERANG, other, publisher="The Daily") == []


@pytest.mark.parametrize(
    "value", ["16.000 pekerja", "2,8 juta pekerja", "40 orang", "ratusan pekerja", "350-400 pekerja"]
)
def test_a_round_or_rough_figure_is_often_the_same(value: str) -> None:
    assert moved({**SERANG, "value": value}, {**LEBAK, "value": value}, publisher="The Daily") == []


def test_a_share_of_the_same_measures_is_no_move_and_another_share_is() -> None:
    share = claim("46,03 persen", measure="coverage", as_of=DAY)
    assert moved(share, {**share, "measure": "share"}) == [NOTE]
    assert moved({**share, "place": "Lebak"}, {**share, "place": "Kota Serang"}) == [NOTE]


@pytest.mark.parametrize(("measure", "value"), [("share", "5,29 persen"), ("price", "Rp 12.250 per liter")])
def test_a_rate_may_well_be_the_same_in_two_places(measure: str, value: str) -> None:
    one, other = ({**place, "measure": measure, "value": value, "said-by": "the governor"} for place in (SERANG, LEBAK))
    assert moved(one, other, publisher="The Daily") == [NOTE]


def test_a_figure_is_the_same_in_another_unit_of_its_kind_and_not_in_one_of_another() -> None:
    length = claim("1,234 kilometer", measure="length")
    assert moved(length, claim("1.234 meter", measure="width")) == [NOTE]
    assert moved(length, claim("1,234 meter", measure="width")) == []
    assert moved(claim("1.234 orang"), claim("1.234 meter", measure="width")) == []


def test_one_article_in_one_voice_may_say_it_twice_and_two_speakers_may_not() -> None:
    assert of_rule(report_on(article("one", SERANG, LEBAK)), "figure-moved") == []
    told = article("one", {**SERANG, "said-by": "the governor"}, {**LEBAK, "said-by": "the mayor"})
    assert the_one(report_on(told), "figure-moved").severity is NOTE


def test_a_death_toll_moves_only_within_a_day_and_a_stock_within_its_year() -> None:
    toll = {"measure": "dead", "value": "1.273 orang"}
    assert moved({**SERANG, **toll}, {**LEBAK, **toll, "as-of": "2025-11-29"}) == []
    assert moved({**SERANG, **toll}, {**LEBAK, **toll, "as-of": "2025-11-28"}) == [NOTE]
    assert moved(SERANG, {**LEBAK, "as-of": "2026-11-01"}) == [NOTE]


def test_three_places_of_one_figure_are_one_finding_with_a_camp_each() -> None:
    park = {**LEBAK, "place": "Banten", "measure": "trained"}
    third = {**LEBAK, "measure": "insured", "place": "Lebak"}
    report = report_on(article("one", SERANG), article("two", third), article("three", LEBAK), article("four", park))
    assert camps_of(the_one(report, "figure-moved")) == [["one#c0"], ["three#c0", "two#c0"]]


def test_a_figure_of_very_many_places_ends_and_says_so_once() -> None:
    places = {f"p{number}": {"name": f"Place {number}"} for number in range(300)}
    claims = [article(f"a{number}", claim("385.741 pekerja", place=f"Place {number}")) for number in range(300)]
    report = check([CATALOG, {"places": places}, *claims])
    assert len(of_rule(report, "figure-moved")) == 1


@given(
    st.permutations(
        [article("one", SERANG), article("two", LEBAK), article("three", {**LEBAK, "place": "Kota Serang"})]
    )
)
@settings(max_examples=6, deadline=None)
def test_the_order_of_documents_does_not_matter(articles: list[dict[str, object]]) -> None:
    report = report_on(*articles)
    assert verdicts(report) == [("figure-moved", "note")]
    assert camps_of(report.findings[0]) == [["one#c0", "three#c0"], ["two#c0"]]


TOLD = st.fixed_dictionaries({
    "place": st.sampled_from(["banten", "serang", "lebak", "park"]),
    "as-of": st.sampled_from(["2025-01-10", "2025-01-20", "2025-12-20", "2025"]),
    "said-by": st.sampled_from([None, None, "mayor", "governor"]),
    "article": st.sampled_from(["a", "b", "c", "d"]),
})  # fmt: skip


@given(st.lists(TOLD, min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_figures_that_moved_are_those_that_did_by_twos(told: list[dict[str, str | None]]) -> None:
    def moved(some: list[int]) -> list[tuple[list[int], Severity | None]]:
        articles = [
            article(
                name,
                *({"id": f"n{number}", **claim("385.741 orang"), **{key: one for key, one in told[number].items()
                   if one is not None and key != "article"}} for number in some if told[number]["article"] == name),
                publisher="The Daily" if name in "ab" else "The Weekly",
            )
            for name in sorted({str(told[number]["article"]) for number in some})
        ]  # fmt: skip
        found = of_rule(report_on(*articles), "figure-moved")
        return [(sorted(int(side.claim.rpartition("n")[2]) for side in one.sides), one.severity) for one in found]

    numbers = range(len(told))
    pairs = [found for a in numbers for b in numbers[a + 1 :] for found in moved([a, b])]
    groups = [sorted(group) for group in connected(numbers, [(a, b) for (a, b), _ in pairs]) if len(group) > 1]
    assert sorted(some for some, _ in moved([*numbers])) == sorted(groups)
    for some, severity in moved([*numbers]):
        assert severity == max(one for pair, one in pairs if one is not None and set(pair) <= set(some))

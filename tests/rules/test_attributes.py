"""Properties that can have but one value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Severity
from claimcheck.report.json import render
from claimcheck.report.model import Report
from claimcheck.rules import _attributes
from support import camps_of, check_sound, severity_of, the_one, verdicts

CONTRADICTION, TENSION, NOTE = Severity.CONTRADICTION, Severity.TENSION, Severity.NOTE

CATALOG = """
places:
  banten: {name: Banten, level: province}
  serang: {name: Serang, level: city, within: banten}
  lebak: {name: Lebak, level: regency, within: banten}
entities:
  ministry: {name: Ministry of Work, aliases: [Kemenaker]}
  section: {name: Section One, within: ministry}
  fund: {name: the fund}
  province: {name: the province}
  police: {name: the police}
  year: {name: "2021"}
  month: {name: Mei 2021}
events:
  first: {name: the first ceremony}
  second: {name: the second ceremony}
awards:
  paritrana: {name: Paritrana Award}
properties:
  it: {name: it, single: true}
  now: {name: now, single: true, nature: stock}
  many: {name: many}
"""


def report(*values: str, keys: str = "property: it") -> Report:
    articles = "".join(
        f"---\narticle: {{id: a{number}}}\n"
        f"claims: [{{id: c, kind: attribute, subject: paritrana, {keys}, value: {value}}}]\n"
        for number, value in enumerate(values, start=1)
    )
    return check_sound(CATALOG + articles)


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        # things that the catalog knows
        ("Ministry of Work", "the fund", CONTRADICTION),
        ("Ministry of Work", "Kemenaker", None),
        ("Ministry of Work", "Section One", None),
        ("Serang", "Banten", None),
        ("Serang", "Lebak", CONTRADICTION),
        ("the first ceremony", "the second ceremony", CONTRADICTION),
        ("the first ceremony", "first", None),
        ("Serang", "the fund", None),  # a place and an organisation are not on one line
        # times and figures
        ("2017", "2018", CONTRADICTION),
        ("2017", "4 Desember 2017", None),
        ("2017", "awal 2018", CONTRADICTION),
        ("awal 2017", "Desember 2017", TENSION),
        ("12 persen", "'0,12'", None),
        ("12 persen", "50 persen", CONTRADICTION),
        ("2 km", "2.000 meter", None),
        ("2 km", "9.000 meter", CONTRADICTION),
        ("2 km", "9.000 orang", None),
        ("85 ribu orang", "86 ribu orang", None),
        ("lebih dari 500 orang", "946 orang", TENSION),
        # words
        ("Pekerja terlindungi", "Pekerja sejahtera", CONTRADICTION),
        ("Pekerja terlindungi", "pekerja  TERLINDUNGI", None),
        ("Pekerja terlindungi", "Semua pekerja terlindungi kini", None),
        ("the fund", "Pekerja sejahtera", None),
        ("2017", "Pekerja sejahtera", None),
        # lists
        ("[the fund, Kemenaker]", "[Ministry of Work, the fund]", None),
        ("[the fund, Kemenaker]", "[the fund, Kemenaker, the province]", None),
        ("[the fund, Kemenaker]", "[the fund, the province]", CONTRADICTION),
        ("[the fund, Kemenaker]", "the fund", None),
        ("[the fund, Kemenaker]", "the province", CONTRADICTION),
        ("[the fund, Kemenaker]", "no such thing", CONTRADICTION),
        ("[alpha, beta]", "[Beta, ALPHA]", None),
        ("[alpha, beta]", "[alpha, gamma]", CONTRADICTION),
    ],
)
def test_when_two_values_exclude_each_other(one: str, other: str, severity: Severity | None) -> None:
    assert severity_of(report(one, other), "attribute-conflict") is severity
    assert severity_of(report(other, one), "attribute-conflict") is severity


def test_a_list_about_the_same_changes_nothing_between_single_values() -> None:
    apart = report("the fund", "Pekerja sejahtera", "[the fund, Pekerja sejahtera]")
    assert verdicts(apart) == []
    assert apart.summary.alone == 0
    assert report("the fund", "Pekerja sejahtera").summary.alone == 2


def test_a_property_that_is_not_single_is_left_alone() -> None:
    assert verdicts(report("the fund", "the province", keys="property: many")) == []


@pytest.mark.parametrize(
    ("keys", "severity"),
    [
        ("property: it, as-of: 2023", CONTRADICTION),
        ("property: now, as-of: 2023-05-01", CONTRADICTION),
        ("property: now, as-of: 2023", TENSION),
        ("property: now", TENSION),
        ("property: it, assumed: [value]", TENSION),
        ("property: it, assumed: [as-of]", CONTRADICTION),
        ("property: it, as-published-by: the police", NOTE),
        ("property: it, modality: denial", None),
        ("property: it, modality: target", CONTRADICTION),
    ],
)
def test_what_lowers_a_finding_on_a_property(keys: str, severity: Severity | None) -> None:
    assert severity_of(report("the fund", "the province", keys=keys), "attribute-conflict") is severity


def test_one_property_is_one_finding_with_a_camp_a_value() -> None:
    finding = the_one(report("the fund", "the province", "Kemenaker", "the fund", "Section One"), "attribute-conflict")
    assert camps_of(finding) == [["a1#c", "a4#c"], ["a3#c", "a5#c"], ["a2#c"]]
    assert [str(camp) for camp in finding.camps] == ["the fund", "Ministry of Work and Section One", "the province"]
    assert str(finding.subject) == "Paritrana Award: it"


def test_who_sits_in_which_camp_does_not_depend_on_names() -> None:
    days = ("2025-11-27", "2025-11-28", "2025-11", "2025-12")
    values = {f"a{number}#c": day for number, day in enumerate(days, start=1)}
    one = the_one(report(*days), "attribute-conflict")
    other = the_one(report(*reversed(days)), "attribute-conflict")
    turned = {f"a{number}#c": day for number, day in enumerate(reversed(days), start=1)}
    assert {tuple(sorted(values[name] for name in camp)) for camp in camps_of(one)} == {
        tuple(sorted(turned[name] for name in camp)) for camp in camps_of(other)
    }


def test_values_that_agree_in_one_form_do_not_clash_in_another() -> None:
    # The two are different things of the catalog; as times, one lies in the other.
    assert verdicts(report("2021", "Mei 2021")) == []
    assert severity_of(report("2021", "Kemenaker"), "attribute-conflict") is CONTRADICTION


def test_a_year_is_no_rounded_figure() -> None:
    assert severity_of(report("2017", "2018"), "attribute-conflict") is CONTRADICTION
    assert verdicts(report("2.017", "2.018")) == []


def test_two_subjects_are_two_things() -> None:
    text = CATALOG + "".join(
        f"---\narticle: {{id: a{number}}}\n"
        f"claims: [{{kind: attribute, subject: {event}, property: it, value: {number}}}]\n"
        for number, event in enumerate(("first", "second"))
    )
    assert verdicts(check_sound(text)) == []


TOLD = st.tuples(
    st.sampled_from(
        ["2017", "Januari 2017", "2018", "10 meter", "10,4 meter", "sekitar 10 meter", "[the fund, police]"]
    ),
    st.sampled_from(["", "", ", said-by: fund", ", said-by: police", ", assumed: [value]", ", as-of: 2024"]),
    st.integers(0, 2),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, min_size=2, max_size=14), st.sampled_from(["it", "now"]))
def test_claims_that_say_the_same_are_told_as_if_each_were_compared(told: list[tuple[str, str, int]], key: str) -> None:
    claims = ["".join(
        f"  - {{id: c{number}, kind: attribute, subject: paritrana, property: {key}, value: {value}{more}}}\n"
        for number, (value, more, at) in enumerate(told) if at == article
    ) for article in range(3)]  # fmt: skip
    text = CATALOG + "".join(
        f"---\narticle: {{id: a{number}, language: id, published: 2025-01-0{number + 1}}}\nclaims:\n{some}"
        for number, some in enumerate(claims) if some
    )  # fmt: skip
    expected = render(check_sound(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_attributes, "_alike", lambda forms: [[name] for name in sorted(forms)])
        assert render(check_sound(text)) == expected


def test_of_hundreds_of_values_some_are_named_and_the_others_counted() -> None:
    claims = "".join(
        f"  - {{id: c{number}, kind: attribute, subject: fund, property: it, value: {number}}}\n"
        for number in range(1000, 1300)
    )
    report = check_sound(f"{CATALOG}---\narticle: {{id: one}}\nclaims:\n{claims}")
    found = the_one(report, "attribute-conflict")
    assert len(found.camps) == 300
    assert str(found.message).endswith("“1002” against “1003” against 296 more")

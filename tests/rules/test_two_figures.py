"""Two figures of one slot: which rule tells them, how grave it is, who stands in which camp."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Reason, Severity
from claimcheck.report.model import Report
from support import all_words, camps_of, check_sound, of_rule, severity_of, the_one, verdicts

CONTRADICTION, TENSION, NOTE = Severity.CONTRADICTION, Severity.TENSION, Severity.NOTE
VALUE_RULES = ("value-conflict", "figures-differ", "decimal-mark")

CATALOG = """
places: {banten: {name: Banten}, lebak: {name: Lebak, within: banten}}
entities:
  police: {name: the police}
  traffic-police: {name: the traffic police, within: police}
  governor: {name: the governor, kind: person}
measures:
  area: {unit: hectare, nature: fixed}
  dead: {name: dead, unit: person, nature: cumulative, whole-number: true}
  exports: {unit: tonne, nature: flow}
  insured: {name: insured workers, unit: person, nature: stock, whole-number: true}
  monthly: {unit: person, nature: stock, holds-for: 1 month}
  people: {unit: person, nature: fixed, whole-number: true}
facets: {release: {kind: version}, poverty-line: {kind: definition}}
"""


def claim(value: str, *, measure: str = "people", **keys: str) -> str:
    pairs = {"kind": "quantity", "measure": measure, "value": f'"{value}"', **keys}
    return "{" + ", ".join(f"{key.replace('_', '-')}: {text}" for key, text in pairs.items()) + "}"


def article(name: str, *claims: str, **keys: str) -> str:
    head = ", ".join([f"id: {name}", *(f"{key.replace('_', '-')}: {text}" for key, text in keys.items())])
    return f"---\narticle: {{{head}}}\nclaims:\n" + "".join(f"  - {one}\n" for one in claims)


def report(*articles: str) -> Report:
    return check_sound(CATALOG + "".join(articles))


def of_two(one: str, other: str) -> Report:
    return report(article("a", one), article("b", other))


# How sure it is


def test_two_figures_of_one_thing_are_a_contradiction() -> None:
    finding = the_one(of_two(claim("40.000 orang"), claim("60.000 orang")), "value-conflict")
    assert finding.severity is CONTRADICTION
    assert finding.reasons == frozenset()
    assert camps_of(finding) == [["a#quantity-1"], ["b#quantity-1"]]


@pytest.mark.parametrize(
    ("keys", "others", "severity"),
    [
        ({"said_by": "the police"}, {}, CONTRADICTION),
        ({"said_by": "the police"}, {"said_by": "the police"}, CONTRADICTION),
        ({"said_by": "the police"}, {"said_by": "the traffic police"}, CONTRADICTION),
        ({"said_by": "the police"}, {"said_by": "the governor"}, TENSION),
        ({"said_by": "the police"}, {"said_by": "[the governor, the police]"}, CONTRADICTION),
        ({"said_by": "the police"}, {"said_by": "[the police, the governor]"}, TENSION),
        ({"modality": "estimate"}, {}, TENSION),
        ({"modality": "estimate"}, {"modality": "estimate"}, CONTRADICTION),
        ({"assumed": "[measure]"}, {}, TENSION),
        ({"assumed": "[value]"}, {"assumed": "[measure]"}, TENSION),
        ({"assumed": "[as-of]"}, {}, CONTRADICTION),  # what is fixed has no time to assume
        ({"as_published_by": "the governor"}, {}, NOTE),
        ({"as_published_by": "the governor", "modality": "estimate"}, {"said_by": "the police"}, NOTE),
        ({"modality": "estimate", "assumed": "[value]", "said_by": "the police"}, {"said_by": "the governor"}, TENSION),
        ({"scope": "{release: first}"}, {"scope": "{release: first}"}, CONTRADICTION),
        ({"scope": "{release: first}"}, {}, TENSION),
        ({"scope": "{poverty-line: national}"}, {}, TENSION),
        ({"scope": "{release: first}"}, {"scope": "{release: second}"}, None),
        ({"scope": "{sector: informal}"}, {}, None),
        ({"scope": "{sector: informal}"}, {"scope": "{sector: Informal}"}, CONTRADICTION),
        ({"of": "the police"}, {}, None),
        ({"place": "Lebak"}, {}, None),
    ],
)
def test_what_lowers_a_conflict_of_values(
    keys: dict[str, str], others: dict[str, str], severity: Severity | None
) -> None:
    assert (
        severity_of(of_two(claim("60.000 orang", **keys), claim("40.000 orang", **others)), "value-conflict")
        is severity
    )


@pytest.mark.parametrize(
    ("keys", "others", "words"),
    [
        ({"said_by": "the police"}, {"said_by": "the governor"}, ["the police (in a)", "the governor (in b)"]),
        ({"modality": "estimate"}, {}, ["a gives an estimate"]),
        ({"assumed": "[measure]"}, {}, ["a does not state its measure"]),
        ({"as_published_by": "the governor"}, {}, ["a only reports that the governor wrote so"]),
        ({"scope": "{release: first}"}, {}, ["release", "first", "b#quantity-1 does not"]),
    ],
)
def test_the_finding_says_what_lowered_it(keys: dict[str, str], others: dict[str, str], words: list[str]) -> None:
    finding = the_one(of_two(claim("60.000 orang", **keys), claim("40.000 orang", **others)), "value-conflict")
    why = "\n".join(map(str, finding.why))
    assert all(one in why for one in words), why
    assert "hardly" in str(finding.message)


def test_the_strongest_clash_gives_the_severity() -> None:
    found = report(
        article("a", claim("60.000 orang", said_by="the police")),
        article("b", claim("40.000 orang", said_by="the governor")),
        article("c", claim("40.000 orang")),
    )
    assert severity_of(found, "value-conflict") is CONTRADICTION


@pytest.mark.parametrize("modality", ["target", "forecast", "plan"])
def test_what_shall_be_is_never_held_against_what_is(modality: str) -> None:
    assert verdicts(of_two(claim("60.000 orang", modality=modality), claim("40.000 orang"))) == []


def test_targets_are_compared_with_targets_of_the_same_time() -> None:
    def aims(*times: str | None) -> Severity | None:
        keys = [{"measure": "insured", "modality": "target"} | ({"as_of": time} if time else {}) for time in times]
        found = of_two(claim("60.000 orang", **keys[0]), claim("40.000 orang", **keys[1]))
        return severity_of(found, "value-conflict")

    assert aims("2029-12-31", "2029-12-31") is CONTRADICTION
    assert aims("2029", "2029") is TENSION
    assert aims("2029", "2030") is None
    assert aims("2029", None) is None
    assert aims(None, None) is TENSION


@pytest.mark.parametrize("other", ["fact", "estimate", "denial"])
def test_a_denial_is_never_compared(other: str) -> None:
    found = of_two(claim("60.000 orang", modality="denial"), claim("40.000 orang", modality=other))
    assert verdicts(found) == []


# The same time


@pytest.mark.parametrize(
    ("measure", "keys", "others", "severity"),
    [
        ("insured", {"as_of": "2025-11-27"}, {"as_of": "27 November 2025"}, CONTRADICTION),
        ("insured", {"as_of": "2023"}, {"as_of": "2023"}, TENSION),
        ("insured", {"as_of": "2023"}, {"as_of": "2023-05"}, TENSION),
        ("insured", {"as_of": "2023"}, {"as_of": "2023-05-02"}, TENSION),
        ("insured", {"as_of": "2023"}, {"as_of": "2024"}, None),
        ("insured", {"as_of": "2025-11-27"}, {"as_of": "2025-11-28"}, None),
        ("insured", {}, {"as_of": "2023"}, TENSION),
        ("insured", {}, {}, TENSION),
        ("dead", {"as_of": "2025-11-27"}, {"as_of": "2025-11-27"}, CONTRADICTION),
        ("dead", {"as_of": "2025-11-27"}, {"as_of": "2025-11-28"}, None),
        ("exports", {"as_of": "2024"}, {"as_of": "2024"}, CONTRADICTION),
        ("exports", {"as_of": "2024"}, {"as_of": "2024-05"}, None),
        ("exports", {"as_of": "2024"}, {"as_of": "2023"}, None),
        ("exports", {"as_of": "2024"}, {}, TENSION),
        ("area", {"as_of": "2023"}, {"as_of": "2024"}, CONTRADICTION),
        ("area", {}, {}, CONTRADICTION),
    ],
)
def test_stated_times(measure: str, keys: dict[str, str], others: dict[str, str], severity: Severity | None) -> None:
    found = of_two(claim("60.000", measure=measure, **keys), claim("40.000", measure=measure, **others))
    assert severity_of(found, "value-conflict") is severity


@pytest.mark.parametrize(
    ("measure", "published", "as_of", "severity"),
    [
        ("insured", "2025-11-27", "2025-11-27", TENSION),
        ("insured", "2025-11-27", "2024-11-28", TENSION),  # a year that ends with the day of publication
        ("insured", "2025-11-27", "2024-11-27", None),
        ("insured", "2025-11-27", "2025-11-28", None),
        ("insured", "2025-11", "2025-11-30", TENSION),
        ("insured", "2025-11", "2025-12-01", None),
        ("monthly", "2025-11-27", "2025-10-28", TENSION),
        ("monthly", "2025-11-27", "2025-10-27", None),
        ("dead", "2025-11-27", "2025-11-27", TENSION),
        ("dead", "2025-11-27", "2025-11-26", None),
    ],
)
def test_a_time_taken_from_the_day_of_publication(
    measure: str, published: str, as_of: str, severity: Severity | None
) -> None:
    found = report(
        article("a", claim("60.000", measure=measure), published=published),
        article("b", claim("40.000", measure=measure, as_of=as_of)),
    )
    assert severity_of(found, "value-conflict") is severity
    if severity is not None:
        finding = the_one(found, "value-conflict")
        assert finding.reasons == {Reason.TIME}
        assert "was taken from the day its article was published" in all_words(finding)


@pytest.mark.parametrize("keys", [{}, {"as_of": "2023"}, {"as_of": "2025-11"}])
@pytest.mark.parametrize("published", [{}, {"published": "2025-11-27"}])
@pytest.mark.parametrize("measure", ["insured", "dead", "exports", "area"])
def test_one_document_speaks_of_one_time(measure: str, published: dict[str, str], keys: dict[str, str]) -> None:
    one, other = claim("60.000", measure=measure, **keys), claim("40.000", measure=measure, **keys)
    assert severity_of(report(article("a", one, other, **published)), "value-conflict") is CONTRADICTION


def test_a_change_says_what_was_before_and_after() -> None:
    change = (
        "{id: rise, kind: change, measure: insured, from: 20.000 orang, to: 30.000 orang, "
        "from-as-of: 2023-01-01, to-as-of: 2024-01-01}"
    )
    found = report(
        article("a", change),
        article("b", claim("25.000 orang", measure="insured", as_of="2023-01-01")),
        article("c", claim("30.000 orang", measure="insured", as_of="2024-01-01")),
    )
    assert camps_of(the_one(found, "value-conflict")) == [["a#rise"], ["b#quantity-1"]]


# Camps


def test_three_figures_make_three_camps_the_one_with_most_articles_first() -> None:
    found = report(
        article("a", claim("20.000 orang")),
        article("b", claim("40.000 orang")),
        article("c", claim("60.000 orang")),
        article("d", claim("60.000 orang")),
        article("e", claim("lebih dari 5.000 orang")),
        article("f", claim("kurang dari 900.000 orang")),
    )
    finding = the_one(found, "value-conflict")
    assert finding.severity is CONTRADICTION
    camps = camps_of(finding)
    assert camps[0][:2] == ["c#quantity-1", "d#quantity-1"]
    assert sorted(camp[0] for camp in camps[1:]) == ["a#quantity-1", "b#quantity-1"]
    assert "at once" in str(finding.message)


def test_a_claim_that_fits_every_other_is_not_shown() -> None:
    found = report(
        article("a", claim("20.000 orang")),
        article("b", claim("40.000 orang")),
        article("c", claim("minimal 1.000 orang")),
    )
    assert "c#quantity-1" not in [side.claim for side in the_one(found, "value-conflict").sides]


def test_copies_of_one_story_count_once() -> None:
    copies = [article(name, claim("20.000 orang"), copy_of="antara-1") for name in ("a", "b", "c")]
    others = [article(name, claim("40.000 orang")) for name in ("x", "y")]
    finding = the_one(report(*copies, *others), "value-conflict")
    assert camps_of(finding)[0] == ["x#quantity-1", "y#quantity-1"]


def test_a_corrected_claim_takes_no_part() -> None:
    first = "{id: first, kind: quantity, measure: people, value: 20.000 orang}"
    second = "{id: second, kind: quantity, measure: people, value: 40.000 orang, corrects: first}"
    assert verdicts(report(article("a", first, second))) == []
    assert severity_of(report(article("a", first, second.replace(", corrects: first", ""))), "value-conflict")


def test_a_reference_is_named_as_one() -> None:
    found = report(article("bps", claim("40.000 orang"), reference="true"), article("b", claim("60.000 orang")))
    finding = the_one(found, "value-conflict")
    assert "against the reference bps" in str(finding.message)
    assert sorted(str(camp) for camp in finding.camps) == ["40,000 people (the reference)", "60,000 people"]
    assert finding.severity is CONTRADICTION


def test_the_finding_tells_the_figures_their_spans_and_whom_to_ask() -> None:
    found = report(
        article("a", claim("2,8 juta orang", place="Banten", said_by="the governor")),
        article("b", claim("2,73 juta orang", place="Banten")),
    )
    finding = the_one(found, "value-conflict")
    assert str(finding.message) == "people in Banten cannot be both 2.8 million people and 2.73 million people"
    assert [str(camp) for camp in finding.camps] == ["2.8 million people, says the governor", "2.73 million people"]
    assert str(finding.why[0]) == (
        "“2,8 juta orang” in a is written for anything from 2,750,000 to just under 2,900,000 people."
    )
    assert "ask the governor" in str(finding.reconcile[-1])


# Which of the three rules

CONFLICT = [("value-conflict", "contradiction")]
WEAK_CONFLICT = [("value-conflict", "tension")]
MARK = [("decimal-mark", "tension")]


@pytest.mark.parametrize(
    ("one", "other", "apart", "together"),
    [
        ("85 ribu orang", "85.400 orang", [], []),
        ("85 ribu orang", "86 ribu orang", [], [("figures-differ", "tension")]),
        ("85 ribu orang", "95 ribu orang", CONFLICT, CONFLICT),
        ("lebih dari 500 orang", "946 orang", WEAK_CONFLICT, WEAK_CONFLICT),
        ("hampir 500 orang", "500 orang", WEAK_CONFLICT, WEAK_CONFLICT),
        ("300.003 orang", "300,003 juta orang", MARK, MARK),
        ("5 ribu orang", "5 juta orang", CONFLICT, CONFLICT),
    ],
)
def test_which_rule_tells_a_pair(
    one: str, other: str, apart: list[tuple[str, str]], together: list[tuple[str, str]]
) -> None:
    assert verdicts(of_two(claim(one), claim(other))) == apart
    assert verdicts(report(article("a", claim(one), claim(other)))) == together


def test_two_plain_figures_of_one_article_are_lowered_by_a_further_reason_only() -> None:
    one = claim("85 ribu orang", said_by="the police")
    found = report(article("a", one, claim("86 ribu orang", said_by="the governor")))
    assert severity_of(found, "figures-differ") is NOTE
    found = report(article("a", one, claim("86 ribu orang")))
    assert severity_of(found, "figures-differ") is TENSION
    assert Reason.MEANT_ONLY not in the_one(found, "figures-differ").reasons


def test_a_misread_mark_and_a_third_figure_are_told_apart() -> None:
    found = report(
        article("a", claim("300.003 orang")),
        article("b", claim("300,003 juta orang")),
        article("c", claim("12 orang")),
    )
    assert camps_of(the_one(found, "decimal-mark")) == [["a#quantity-1"], ["b#quantity-1"]]
    assert len(camps_of(the_one(found, "value-conflict"))) == 3


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_reading_that_a_claim_gives_beside_its_words_counts_as_assumed(language: str) -> None:
    mark, value = {"id": (",", "300.003 triliun"), "en": (".", "300,003 trillion")}[language]
    scale = value.partition(" ")[2]
    keys = {"measure": "area", "reads": f'"300{mark}003 {scale}"'}
    found = report(
        article("a", claim(value, **keys), language=language),
        article("b", claim(f"300{mark}003 {scale}", measure="area"), language=language),
    )
    assert verdicts(found) == []


NUMBERS = st.integers(min_value=1, max_value=999).map(str)
FIGURES = st.builds(
    "{}{}{} orang".format,
    st.sampled_from(["", "", "lebih dari ", "hampir ", "sekitar "]),
    st.one_of(NUMBERS, st.tuples(NUMBERS, st.integers(100, 999)).map(lambda parts: f"{parts[0]}.{parts[1]}")),
    st.sampled_from(["", " ribu", " juta"]),
)


@settings(max_examples=150, deadline=None)
@given(one=FIGURES, other=FIGURES, together=st.booleans())
def test_one_rule_at_most_tells_a_pair(one: str, other: str, together: bool) -> None:
    claims = claim(one), claim(other)
    found = report(article("a", *claims)) if together else of_two(*claims)
    assert sum(len(of_rule(found, rule)) for rule in VALUE_RULES) <= 1

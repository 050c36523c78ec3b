"""``claimcheck explain``: why two claims clash, or why they do not."""

# ruff: noqa: E501 - a table is read one case a line

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import CLASH, ledger, run

from claimcheck.engine.explain import Explanation, Outcome, explain
from claimcheck.lower.lower import lower
from support import ledger_of

CATALOG = """\
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  tangsel: {name: Tangsel, level: city, within: banten}
  border: {name: Border, overlaps: [tangerang]}
measures:
  workers: {name: workers, unit: person, whole-number: true}
  insured: {name: insured workers, unit: person, whole-number: true, part-of: workers}
  dead: {name: deaths, unit: person, nature: cumulative}
  exports: {name: exports, unit: tonne, nature: flow}
events:
  ceremony: {name: the ceremony}
  other: {name: another ceremony}
awards:
  prize: {name: the Prize}
  medal: {name: the Medal}
entities:
  ani: {name: Ani, kind: person}
  budi: {name: Budi, kind: person}
roles:
  bupati: {name: Bupati, single-holder: true}
  wali: {name: Wali Kota, single-holder: true}
properties:
  founded: {name: founding, single: true}
  owner: {name: owner, single: true}
facets:
  release: {kind: version}
"""


def _explain(one: str, other: str) -> Explanation:
    """Explain two claims, each given by its keys, in two articles of the year 2025."""
    text = CATALOG + "".join(
        f"---\narticle: {{id: {name}, published: 2025-11-27}}\nclaims:\n  - {{id: c, {keys}}}\n"
        for name, keys in (("a", one), ("b", other))
    )
    made, problems = ledger_of(text)
    assert problems == (), [str(one.message) for one in problems]
    return explain(made, lower(made), made.claims[0], made.claims[1])


def _insured(value: str = "2.730.000 orang", place: str = "Banten", more: str = "") -> str:
    return f"kind: quantity, measure: insured, value: '{value}', place: {place}{more}"


def _rank(rank: str = "Juara 1", more: str = "") -> str:
    return f"kind: rank, award: prize, rank: {rank}, event: ceremony{more}"


APART, FIT, EXCLUDED = Outcome.APART, Outcome.FIT, Outcome.CLASH
CASES = [
    # another slot
    (_insured(), _insured(place="Tangsel"), APART, "Tangsel lies in Banten"),
    (_insured(place="Kabupaten Tangerang"), _insured(place="Banten"), APART, "Kabupaten Tangerang lies in Banten"),
    (_insured(place="Kabupaten Tangerang"), _insured(place="Tangsel"), APART, "lie apart"),
    (_insured(place="Kabupaten Tangerang"), _insured(place="Border"), APART, "overlap, but are not the same"),
    (_insured(), "kind: quantity, measure: insured, value: 3 juta orang", APART, "the other names no place"),
    (_insured(), "kind: quantity, measure: workers, value: 3 juta orang", APART, "insured workers is a part of workers"),
    ("kind: quantity, measure: workers, value: 3 juta orang", _insured(), APART, "insured workers is a part of workers"),
    (_insured(), "kind: quantity, measure: exports, value: 3 ton", APART, "another measure: insured workers in the first"),
    (_insured(more=", scope: {sector: a}"), _insured(more=", scope: {sector: b}"), APART, "another scope: sector is “a”"),
    (_insured(more=", scope: {sector: a}"), _insured(), APART, "only the first is narrowed to sector “a”"),
    (_insured(), _insured(more=", scope: {sector: a}"), APART, "only the second is narrowed to sector “a”"),
    (_insured(), _insured(more=", modality: target"), APART, "one is a fact, the other a target"),
    (_insured(more=", modality: target"), _insured(more=", modality: target, as-of: 2030"), APART, "only one says for when"),
    (_insured(more=", of: Ani"), _insured(more=", of: Budi"), APART, "different things: Ani and Budi"),
    (_insured(more=", of: Ani"), _insured(), APART, "only one of the two says whose it is: Ani"),
    (_insured(more=", event: ceremony"), _insured(more=", event: other"), APART, "another event: the ceremony"),
    (_insured(more=", event: ceremony"), _insured(), APART, "only one of the two names the event, the ceremony"),
    ("kind: event, event: ceremony, date: 2025-01-01", "kind: event, event: ceremony, date: 2025-01-02, status: planned",
     APART, "one tells what is planned"),
    (_rank(), "kind: rank, award: medal, rank: Juara 1", APART, "another award: the Prize"),
    (_rank("Juara 1", ", recipient: Ani"), _rank("Juara 2", ", recipient: Ani"), APART, "different ranks: 1 and 2"),
    ("kind: role, person: Ani, role: Bupati", "kind: role, person: Ani, role: Wali Kota", APART, "another office: Bupati"),
    ("kind: role, person: Ani, role: Bupati", "kind: role, person: Ani, role: Plh Bupati", APART, "from day to day"),
    ("kind: role, person: Ani, role: Bupati", "kind: role, person: Budi, role: Bupati", APART, "another person: Ani"),
    ("kind: attribute, subject: Ani, property: founded, value: 2017", "kind: attribute, subject: Ani, property: owner, value: Budi",
     APART, "another property: founding"),
    # one slot, but not comparable
    (_insured(more=", as-of: 2024-01-01"), _insured("3 juta orang", more=", as-of: 2025-01-01"), APART, "different times"),
    (_insured(more=", modality: denial"), _insured(more=", modality: denial"), APART, "a denial says what is not so"),
    (_insured(more=", scope: {release: x}"), _insured(more=", scope: {release: z}"), APART, "differ in release"),
    # both fit
    (_insured(), _insured(), FIT, "both say the same"),
    (_insured("2.731.507 orang"), _insured(), FIT, "the first lies within the second"),
    (_insured(), _insured("2.731.507 orang"), FIT, "the second lies within the first"),
    (_insured("85 ribu orang"), _insured("86 ribu orang"), FIT, "rounded figures of two articles"),
    (_insured("antara 1 juta dan 3 juta orang"), _insured("antara 2 juta dan 4 juta orang"), FIT, "overlaps, so both can"),
    ("kind: event, event: ceremony, place: Border", "kind: event, event: ceremony, place: Kabupaten Tangerang", FIT,
     "the catalog lets the two overlap"),
    # clash
    (_insured(), _insured("4 juta orang"), EXCLUDED, "nothing in common"),
    (_insured("lebih dari 3 juta orang"), _insured("10 juta orang"), EXCLUDED, "not as they are usually meant"),
    ("kind: role, person: Ani, role: Bupati", "kind: role, person: Budi, role: Bupati", EXCLUDED, "nothing in common"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "outcome", "words"), CASES)
def test_each_reason_is_told(one: str, other: str, outcome: Outcome, words: str) -> None:
    told = [(each.outcome, str(each.why)) for each in _explain(one, other).comparisons]
    assert any(kind is outcome and words in why for kind, why in told), told


def test_claims_of_different_kinds_are_never_compared() -> None:
    explanation = _explain(_insured(), "kind: event, event: ceremony, place: Banten, date: 2025-11-27")
    assert explanation.comparisons == ()
    assert str(explanation.remark) == "never compared: the first is about a figure, the second about a date and a venue"


@pytest.mark.parametrize("swapped", [False, True])
def test_a_claim_without_anything_single_valued_is_told(swapped: bool) -> None:
    pair = ["kind: event, event: ceremony, attended-by: [Ani]", _insured()]
    remark = str(_explain(*reversed(pair) if swapped else pair).remark)
    assert remark.startswith(f"nothing in the {'second' if swapped else 'first'} claim is single-valued")


def test_a_clash_is_shown_with_its_finding(tmp_path: Path) -> None:
    done = run("explain", "one#venue", "two#venue", "--ledger", ledger(tmp_path, CLASH))
    assert (done.status, done.err) == (0, "")
    for part in (
        "They clash.",
        "a venue",
        "clash: the two have nothing in common",
        "venue-conflict:",
        "“di Kabupaten Tangerang”",
    ):
        assert part in done.out


def test_claims_that_agree(tmp_path: Path) -> None:
    done = run("explain", "one#venue", "one#wide", "--ledger", ledger(tmp_path, CLASH))
    assert "They agree." in done.out
    assert "the first lies within the second" in done.out


def test_the_default_ledger_is_the_folder_claims(tmp_path: Path) -> None:
    ledger(tmp_path / "claims", CLASH)
    assert "They clash." in run("explain", "one#venue", "two#venue", cwd=tmp_path).out


def test_a_claim_may_be_called_by_its_own_id_where_that_is_enough(tmp_path: Path) -> None:
    folder = ledger(tmp_path, CLASH)
    assert run("explain", "wide", "two#venue", "--ledger", folder) == run(
        "explain", "one#wide", "two#venue", "--ledger", folder
    )


@pytest.mark.parametrize("claim", ["one#wide", "one#venue"])
def test_a_claim_is_one_with_itself_also_where_it_clashes_with_another(tmp_path: Path, claim: str) -> None:
    done = run("explain", claim, claim, "--ledger", ledger(tmp_path, CLASH))
    assert done.out.endswith("This is one and the same claim; a claim does not clash with itself.\n")


def test_the_configured_ledger_and_the_rules_in_force_are_those_of_a_check(tmp_path: Path) -> None:
    ledger(tmp_path / "facts", CLASH)
    (tmp_path / "claimcheck.toml").write_text('paths = ["facts"]\n[rules]\nvenue-conflict = "note"\n')
    done = run("explain", "one#venue", "two#venue", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert "\nnote: the ceremony" in done.out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("one#venu", "did you mean one#venue"),
        ("venue", "there are one#venue, two#venue"),
        ("three#wide", "did you mean one#wide"),
        ("xyzzy#plugh", "no claim is called “xyzzy#plugh”"),
        ("two#broken", "“two#broken” takes no part: it could not be read: no event is called “nothing”"),
    ],
)
def test_a_claim_that_is_not_there_is_a_wrong_call(tmp_path: Path, name: str, words: str) -> None:
    folder = ledger(tmp_path, f"{CLASH}  - {{id: broken, kind: event, event: nothing}}\n")
    done = run("explain", name, "two#venue", "--ledger", folder)
    assert (done.status, done.out) == (2, "")
    assert words in done.err


def test_an_empty_ledger_has_no_claims_to_explain(tmp_path: Path) -> None:
    done = run("explain", "a", "b", "--ledger", ledger(tmp_path, ""))
    assert done.status == 2
    assert "there are no claims in this ledger" in done.err


def test_two_claims_in_a_finding_that_needs_others_are_told_so() -> None:
    done = run("explain", "rubrikbanten-004#insured", "rubrikbanten-004#insured-regency")
    assert "Nothing that both speak of differs, but they stand in one finding, shown below." in done.out
    assert "not compared: another place" in done.out
    assert "part-exceeds-whole:" in done.out


def test_two_claims_whose_clash_others_explain_are_told_so(tmp_path: Path) -> None:
    ranks = "awards: {prize: {name: the prize}}\nentities: {ani: {name: Ani}, budi: {name: Budi}}\n"
    told = ("second: {recipient: Ani, rank: 2}", "third: {recipient: Budi, rank: 3}", "unnamed: {rank: 3}")
    for name, _, keys in (one.partition(": {") for one in told):
        ranks += f"---\narticle: {{id: {name}}}\nclaims: [{{id: c, kind: rank, award: prize, edition: 2025, {keys}]\n"
    done = run("explain", "second#c", "unnamed#c", "--ledger", ledger(tmp_path, ranks))
    assert "By themselves they clash, but no finding tells so" in done.out


@pytest.mark.parametrize(
    "arguments", [("explain", "one#c", "two#c"), ("accept", "date-conflict:3f9a1c2e70b4d865", "--because", "so")]
)
def test_where_no_ledger_is_that_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "claims:1:1: there is no such file or folder" in done.err

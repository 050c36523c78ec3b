"""Networks that nobody should write: each gives a clear line, and work that grows with its size."""

from __future__ import annotations

import pytest

from claimcheck import check
from claimcheck.domain.message import Message
from support import check_sound, check_text, ledger_of, verdicts

COUNT = "{unit: person, whole-number: true, nature: fixed}"
MANY = 300


def test_one_part_too_few_among_very_many_claims_is_told_shortly() -> None:
    parts = "".join(
        f"  - {{id: c{number}, kind: quantity, measure: hurt, scope: {{town: t{number}}}, value: 3 orang}}\n"
        for number in range(MANY)
    )
    names = ", ".join(f"c{number}" for number in range(MANY))
    total = f"  - {{id: all, kind: quantity, measure: hurt, value: {3 * MANY - 1} orang, parts: [{names}]}}\n"
    report = check_sound(f"measures:\n  hurt: {COUNT}\n---\narticle: {{id: one}}\nclaims:\n{parts}{total}")
    [finding] = report.findings
    assert (finding.code, str(finding.severity)) == ("sum-mismatch", "contradiction")
    assert str(finding.message) == f"{MANY} figures do not add up to {3 * MANY - 1} people"
    ways = next(str(line) for line in finding.reconcile if "They agree if" in str(line))
    assert f"“{3 * MANY - 1} orang” (one#all) is {3 * MANY} people," in ways
    assert len(ways) < 2_000


def test_very_many_relations_of_one_slot_tell_which_it_breaks() -> None:
    measures = "".join(f"  m{number}: {COUNT}\n" for number in range(MANY))
    relations = "".join(f"  - {{id: r{number}, require: a >= m{number}}}\n" for number in range(MANY))
    claims = "".join(
        f"  - {{id: c{number}, kind: quantity, measure: m{number}, value: '{100 + number}'}}\n"
        for number in range(MANY)
    )
    report = check_sound(
        f"measures:\n  a: {COUNT}\n{measures}relations:\n{relations}---\narticle: {{id: one}}\nclaims:\n"
        f"  - {{id: a, kind: quantity, measure: a, value: '{100 + MANY - 3}'}}\n{claims}"
    )
    [finding] = report.findings
    assert (finding.code, str(finding.severity)) == ("relation-broken", "contradiction")
    told = " ".join(str(line) for line in finding.why)
    assert all(f"m{number}" in told for number in (MANY - 2, MANY - 1))
    assert f"m{MANY - 3}" not in told
    assert "correct it in the catalog" in " ".join(map(str, finding.reconcile))


@pytest.mark.parametrize(
    ("measures", "relations", "told"),
    [
        ("b, c, d", ["b > c", "c > d", "d > b"], "b > c; c > d; d > b"),
        ("b, c, d", ["b > 2 * c", "c > b", "d >= b"], "b > 2 * c; c > b"),
    ],
    ids=["a circle", "two, and one that is innocent"],
)
def test_relations_that_cannot_all_hold_are_told_before_any_claim_is_made(
    measures: str, relations: list[str], told: str
) -> None:
    ledger = "measures:\n" + "".join(f"  {name}: {COUNT}\n" for name in measures.split(", "))
    ledger += "relations:\n" + "".join(
        f"  - {{id: r{number}, require: {words}}}\n" for number, words in enumerate(relations)
    )
    [problem] = check(ledger_of(ledger)[0]).problems
    assert problem.code == "impossible-relations"
    assert isinstance(problem.message, Message)
    assert told in str(problem.message)
    assert problem.mark is not None
    assert problem.mark.line == 6  # the first relation


@pytest.mark.parametrize("relation", ["b >= c", "b >= 2 * c", "b = c + d", "b / c <= d / c"])
def test_relations_that_can_hold_are_no_problem(relation: str) -> None:
    measures = "".join(f"  {name}: {COUNT}\n" for name in "bcd")
    ledger, problems = ledger_of(f"measures:\n{measures}relations:\n  - {{id: r, require: {relation}}}\n")
    assert (problems, check(ledger).problems) == ((), ())


def test_a_measure_that_is_part_of_itself_is_told_with_its_line_and_the_rest_is_checked() -> None:
    report = check_text(
        f"measures:\n  a: {{unit: person, part-of: a}}\n  b: {COUNT}\n---\narticle: {{id: one}}\nclaims:\n"
        "  - {kind: quantity, measure: b, value: '5'}\n  - {kind: quantity, measure: b, value: '6'}\n"
    )
    [problem] = report.problems
    assert problem.mark is not None
    assert (problem.code, problem.mark.line) == ("cycle", 2)
    assert [code for code, _ in verdicts(report)] == ["value-conflict"]


@pytest.mark.parametrize("grown", ["to: 0 orang, by: 20 persen", "to: 12 orang, by: 20 persen", "by: 20 persen"])
def test_nothing_grows_from_nothing(grown: str) -> None:
    ledger = f"measures:\n  a: {COUNT}\n---\narticle: {{id: one}}\nclaims:\n"
    report = check_sound(
        ledger.replace("fixed", "stock") + f"  - {{kind: change, measure: a, direction: up, from: 0 orang, {grown}}}\n"
    )
    assert verdicts(report) == [("change-mismatch", "contradiction")]

"""Deciding what narrowing leaves open, with the solver and without it, and never on its word alone."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from relation_judge import Puzzle, puzzles, spans, worlds

from claimcheck.domain.span import Span
from claimcheck.engine import solver, z3_judge
from claimcheck.engine.expression import Constraint, Observation, Variable, lift
from claimcheck.engine.implied import implied
from claimcheck.engine.narrow import Status, narrow
from claimcheck.engine.network import Network
from claimcheck.engine.rows import Row, is_certificate, relax
from claimcheck.engine.search import divided, plain, roomy, search
from claimcheck.engine.solver import Verdict, decide
from claimcheck.engine.z3_judge import Answer, refutes

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
X, Y, Z = Variable("x"), Variable("y"), Variable("z")
N, M = Variable("n", Span(0, 10**9), whole=True), Variable("m", Span(0, 10**9), whole=True)


def cycle() -> tuple[Network, list[Observation]]:
    """Two sums that differ by little over wide spans: narrowing creeps, and cannot see that they part."""
    ties = [Constraint(0, lift(X) + Y, "=", lift(Z)), Constraint(1, lift(X) + Y, "=", lift(Z) + Fraction(1, 1000))]
    wide = Span(0, 10**6)
    return Network(ties), [Observation(variable.name, variable, wide) for variable in (X, Y, Z)]


def test_a_cycle_that_narrowing_leaves_open_is_decided_and_its_core_is_small() -> None:
    network, seen = cycle()
    assert narrow(network, seen).status is Status.OPEN
    verdict = decide(network, seen)
    assert verdict.status is Status.CONTRADICTION
    assert verdict.core == frozenset()


def test_without_the_solver_the_same_cycle_stays_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "is_installed", lambda: False)
    network, seen = cycle()
    assert decide(network, seen).status is Status.OPEN


def test_without_the_solver_cases_still_settle_what_is_plainly_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "is_installed", lambda: False)
    ties = [Constraint(0, lift(X) + Y, "=", lift(Z)), Constraint(1, lift(X) * Y, "<=", lift(Z))]
    seen = [Observation(variable.name, variable, Span(1, 50)) for variable in (X, Y, Z)]
    assert narrow(Network(ties), seen).status is Status.OPEN
    assert decide(Network(ties), seen).status is Status.CONSISTENT


def test_a_contradiction_that_only_the_solver_believes_is_not_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network([Constraint(0, lift(X) * Y, "=", lift(Z)), Constraint(1, lift(X) + Y, "=", lift(Z))])
    monkeypatch.setattr(solver, "search", lambda *_: None)
    monkeypatch.setattr(z3_judge, "ask", lambda *_: Answer(Status.CONTRADICTION, frozenset({"x"})))
    seen = [Observation("x", X, Span(1, 50))]
    assert narrow(network, seen).status is Status.OPEN
    assert decide(network, seen).status is Status.OPEN


def test_an_answer_that_the_solver_does_not_have_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(z3_judge, "ask", lambda *_: Answer(Status.OPEN))
    network, seen = cycle()
    assert decide(network, seen).status is Status.OPEN


@pytest.mark.parametrize(("factor", "offset", "status"), [(2, 1, Status.CONTRADICTION), (3, 2, Status.CONSISTENT)])
def test_gaps_between_whole_numbers_are_seen(factor: int, offset: int, status: Status) -> None:
    """An even number is no odd number, which bounds alone never show."""
    ties = [
        Constraint(0, lift(N), "=", factor * lift(M)),
        Constraint(1, lift(N), "=", 2 * lift(Variable("k", Span(0, 50), whole=True)) + offset),
    ]
    seen = [Observation("n", N, Span(0, 60))]
    assert decide(Network(ties), seen).status is status


def test_a_share_that_no_whole_numerator_can_give_is_a_contradiction() -> None:
    """The GRIM test (Brown and Heathers 2017): 19 people cannot give 46.0 to 46.9 per cent."""
    share, part, whole = (
        Variable("share"),
        Variable("part", Span(lower=0), whole=True),
        Variable("whole", Span(lower=0), whole=True),
    )
    network = Network([Constraint("share", lift(share), "=", 100 * lift(part) / whole)])

    def verdict(people: int) -> Verdict:
        seen = [
            Observation("share", share, Span(46, Fraction(469, 10))),
            Observation("whole", whole, Span.point(people)),
        ]
        return decide(network, seen)

    assert verdict(19).status is Status.CONTRADICTION
    assert verdict(13).status is Status.CONSISTENT


def test_shares_of_one_whole_that_exceed_it_are_found_without_knowing_the_whole() -> None:
    whole = Variable("whole", Span(lower=0, lower_open=True))
    parts = [Variable(f"part{number}", Span(lower=0)) for number in range(2)]
    shares = [Variable(f"share{number}", Span(0, 100)) for number in range(2)]
    ties = [Constraint(number, lift(shares[number]), "=", 100 * lift(parts[number]) / whole) for number in range(2)]
    ties.append(Constraint("sum", lift(parts[0]) + parts[1], "=", lift(whole)))
    seen = [Observation("one", shares[0], Span(59, 61)), Observation("other", shares[1], Span(49, 51))]
    verdict = decide(Network(ties), seen)
    assert verdict.status is Status.CONTRADICTION
    assert verdict.core == {"one", "other"}


@settings(patient, max_examples=100)
@given(worlds())
def test_what_is_true_satisfies_every_row_of_the_relaxation(world: tuple[Puzzle, dict[str, Fraction]]) -> None:
    puzzle, values = world
    network = puzzle.network()
    box = narrow(network, puzzle.observations()).box
    known = [values[str(variable.name)] for variable in network.variables]
    for row in relax(box):
        if all(isinstance(key, int) for key in row.factors):
            value = sum(factor * known[key] for key, factor in row.factors.items() if isinstance(key, int))
            assert value < row.bound if row.strict else value <= row.bound
    assert not refutes(box)


@settings(patient, max_examples=100)
@given(worlds())
def test_what_is_true_is_never_searched_away(world: tuple[Puzzle, dict[str, Fraction]]) -> None:
    puzzle, _ = world
    box = narrow(puzzle.network(), puzzle.observations()).box
    before = list(box.spans)
    assert search(box, 300) is not False
    assert box.spans == before


@settings(patient, max_examples=100)
@given(puzzles(linear=True))
def test_an_implied_inequality_can_be_left_out(puzzle: Puzzle) -> None:
    network = puzzle.network()
    ground = narrow(network, ())
    assume(ground.status is not Status.CONTRADICTION)  # such relations are told as they are, whatever is claimed
    needless = implied(network, ground.box.spans)
    kept = [constraint for number, constraint in enumerate(network.constraints) if number not in needless]
    # It is implied within what all relations leave of each variable, as a network is always narrowed to before claims.
    within = [Observation(f"within {one.name}", one, span) for one, span in zip(network.variables, ground.box.spans,
                                                                              strict=True)]  # fmt: skip
    lean = decide(Network(kept, network.variables), [*within, *puzzle.observations()]).status
    full = decide(network, puzzle.observations()).status
    assert Status.OPEN in (lean, full) or lean is full


def test_parts_are_at_most_a_total_that_adds_them_up_but_not_where_they_may_be_negative() -> None:
    def needless(domain: Span) -> frozenset[int]:
        parts = [Variable(f"p{number}", domain) for number in range(3)]
        ties = [
            Constraint("part", lift(parts[0]), "<=", lift(Z)),
            Constraint("sum", lift(parts[0]) + parts[1] + parts[2], "=", lift(Z)),
        ]
        network = Network(ties)
        return frozenset(
            number
            for number in implied(network, narrow(network, ()).box.spans)
            if network.constraints[number].id == "part"
        )

    assert len(needless(Span(lower=0))) == 1
    assert not needless(Span(lower=-1))


def test_a_certificate_must_add_up_to_what_is_false() -> None:
    below, above = Row({"x": 1}, 3), Row({"x": -1}, -4)
    assert is_certificate([below, above], [1, 1])
    assert not is_certificate([below, above], [1, 2])
    assert not is_certificate([below, above], [-1, -1])
    assert not is_certificate([below, above], [])
    assert not is_certificate([Row({"x": 1}, 4), above], [1, 1])
    assert is_certificate([Row({"x": 1}, 4, strict=True), above], [1, 1])


@given(spans(), st.sampled_from([plain, roomy]))
def test_a_divided_span_is_still_all_there(span: Span, pick: Callable[..., int | Fraction]) -> None:
    if not span.is_point:
        parts = divided(span, pick(span, whole=False), whole=False)
        assert parts[0].is_point
        for part in parts:
            assert part.within(span)
        for end in (span.lower, span.upper):
            if end is not None and span.holds(end):
                assert any(part.holds(end) for part in parts)
        assert not any(one.meets(other) for one in parts for other in parts if one is not other)

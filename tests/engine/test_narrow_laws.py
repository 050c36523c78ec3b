"""Narrowing and deciding against z3 and plain arithmetic, on small networks of every shape."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from attrs import evolve
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from relation_judge import Puzzle, judged, puzzles, spans, trees, worlds

from claimcheck.domain.span import Span
from claimcheck.engine.narrow import Status, narrow
from claimcheck.engine.network import Network
from claimcheck.engine.solver import decide

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(patient, max_examples=120)
@given(worlds())
def test_no_true_value_is_dropped(world: tuple[Puzzle, dict[str, Fraction]]) -> None:
    puzzle, values = world
    narrowing = narrow(puzzle.network(), puzzle.observations())
    assert narrowing.status is not Status.CONTRADICTION
    for name, value in values.items():
        assert narrowing.span(puzzle.variable(name)).holds(value)


@settings(patient, max_examples=100)
@given(worlds())
def test_what_is_true_is_never_decided_to_be_a_contradiction(world: tuple[Puzzle, dict[str, Fraction]]) -> None:
    puzzle, _ = world
    assert decide(puzzle.network(), puzzle.observations()).status is not Status.CONTRADICTION


@settings(patient, max_examples=120)
@given(puzzles())
def test_what_narrowing_and_deciding_say_an_independent_solver_says(puzzle: Puzzle) -> None:
    satisfiable = judged(puzzle)
    observations = puzzle.observations()
    for status in (narrow(puzzle.network(), observations).status, decide(puzzle.network(), observations).status):
        if satisfiable is not None and status is not Status.OPEN:
            assert status is (Status.CONSISTENT if satisfiable else Status.CONTRADICTION)


@settings(patient, max_examples=100)
@given(puzzles(linear=True))
def test_linear_relations_are_always_decided(puzzle: Puzzle) -> None:
    satisfiable = judged(puzzle)
    if satisfiable is not None and not any(puzzle.variables.values()):
        status = decide(puzzle.network(), puzzle.observations()).status
        assert status is (Status.CONSISTENT if satisfiable else Status.CONTRADICTION)


@settings(patient, max_examples=100)
@given(trees())
def test_narrowing_alone_settles_trees(puzzle: Puzzle) -> None:
    satisfiable = judged(puzzle)
    status = narrow(puzzle.network(), puzzle.observations()).status
    if satisfiable is not None:
        assert status is (Status.CONSISTENT if satisfiable else Status.CONTRADICTION)


@settings(patient, max_examples=100)
@given(puzzles(), st.data())
def test_refining_a_claim_never_removes_a_contradiction(puzzle: Puzzle, data: st.DataObject) -> None:
    refined = []
    for claim, name, span in puzzle.claims:
        refined.append((claim, name, span.meet(data.draw(spans())) or span))
    finer = evolve(puzzle, claims=tuple(refined))
    before = narrow(puzzle.network(), puzzle.observations())
    after = narrow(finer.network(), finer.observations())
    if before.status is Status.CONTRADICTION:
        assert after.status is Status.CONTRADICTION
    elif after.status is not Status.CONTRADICTION and not (before.limited or after.limited):
        for name in puzzle.variables:
            assert after.span(puzzle.variable(name)).within(before.span(puzzle.variable(name)))


@settings(patient, max_examples=100)
@given(puzzles(), st.randoms(use_true_random=False))
def test_the_order_of_claims_and_relations_changes_nothing(puzzle: Puzzle, random: Random) -> None:
    network = puzzle.network()
    constraints, observations = list(network.constraints), puzzle.observations()
    random.shuffle(constraints)
    random.shuffle(observations)
    one = narrow(network, puzzle.observations())
    other = narrow(Network(constraints, network.variables), observations)
    assert one.status is other.status
    assert one.steps == other.steps
    assert one.proof() == other.proof()


# What moves a's upper end down for ever is a itself, which stands twice in the second relation.
TWICE = Puzzle(
    {"a": False},
    (("a", "<", -2), (0, "=", ("+", "a", ("*", "a", "a")))),
    (("c0", "a", Span.point(0)),),
    Span(),
)


# That c is -2 follows from the last relation only because c1 tells that c is not zero.
NOT_ZERO = Puzzle(
    {"a": False, "c": False},
    (("a", "=", "c"), (-1, "=", ("/", 2, "c"))),
    (("c0", "a", Span.point(0)), ("c1", "c", Span(-2, -1))),
    Span(),
)


@settings(patient, max_examples=100)
@given(puzzles())
@example(TWICE)
@example(NOT_ZERO)
def test_a_proof_needs_only_what_it_names(puzzle: Puzzle) -> None:
    network, observations = puzzle.network(), puzzle.observations()
    proof = narrow(network, observations).proof()
    if proof is not None:
        used = [constraint for constraint in network.constraints if constraint.id in proof.constraints]
        said = [observation for observation in observations if observation.id in proof.claims]
        again = narrow(Network(used, network.variables), said)
        assert again.status is Status.CONTRADICTION


@settings(patient, max_examples=100)
@given(puzzles())
def test_each_step_narrows_and_follows_the_one_before(puzzle: Puzzle) -> None:
    narrowing = narrow(puzzle.network(), ())
    now: dict[str, Span] = {}
    for step in narrowing.steps:
        name = str(step.variable.name)
        assert now.get(name, step.before) == step.before
        assert step.after.within(step.before)
        assert step.after != step.before
        now[name] = step.after

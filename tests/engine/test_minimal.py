"""Minimal conflicts: all of them, each minimal, by an independent judge; and in long and crowded networks."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from relation_judge import Puzzle, minimal_by_judge, puzzles, spans

from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.engine.expression import Constraint, Observation, Variable, lift, total
from claimcheck.engine.minimal import LARGE, minimal_conflicts, nearest_restoring_value
from claimcheck.engine.narrow import Status
from claimcheck.engine.network import Network
from claimcheck.engine.quick_xplain import minimal_part, quick_xplain
from claimcheck.engine.solver import decide
from claimcheck.engine.stances import camps

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
COUNT = Span(lower=0)


def variables(count: int) -> list[Variable]:
    return [Variable(f"v{number:04}", COUNT, whole=True) for number in range(count)]


def says(claim: str, variable: Variable, lower: int, upper: int | None = None) -> Observation:
    return Observation(claim, variable, Span(lower, lower if upper is None else upper))


@settings(patient, max_examples=100)
@given(puzzles(most=5))
def test_all_minimal_conflicts_are_found_and_no_others(puzzle: Puzzle) -> None:
    expected = minimal_by_judge(puzzle)
    found = minimal_conflicts(puzzle.network(), puzzle.observations(), 50)
    if expected is not None and not found.undecided:
        assert set(found.found) == expected
        assert not found.capped
        assert not found.unproven


@settings(patient, max_examples=100)
@given(puzzles(most=6))
def test_a_conflict_falls_apart_when_any_claim_is_dropped(puzzle: Puzzle) -> None:
    network, observations = puzzle.network(), puzzle.observations()
    found = minimal_conflicts(network, observations, 3)
    for conflict in set(found.found) - found.unproven:
        told = [observation for observation in observations if observation.id in conflict]
        assert decide(network, told).status is Status.CONTRADICTION
        for claim in conflict:
            rest = [observation for observation in told if observation.id != claim]
            assert decide(network, rest).status is not Status.CONTRADICTION


@settings(patient, max_examples=60)
@given(puzzles(most=6), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_conflict(puzzle: Puzzle, random: Random) -> None:
    observations = puzzle.observations()
    shuffled = list(observations)
    random.shuffle(shuffled)
    one = minimal_conflicts(puzzle.network(), observations, 3)
    other = minimal_conflicts(puzzle.network(), shuffled, 3)
    assert (other.found, other.capped, other.undecided, other.unproven) == (
        one.found, one.capped, one.undecided, one.unproven)  # fmt: skip
    assert list(one.found) == sorted(one.found, key=lambda conflict: (len(conflict), sorted(map(str, conflict))))


@pytest.mark.parametrize("size", [3, 4, 5, 6, 7])
def test_a_planted_chain_is_found_whole_among_claims_that_agree(size: int) -> None:
    """v0 <= v1 - 1 <= ... : each claim but the last adds one; only all together exceed it."""
    slots, steps = variables(size), variables(2 * size)[size:]
    ties = [
        Constraint(f"step{number}", lift(slots[number + 1]), "=", slots[number] + lift(steps[number]))
        for number in range(size - 2)
    ]
    told = [says("first", slots[0], 100, 104)]
    told += [says(f"step{number}", steps[number], 10, 14) for number in range(size - 2)]
    told += [says("last", slots[size - 2], 100 + 14 * (size - 2) + 5, 1000)]
    agreeing = [Observation(f"vague{number}", slot, COUNT) for number, slot in enumerate(slots[: size - 1])]
    found = minimal_conflicts(Network(ties), [*told, *agreeing])
    assert found.found == (frozenset(observation.id for observation in told),)


def test_one_bad_claim_meets_each_of_its_many_contradictors() -> None:
    part, whole = variables(2)
    network = Network([Constraint("part", lift(part), "<=", lift(whole))])
    told = [says("bad", whole, 0, 1), *(says(f"good{number:03}", part, 2, 3) for number in range(100))]
    found = minimal_conflicts(network, told, 200)
    assert set(found.found) == {frozenset({"bad", f"good{number:03}"}) for number in range(100)}
    assert not found.capped
    assert minimal_conflicts(network, told, 10).capped


@pytest.mark.parametrize(("many", "cap"), [(40, 50), (70, 50)])
def test_many_conflicts_apart_are_found_one_after_the_other(many: int, cap: int) -> None:
    """Each has three claims: leaving one of each out can be done in more ways than anybody can go through."""
    parts, others, wholes = (variables(3 * many)[start::3] for start in range(3))
    network = Network(
        Constraint(number, lift(part) + lift(other), "<=", lift(whole))
        for number, (part, other, whole) in enumerate(zip(parts, others, wholes, strict=True))
    )
    names = [[f"{name}{number:03}" for name in ("part", "other", "whole")] for number in range(many)]
    told = [
        says(name, variable, value)
        for number, claims in enumerate(names)
        for name, variable, value in zip(
            claims, (parts[number], others[number], wholes[number]), (2, 2, 3), strict=True
        )
    ]
    found = minimal_conflicts(network, told, cap)
    assert len(found.found) == min(many, cap)
    assert set(found.found) <= set(map(frozenset, names))
    assert found.capped


def test_claims_that_dispute_a_slot_do_not_hide_what_a_relation_shows() -> None:
    part, whole, other = variables(3)
    network = Network([Constraint("part", lift(part), "<=", lift(whole))], [other])
    told = [says("high", part, 50), says("low", part, 5), says("whole", whole, 20)]
    told += [says(f"other{number}", other, number) for number in range(70)]
    beyond = minimal_conflicts(network, told, within_slots=False)
    assert beyond.found == (frozenset({"high", "whole"}),)
    everything = minimal_conflicts(network, told, 5000)
    assert {"high", "low"} in everything.found
    assert {"high", "whole"} in everything.found
    assert len(everything.found) == 2 + 70 * 69 // 2


def test_a_claim_that_contradicts_itself_is_a_conflict_alone() -> None:
    parts = variables(4)
    stated = Constraint("stated", total(parts[:3]), "=", lift(parts[3]), by="article")
    told = [says("article", part, value) for part, value in zip(parts, (21, 2, 20, 44), strict=True)]
    network = Network([stated])
    assert minimal_conflicts(network, told).found == (frozenset({"article"}),)
    nearest = [nearest_restoring_value(network, told, observation) for observation in told]
    assert nearest == [Span.point(22), Span.point(3), Span.point(21), Span.point(43)]


def test_relations_at_odds_with_each_other_are_a_conflict_of_no_claim() -> None:
    part, whole = variables(2)
    network = Network([Constraint(0, lift(part), "<", lift(whole)), Constraint(1, lift(part), ">", lift(whole) + 1)])
    assert minimal_conflicts(network, [says("one", part, 3)]).found == (frozenset(),)


def test_no_value_restores_what_the_others_break() -> None:
    part, whole = variables(2)
    network = Network([Constraint("part", lift(part), "<=", lift(whole))])
    told = [says("one", part, 9), says("two", whole, 5), says("three", whole, 4)]
    assert nearest_restoring_value(network, told[:2], told[0]) == Span(0, 5)
    assert nearest_restoring_value(network, told[:2], told[1]) == Span(lower=9)
    assert nearest_restoring_value(network, told, told[0]) is None


def test_of_a_long_sum_only_the_parts_that_exceed_the_total_are_named() -> None:
    parts = variables(1001)
    network = Network([Constraint("sum", total(parts[:-1]), "=", lift(parts[-1]))])
    told = [says(f"p{number}", part, number) for number, part in enumerate(parts[:-1])]
    found = minimal_conflicts(network, [*told, says("total", parts[-1], 2500)], 1)
    assert len(found.found[0]) == 4
    assert "total" in found.found[0]
    assert not found.unproven


def test_a_sum_that_falls_short_needs_all_its_parts_and_says_that_it_was_not_tried_through() -> None:
    parts = variables(LARGE + 50)
    network = Network([Constraint("sum", total(parts[:-1]), "=", lift(parts[-1]))])
    told = [says(f"p{number}", part, 1) for number, part in enumerate(parts[:-1])]
    told.append(says("total", parts[-1], 10**6))
    found = minimal_conflicts(network, told)
    assert found.found == (frozenset(observation.id for observation in told),)
    assert found.unproven == set(found.found)


def test_consistent_claims_have_no_conflict() -> None:
    part, whole = variables(2)
    network = Network([Constraint("part", lift(part), "<=", lift(whole))])
    found = minimal_conflicts(network, [says("one", part, 3), says("two", whole, 3)])
    assert (found.found, found.capped, found.undecided) == ((), False, 0)


@given(st.sets(st.integers(0, 30), min_size=1), st.integers(31, 60))
def test_quick_xplain_finds_exactly_what_fails(needed: set[int], count: int) -> None:
    found = quick_xplain(lambda claims: needed <= set(claims), range(count))
    assert set(found) == needed
    assert minimal_part(lambda claims: needed <= set(claims), range(count)) == found
    assert minimal_part(lambda claims: needed <= set(claims), found) == found


@given(st.lists(spans(), min_size=1, max_size=8))
def test_camps_are_the_largest_sets_with_a_common_point(given_spans: list[Span]) -> None:
    found = list(camps([(span, number) for number, span in enumerate(given_spans)]))
    for camp in found:
        common: Span | None = EVERYTHING
        for number, span in enumerate(given_spans):
            if number in camp:
                common = None if common is None else common.meet(span)
        assert common is not None
        assert all(common.meet(span) is None for number, span in enumerate(given_spans) if number not in camp)
        assert not any(camp < other for other in found)
    assert set().union(*found) == set(range(len(given_spans)))

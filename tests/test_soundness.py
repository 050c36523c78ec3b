"""Law 1 and the completeness of single slots, on worlds drawn one by one."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from worlds.laws import hold_false, hold_true
from worlds.lying import false_world
from worlds.shrink import ledger_text
from worlds.slot_laws import broken
from worlds.slots import slots
from worlds.telling import true_world

seeds = st.integers(10**6, 10**9)


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_true_figures_of_a_world_at_rest_are_no_more_than_noted(seed: int) -> None:
    world = true_world(seed, calm=True)
    assert not (told := hold_true(world).broken), f"{told}\n{ledger_text(world)}"


@settings(max_examples=100, deadline=None)
@given(seeds)
def test_true_figures_are_never_a_contradiction(seed: int) -> None:
    world = true_world(seed, most=8)
    assert not (told := hold_true(world).broken), f"{told}\n{ledger_text(world)}"


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(0, 3))
def test_false_figures_are_told_as_the_judge_tells_them(seed: int, lie: int) -> None:
    world = false_world(true_world(seed, most=7), lie)
    assert not (told := hold_false(world).broken), f"{told}\n{ledger_text(world)}"


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_true_events_ranks_offices_and_properties_agree(seed: int) -> None:
    world = slots(seed)
    assert not world.clashes()
    assert list(broken(world)) == []


@example(7153422, 2)  # two months next to each other, in two languages
@settings(max_examples=200, deadline=None)
@given(seeds, st.integers(1, 4))
def test_what_excludes_each_other_in_a_slot_is_told_and_nothing_else(seed: int, lies: int) -> None:
    assert list(broken(slots(seed, lies=lies))) == []


def test_the_slots_do_clash_when_some_lie() -> None:
    assert sum(bool(slots(seed, lies=2).clashes()) for seed in range(100)) > 20

"""What may be of one time: only what is tied to a moment is woven there, and nothing that is tied is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import load_mapping
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.span import Span
from claimcheck.engine import loose
from claimcheck.engine.cells import ALWAYS, NOW, Cell, When, loosely
from claimcheck.engine.inclusion import Times, is_period
from claimcheck.engine.related import relevant_to
from claimcheck.engine.weave import weave
from claimcheck.engine.woven import Component, components_of
from claimcheck.lower.lower import lower
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.model import World
from worlds.telling import true_world

WORLDS = 150

days = st.none() | st.integers(0, 9)
spans = st.builds(
    lambda start, length: Span(start, None if length is None else (start or 0) + length),
    days,
    st.none() | st.integers(0, 4),
)
times: st.SearchStrategy[When] = st.one_of(
    st.just(ALWAYS),
    st.just(NOW),
    st.tuples(st.just("period"), days, days),
    st.tuples(st.just("day"), st.integers(0, 3), st.integers(0, 3)),
)


def ledger_of(world: World) -> Ledger:
    read = [one for number, told in enumerate(documents(world)) for one in load_mapping(told, f"{number}.yaml")[0]]
    return resolve(read)[0]


def told(component: Component) -> tuple[list[str], list[str], list[str]]:
    seen = [f"{one.claim} {one.variable.name} {one.said} {one.meant}" for one in component.seen]
    return seen, list(map(str, component.ties)), [str(tie.cells) for tie in component.ties.values()]


def at_moment(components: Iterable[Component]) -> list[tuple[list[str], list[str], list[str]]]:
    return [
        told(one)
        for one in components
        if any(isinstance(seen.variable.name, Cell) and seen.variable.name.when == NOW for seen in one.seen)
    ]


def moments_of(ledger: Ledger) -> Iterable[tuple[frozenset[str], list[Assertion], int | None]]:
    relevant = relevant_to(ledger, [one for one in lower(ledger) if one.slot.family in (Family.VALUE, Family.RANK)])
    for claims, members in loose._loose_groups(ledger, relevant):
        times = loose._times_by_claim(ledger, claims, members)
        for moment in loose._moments([one for told in times.values() for one in told]):
            yield claims, members, moment


def test_what_is_woven_around_a_moment_is_what_is_tied_to_it() -> None:
    compared = left_out = 0
    for seed in range(WORLDS):
        true = true_world(seed)
        for world in (true, false_world(true, seed)):
            ledger = ledger_of(world)
            for claims, members, moment in moments_of(ledger):
                whole = weave(ledger, members, loosely(moment), claims)
                near = weave(ledger, members, loosely(moment), claims, around=NOW)
                assert at_moment(components_of(near)) == at_moment(components_of(whole))
                compared += 1
                left_out += len(near.cells) < len(whole.cells)
    assert compared > 100
    assert left_out > 10


@given(st.lists(spans))
def test_what_holds_at_a_beginning_is_found_without_asking_all(all_spans: Sequence[Span]) -> None:
    starts = sorted({one.lower for one in all_spans}, key=lambda start: (start is not None, start or 0))
    assert list(loose._held_at_starts(all_spans)) == [
        (start, frozenset(number for number, one in enumerate(all_spans)
                          if (one.lower is None if start is None else one.holds(start))))
        for start in starts
    ]  # fmt: skip


@given(st.lists(times), times, st.booleans())
def test_times_around_a_part_are_those_that_each_would_tell(known: list[When], part: When, spreads: bool) -> None:
    found = Times()
    for when in known:
        found.add(when)

    def allows(whole: When) -> bool:
        if part == whole or ALWAYS in (part, whole):
            return True
        if not (spreads and is_period(part) and is_period(whole)):
            return False
        return bool(whole[1] <= part[1] and part[2] <= whole[2])

    assert list(found.around(part, spreads=spreads)) == [one for one in dict.fromkeys(known) if allows(one)]

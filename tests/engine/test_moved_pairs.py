"""Which of equal figures count as pairs, told as the bits of numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine.moved_pairs import Echoes


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(0, 255), st.sampled_from("ab")), max_size=8))
def test_the_first_pair_of_each_two_sorts_is_the_first_of_all_such_pairs(told: list[tuple[int, int, str]]) -> None:
    size = len(told)
    others = [bits >> a + 1 << a + 1 & (1 << size) - 1 for a, (bits, _, _) in enumerate(told)]
    sources = [bits for _, bits, _ in told]
    sorts = [sort for _, _, sort in told]
    first: dict[tuple[bool, str, str], tuple[int, int, bool]] = {}
    for a in range(size):
        for b in range(size):
            if others[a] >> b & 1:
                is_one_source = bool(sources[a] >> b & 1)
                first.setdefault((is_one_source, sorts[a], sorts[b]), (a, b, is_one_source))
    assert sorted(Echoes((), others, sources).firsts(sorts)) == sorted(first.values())

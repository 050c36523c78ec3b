"""Words for people, put together out of parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.message import linked, verbatim

words = st.sampled_from(["a", "b", "c"])


@given(st.lists(words, min_size=1, max_size=9), st.integers(1, 300))
def test_messages_are_told_one_after_the_other_however_many_they_are(told: list[str], times: int) -> None:
    parts = told * times
    assert str(linked(map(verbatim, parts), "{one} against {other}")) == " against ".join(parts)

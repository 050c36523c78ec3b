"""Files that may say something for others, by their looks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.common import may_be_for_all
from claimcheck.documents.keys import SECTIONS

FOR_ALL = [name for name in SECTIONS if name not in ("version", "claims", "article", "accepted")]


@given(st.lists(st.sampled_from([*FOR_ALL, "claims", "place", "s", "work", " ", "\n", ":", '"', "'", "-"]), max_size=8))
def test_a_name_of_a_section_with_a_colon_looks_so(pieces: list[str]) -> None:
    text = "".join(pieces)
    looks_so = any(re.search(rf"\b{name}[\"']?\s*:", text) for name in FOR_ALL)
    assert may_be_for_all(text) is looks_so


@given(st.sampled_from(FOR_ALL))
def test_every_section_that_is_for_all_looks_so(name: str) -> None:
    assert may_be_for_all(f"article: {{id: a}}\n{name}:\n")

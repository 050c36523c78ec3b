"""Slots in which very many claims clash are told as their pairs would tell them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.domain.assertion import Assertion
from claimcheck.engine import crowds, slots
from claimcheck.report.json import render
from worlds.crowded import CATALOG, documents
from worlds.tool import run


@pytest.mark.parametrize("few", [0, 1])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_a_crowded_slot_is_told_as_its_pairs_tell_it(few: int, seed: int) -> None:
    ledger = documents(seed)
    expected = render(run(ledger).report)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowds, "FEW", few)
        assert render(run(ledger).report) == expected


def test_some_of_these_ledgers_are_crowded() -> None:
    with pytest.MonkeyPatch.context() as patch:
        met: list[int] = []

        def crowd(group: Sequence[Assertion]) -> crowds.Crowd:
            met.append(len(group))
            return crowds.Crowd(group)

        patch.setattr(crowds, "FEW", 0)
        patch.setattr(slots, "Crowd", crowd)
        for seed in range(40):
            run(documents(seed))
    assert sum(size > 4 for size in met) > 20


def test_a_thousand_claims_that_all_exclude_each_other_are_one_finding() -> None:
    claims = [
        {"id": f"c{n}", "kind": "quantity", "measure": "stock", "place": "p", "value": f"{1000 + n} orang"}
        for n in range(1000)
    ]
    report = check([CATALOG, {"article": {"id": "a", "language": "id"}, "claims": claims}])
    assert [len(one.sides) for one in report.findings if one.code == "value-conflict"] == [1000]

"""Units after a figure read as English does."""

from __future__ import annotations

import pytest

from claimcheck.catalog.unit_plural import plural
from support import check_sound, the_one

LEDGER = """
measures: {ships: {name: ships, unit: ship, nature: fixed, whole-number: true}}
---
article: {id: one}
claims: [{id: c, kind: quantity, measure: ships, value: 1 kapal}]
---
article: {id: two}
claims: [{id: c, kind: quantity, measure: ships, value: 3 kapal}]
"""


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("US dollar", "US dollars"), ("percent", "percent"), ("person", "people"), ("company", "companies"),
        ("degree Celsius", "degrees Celsius"), ("inch", "inches"), ("square foot", "square feet"), ("kmh", "kmh"),
        ("rupiah", "rupiah"), ("dozen", "dozen"), ("day", "days"), ("kilowatt hour", "kilowatt hours"),
        ("Mbps", "Mbps"),
    ],
)  # fmt: skip
def test_plurals(one: str, several: str) -> None:
    assert plural(one) == several


def test_a_finding_counts_one_and_several() -> None:
    report = check_sound(LEDGER)
    told = str(the_one(report, "value-conflict").message)
    assert "1 ship " in f"{told} "
    assert "3 ships" in told

"""A part against its whole of another time."""

from __future__ import annotations

import pytest

from claimcheck.domain.diagnostic import Severity
from support import check_sound, of_rule, severity_of

CATALOG = """
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
measures:
  insured: {unit: person, whole-number: true%s}
---
article: {id: one}
claims:
  - {id: whole, kind: quantity, measure: insured, place: Banten, value: 2.730.115 orang, as-of: 2024-06-30}
  - {id: part, kind: quantity, measure: insured, place: Kabupaten Tangerang, value: %s, as-of: %s}
"""


@pytest.mark.parametrize("day", ["2025-06-30", "2023-06-30"])
def test_a_part_that_its_whole_could_not_have_reached_is_a_tension(day: str) -> None:
    report = check_sound(CATALOG % (", yearly-change: 10 percent", "4.100.455 orang", day))
    assert severity_of(report, "part-exceeds-whole") is Severity.TENSION


@pytest.mark.parametrize(
    ("change", "value", "day"),
    [
        (", yearly-change: 10 percent", "2.800.455 orang", "2025-06-30"),  # within ten percent
        (", yearly-change: 10 percent", "4.100.455 orang", "2034-06-30"),  # ten years allow it
        ("", "4.100.455 orang", "2025-06-30"),  # nothing is known of how it moves
    ],
)
def test_a_part_that_its_whole_may_have_reached_is_silent(change: str, value: str, day: str) -> None:
    assert of_rule(check_sound(CATALOG % (change, value, day)), "part-exceeds-whole") == []

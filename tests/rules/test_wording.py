"""What an editor reads: each sentence of a finding says what it is about, and each way out that is named is one."""

from __future__ import annotations

import pytest

from support import check_sound

CATALOG = """
places:
  banten: {name: Banten, level: province}
  lebak: {name: Lebak, level: regency, within: banten}
  serang: {name: Serang, level: city, within: banten}
measures:
  visitors: {unit: person, nature: flow, whole-number: true}
  workers: {unit: person, nature: fixed, whole-number: true}
  insured: {name: insured workers, unit: person, nature: fixed, whole-number: true, part-of: workers}
  coverage: {unit: percent, nature: fixed, bounds: [0, 100], equals: insured / workers}
  revenue: {unit: rupiah, nature: flow}
entities:
  maju: {name: PT Maju}
  jaya: {name: PT Jaya}
awards:
  index: {name: Indeks}
"""


def told(claims: str) -> str:
    """Return all that the only finding says, a line a sentence."""
    written = "\n".join(f"  - {line}" for line in claims.strip().splitlines())
    [finding] = check_sound(f"{CATALOG}---\narticle: {{id: one, published: 2025-11-28}}\nclaims:\n{written}\n").findings
    labels = [camp for camp in finding.camps if camp is not None]
    return "\n".join(map(str, (finding.message, *labels, *finding.why, *finding.reconcile)))


ARITHMETIC = {
    "a part and its whole of one place are told apart by what they count": (
        """
{kind: quantity, measure: insured, place: Lebak, value: 612 ribu orang}
{kind: quantity, measure: workers, place: Lebak, value: 512 ribu orang}
        """,
        "612 thousand people (insured workers in Lebak) cannot be part of 512 thousand people (workers in Lebak)",
    ),
    "and those of two periods by the period": (
        """
{kind: quantity, measure: visitors, place: Lebak, as-of: Q3 2024, value: 90 ribu orang}
{kind: quantity, measure: visitors, place: Lebak, as-of: 2024, value: 70 ribu orang}
        """,
        "“visitors in Lebak (July to September 2024)” is part of “visitors in Lebak (2024)”",
    ),
    "what may hold in the widest reading is not said to be impossible": (
        """
{kind: quantity, measure: insured, place: Lebak, value: 10 juta orang}
{kind: quantity, measure: insured, place: Banten, value: lebih dari 2 juta orang}
        """,
        "10 million people in Lebak can hardly be part of more than 2 million people in Banten",
    ),
    "parts given in place are named, and added up": (
        (
            "{kind: quantity, measure: workers, value: 162, parts: [{scope: {sex: m}, value: 80}, "
            "{scope: {sex: f}, value: 92}]}"
        ),
        "80 people and 92 people do not add up to 162 people",
        "So “workers” would be 172 people; it is given as 162 people.",
    ),
    "some of the parts are not said to be all of them": (
        (
            "{kind: quantity, measure: revenue, as-of: 2024, value: Rp 5 triliun, complete: false, parts: ["
            "{of: PT Maju, value: Rp 4 triliun}, {of: PT Jaya, value: Rp 3 triliun}]}"
        ),
        "4 trillion rupiah and 3 trillion rupiah add up to more than 5 trillion rupiah",
        "together they cannot be more",
    ),
    "a change names both of its ends and what it is said to be": (
        "{kind: change, measure: workers, from: 2.600, to: 2.800, by: 400}",
        "from 2,600 people to 2,800 people is not “400”",
        "; it is given as 2,750 to 2,899 people.",
    ),
    "a word of direction is the fault, and the other one a way out": (
        "{kind: change, measure: coverage, from: '5,84 persen', to: '6,17 persen', by: 'turun 0,33 poin persen'}",
        "from 5.84 percent to 6.17 percent is not a fall",
        "They agree if it went the other way",
    ),
    "a ratio in words has no unit": (
        """
{kind: quantity, measure: workers, place: Lebak, value: 1.112.300}
{kind: quantity, measure: workers, place: Serang, value: 130.400}
{kind: ratio, value: dua kali, numerator: {measure: workers, place: Lebak}, \
denominator: {measure: workers, place: Serang}}
        """,
        "people and “dua kali”: the ratio",
    ),
    "ranks are those of somebody": (
        """
{kind: rank, award: Indeks, recipient: Lebak, rank: peringkat 1, ordered-by: coverage}
{kind: rank, award: Indeks, recipient: Serang, rank: peringkat 2, ordered-by: coverage}
{kind: quantity, measure: coverage, place: Lebak, value: '46,1 persen'}
{kind: quantity, measure: coverage, place: Serang, value: '71,2 persen'}
        """,
        "Lebak ranks above Serang with a worse figure: 46.1 percent against 71.2 percent",
        "“peringkat 1” for Lebak",
        "“peringkat 2” (one#rank-2) is wrong",
    ),
    "a share that no whole number makes comes with those that do": (
        """
{kind: quantity, measure: workers, place: Lebak, value: 23}
{kind: quantity, measure: coverage, place: Lebak, value: '46,5 persen'}
        """,
        "46.5 percent of 23 people is not a whole number",
        "Of 23, 10 would be about 43.4783 percent and 11 about 47.8261 percent.",
    ),
    "a conversion names the rate": (
        (
            "{kind: quantity, measure: revenue, as-of: 2024, value: Rp 118 triliun, "
            "converted: {value: US$ 18 miliar, rate: 14.500}}"
        ),
        "118 trillion rupiah are not 18 billion US dollars at a rate of 14,500",
    ),
}


@pytest.mark.parametrize("name", ARITHMETIC)
def test_figures_that_relations_tie(name: str) -> None:
    claims, *sentences = ARITHMETIC[name]
    said = told(claims)
    for sentence in sentences:
        assert sentence in said

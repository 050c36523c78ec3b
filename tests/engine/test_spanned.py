"""A flow that is divided by a level: what is true of one time agrees, and what cannot be of it is told."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from support import check_sound, verdicts

YEAR, DAY = "2025", "Rabu (9/7/2025)"
CATALOG = """
measures:
  fund: {unit: rupiah, nature: flow}
  villages: {unit: village, nature: stock, whole-number: true}
  each: {unit: rupiah/village, nature: flow, equals: fund / villages}
"""
# Twice as much for each is what half of them would have, of whom there is a whole number.
funds, villages = st.integers(10**9, 10**13), st.integers(10, 2500).map(lambda half: 2 * half)


def told(fund: int, count: int, each: Fraction, *, as_of: str, articles: int = 1) -> str:
    """Return a ledger of a fund, how many share it, and what each has, to a hundredth of a million rupiah."""
    hundredths = int(each / 10**4 + Fraction(1, 2))
    figures = {
        "fund": f"Rp {fund:,}".replace(",", "."),
        "villages": f"{count} desa",
        "each": f"Rp {hundredths // 100},{hundredths % 100:02} juta per desa",
    }
    header = "\n---\narticle: {{id: a{}, language: id, published: 2025-07-12}}\nclaims:\n"
    text = CATALOG + header.format(0)
    for number, (measure, value) in enumerate(figures.items()):
        text += header.format(number) if number and number < articles else ""
        text += f'  - {{id: {measure}, kind: quantity, measure: {measure}, as-of: {as_of}, value: "{value}"}}\n'
    return text


@settings(deadline=None, max_examples=40)
@given(funds, villages, st.sampled_from([YEAR, DAY]), st.integers(1, 3))
def test_what_each_truly_has_agrees(fund: int, count: int, as_of: str, articles: int) -> None:
    text = told(fund, count, Fraction(fund, count), as_of=as_of, articles=articles)
    assert verdicts(check_sound(text)) == []


@settings(deadline=None, max_examples=40)
@given(funds, villages, st.sampled_from([YEAR, DAY]), st.integers(1, 3))
def test_twice_as_much_is_a_tension_of_a_year_and_a_contradiction_of_a_day(
    fund: int, count: int, as_of: str, articles: int
) -> None:
    text = told(fund, count, 2 * Fraction(fund, count), as_of=as_of, articles=articles)
    severity = "tension" if as_of == YEAR else "contradiction"
    assert verdicts(check_sound(text)) == [("ratio-mismatch", severity)]


def test_another_year_is_not_compared() -> None:
    text = told(10**12, 1000, Fraction(3 * 10**9), as_of=YEAR)
    assert verdicts(check_sound(text)) == [("ratio-mismatch", "tension")]
    other = text.replace("measure: villages, as-of: 2025", "measure: villages, as-of: 2024")
    assert other != text
    assert verdicts(check_sound(other)) == []

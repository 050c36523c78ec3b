"""The question as z3 gets it: shares told without multiplication mean the same, and are decided."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.domain.span import Span
from claimcheck.engine.expression import Constraint, Expression, Observation, Variable, lift
from claimcheck.engine.narrow import Status
from claimcheck.engine.network import Network
from claimcheck.engine.z3_judge import ask

MOST = 3
PART, OTHER, WHOLE = (Variable(name, Span(-MOST, MOST), whole=True) for name in ("part", "other", "whole"))
ends = st.none() | st.fractions(-3, 3, max_denominator=4)


@frozen
class Share:
    """A share of the whole: by a quotient, ``slope * share + shift = part / whole``, or by a product."""

    part: Variable
    slope: Fraction
    shift: Fraction
    is_product: bool
    spans: tuple[Span, ...]

    def constraint(self, name: str) -> Constraint:
        share: Expression = lift(Variable(name))
        if self.is_product:
            return Constraint(name, lift(self.part), "=", share * WHOLE)
        return Constraint(name, self.slope * share + self.shift, "=", lift(self.part) / WHOLE)

    def can_be(self, part: int, whole: int) -> bool:
        """Whether some share is in all spans and is that of a part in a whole."""
        common: Span | None = Span()
        for span in self.spans:
            common = common and common.meet(span)
        if common is None or (self.is_product and whole == 0):
            return common is not None and part == 0
        return whole == 0 or common.holds(
            Fraction(part, whole) if self.is_product else (Fraction(part, whole) - self.shift) / self.slope
        )


@st.composite
def some_spans(draw: st.DrawFn) -> Span:
    lower, upper = draw(ends), draw(ends)
    if lower is not None and upper is not None and lower > upper:
        lower, upper = upper, lower
    if lower is not None and lower == upper:
        return Span.point(lower)
    return Span(lower, upper, lower is not None and draw(st.booleans()), upper is not None and draw(st.booleans()))


shares = st.builds(
    Share,
    st.sampled_from((PART, OTHER)),
    st.fractions(-2, 2, max_denominator=3).filter(bool),
    st.fractions(-1, 1, max_denominator=2),
    st.booleans(),
    st.lists(some_spans(), min_size=1, max_size=2).map(tuple),
)


def worlds() -> Iterator[tuple[int, int, int]]:
    """Yield every part, other part and whole that add up."""
    for part, other in product(range(-MOST, MOST + 1), repeat=2):
        if -MOST <= part + other <= MOST:
            yield part, other, part + other


sizes = st.sampled_from((Span(1), Span(upper=-1), Span(0), Span.point(0), Span()))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(shares, min_size=1, max_size=3), sizes, sizes)
def test_shares_can_hold_together_exactly_where_some_whole_numbers_give_them(
    given_shares: list[Share], part_size: Span, whole_size: Span
) -> None:
    ties = [share.constraint(f"share{number}") for number, share in enumerate(given_shares)]
    ties.append(Constraint("sum", lift(PART) + OTHER, "=", lift(WHOLE)))
    seen = [
        Observation(f"claim{number}.{index}", Variable(f"share{number}"), span)
        for number, share in enumerate(given_shares)
        for index, span in enumerate(share.spans)
    ]
    seen += [Observation("part", PART, part_size), Observation("whole", WHOLE, whole_size)]
    can_hold = any(
        part_size.holds(part)
        and whole_size.holds(whole)
        and all(share.can_be(part if share.part is PART else other, whole) for share in given_shares)
        for part, other, whole in worlds()
    )
    answer = ask(Network(ties), seen)
    assert answer.status is (Status.CONSISTENT if can_hold else Status.CONTRADICTION)
    assert can_hold or answer.core <= {observation.id for observation in seen}

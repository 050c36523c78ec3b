"""Inequalities that follow from an equation: a part is at most its whole where the parts add up to it.

Such an inequality helps narrowing, but closes a cycle in the graph although it ties nothing new. Left out of the graph,
it does not stand in the way of a proof that narrowing was complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from claimcheck.domain.span import ZERO, Exact, Span
from claimcheck.engine.interval import ratio
from claimcheck.engine.linear import End, ends
from claimcheck.engine.network import Network
from claimcheck.engine.program import Program

FEW: Final = 4
"""Only inequalities between at most so many variables are looked at."""

_Factors: TypeAlias = Mapping[int, Exact]


def implied(network: Network, spans: Sequence[Span]) -> frozenset[int]:
    """Return the inequalities that one of the equations of the catalog implies for all values in the spans.

    Subtracting a multiple of the equation that cancels a variable leaves the inequality as it is for every solution;
    it is implied if the spans alone then bear it out. An equation is added up once, however many inequalities ask it.
    """
    least_and_greatest = {
        number: ends(program.linear, spans)
        for number, (program, constraint) in enumerate(zip(network.programs, network.constraints, strict=True))
        if program.allowed == ZERO and constraint.by is None and program.linear is not None
    }
    return frozenset(
        number
        for number, program in enumerate(network.programs)
        if program.allowed != ZERO and any(_bear_out(program, network, least_and_greatest, spans))
    )


def _bear_out(
    program: Program, network: Network, equations: Mapping[int, tuple[End, End]], spans: Sequence[Span]
) -> Iterator[bool]:
    """Yield of each equation that shares two variables with an inequality whether it implies it."""
    if program.factor_of is None or not 2 <= len(program.factor_of) <= FEW:
        return
    sign = 1 if program.allowed.upper is not None else -1
    factors = {variable: sign * factor for variable, factor in program.factor_of.items()}
    is_strict = program.allowed.upper_open or program.allowed.lower_open
    by_ties = sorted(factors, key=lambda variable: len(network.touching[variable]))
    for variable in by_ties[:-1]:
        for number in network.touching[variable]:
            equation = network.programs[number].factor_of or {}
            if number in equations and sum(other in equation for other in factors) > 1:
                for pivot, factor in factors.items():
                    if pivot in equation:
                        times = ratio(factor, equation[pivot])
                        greatest = _greatest(factors, equation, times, equations[number], spans)
                        greatest.value += sign * program.constant
                        yield _is_at_most_zero(greatest, is_strict=is_strict)


def _greatest(factors: _Factors, equation: _Factors, times: Exact, sums: tuple[End, End], spans: Sequence[Span]) -> End:
    """Return the greatest value of the inequality's sum less so many times the equation's."""
    from_below = times > 0
    summed = sums[0] if from_below else sums[1]
    greatest = End(-times * summed.value, summed.missing, summed.open)
    for variable, factor in factors.items():
        inner = equation.get(variable, 0)
        if inner != 0:
            end, is_open = _end(spans[variable], upper=(inner > 0) != from_below)
            greatest.take(-times * inner, end, is_open)
        left = factor - times * inner
        if left != 0:
            end, is_open = _end(spans[variable], upper=left > 0)
            greatest.add(left, end, is_open)
    return greatest


def _is_at_most_zero(greatest: End, *, is_strict: bool) -> bool:
    if greatest.missing:
        return False
    return greatest.value < 0 or (greatest.value == 0 and (not is_strict or greatest.open > 0))


def _end(span: Span, *, upper: bool) -> tuple[Exact | None, bool]:
    return (span.upper, span.upper_open) if upper else (span.lower, span.lower_open)

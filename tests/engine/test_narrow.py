"""What narrowing makes of the relations that articles state."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.engine.components import components, is_forest
from claimcheck.engine.expression import Constraint, Expression, Observation, Variable, lift, total
from claimcheck.engine.narrow import Narrowing, Status, narrow
from claimcheck.engine.network import Network
from claimcheck.engine.propagate import LONGEST_END, SWEEPS

COUNT = Span(lower=0)
PART, WHOLE = Variable("part", COUNT, whole=True), Variable("whole", COUNT, whole=True)
SHARE = Variable("share", Span(0, 100))
BEFORE, AFTER, GROWTH = Variable("before"), Variable("after"), Variable("growth")


def narrowed(constraints: list[Constraint], **seen: tuple[Variable, Span]) -> Narrowing:
    observations = [Observation(claim, variable, span) for claim, (variable, span) in seen.items()]
    return narrow(Network(constraints, {variable for variable, _ in seen.values()}), observations)


def is_share() -> Constraint:
    return Constraint("share", lift(SHARE), "=", 100 * lift(PART) / WHOLE)


def grows() -> Constraint:
    return Constraint("growth", lift(AFTER), "=", BEFORE * (1 + lift(GROWTH) / 100))


def test_a_regency_beyond_its_province_is_a_contradiction_with_both_claims_in_its_proof() -> None:
    is_part = Constraint("part-of", lift(PART), "<=", lift(WHOLE))
    found = narrowed(
        [is_part], regency=(PART, Span(2_750_000, 2_900_000)), province=(WHOLE, Span(2_725_000, 2_740_000))
    )
    proof = found.proof()
    assert found.status is Status.CONTRADICTION
    assert proof is not None
    assert proof.claims == {"regency", "province"}
    assert proof.broken == "part-of"


def test_a_share_narrows_to_what_its_part_and_whole_allow() -> None:
    found = narrowed([is_share()], part=(PART, Span(2_725_000, 2_740_000)), whole=(WHOLE, Span(5_915_000, 5_930_000)))
    assert found.span(SHARE) == Span(Fraction(27250, 593), Fraction(54800, 1183))


def test_a_whole_follows_from_its_share_and_is_cut_to_whole_numbers() -> None:
    found = narrowed([is_share()], part=(PART, Span.point(1)), share=(SHARE, Span(30, 40)), some=(WHOLE, Span(lower=1)))
    assert found.span(WHOLE) == Span.point(3)


def test_a_share_of_nothing_says_nothing() -> None:
    found = narrowed([is_share()], part=(PART, Span.point(5)), whole=(WHOLE, Span.point(0)), share=(SHARE, Span(1, 2)))
    assert found.status is Status.CONSISTENT


def test_a_whole_that_cannot_give_the_share_can_only_be_zero() -> None:
    found = narrowed([is_share()], part=(PART, Span(20, 30)), whole=(WHOLE, Span(0, 10)))
    assert found.span(WHOLE) == Span.point(0)


def test_growth_from_zero_is_undefined_as_a_quotient_and_impossible_as_a_product() -> None:
    zero_to_five = {"before": (BEFORE, Span.point(0)), "after": (AFTER, Span.point(5))}
    quotient = Constraint("rate", lift(GROWTH), "=", 100 * (lift(AFTER) - BEFORE) / BEFORE)
    assert narrowed([quotient], **zero_to_five).status is Status.CONSISTENT
    assert narrowed([grows()], **zero_to_five).status is Status.CONTRADICTION


def test_what_grew_by_a_tenth_narrows_each_of_the_three() -> None:
    found = narrowed([grows()], before=(BEFORE, Span(90, 110)), growth=(GROWTH, Span.point(10)))
    assert found.span(AFTER) == Span(99, 121)
    found = narrowed([grows()], before=(BEFORE, Span.point(50)), after=(AFTER, Span(55, 60)))
    assert found.span(GROWTH) == Span(10, 20)


def test_open_ends_stay_open_through_sums_and_products() -> None:
    half_open = Span(10, 20, upper_open=True)
    change = Constraint("change", lift(AFTER), "=", lift(BEFORE) + 5)
    assert narrowed([change], before=(BEFORE, half_open)).span(AFTER) == Span(15, 25, upper_open=True)
    double = Constraint("ratio", lift(AFTER), "=", BEFORE * lift(-2))
    assert narrowed([double], before=(BEFORE, half_open)).span(AFTER) == Span(-40, -20, lower_open=True)


def test_touching_open_ends_are_a_contradiction_and_closed_ones_are_not() -> None:
    below = Constraint("below", lift(BEFORE), "<", lift(AFTER))
    same = {"one": (BEFORE, Span.point(3)), "other": (AFTER, Span.point(3))}
    assert narrowed([below], **same).status is Status.CONTRADICTION
    assert narrowed([Constraint("at-most", lift(BEFORE), "<=", lift(AFTER))], **same).status is Status.CONSISTENT


def test_a_variable_on_both_sides_is_counted_once() -> None:
    shifted = Constraint("shifted", lift(BEFORE) + 1, "=", lift(BEFORE))
    assert narrowed([shifted]).status is Status.CONTRADICTION


def test_relations_that_contradict_each_other_need_no_claim() -> None:
    found = narrowed([Constraint(0, lift(PART), ">", lift(WHOLE)), Constraint(1, lift(WHOLE), "<", lift(0))])
    proof = found.proof()
    assert found.status is Status.CONTRADICTION
    assert proof is not None
    assert proof.claims == frozenset()


def test_a_relation_stated_by_a_claim_holds_only_with_that_claim() -> None:
    stated = Constraint("stated", lift(AFTER), "=", lift(BEFORE) + 1, by="change")
    seen = {"one": (BEFORE, Span.point(1)), "other": (AFTER, Span.point(5))}
    assert narrowed([stated], **seen).status is Status.CONSISTENT
    found = narrowed([stated], **seen, change=(AFTER, EVERYTHING))
    proof = found.proof()
    assert proof is not None
    assert proof.claims == {"one", "other", "change"}


def test_two_values_of_one_variable_are_a_contradiction_by_themselves() -> None:
    proof = narrowed([is_share()], one=(PART, Span.point(5)), two=(PART, Span(6, 9)), three=(PART, COUNT)).proof()
    assert proof is not None
    assert proof.claims == {"one", "two"}
    assert not proof.constraints
    assert proof.broken is None


def test_narrowing_that_would_never_end_stops_and_says_so() -> None:
    shrinking = [Constraint(0, lift(BEFORE), "=", lift(AFTER) / 2), Constraint(1, lift(BEFORE), "=", lift(AFTER))]
    found = narrowed(shrinking, one=(BEFORE, Span(0, 100)))
    assert found.limited
    assert found.status is Status.OPEN
    assert found.span(BEFORE).holds(0)
    assert found.box.revisions <= SWEEPS * len(shrinking)


def test_products_on_a_cycle_do_not_grow_without_bound() -> None:
    squares = [
        Constraint(0, lift(BEFORE), "=", lift(AFTER) * AFTER),
        Constraint(1, lift(AFTER), "=", BEFORE * lift(AFTER)),
    ]
    found = narrowed(squares, one=(BEFORE, Span(Fraction(1, 3), Fraction(2, 3))), two=(AFTER, Span(Fraction(1, 2), 1)))
    for variable in (BEFORE, AFTER):
        for end in (found.span(variable).lower, found.span(variable).upper):
            assert end is not None
            assert end.denominator.bit_length() <= LONGEST_END


def chain(length: int) -> tuple[list[Variable], list[Constraint]]:
    variables = [Variable(f"v{number:05}") for number in range(length + 1)]
    steps = [
        Constraint(number, one + lift(1), "<=", lift(two))
        for number, (one, two) in enumerate(pairwise(map(lift, variables)))
    ]
    return variables, steps


def test_a_long_chain_is_settled_in_a_few_sweeps() -> None:
    variables, steps = chain(2000)
    found = narrowed(steps, first=(variables[0], COUNT), last=(variables[-1], Span(upper=1999)))
    proof = found.proof()
    assert proof is not None
    assert proof.claims == {"first", "last"}
    assert found.box.revisions <= 3 * len(steps)


def test_a_sum_of_ten_thousand_parts_each_part_of_the_total_is_linear_work() -> None:
    parts = [Variable(f"p{number:05}", COUNT, whole=True) for number in range(10_000)]
    constraints = [Constraint("sum", total(parts), "=", lift(WHOLE))]
    constraints += [Constraint(number, lift(part), "<=", lift(WHOLE)) for number, part in enumerate(parts)]
    seen = [Observation(number, part, Span.point(number)) for number, part in enumerate(parts[:-1])]
    found = narrow(Network(constraints), [*seen, Observation("total", WHOLE, Span.point(50_000_000))])
    assert found.status is Status.CONSISTENT
    assert found.span(parts[-1]) == Span.point(50_000_000 - 9998 * 9999 // 2)
    assert found.box.revisions <= 3 * len(constraints)


def test_thousands_of_relations_on_one_variable_are_linear_work() -> None:
    others = [Variable(f"o{number:04}") for number in range(3000)]
    constraints = [Constraint(number, lift(other), "<=", lift(AFTER) - number) for number, other in enumerate(others)]
    seen = [Observation(number, other, Span(number, 5000)) for number, other in enumerate(others)]
    found = narrow(Network(constraints), seen)
    assert found.span(AFTER) == Span(lower=5998)
    assert found.box.revisions <= 3 * len(constraints)


def test_a_deep_expression_does_not_recurse() -> None:
    deep: Expression = lift(BEFORE)
    for _ in range(5000):
        deep = (deep + 1) * lift(AFTER)
    found = narrowed([Constraint(0, deep, "=", lift(GROWTH))], one=(AFTER, Span.point(1)), two=(BEFORE, Span.point(0)))
    assert found.span(GROWTH) == Span.point(5000)


def test_claims_on_no_relation_are_consistent_by_themselves() -> None:
    assert narrowed([], one=(BEFORE, Span(1, 2))).span(BEFORE) == Span(1, 2)


def test_components_share_no_variable_and_keep_their_order() -> None:
    def tie(name: str, *variables: Variable) -> Constraint:
        return Constraint(name, total(variables), "=", lift(1))

    one, two, three, four = tie("1", PART, WHOLE), tie("2", BEFORE), tie("3", WHOLE, SHARE), tie("4")
    assert components([one, two, three, four]) == ((one, three), (two,), (four,))


def test_a_graph_is_a_forest_until_an_edge_closes_a_cycle() -> None:
    path = [(1, "a"), ("a", 2), (2, "b"), (3, "c")]
    assert is_forest(path)
    assert not is_forest([*path, ("b", 1)])
    assert not is_forest([*path, ("a", 1)])
    assert is_forest([])

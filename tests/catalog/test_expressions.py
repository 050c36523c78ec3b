from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.catalog.expression_parser import parse_expression, parse_relation
from claimcheck.catalog.expressions import (
    Expression,
    Name,
    Number,
    Operation,
    Relation,
    measures,
)
from claimcheck.catalog.reckoning import never_holds, unit_of
from claimcheck.catalog.units import Unit, Units
from claimcheck.domain.span import Span
from claimcheck.domain.unread import Unread

VALUES = {"a": Fraction(2), "b-c": Fraction(3), "insured-workers": Fraction(-5), "2024-total": Fraction(7, 3)}
blanks = st.sampled_from(["", " ", "  ", "\t"])


@st.composite
def texts(draw: st.DrawFn, depth: int = 3) -> str:
    """An expression that is also one of Python's, once the measures are replaced by their values."""
    kind = draw(st.integers(0, 5)) if depth else draw(st.integers(0, 1))
    if kind == 0:
        return draw(st.sampled_from(sorted(VALUES)))
    if kind == 1:
        return draw(st.sampled_from(["1", "20", "0.5", "2.25", "1000", "0.125"]))
    if kind == 2:
        return f"(-{draw(blanks)}{draw(texts(depth - 1))})"
    if kind == 3:
        return f"({draw(blanks)}{draw(texts(depth - 1))}{draw(blanks)})"
    op = draw(st.sampled_from([" + ", " - ", "*", " * ", "/", " / ", "\t-  "]))
    return f"{draw(texts(depth - 1))}{op}{draw(texts(depth - 1))}"


def worth(node: Expression) -> Fraction:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return VALUES[node.id]
    left, right = worth(node.left), worth(node.right)
    return {"+": left + right, "-": left - right, "*": left * right}[node.op] if node.op != "/" else left / right


def python_worth(text: str) -> Fraction:
    """Let Python work the text out, with every name and number as an exact fraction."""
    operands = "|".join([*sorted(map(re.escape, VALUES), key=len, reverse=True), r"[0-9]+(?:\.[0-9]+)?"])

    def exact(found: re.Match[str]) -> str:
        return f"F('{VALUES.get(found[0], found[0])}')"

    expression = re.sub(operands, exact, text).replace("\t", " ").strip()
    return Fraction(eval(expression, {"F": Fraction, "__builtins__": {}}))  # noqa: S307 - our own text


@given(texts())
def test_operators_bind_as_in_arithmetic(text: str) -> None:
    parsed = parse_expression(text)
    assert not isinstance(parsed, Unread), parsed.message
    try:
        expected = python_worth(text)
    except ZeroDivisionError:
        return
    assert worth(parsed) == expected


@given(texts(), texts(), st.sampled_from(["=", "<", "<=", ">", ">="]))
def test_what_is_printed_reads_back_the_same(left: str, right: str, op: str) -> None:
    parsed = parse_relation(f"{left} {op} {right}")
    assert isinstance(parsed, Relation)
    assert parse_relation(str(parsed)) == parsed
    assert parse_expression(str(parsed.left)) == parsed.left


@given(st.text(alphabet="ab- 01.+*/()=<>≤x{\n", max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_a_fault_with_its_column(text: str) -> None:
    for parsed in (parse_expression(text), parse_relation(text)):
        assert not isinstance(parsed, Unread) or str(parsed.message).startswith("at character ")


def test_hyphens_belong_to_measures_and_a_minus_stands_apart() -> None:
    assert parse_expression("wage-workers - other-workers") == Operation(
        "-", Name("wage-workers"), Name("other-workers")
    )
    assert parse_expression("-a / b") == Operation("/", Operation("*", Number(Fraction(-1)), Name("a")), Name("b"))


def test_measures_are_listed_once_from_left_to_right() -> None:
    relation = parse_relation("b * a >= a + c / (b - 1)")
    assert isinstance(relation, Relation)
    assert measures(relation) == ("b", "a", "c")


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "missing"),
        ("a +", 3, "missing"),
        ("a b", 3, "operator"),
        ("a (b)", 3, "operator"),
        ("a * / b", 5, "missing before “/”"),
        ("(a", 2, "never closed"),
        ("a)", 2, "never opened"),
        ("()", 2, "missing"),
        ("a = b", 3, "comparison"),
        ("a / 0", 5, "divided by 0"),
        ("a + 1.000", 5, "thousands"),
        ("a + 0,5", 6, "“,”"),
        ("2**3", 3, "“*”"),
        ("a; b", 2, "“;”"),
        ('__import__("os")', 1, "“_”"),
        ("a + ٣", 5, "“٣”"),
        ("a + {x}", 5, "“{”"),
        ("(" * 5000, 1000, "too long"),
        ("(" * 50, 21, "too many brackets"),
        ("a + " * 200 + "a", 201, "too many terms"),
        ("9**9**9", 3, "“*”"),
    ],
)
def test_a_fault_names_its_column(text: str, column: int, words: str) -> None:
    fault = parse_expression(text)
    assert isinstance(fault, Unread)
    assert str(fault.message).startswith(f"at character {column}: "), fault.message
    assert words in str(fault.message)


@pytest.mark.parametrize("text", ["a + b", "a = b = c", "a >= ", "= a", "a >< b", "a == b"])
def test_a_relation_has_one_comparison_and_two_sides(text: str) -> None:
    assert isinstance(parse_relation(text), Unread)


def units(**words: str) -> dict[str, Unit]:
    found = {name: Units.standard().read(word) for name, word in words.items()}
    return {name: unit for name, unit in found.items() if unit is not None}


UNITS = units(
    people="orang", workers="orang", homes="rumah", share="persen", land="ha", plot="m2", pay="Rp/bulan", t="°C"
)


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("people / workers", ()),
        ("people / workers + share", ()),
        ("share - 0.5", ()),
        ("1 - share", ()),
        ("people - 0", (("person", 1),)),
        ("people / homes", (("house", -1), ("person", 1))),
        ("land + 2 * plot", (("length", 2),)),
        ("share * people + workers / 2", (("person", 1),)),
        ("pay * 12", (("IDR", 1), ("time", -1))),
    ],
)
def test_units_follow_from_the_measures(text: str, dimension: object) -> None:
    parsed = parse_expression(text)
    assert not isinstance(parsed, Unread)
    assert unit_of(parsed, UNITS) == dimension


@pytest.mark.parametrize(
    "text", ["people + homes", "people - 5", "share + people", "land + plot * plot", "100 - share"]
)
def test_unlike_terms_are_a_fault(text: str) -> None:
    parsed = parse_expression(text)
    assert not isinstance(parsed, Unread)
    found = unit_of(parsed, UNITS)
    assert isinstance(found, Unread)
    assert found.code == "unlike-units"


COUNTS = {"people": Span(lower=0), "workers": Span(lower=0), "share": Span(0, 100)}


@pytest.mark.parametrize(
    "text", ["1 = 2", "people > people", "people + workers < 0", "share > 1", "2 * share = 3", "people - people >= 1"]
)
def test_some_relations_can_never_hold(text: str) -> None:
    relation = parse_relation(text)
    assert isinstance(relation, Relation)
    assert never_holds(relation, UNITS, COUNTS)


@pytest.mark.parametrize(
    "text",
    [
        "1 < 2",
        "people >= people",
        "people + workers <= 0",
        "share = 1",
        "people / people = 2",
        "t > 0",
        "people < workers",
    ],
)
def test_of_others_nothing_is_said(text: str) -> None:
    relation = parse_relation(text)
    assert isinstance(relation, Relation)
    assert not never_holds(relation, UNITS, COUNTS)

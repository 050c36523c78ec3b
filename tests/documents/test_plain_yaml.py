"""Plain YAML is read line by line into the tree that the parser of all of YAML would give, or not at all."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.documents.plain_values import plain
from claimcheck.documents.plain_yaml import plain_tree
from claimcheck.documents.source import Source
from claimcheck.documents.tree import Node
from claimcheck.documents.yaml_tree import yaml_trees

ROOT = Path(__file__).resolve().parents[2]
KEYS = st.sampled_from(["a", "b", "as-of", "as_of", "Sub_Key", "12", "null", "<<", "a b", "k" * 201])
INTERESTING = " :#-,[]{}'\"ab5?&*!|>%@`~\\_/.\t\x01\x7f\u00a0\u0085\u2028\u3000\ufeff\u00e9\U0001f600"
SCALARS = st.text(INTERESTING, max_size=8) | st.sampled_from(
    [
        "12/9/2024",
        "2,73 juta",
        "a: b",
        "http://a.id/?x=1#y",
        "a #b",
        "'a: b'",
        '"a: b"',
        "'it''s'",
        '"a\\n"',
        "a'b",
        "x" * 10_001,
    ]
)
IN_LINE = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: f"[{', '.join(values)}]"),
        st.lists(st.tuples(KEYS, inner), max_size=3).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
        ),
    ),
    max_leaves=4,
)
ONE_LINE = st.builds("{}: {}{}".format, KEYS, IN_LINE, st.sampled_from(["", "", " ", " # a", "# a", "\n  b", "\nb: c"]))

# Each stands for a line; "{n}" is its number, so that no key stands twice.
FORMS = [
    "k{n}: v", "k{n}:", "- k{n}: v", "- v", "  k{n}: v", "  k{n}:", "  - k{n}: v", "  - k{n}:", "  - v",
    "    k{n}: v", "    - v", " # c", "",
]  # fmt: skip


@st.composite
def plain_texts(draw: st.DrawFn) -> str:
    """Return a document that a newsroom might write, with now and then one line that another one would."""
    keys = draw(
        st.lists(st.sampled_from(["id", "kind", "as-of", "value", "scope"]), min_size=1, max_size=4, unique=True)
    )
    values = draw(st.lists(IN_LINE, min_size=5, max_size=5))
    values = [value if plain_tree(f"a: {value}") is not None else "b c" for value in values]
    dash, blanks = draw(st.sampled_from([("- ", "  "), ("  - ", "    "), ("  -  ", "     ")]))
    lines = ["article:", "  id: a", "claims:"]
    for place in range(draw(st.integers(1, 2))):
        pairs = [f"{key}: {values[at + place]}" for at, key in enumerate(keys)]
        lines += [f"{dash}{pairs[0]}", *(f"{blanks}{pair}" for pair in pairs[1:])]
        lines += draw(st.sampled_from([[], [], [""], ["   "], ["  # c"], ["", "# c: d", "      # c"]]))
    lines += draw(
        st.sampled_from([[], ["b: c"], ["b:", "- c"], [f"{blanks}b:", f"{blanks}  c: d"], ["", f"{blanks}b: c"]])
    )
    if draw(st.booleans()):
        lines.insert(draw(st.integers(0, len(lines))), draw(ONE_LINE))
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))


def as_tuple(node: Node) -> tuple[object, ...]:
    value = node.value
    inner: object = value
    if isinstance(value, list):
        inner = [as_tuple(one) for one in value]
    elif isinstance(value, dict):
        inner = [(name, as_tuple(one)) for name, one in value.items()]
    return inner, node.at, node.key_at, node.written, node.sound


def is_read_alike(text: str) -> bool:
    """Whether a text is plain; then it is read as YAML reads it."""
    tree = plain_tree(text)
    if tree is not None:
        source = Source("x", text)
        trees = list(yaml_trees(source))
        assert [plain(one) for one in trees] == [plain(tree)], text  # before the tree of an entry is made
        assert [as_tuple(one) for one in trees] == [as_tuple(tree)], text
        assert not source.problems, text
    return tree is not None


@settings(max_examples=400)
@given(ONE_LINE | plain_texts())
@example("a: [5, 5]\nb: {a: 5, 5: b}")
def test_a_plain_text_is_read_as_yaml_reads_it(text: str) -> None:
    is_read_alike(text)


def test_lines_in_any_order_are_read_as_yaml_reads_them() -> None:
    texts = ("\n".join(lines) for size in range(1, 5) for lines in product(FORMS, repeat=size))
    numbered = ("\n".join(line.format(n=n) for n, line in enumerate(text.split("\n"))) for text in texts)
    assert sum(map(is_read_alike, numbered)) > 500


@pytest.mark.parametrize("form", ["a: {}", "a: [{}]", "a: {{b: {}}}", "a: b{} c", "a: '{}'", 'a: "{}"', "{}: a"])
def test_any_characters_are_read_as_yaml_reads_them(form: str) -> None:
    longest = 3 if form == "a: b{} c" else 2
    texts = ("".join(characters) for size in range(1, longest + 1) for characters in product(INTERESTING, repeat=size))
    assert sum(is_read_alike(form.format(text)) for text in texts) > 20


@pytest.mark.parametrize("file", sorted((ROOT / "claims").rglob("*.yaml")), ids=lambda file: str(file.name))
def test_the_files_of_a_newsroom_are_plain(file: Path) -> None:
    assert plain_tree(file.read_text(encoding="utf-8")) is not None


@pytest.mark.parametrize(
    "text",
    ["", "# a", "a:", "a", "a: b\na: c", "a:\n  - b\n c: d", "a: {b: c, b: d}", "a: 'b''c'", 'a: "b\\n"', "---\na: b",
     "a: b\n...", "a: &b c", "a: b\r\nc: d", "a: 1,5\nb: [1,5]", "a: ''", "a:\n  b\n"],
)  # fmt: skip
def test_other_texts_are_left_to_the_parser(text: str) -> None:
    assert plain_tree(text) is None

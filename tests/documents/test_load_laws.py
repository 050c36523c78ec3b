"""Laws of loading: total, the same from YAML and JSON, and with marks that do not depend on line ends."""

from __future__ import annotations

import gc
import json
import re
from typing import Literal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.documents import SourceDocument, load_mapping, load_text
from claimcheck.documents.json_tree import json_trees
from claimcheck.documents.source import BIDI, UNWANTED, Source, examine
from claimcheck.domain.diagnostic import Diagnostic, Mark

FORMS: tuple[Literal["yaml", "json", "jsonl"], ...] = ("yaml", "json", "jsonl")
# Pieces that come near to claim files, so that more than the first error is reached.
YAML_PIECES = [
    "\n",
    "- ",
    "  ",
    ": ",
    ":",
    "{",
    "}",
    "[",
    "]",
    ",",
    '"',
    "'",
    "&a ",
    "*a",
    "!x ",
    "---\n",
    "<<",
    "|\n",
    "? ",
]
WORDS = [
    "claims:",
    "kind: quantity",
    "places:",
    "units: ",
    "a_b",
    "1.000",
    "46,03",
    "%YAML 9",
    "null",
    '"article"',
    '"id"',
]
ODDITIES = ["\\", "\\u202e", "\t", "\r", "#", "\ufeff", "\u2028", "\x1b", "\u202e", "-1e9", "true"]
near_yaml = st.lists(st.sampled_from(YAML_PIECES + WORDS + ODDITIES), max_size=40).map("".join)
near_json = st.lists(st.sampled_from([*'"a\\[]{},:10.e- ', "true"]), max_size=15).map("".join)
words = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cc", "Cs", "Cf", "Cn", "Z"]), min_size=1, max_size=9
)
details = {
    "place": words,
    "said_by": st.lists(words, min_size=1, max_size=3),
    "complete": st.booleans(),
    "scope": st.dictionaries(words, words, max_size=2),
    "as-of": words,
}
claims = st.one_of(
    st.fixed_dictionaries({"kind": st.just("quantity"), "measure": words, "value": words}, optional=details),
    st.fixed_dictionaries({"kind": st.just("change"), "measure": words, "from": words, "by": words | st.integers()}),
    st.fixed_dictionaries({"kind": st.just("role"), "person": words}),
    st.fixed_dictionaries({"kind": words, "value": words}),
)
scalars = st.text() | st.integers() | st.booleans()
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
mappings = st.fixed_dictionaries(
    {"claims": st.lists(claims, max_size=4)},
    optional={
        "places": st.dictionaries(st.sampled_from(["a", "b-c"]), st.just({"name": "x"})),
        "levels": st.lists(words, max_size=3),
        "nonsense": words,
    },
)


def codes(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [problem.code for problem in problems]


def entries(documents: tuple[SourceDocument, ...]) -> list[object]:
    return [
        [[(found.id, found.entry) for found in section] for section in (document.claims, document.places)]
        + [document.levels]
        for document in documents
    ]


@settings(max_examples=200)
@given(st.binary(max_size=200), st.sampled_from(FORMS))
@example(b"\xef\xbb\xbf\xef\xbb\xbf---", "yaml")
@example(b"\xff\xfe", "json")
def test_any_bytes_give_documents_and_problems(content: bytes, form: Literal["yaml", "json", "jsonl"]) -> None:
    documents, problems = load_text(content, "x", form)
    assert all(problem.mark.line >= 1 and problem.mark.column >= 1 for problem in problems)
    assert all(document.file == "x" for document in documents)


@settings(max_examples=300)
@given(near_yaml, st.sampled_from(FORMS))
def test_anything_near_a_claim_file_gives_documents_and_problems(
    text: str, form: Literal["yaml", "json", "jsonl"]
) -> None:
    documents, problems = load_text(text, "x", form)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.mark.line <= len(lines)
        assert 1 <= problem.mark.column <= len(lines[problem.mark.line - 1]) + 1
        assert str(problem.message)
        assert not any(ord(character) < 32 or character == "\u202e" for character in str(problem.message))
    assert problems or all(document.claims == () for document in documents)


@settings(max_examples=150)
@given(mappings)
def test_yaml_json_and_python_mean_the_same(document: dict[str, object]) -> None:
    written = json.dumps(document, ensure_ascii=False)
    spread = json.dumps(document, ensure_ascii=False, indent=2)
    loaded = [load_text(written, "x", form) for form in FORMS] + [
        load_text(spread, "x", "yaml"),
        load_mapping(document),
    ]
    assert all(entries(documents) == entries(loaded[0][0]) for documents, _ in loaded)
    assert all(codes(problems) == codes(loaded[0][1]) for _, problems in loaded)


@settings(max_examples=100)
@given(mappings)
def test_yaml_and_json_put_the_same_text_at_the_same_places(document: dict[str, object]) -> None:
    spread = json.dumps(document, ensure_ascii=False, indent=2)
    assert load_text(spread, "x", "yaml") == load_text(spread, "x", "json")


@settings(max_examples=150)
@given(near_yaml.filter(lambda text: "\r" not in text and not text.startswith("\ufeff")))
@example("claims:\n- {kind: quantity, measure: m, value: [a]}\n- 'a\n  b'\nx: |\n a\n b")
def test_line_ends_and_a_byte_order_mark_move_no_mark(text: str) -> None:
    expected = load_text(text, "x", "yaml")
    assert load_text("\ufeff" + text, "x", "yaml") == expected
    assert load_text(text.replace("\n", "\r\n"), "x", "yaml") == expected
    assert load_text(text.replace("\n", "\r"), "x", "yaml") == expected


@settings(max_examples=150)
@given(st.text("ab\n\r", max_size=30), st.integers(1, 200), st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_a_mark_does_not_depend_on_those_before_it(text: str, times: int, parts: list[float]) -> None:
    source = Source("x", text * times)
    for part in parts:
        at = int(part * len(source.text))
        ends = [found.end() for found in re.finditer("\r\n|\r|\n", source.text) if found.end() <= at]
        assert source.mark(at) == Mark("x", 1 + len(ends), at - max(ends, default=0) + 1)


@settings(max_examples=200)
@given(values)
def test_json_that_python_writes_is_no_syntax_error(value: object) -> None:
    for written in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        source = Source("x", written)
        list(json_trees(source))
        assert "syntax" not in codes(tuple(source.problems))


@settings(max_examples=200)
@given(near_json)
def test_what_python_refuses_as_json_is_refused(text: str) -> None:
    try:
        json.loads(text)
    except ValueError:
        accepted = False
    else:
        accepted = True
    source = Source("x", text)
    list(json_trees(source))
    assert ("syntax" not in codes(tuple(source.problems))) == (accepted or not text.strip())


def test_the_garbage_collector_is_left_as_it_was() -> None:
    for enabled in (True, False):
        (gc.enable if enabled else gc.disable)()
        load_text("claims: []", "x", "yaml")
        was = gc.isenabled()
        gc.enable()
        assert was is enabled


@given(st.text("ab\r\n\x00\x0b\x0c\x1c\x85\u2028é", max_size=40), st.text("a\n\r\té\x07\u202e", max_size=20))
def test_lines_and_harmless_texts_are_those_of_the_patterns(text: str, other: str) -> None:
    starts = [0, *(end.end() for end in re.finditer("\r\n|\r|\n", text))]
    assert [Source("", text).mark(at).line for at in starts] == list(range(1, len(starts) + 1))
    assert [Source("", text).mark(at).column for at in starts] == [1] * len(starts)
    is_harmless = not (re.search(UNWANTED, other) or re.search(BIDI, other))
    assert (not examine(Source("", other)).problems) == is_harmless

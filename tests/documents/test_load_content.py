"""Broken and hostile content: each item one case, with the code and the place that a person is sent to."""

from __future__ import annotations

import codecs
import sys
from typing import Literal

import pytest
import yaml

from claimcheck.documents import load_text, models, yaml_tree
from claimcheck.documents.claims import MAX_CLAIMS
from claimcheck.documents.source import MAX_BYTES, MAX_PROBLEMS

Form = Literal["yaml", "json", "jsonl"]
CLAIM = "{kind: quantity, measure: m, value: 1}"


def places(text: str | bytes, form: Form = "yaml") -> list[tuple[str, int, int]]:
    _, problems = load_text(text, "x", form)
    return [(problem.code, problem.mark.line, problem.mark.column) for problem in problems]


def words(text: str | bytes, form: Form = "yaml") -> str:
    _, problems = load_text(text, "x", form)
    return "\n".join(str(problem.message) for problem in problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("levels: #1", "“#” begins a comment"),
        ("levels: # of", "“#” begins a comment"),
        ("levels:\n# of", "leave the key out"),
        ("a:\n  b: c\n\td: e\n", "a tab indents"),
        ("a:\n\tb: c\n", "a tab indents"),
        ("a:\n  b: c\n\u00a0 d: e\n  f: g\n", "a hard blank, as web pages have them, indents this line"),
        ("a:\n  b: [\n", "the file ends within a list"),
        ("levels: *1*", "“*” or “&”; put the value in quotes"),
        ("levels: & co", "“*” or “&”; put the value in quotes"),
        ("claims:\n  -id: a\n    kind: event\n", "a dash or colon without a blank"),
        ("claims:\n  - id:a\n    kind: event\n", "a dash or colon without a blank"),
        ("claims:\n  - id: a\n    kind:event\n    place: b\n", "without a colon and a blank"),
        (f"article: {{ids: a}}\nclaims: [{CLAIM}]", "its one claim takes no part"),
        (f"article: {{ids: a}}\nclaims: [{CLAIM}, {CLAIM}]", "its 2 claims take no part"),
    ],
)
@pytest.mark.parametrize("loader", [yaml_tree._LOADER, yaml.SafeLoader], ids=["libyaml", "pure"])
def test_a_problem_says_what_to_do(text: str, said: str, loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", loader)
    assert said in words(text)


@pytest.mark.parametrize("text", ["", "\ufeff", "# nothing\n", "---\n", "---\n---\n", "claims: []\n", "\n \n"])
def test_nothing_is_no_problem(text: str) -> None:
    documents, problems = load_text(text, "x", "yaml")
    assert not problems
    assert not any(document.claims for document in documents)


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        (b"a: b\n c: \xff", ("not-utf-8", 2, 5), "byte 9 (0xff)"),
        (b"\xef\xbb\xbfa: \xc0\xaf", ("not-utf-8", 1, 4), "byte 6 (0xc0)"),  # overlong
        (b"a: \xed\xa0\xbd\xed\xb8\x80", ("not-utf-8", 1, 4), "byte 3 (0xed)"),  # CESU-8
        (codecs.BOM_UTF16_LE + "a: b".encode("utf-16-le"), ("not-utf-8", 1, 1), "UTF-16"),
        (codecs.BOM_UTF16_BE + "a: b".encode("utf-16-be"), ("not-utf-8", 1, 1), "UTF-16"),
        ("a: b".encode("utf-16-le"), ("not-utf-8", 1, 1), "UTF-16"),
        (codecs.BOM_UTF32_LE + "a: b".encode("utf-32-le"), ("not-utf-8", 1, 1), "UTF-32"),
        ("a: b".encode("utf-32-be"), ("not-utf-8", 1, 1), "UTF-32"),
        (b"a: b\x00c", ("control-character", 1, 5), "\\x00"),
        (b"a: b\n\nb: \x1b[2J", ("control-character", 3, 4), "\\x1b"),
        ("a: \x9b".encode(), ("control-character", 1, 4), "\\x9b"),
        (b"a: b\x7f", ("control-character", 1, 5), "\\x7f"),
        (b"a: b\x0cc\x0b", ("control-character", 1, 5), "\\x0c"),
        ("a: b\x85c".encode(), ("control-character", 1, 5), "\\x85"),
        ("a: \ufffe".encode(), ("control-character", 1, 4), "\\ufffe"),
        ("a: \u202e".encode(), ("bidi-control", 1, 4), "\\u202e"),
        ("# \u2066\n".encode(), ("bidi-control", 1, 3), "\\u2066"),
    ],
)
def test_bytes_that_are_no_plain_text(content: bytes, place: tuple[str, int, int], said: str) -> None:
    assert places(content)[0] == place
    assert said in words(content)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # nothing but text, lists and mappings (items 25 to 32)
        ("a: &x b", ("yaml-anchor", 1, 4)),
        ("a: *x", ("yaml-alias", 1, 4)),
        ("a: &x [*x]", ("yaml-anchor", 1, 4)),
        ("a: &x [lol]\nb: &y [*x, *x]", ("yaml-anchor", 1, 4)),
        ("b: {<<: [{}, {}, {}]}", ("merge-key", 1, 5)),
        ("a: !!python/object/apply:os.system [id]", ("yaml-tag", 1, 4)),
        ("a: !!binary aGk=", ("yaml-tag", 1, 4)),
        ("a: !!set {x}", ("yaml-tag", 1, 4)),
        ("a: ! x", ("yaml-tag", 1, 4)),
        ("a: !foo x", ("yaml-tag", 1, 4)),
        ("? [a, b]\n: c", ("bad-key", 1, 3)),
        ("{[a]: c}", ("bad-key", 1, 2)),
        ("{" * 100_000, ("bad-key", 1, 2)),
        ("'': x", ("bad-key", 1, 1)),
        (f"? {'k' * 201}\n: v", ("bad-key", 1, 3)),
        ("[" * 3000, ("too-deep", 1, 51)),
        ("[" * 100_000, ("too-deep", 1, 51)),
        ("- " * 100_000, ("too-deep", 1, 101)),
        ("date_order: month-day\nlevels: [a]\ndate-order: day-month", ("duplicate-key", 3, 1)),
        ("levels: " + "x" * 10_001, ("too-long", 1, 9)),
        ("levels:\n", ("empty-value", 1, 8)),
        ("levels: ''", ("empty-value", 1, 9)),
        ("levels: '  '", ("empty-value", 1, 9)),
        ('levels: "\\x1b"', ("control-character", 1, 9)),
        ('levels: "\\0"', ("control-character", 1, 9)),
        ('levels: ["\\u202E"]', ("bidi-control", 1, 10)),
        # a comma of a figure is not a comma of a list
        ("levels: [46,03]", ("comma-in-list", 1, 13)),
        ("levels: {value: 118,37: x}", ("comma-in-list", 1, 21)),
        # nor is one of a text within braces
        ("levels: {value: Serpong, Banten}", ("comma-in-text", 1, 26)),
        ("levels: {value: Serpong, Banten , id: x}", ("comma-in-text", 1, 26)),
        # syntax
        ("a: 1\nb: c: d\n", ("syntax", 2, 5)),
        ("a:\n\t- x\n", ("syntax", 2, 1)),
        ("a: 1\nc: *1*\n", ("syntax", 2, 4)),
        ("a: 'x\n", ("syntax", 1, 4)),
        ("a: [1, 2\n", ("syntax", 1, 4)),
        ("a: {b: 1\n", ("syntax", 1, 4)),
        ("a: b\nc\nd: e", ("syntax", 2, 1)),
        ("a: 'b' c\n", ("syntax", 1, 8)),
        ("a: - b", ("syntax", 1, 4)),
        ("a: %x", ("syntax", 1, 4)),
        ("]", ("syntax", 1, 1)),
        ("%YAML 9.9\n---\na: b", ("syntax", 1, 1)),
        # not a ledger's document
        ("just words", ("bad-value", 1, 1)),
        ("- a", ("bad-value", 1, 1)),
        ("version: 999\nfoo: bar", ("bad-version", 1, 10)),
        ("version: [1]", ("bad-version", 1, 10)),
    ],
)
@pytest.mark.parametrize("loader", [yaml_tree._LOADER, yaml.SafeLoader], ids=["libyaml", "pure"])
def test_yaml_that_is_no_claim_file(
    text: str, place: tuple[str, int, int], loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", loader)
    assert places(text)[0] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"levels": NaN}', ("syntax", 1, 12)),
        ('{"levels": -Infinity}', ("syntax", 1, 12)),
        ('{"levels": ["a",]}', ("syntax", 1, 17)),
        ('{"levels": ["a"],}', ("syntax", 1, 18)),
        ('{"levels": ["a"]\n "x": 1}', ("syntax", 2, 2)),
        ("{'levels': 1}", ("syntax", 1, 2)),
        ("// no\n{}", ("syntax", 1, 1)),
        ("{} /* no */", ("syntax", 1, 4)),
        ("{} {}", ("syntax", 1, 4)),
        ('{"levels": [01]}', ("syntax", 1, 14)),
        ('{"levels": [+1]}', ("syntax", 1, 13)),
        ('{"levels": [.5]}', ("syntax", 1, 13)),
        ('{"levels": [1.]}', ("syntax", 1, 14)),
        ('{"levels": [1e]}', ("syntax", 1, 14)),
        ('{"levels": [１]}', ("syntax", 1, 13)),
        ('{"levels": [tru]}', ("syntax", 1, 13)),
        ('{"levels": "a\nb"}', ("syntax", 1, 14)),
        ('{"levels": "\\x"}', ("syntax", 1, 13)),
        ('{"levels": "a', ("syntax", 1, 12)),
        ('{"levels"', ("syntax", 1, 10)),
        ('{"levels":', ("syntax", 1, 11)),
        ("{", ("syntax", 1, 2)),
        ("[1}", ("syntax", 1, 3)),
        ("]", ("syntax", 1, 1)),
        ('{"levels": ["a"], "levels": ["b"]}', ("duplicate-key", 1, 19)),
        ('{"levels": ["\\ud800"]}', ("control-character", 1, 13)),
        ('{"levels": ["\\u0000"]}', ("control-character", 1, 13)),
        ('{"levels": ["\\u202e"]}', ("bidi-control", 1, 13)),
        ('{"levels": null}', ("empty-value", 1, 12)),
        ("[" * 200_000, ("too-deep", 1, 51)),
        ('{"a":' * 100_000, ("too-deep", 1, 251)),
        ("true", ("bad-value", 1, 1)),
    ],
)
def test_json_that_is_no_claim_file(text: str, place: tuple[str, int, int]) -> None:
    assert places(text, "json")[0] == place


def test_a_duplicate_key_names_both_lines() -> None:
    text = f"claims:\n- {CLAIM}\n- id: a\n  kind: quantity\n  as-of: 2024\n  measure: m\n  as_of: 2025\n  value: 1\n"
    documents, problems = load_text(text, "x", "yaml")
    assert [(problem.code, str(problem.mark)) for problem in problems] == [("duplicate-key", "x:7:3")]
    assert "line 5" in str(problems[0].message)
    assert [claim.id for claim in documents[0].claims] == ["1"], "the claim that says two things is left out"


@pytest.mark.parametrize(
    "written",
    ["1.000", "5.920.000", "010", "0x1F", "12:30:45", "1_000", ".inf", "NO", "~", "null", "2025-13-45", "1e999999999",
     "9" * 5000, "2730000", "yes", "0b1", "१२३", "１２", "½", "__proto__", "{{7*7}}x", "$(id)", "10**10**10"],
)  # fmt: skip
def test_a_yaml_value_stays_the_text_that_it_is(written: str) -> None:
    quoted = f"'{written}'" if written.startswith("{") else written
    text = f"claims:\n- {{kind: attribute, subject: a, property: b, value: {quoted}}}"
    documents, problems = load_text(text, "x", "yaml")
    assert not problems
    assert vars(documents[0].claims[0].entry)["value"] == [written]


@pytest.mark.parametrize("written", ["1.000", "1e999", "-0", "9" * 5000, "2730000", "true", "1E-999999999"])
def test_a_json_value_stays_the_text_that_it_is(written: str) -> None:
    text = f'{{"claims": [{{"kind": "attribute", "subject": "a", "property": "b", "value": {written}}}]}}'
    documents, problems = load_text(text, "x", "json")
    assert not problems
    assert vars(documents[0].claims[0].entry)["value"] == [written]


def test_lines_end_with_lf_crlf_and_cr_only() -> None:
    text = "a: 'x\u2028y'\r\nb: \u2029z\rc: 1\nd: 2"
    assert [line for _, line, _ in places(text)] == [1, 2, 3, 4]
    documents, _ = load_text("levels: ['x\u2028y', p\u2029q]", "x", "yaml")
    assert documents[0].levels == (("x\u2028y",), ("p\u2029q",))


def test_columns_count_code_points() -> None:
    assert places("levels: ['\U0001f600é\u0301', &x b]") == [("yaml-anchor", 1, 17)]


def test_a_bidi_control_is_shown_and_the_claim_still_loaded() -> None:
    documents, problems = load_text("claims: [{kind: quantity, measure: m, value: '1\u202e0'}]", "x", "yaml")
    assert [problem.code for problem in problems] == ["bidi-control"]
    assert "\\u202e" in str(problems[0].message)
    assert len(documents[0].claims) == 1


def test_all_documents_of_a_file_are_read() -> None:
    documents, problems = load_text(f"claims: [{CLAIM}]\n---\n---\nclaims: [{CLAIM}]\n...\n", "x", "yaml")
    assert not problems
    assert [(document.index, document.mark.line, len(document.claims)) for document in documents] == [
        (1, 1, 1),
        (2, 4, 1),
    ]


def test_a_syntax_error_loses_at_most_the_rest_of_the_file() -> None:
    documents, problems = load_text(f"claims: [{CLAIM}]\n---\nclaims: [{CLAIM}]\na: b: c\n", "x", "yaml")
    assert [problem.code for problem in problems] == ["syntax"]
    assert len(documents) == 1


def test_a_bad_line_of_jsonl_loses_only_itself() -> None:
    claim = '{"claims": [{"kind": "quantity", "measure": "m", "value": 1}]}'
    text = f"{claim}\n\n{{oops\n{'[' * 99}\r\n{claim}\n"
    documents, problems = load_text(text, "x", "jsonl")
    assert [(problem.code, problem.mark.line) for problem in problems] == [("syntax", 3), ("too-deep", 4)]
    assert [document.mark.line for document in documents] == [1, 5]


def test_limits_are_reported_when_hit() -> None:
    claims = "- {kind: quantity, measure: m, value: 1}\n" * (MAX_CLAIMS // 2 + 1)
    documents, problems = load_text(f"claims:\n{claims}---\nclaims:\n{claims}", "x", "yaml")
    assert sum(len(document.claims) for document in documents) == MAX_CLAIMS
    assert [(problem.code, problem.mark.line) for problem in problems] == [("too-many-claims", MAX_CLAIMS + 4)]
    assert places(b"#" * (MAX_BYTES + 1)) == [("too-large", 1, 1)]
    assert not places(b"#" * MAX_BYTES)
    assert places("[" + "[],\n" * 600_000, "json")[-1][0] == "too-many-values"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("claims:\n" + "- {}\n" * 5000, "yaml"),
        ("- &a b\n" * 5000, "yaml"),
        ("\u202e" * 5000, "yaml"),
        ("\0" * 5000, "yaml"),
        ("x\n" * 5000, "jsonl"),
        ("".join(f"k{number}: 1\n" for number in range(5000)), "yaml"),
        ("claims:\n" + "- {kind: role}\n" * 5000, "yaml"),
    ],
)
def test_a_file_with_too_many_problems_is_read_no_further(text: str, form: Form) -> None:
    found = [code for code, _, _ in places(text, form)]
    assert len(found) == MAX_PROBLEMS + 1
    assert found.index("too-many-problems") == MAX_PROBLEMS


def test_an_entry_with_too_many_faults_is_one_problem() -> None:
    keys = "".join(f", k{number}: 1" for number in range(MAX_PROBLEMS + 1))
    assert places(f"claims: [{{kind: role{keys}}}]") == [("bad-value", 1, 10)]


def test_deep_content_needs_no_deep_stack() -> None:
    deep = "[" * 40 + "x" + "]" * 40
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_depth() + 150)
    try:
        found = places(f"claims: [{{kind: {deep}}}]")
    finally:
        sys.setrecursionlimit(before)
    assert [code for code, _, _ in found] == ["bad-value"]


def _depth() -> int:
    depth = 0
    while hasattr(sys, "_getframe"):
        try:
            sys._getframe(depth)
        except ValueError:
            break
        depth += 1
    return depth


def test_a_figure_with_a_comma_stays_one_value_of_a_mapping_in_braces() -> None:
    converted = "converted: {value: US$ 7,1 miliar, rate: 14.500}"
    text = "claims:\n- {kind: quantity, measure: m, value: Rp 118,37 triliun, " + converted + "}"
    (document,), problems = load_text(text, "a.yaml", "yaml")
    assert problems == ()
    entry = document.claims[0].entry
    assert isinstance(entry, models.Quantity)
    assert (entry.value, entry.converted) == (
        "Rp 118,37 triliun",
        models.Converted(value="US$ 7,1 miliar", rate="14.500"),
    )


def test_the_two_ends_of_bounds_need_no_blank() -> None:
    (document,), problems = load_text("measures:\n  m: {unit: percent, bounds: [0,100]}", "a.yaml", "yaml")
    assert problems == ()
    assert document.measures[0].entry.bounds == ["0", "100"]


def test_a_tag_is_told_as_it_is_written() -> None:
    assert "“!!binary”" in words("a: !!binary aGk=")

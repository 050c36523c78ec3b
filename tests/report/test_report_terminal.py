from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.terminal import (
    Line,
    Piece,
    Style,
    flowing,
    indented,
    labelled,
    plain,
    shown,
    spread,
    width,
    wrap,
    write,
)

ANYTHING = st.text(st.characters(), max_size=60) | st.text(":#[ \t\x1b\u202e\u3000a\n\r", max_size=12)
VISIBLE_FORMATS = {"\u06dd", "\u070f", "\u08e2", "\u110bd", *map(chr, range(0x600, 0x606)), "\u0890", "\u0891"}
RUNNER_COMMAND = re.compile(r"^\s*::|##[A-Za-z]*\[")


def test_every_character_that_cannot_be_seen_is_spelt_out() -> None:
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    every = (chr(code) for code in range(sys.maxunicode + 1))
    hidden = [one for one in every if unicodedata.category(one) in unseen and one not in VISIBLE_FORMATS]
    kept = [f"{ord(one):x}" for one in hidden if shown(one) == one]
    assert kept in ([], ["110bd", "110cd"])  # the Kaithi number signs are seen


def test_escapes_show_the_code_of_the_character() -> None:
    assert shown("\x1b[2J\x9b\u202e\u2028\U000e0041") == r"\x1b[2J\x9b\u202e\u2028\U000e0041"


@pytest.mark.parametrize(
    "text", ["Kabupaten “Tangerang” — 2,73 juta", "日本", "é", "e\u0301", "👍🏽", r"\x1b", "[/foo] {x} %s"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


@given(ANYTHING)
def test_showing_twice_is_showing_once(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(st.lists(st.lists(ANYTHING, max_size=4), max_size=4), st.booleans())
def test_no_line_moves_the_cursor_or_gives_a_ci_system_a_command(lines: list[list[str]], color: bool) -> None:
    made: list[Line] = [tuple(Piece(text, Style.NOTE) for text in line) for line in lines]
    text = write(made, color=color)
    uncolored = re.sub(r"\x1b\[(?:1;36|0)m", "", text) if color else text
    assert shown(uncolored.replace("\n", "")) == uncolored.replace("\n", "")
    assert uncolored.count("\n") == len(lines)
    assert not any(RUNNER_COMMAND.search(line) for line in uncolored.split("\n"))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("  ::add-mask::x", r"  \x3a:add-mask::x"),
        ("\u3000::stop-commands::t", "\u3000\\x3a:stop-commands::t"),
        ("a::b", "a::b"),
        ("see ##[error]x", r"see \x23#[error]x"),
        ("##vso[task.x]y", r"\x23#vso[task.x]y"),
        ("###[x]", r"#\x23#[x]"),
        ("## heading", "## heading"),
    ],
)
def test_what_a_ci_system_takes_as_a_command_is_disarmed(text: str, safe: str) -> None:
    assert write([plain(text)]) == f"{safe}\n"
    pieces = tuple(Piece(character) for character in text)
    assert write([pieces]) == f"{safe}\n", "also where it is put together from pieces"


def test_colour_is_ours_alone() -> None:
    line = (Piece("\x1b[31m", Style.TENSION), Piece(" plain"))
    assert write([line], color=True) == "\x1b[1;33m\\x1b[31m\x1b[0m plain\n"


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert [width(text) for text in ("abc", "日本", "e\u0301", "ﾊ")] == [3, 4, 1, 1]


@given(ANYTHING, st.integers(2, 40))
def test_wrapping_keeps_the_text_and_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == flowing(text).replace(" ", "")


def test_wrapping_breaks_at_blanks() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("", 7) == [""]
    assert wrap("abcdefghij k", 4) == ["abcd", "efgh", "ij k"]


def test_wrapping_long_text_without_blanks_is_linear() -> None:
    assert len(wrap("1" * 1_000_000, 10)) == 100_000


def test_right_column_stands_at_the_margin_or_first_where_there_is_no_room() -> None:
    assert write(spread("left", "right", 20)) == "left           right\n"
    assert write(spread("one two three", "right", 16, indent=1, hang=1)) == " one two   right\n  three\n"
    assert write(spread("left", "a/very/long/path.yaml", 24, indent=2)) == "  a/very/long/path.yaml\n  left\n"


def test_labels_stand_beside_their_text() -> None:
    assert write(labelled("why", "one two three", 20, column=5)) == "  why  one two\n         three\n"
    assert write(labelled("a long label", "one", 30, column=5)) == "  a long label\n       one\n"


def test_indented_text_wraps_inside_its_margin() -> None:
    assert write(indented("one two three", 9, indent=2)) == "  one two\n  three\n"

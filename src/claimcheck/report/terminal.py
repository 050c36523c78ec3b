r"""Lines for terminals and logs: strangers' text made harmless, measured, wrapped; colours come last.

Text of strangers must not move the cursor, turn the direction of writing, hide, or start what a CI system takes as a
command. :func:`write` is the one door: every line that claimcheck prints goes through it. What cannot be seen is shown
as ``\x1b`` or ``\u202e``; a line that would begin with ``::``, and any ``##[`` or ``##word[``, loses its first
character to the same notation (GitHub's runner trims blanks before it looks for ``::`` and finds ``##[`` anywhere;
``actions/toolkit`` packages/core/src/command.ts, CVE-2020-15228; Azure Pipelines and TeamCity use ``##word[``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import TypeAlias
from unicodedata import combining, east_asian_width

from claimcheck.domain.pattern import on_demand

DEFAULT_COLUMNS = 100
NARROWEST, WIDEST = 60, 140

# Controls, format characters (zero width, bidi, tags), line and paragraph separators, surrogates, noncharacters. Format
# characters that are seen, as the Arabic number signs, stay.
UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_COMMAND = r"\s*(::)|(##)(?=[A-Za-z]*\[)"
_FIRST_SEEN_BY_SOME = "\U00013430"  # and not by others: Python takes it from the edition of Unicode that it knows
_BLANKS = on_demand(r"[ \t\n]+")


class Style(Enum):
    """What a piece of a line is, for colour; the value is its SGR code (ECMA-48)."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    CONTRADICTION = "1;31"
    TENSION = "1;33"
    NOTE = "1;36"
    PROBLEM = "1;35"


class Piece:
    """Text of one style."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, style: Style = Style.PLAIN) -> None:
        self.text, self.style = text, style


Line: TypeAlias = tuple[Piece, ...]
BLANK: Line = ()


def shown(text: str) -> str:
    r"""Return text with each character that cannot be seen as ``\x1b``, ``\u202e`` or ``\U000e0001``."""
    return text if is_seen(text) else re.sub(UNSEEN, lambda found: escaped(found[0]), text)


def is_seen(text: str) -> bool:
    """Whether each character of a text can surely be seen, as in nearly all: that is told in a tenth of the time."""
    return text.isprintable() and (text.isascii() or max(text) < _FIRST_SEEN_BY_SOME)


def escaped(character: str) -> str:
    r"""Return a character as ``\x1b``, ``\u202e`` or ``\U000e0001``."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def flowing(text: str) -> str:
    """Return text for the middle of a line: line ends, tabs and runs of blanks become one blank, the rest is shown."""
    if "  " in text or "\n" in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    return shown(text.strip())


def plain(text: str) -> Line:
    """Return a line of one plain piece."""
    return (Piece(text),)


def write(lines: Iterable[Line], *, color: bool = False) -> str:
    """Return the lines as text that is safe to print, each with its line end."""
    return "".join(f"{_finished(line, color=color)}\n" for line in lines)


def _finished(line: Line, *, color: bool) -> str:
    # Without colour no piece of a line differs from the next.
    texts = [shown(piece.text) for piece in line] if color else [shown("".join([piece.text for piece in line]))]
    whole = "".join(texts)
    if "::" in whole or "##" in whole:
        texts = _disarmed(texts, whole)
    if not color:
        return "".join(texts).rstrip()
    return "".join(
        f"\x1b[{piece.style.value}m{text}\x1b[0m" if piece.style.value else text
        for piece, text in zip(line, texts, strict=True)
    ).rstrip()


def _disarmed(texts: list[str], whole: str) -> list[str]:
    """Escape the first character of what a CI system would take as a command; it may span several pieces."""
    start = re.match(_COMMAND, whole)
    armed = {start.end() - 2} if start else set[int]()
    armed |= {found.start(2) for found in re.finditer(_COMMAND, whole) if found[2]}
    disarmed, begin = [], 0
    for text in texts:
        inside = (escaped(character) if begin + at in armed else character for at, character in enumerate(text))
        disarmed.append("".join(inside))
        begin += len(text)
    return disarmed


def width(text: str) -> int:
    """Return how many columns a text takes: wide characters two, combining marks none (Unicode Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int) -> list[str]:
    """Return the text in lines of at most this many columns, broken at blanks, inside a word only where it must be."""
    text = flowing(text)
    if width(text) <= columns:
        return [text]
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split(" "):
        size = width(word)
        if line and taken + 1 + size <= columns:
            line, taken = f"{line} {word}", taken + 1 + size
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, columns) if size > columns else [word]
        lines += full
        taken = width(line)
    return [*lines, line] if line or not lines else lines


def _cut(word: str, columns: int) -> list[str]:
    parts: list[str] = []
    begin = taken = 0
    for at, character in enumerate(word):
        size = _columns(character)
        if taken + size > columns and at > begin:
            parts.append(word[begin:at])
            begin, taken = at, 0
        taken += size
    return [*parts, word[begin:]]


def spread(
    text: str, right: str, columns: int, *, indent: int = 0, hang: int = 0, style: Style = Style.PLAIN
) -> list[Line]:
    """Return wrapped text with ``right`` at the right margin of its first line, or on a line of its own before it.

    Further lines are indented by ``hang`` more.
    """
    margin, right = " " * indent, shown(right)
    room = columns - indent - hang - width(right) - 2
    if room < columns // 3:
        return [(Piece(margin), Piece(right, Style.FAINT)), *indented(text, columns, indent=indent, style=style)]
    first, *rest = wrap(text, room)
    gap = " " * (columns - indent - width(first) - width(right))
    lead = (Piece(margin), Piece(first, style), Piece(gap), Piece(right, Style.FAINT))
    return [lead, *((Piece(margin + " " * hang), Piece(more, style)) for more in rest)]


def indented(text: str, columns: int, *, indent: int, style: Style = Style.PLAIN) -> list[Line]:
    """Return wrapped text behind a margin."""
    return [(Piece(" " * indent), Piece(line, style)) for line in wrap(text, columns - indent)]


def labelled(
    label: str, text: str, columns: int, *, indent: int = 2, column: int = 11, style: Style = Style.FAINT
) -> list[Line]:
    """Return text in a column beside its label, its further lines a little further in: ``  why        Two places …``.

    A label that does not fit the column has a line of its own.
    """
    label = flowing(label)
    first, *rest = wrap(text, columns - indent - column - 2)
    margin = " " * (indent + column)
    more: list[Line] = [(Piece(margin + "  "), Piece(line)) for line in rest]
    if width(label) >= column:
        return [(Piece(" " * indent), Piece(label, style)), (Piece(margin), Piece(first)), *more]
    return [(Piece(" " * indent), Piece(label, style), Piece(" " * (column - width(label))), Piece(first)), *more]

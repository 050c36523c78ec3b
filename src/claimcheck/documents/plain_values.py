"""What stands in the lines of plain YAML: values, and entries of lists that have all their values on one line each."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from claimcheck.documents.tree import Content, Node, name_of

# Sets of what is left out are small; Python would take a second to compile one of all that may stand in a line.
_ANY = r"[^\x00-\x1f\x7f]"
KEY: Final = r"[A-Za-z0-9_][A-Za-z0-9_-]{0,199}"
COMMENT: Final = rf"#{_ANY}*+"
_QUOTED = r"\"(?=\S)[^\x00-\x1f\x7f\"\\]++\"|'(?=\S)[^\x00-\x1f\x7f']++'"
_START = r"(?![\s\-?:,\[\]{}#&*!|>'\"%@`])"  # no plain text begins with a blank or with what means something to YAML
_WORD = r"[^\x00- #:\x7f]++(?::(?=\S)[^\x00- #:\x7f]*+)*+"  # a colon within it is not followed by a blank
_PLAIN = rf"{_START}{_WORD}(?: ++{_WORD})*+"
_WORD_IN_BRACKETS = r"[^\x00- #:,?\[\]{}\x7f]++"
_IN_BRACKETS = rf"(?:{_QUOTED}|{_START}{_WORD_IN_BRACKETS}(?: ++{_WORD_IN_BRACKETS})*+)"
_LIST = rf"\[(?:{_IN_BRACKETS}(?:, (?!\])|(?=\])))++\]"  # each part stands in it once, as compiling it takes a while
_PAIR = rf"{KEY}: (?:{_IN_BRACKETS}|{_LIST})"
VALUE: Final = rf"(?:{_PLAIN}|{_QUOTED}|{_LIST}|\{{(?:{_PAIR}(?:, (?!\}})|(?=\}})))++\}})"
_ITEMS = re.compile(_IN_BRACKETS)
_PAIRS = re.compile(rf"({KEY}): ({_IN_BRACKETS}|{_LIST})")
_LINE = rf"^( *+)(- ++)?+(?:({KEY}):(?=[ \n]) *+)?+({VALUE})?+(?: *+(?<![^ \n]){COMMENT})?+\n"
LINES: Final = re.compile(_LINE, re.MULTILINE)
"""Lines that are plain: what stands before each, its dash, its key and its value."""
_IS_KEY = re.compile(KEY).fullmatch
_ENCLOSING: Final = frozenset("\"'[{")


class NotPlainError(Exception):
    """The lines do not fit together plainly."""


class Entry(Node):
    """An entry of a list that holds what is ``given``; its tree is made where it is asked for, as it rarely is."""

    __slots__ = ("_text", "end", "given", "start")

    def __init__(self, given: dict[str, Any], text: str, start: int, end: int, at: int) -> None:
        self.given = given
        self._text = text
        self.start, self.end, self.at = start, end, at
        self.key_at, self.written, self.sound = -1, "", True

    def __getattr__(self, name: str) -> Content:
        if name != "value":
            raise AttributeError(name)
        lines = LINES.finditer(self._text, self.start, self.end)
        self.value = {name_of(one[3]): _value(one, 3, 0) for one in lines if one[3]}
        return self.value


class Rows:
    """The lines of a text, all of which are plain: where each begins, and its parts."""

    def __init__(self, text: str) -> None:
        """Take the text apart; raises ``NotPlainError`` where a line is not plain."""
        self.text = text
        rows = LINES.findall(text)
        self.lines = text.split("\n")[:-1]
        if len(rows) != len(self.lines):
            raise NotPlainError
        self.starts = list(accumulate([len(line) + 1 for line in self.lines], initial=0))
        self._blanks, self._dashes, self._keys, self._values = zip(*rows, strict=True)
        dashed = [number for number, dash in enumerate(self._dashes) if dash]
        self._next = dict(zip(dashed, [*dashed[1:], len(rows)], strict=False))

    def entry(self, number: int) -> tuple[Entry, int] | None:
        """Return the entry that begins with this line, if all its lines are keys with values, and the line after it.

        Raises ``NotPlainError`` for a key that stands twice.
        """
        following = self._next.get(number)
        if following is None:
            return None
        stop = following
        while stop > number + 1 and not (self._keys[stop - 1] or self._values[stop - 1]):
            stop -= 1  # what is blank, or a comment, between two entries
        names, values = _names_of(self._keys[number:stop]), self._values[number:stop]
        column = len(self._blanks[number]) + len(self._dashes[number])
        if not names or "" in values or not {" " * column}.issuperset(self._blanks[number + 1 : stop]):
            return None
        given = dict(zip(names, map(_given, values), strict=True))
        if len(given) < len(names):
            raise NotPlainError
        start = self.starts[number]
        return Entry(given, self.text, start, self.starts[stop], start + column), following


@lru_cache(20_000)
def _given(text: str) -> Any:
    """Return what a value holds, without its places; nobody changes it, and where it stands again it is the same."""
    return plain(Node(content_of(text, 0), 0)) if text[0] in _ENCLOSING else text


@lru_cache(1000)
def _names_of(keys: tuple[str, ...]) -> list[str]:
    """Return the names of the keys of an entry, none where one of them is no key."""
    return [name_of(key) for key in keys] if all(map(_IS_KEY, keys)) else []


def plain(node: Node) -> Any:
    """Return the text, list or mapping that a tree holds, without its places."""
    if type(node) is Entry:
        return node.given
    value = node.value
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return {key: inner.value if isinstance(inner.value, str) else plain(inner) for key, inner in value.items()}


def content_of(text: str, at: int) -> Content:
    """Return what stands behind a colon or a dash; raises ``NotPlainError`` for a key that stands twice."""
    if text[0] == "[":
        return [
            Node(content_of(found[0], at + found.start()), at + found.start()) for found in _ITEMS.finditer(text, 1)
        ]
    if text[0] == "{":
        pairs = list(_PAIRS.finditer(text, 1))
        inner = {name_of(one[1]): _value(one, 1, at) for one in pairs}
        if len(inner) < len(pairs):
            raise NotPlainError
        return inner
    return text[1:-1] if text[0] in "\"'" else text


def _value(found: re.Match[str], group: int, at: int) -> Node:
    """Return the value of a key, which is a group of what was found in a text that begins at this place."""
    key_at, value_at = at + found.start(group), at + found.start(group + 1)
    return Node(content_of(found[group + 1], value_at), value_at, key_at, found[group])

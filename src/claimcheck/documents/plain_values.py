"""What stands in the lines of plain YAML: values, and entries of lists that have all their values on one line each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from claimcheck.documents.tree import Content, Node, name_of

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
_LINES_OF_ENTRY = re.compile(rf"({KEY}): ([^\n]++)(?:\n *+|\Z)")
_IS_KEY = re.compile(KEY).fullmatch
_ENCLOSING: Final = frozenset("\"'[{")


class NotPlainError(Exception):
    """The lines do not fit together plainly."""


class Entry(Node):
    """An entry of a list that holds what is ``given``; its tree is made where it is asked for, as it rarely is."""

    __slots__ = ("_text", "end", "given")

    def __init__(self, given: dict[str, Any], text: str, at: int, end: int) -> None:
        self.given = given
        self._text = text
        self.at, self.end = at, end
        self.key_at, self.written, self.sound = -1, "", True

    def __getattr__(self, name: str) -> Content:
        if name != "value":
            raise AttributeError(name)
        lines = _LINES_OF_ENTRY.finditer(self._text, self.at, self.end)
        self.value = {name_of(one[1]): _value(one, 0) for one in lines}
        return self.value


class Entries:
    """Reads the entries of a text whose lines are plain and end with a line break."""

    def __init__(self, text: str) -> None:
        self._text = text

    def at(self, start: int) -> Entry | None:
        """Return the entry whose line begins here, if all its lines are keys with a value on their line.

        Raises ``NotPlainError`` for a key that stands twice.
        """
        at = self._text.index("-", start) + 2
        blanks = self._text[start : at - 2]
        inside = self._text[at : self._text.find(f"\n{blanks}- ", at)].rstrip("\n ")
        lines = inside.split(f"\n{blanks}  ")
        if len(lines) <= inside.count("\n") or "#" in inside or ":  " in inside or " \n" in inside:
            return None
        try:
            pairs = dict([line.split(": ", 1) for line in lines])
        except ValueError:  # a line without a value
            return None
        names = _names_of(tuple(pairs))
        if not names:
            return None
        given = dict(zip(names, map(_given, pairs.values()), strict=True))
        if len(given) < len(lines):
            raise NotPlainError
        return Entry(given, self._text, at, at + len(inside))


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
        inner = {name_of(one[1]): _value(one, at) for one in pairs}
        if len(inner) < len(pairs):
            raise NotPlainError
        return inner
    return text[1:-1] if text[0] in "\"'" else text


def _value(found: re.Match[str], at: int) -> Node:
    """Return the value of a key of a text that begins at this place."""
    return Node(content_of(found[2], at + found.start(2)), at + found.start(2), at + found.start(1), found[1])

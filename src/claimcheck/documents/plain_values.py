"""What stands in the lines of plain YAML: values, and entries of lists that have all their values on one line each."""

from __future__ import annotations

import re
from functools import lru_cache
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
_ENCLOSED = rf"{_QUOTED}|{_LIST}|\{{(?:{_PAIR}(?:, (?!\}})|(?=\}})))++\}}"
_ITEMS = re.compile(_IN_BRACKETS)
_PAIRS = re.compile(rf"({KEY}): ({_IN_BRACKETS}|{_LIST})")
_LINE = rf"^( *+)(- ++)?+(?:({KEY}):(?=[ \n]) *+)?+({_PLAIN}|{_ENCLOSED})?+(?: *+(?<![^ \n]){COMMENT})?+\n"
LINES: Final = re.compile(_LINE, re.MULTILINE)
"""Lines that are plain: what stands before each, its dash, its key and its value."""
_END = rf"(?=(?:\n *+(?:{COMMENT})?+(?=\n|\Z))*+(?:\n\1- |\n[^ \n#]|\Z))"
_PAIRS_OF_ENTRY = rf"(?:{KEY}: (?:{_PLAIN}|({_ENCLOSED}))(?:\n\1 \2(?=\w)|{_END}))++"
ENTRIES: Final = re.compile(rf"\n( *+)-( ++)({_PAIRS_OF_ENTRY}){_END}")
"""Entries of lists of which each line is a key with its value: the blanks before and behind the dash, all that they
hold, and a value that is not bare text, if there is one.
"""


class NotPlainError(Exception):
    """The lines do not fit together plainly."""


class Given(Node):
    """A value of which it is known what it holds; its tree is made where it is asked for, as it rarely is."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Content:
        if name != "value":
            raise AttributeError(name)
        self.value = self._tree()
        return self.value

    def plain(self) -> Any:
        """Return what it holds, without places."""
        raise NotImplementedError

    def _tree(self) -> Content:
        raise NotImplementedError


class Enclosed(Given):
    """A list or mapping in brackets."""

    __slots__ = ("_text",)

    def __init__(self, text: str, at: int, key_at: int = -1, written: str = "") -> None:
        """Take it in; raises ``NotPlainError`` for a key that stands twice."""
        _given(text)
        self._text = text
        self.at, self.key_at, self.written, self.sound = at, key_at, written, True

    def plain(self) -> Any:
        """Return the list or mapping."""
        return _given(self._text)

    def _tree(self) -> Content:
        return content_of(self._text, self.at)


class Entry(Given):
    """An entry of a list that has all its values on one line each."""

    __slots__ = ("_found", "holds_texts", "names", "values")

    def __init__(self, found: re.Match[str]) -> None:
        """Take in an entry of ``ENTRIES``; raises ``NotPlainError`` for a key that stands twice."""
        blanks, dash, written, enclosed = found.groups()
        between = f"\n{blanks} {dash}"
        self.holds_texts = enclosed is None
        if enclosed is None:  # then no value has a colon before a blank
            parts = written.replace(between, ": ").split(": ")
            keys, values = parts[::2], parts[1::2]
        else:
            keys, _, values = zip(*[line.partition(": ") for line in written.split(between)], strict=True)
        self.names = _names_of(tuple(keys))
        self.values: list[Any] = list(map(_given, values))
        self._found = found
        self.at, self.key_at, self.written, self.sound = found.start(3), -1, "", True

    def plain(self) -> dict[str, Any]:
        """Return the mapping."""
        return dict(zip(self.names, self.values, strict=True))

    def _tree(self) -> Content:
        found = self._found
        lines = LINES.finditer(found.string, found.start() + 1, found.end() + 1)
        return {name_of(one[3]): node_of(one[4], one.start(4), one.start(3), one[3]) for one in lines if one[3]}


@lru_cache(1000)
def _names_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the keys of an entry; raises ``NotPlainError`` for one that stands twice."""
    names = tuple([name_of(key) for key in keys])
    if len(set(names)) < len(names):
        raise NotPlainError
    return names


@lru_cache(20_000)
def _given(text: str) -> Any:
    """Return what a value holds, without its places; nobody changes it, and where it stands again it is the same.

    Raises ``NotPlainError`` for a key that stands twice.
    """
    opening = text[0]
    if opening == "[":
        return [_given(inner) for inner in _ITEMS.findall(text, 1)]
    if opening == "{":
        pairs = _PAIRS.findall(text, 1)
        inner = {name_of(key): _given(value) for key, value in pairs}
        if len(inner) < len(pairs):
            raise NotPlainError
        return inner
    return text[1:-1] if opening in "\"'" else text


def plain(node: Node) -> Any:
    """Return the text, list or mapping that a tree holds, without its places."""
    if isinstance(node, Given):
        return node.plain()
    value = node.value
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return {key: plain(inner) for key, inner in value.items()}


def node_of(text: str, at: int, key_at: int = -1, written: str = "") -> Node:
    """Return what stands behind a colon or a dash, at this place; raises ``NotPlainError`` as ``Enclosed`` does."""
    if text[0] in "[{":
        return Enclosed(text, at, key_at, written)
    return Node(content_of(text, at), at, key_at, written)


def content_of(text: str, at: int) -> Content:
    """Return the tree of what stands at this place, where it is known to be plain."""
    if text[0] == "[":
        return [
            Node(content_of(found[0], at + found.start()), at + found.start()) for found in _ITEMS.finditer(text, 1)
        ]
    if text[0] == "{":
        return {
            name_of(one[1]): Node(content_of(one[2], at + one.start(2)), at + one.start(2), at + one.start(1), one[1])
            for one in _PAIRS.finditer(text, 1)
        }
    return text[1:-1] if text[0] in "\"'" else text

"""The YAML that newsrooms write nearly always: one document of nested keys, each with its value on its line.

It is a small part of YAML, and reading it takes a fraction of the time that a parser of all of YAML needs. A text that
has anything else in it is not read here at all, so that none is read in another way than as YAML: that law is a test.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from claimcheck.documents.plain_values import ENTRIES, LINES, Entry, NotPlainError, node_of
from claimcheck.documents.source import UNWANTED, is_all_seen
from claimcheck.documents.tree import MAX_NODES, MAX_SCALAR, Content, Node, name_of

_MOST_OPEN: Final = 20
_UNFIT: Final = "\u2028\u2029\ufeff"  # YAML takes these for the end of a line and for a byte order mark

_Place: TypeAlias = tuple[int, dict[str, Node]]  # the mapping that the next line may go on with, and its column


def plain_tree(text: str) -> Node | None:
    """Return the tree of a text that is one plain document, ``None`` for any other."""
    if len(text) > MAX_SCALAR and (len(text) > MAX_NODES or max(map(len, text.split("\n"))) > MAX_SCALAR):
        return None
    if not is_all_seen(text) and (re.search(UNWANTED, text) or any(mark in text for mark in _UNFIT)):
        return None
    try:
        return _Reader(f"{text}\n").read()
    except NotPlainError:
        return None


class _Reader:
    """Puts lines together, each of which is plain."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: Node | None = None
        self._open: list[tuple[int, Content]] = []  # the lists and mappings around the line, with their columns
        self._waiting: tuple[int, dict[str, Node], Node] | None = None  # a key with nothing behind it, and its column

    def read(self) -> Node | None:
        """Return the tree; raises ``NotPlainError``."""
        at, column = 0, -1
        around: list[Node] = []
        for found in ENTRIES.finditer(self._text):
            start, dash = found.start() + 1, found.end(1)
            if at < start or column != dash - start:
                self._take_lines(at, start)
                column = dash - start
                around = self._list_at(column, dash)
            around.append(Entry(found))
            at = found.end() + 1
        self._take_lines(at, len(self._text))
        return self._root if self._waiting is None else None

    def _take_lines(self, start: int, end: int) -> None:
        """Add what stands in lines that are no entries."""
        column = -1
        inner: dict[str, Node] = {}
        for line in LINES.finditer(self._text, start, end):
            if line.start() != start:
                break
            start = line.end()
            blanks, dash, key, value = line.groups()
            if key and value and not dash and len(blanks) == column:
                _add(inner, key, node_of(value, line.start(4), line.start(3), key))
            elif key:
                column, inner = self._take(line)
            elif dash or value:
                column = -1
                self._take_item(line)
        if start != end:
            raise NotPlainError

    def _take(self, line: re.Match[str]) -> _Place:
        """Add the key in a line, and its value if there is one; return the mapping that it leaves open."""
        _, dash, key, value = line.groups()
        at = line.start(3)
        column = at - line.start()
        if dash is None:
            around = self._mapping_at(column, at)
        else:
            around = {}
            self._list_at(line.start(2) - line.start(), line.start(2)).append(Node(around, at))
            self._open.append((column, around))
        if value is None:
            if name_of(key) in around:
                raise NotPlainError
            self._waiting = (column, around, Node("", -1, at, key))
            return -1, {}
        _add(around, key, node_of(value, line.start(4), at, key))
        return column, around

    def _take_item(self, line: re.Match[str]) -> None:
        """Add a value of a list."""
        _, dash, _, value = line.groups()
        if not dash or not value:
            raise NotPlainError
        self._list_at(line.start(2) - line.start(), line.start(2)).append(node_of(value, line.start(4)))

    def _mapping_at(self, column: int, at: int) -> dict[str, Node]:
        """Return the mapping whose keys stand at this column; a key at the column of a list ends it."""
        if self._root is None and column == 0:
            self._root = Node({}, at)
            self._open.append((0, self._root.value))
        self._begin({}, column, at, deeper=True)
        while self._open:
            innermost, content = self._open[-1]
            if innermost == column and type(content) is dict:
                return content
            if innermost < column:
                break
            self._open.pop()
        raise NotPlainError

    def _list_at(self, column: int, at: int) -> list[Node]:
        """Return the list whose dashes stand at this column, which may be that of its key."""
        self._begin([], column, at, deeper=False)
        while self._open:
            innermost, content = self._open[-1]
            if innermost == column and type(content) is list:
                return content
            if innermost <= column:
                break
            self._open.pop()
        raise NotPlainError

    def _begin(self, content: Content, column: int, at: int, *, deeper: bool) -> None:
        """Begin the value of the key that waits for one, if one does."""
        if self._waiting is None:
            return
        outer, around, node = self._waiting
        if column < outer + deeper or len(self._open) >= _MOST_OPEN:
            raise NotPlainError
        node.value, node.at = content, at
        around[name_of(node.written)] = node
        self._open.append((column, content))
        self._waiting = None


def _add(mapping: dict[str, Node], key: str, node: Node) -> None:
    """Add the value of a key; raises ``NotPlainError`` where it has one already."""
    name = name_of(key)
    if name in mapping:
        raise NotPlainError
    mapping[name] = node

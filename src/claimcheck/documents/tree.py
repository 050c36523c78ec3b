"""The tree that YAML, JSON and Python content have in common: text, lists and mappings, each with its place."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeAlias

from claimcheck.documents.source import BIDI, UNWANTED, Source, bidi_words, shown, unwanted_words
from claimcheck.domain.message import Message, say

MAX_DEPTH = 50
MAX_SCALAR = 10_000
MAX_KEY = 200
MAX_NODES = 500_000

Content: TypeAlias = "str | list[Node] | dict[str, Node]"


class Node:
    """A value of a file, where it begins, and whether all of it could be read.

    A value of a mapping also has its key as ``written`` and the place of the key; the mapping itself spells lower-case
    keys with hyphens.
    """

    __slots__ = ("at", "key_at", "sound", "value", "written")

    def __init__(self, value: Content, at: int) -> None:
        self.value = value
        self.at = at
        self.key_at = at
        self.written = ""
        self.sound = True


class _Key:
    """A key that waits for its value; ``name`` is empty where the value is to be dropped."""

    __slots__ = ("at", "name", "written")

    def __init__(self, name: str, written: str, at: int) -> None:
        self.name = name
        self.written = written
        self.at = at


class StopReadingError(Exception):
    """The rest of a file is not read; why was reported."""


class TreeBuilder:
    """Builds trees from a stream of scalars, openings and closings, without recursion.

    What is wrong is reported at once, and the lists and mappings around it are marked as not sound.
    """

    def __init__(self, source: Source, *, may_hold_escapes: bool = True) -> None:
        self._source = source
        self._may_hold_escapes = may_hold_escapes
        self._open: list[Node] = []
        self._keys: list[_Key | None] = []  # one for each open node
        self._count = 0
        self._root: Node | None = None

    def scalar(self, text: str, at: int) -> None:
        """Add a text: a key where a mapping waits for one, else a value."""
        if self._open and self._keys[-1] is None and isinstance(self._open[-1].value, dict):
            self._key(self._open[-1].value, text, at)
            return
        node = Node(text, at)
        self._place(node)
        if not text or text.isspace():
            self._spoil(node, "empty-value", say("there is no value here; give it one, or leave the key out"))
        elif len(text) > MAX_SCALAR:
            words = say("a text of {count} characters; the limit is {limit}", count=len(text), limit=MAX_SCALAR)
            self._spoil(node, "too-long", words)
        elif self._may_hold_escapes:
            self._check_characters(node, text)

    def open(self, content: list[Node] | dict[str, Node], at: int) -> None:
        """Begin a list or a mapping; raises ``StopReadingError`` where it is nested too deep."""
        node = Node(content, at)
        self._place(node)
        if len(self._open) >= MAX_DEPTH:
            self.stop("too-deep", at, say("values are nested more than {limit} deep", limit=MAX_DEPTH))
        self._open.append(node)
        self._keys.append(None)

    def close(self) -> None:
        """End the innermost list or mapping."""
        self._open.pop()
        self._keys.pop()

    def unreadable(self, code: str, at: int, message: Message) -> None:
        """Add a value that cannot be read, such as an alias."""
        node = Node("", at)
        self._place(node)
        self._spoil(node, code, message)

    def refuse(self, code: str, at: int, message: Message) -> None:
        """Report something that is left out of what is open here."""
        self._source.report(code, at, message)
        for node in self._open:
            node.sound = False

    def stop(self, code: str, at: int, message: Message) -> NoReturn:
        """Report why the rest of the file is not read, and stop."""
        self.refuse(code, at, message)
        raise StopReadingError

    @property
    def at_root(self) -> bool:
        """Whether nothing is open."""
        return not self._open

    @property
    def is_full(self) -> bool:
        """Whether the file holds more values than are read of one."""
        return self._count > MAX_NODES

    def reset(self) -> None:
        """Drop what is half built."""
        self._open.clear()
        self._keys.clear()
        self._root = None

    def take(self) -> Node | None:
        """Return the tree built since the last call, if any."""
        root, self._root = self._root, None
        return root

    def _place(self, node: Node) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            self.stop("too-many-values", node.at, say("the file has more than {limit} values", limit=MAX_NODES))
        if not self._open:
            self._root = node
            return
        parent = self._open[-1].value
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict):
            self._pair(parent, node)

    def _pair(self, parent: dict[str, Node], node: Node) -> None:
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = _Key("", "", node.at)
            if self._open[-1].sound:  # once is enough where such keys are nested
                self.refuse("bad-key", node.at, say("a key must be a text, not a list or a mapping"))
            node.sound = False
            return
        self._keys[-1] = None
        if key.name:
            node.key_at = key.at
            node.written = key.written
            parent[key.name] = node

    def _key(self, parent: dict[str, Node], text: str, at: int) -> None:
        name = text.replace("_", "-") if text.islower() else text
        self._keys[-1] = _Key("", text, at)
        if not text or text.isspace():
            self.refuse("bad-key", at, say("a key is missing before this colon"))
        elif len(text) > MAX_KEY:
            self.refuse("bad-key", at, say("a key of more than {limit} characters", limit=MAX_KEY))
        elif text == "<<":
            self.refuse("merge-key", at, say("merge keys (<<) are not read; write the keys out"))
        elif name in parent:
            line = self._source.mark(parent[name].key_at).line
            words = say("the key “{key}” stands twice here, first on line {line}", key=shown(text), line=line)
            self.refuse("duplicate-key", at, words)
        elif not (self._may_hold_escapes and self._has_unwanted(text, at)):
            self._keys[-1] = _Key(name, text, at)

    def _spoil(self, node: Node, code: str, message: Message) -> None:
        node.sound = False
        self.refuse(code, node.at, message)

    def _check_characters(self, node: Node, text: str) -> None:
        if self._has_unwanted(text, node.at):
            node.sound = False

    def _has_unwanted(self, text: str, at: int) -> bool:
        r"""Look for what was written as an escape (``\u202e``); what stands in the file as such is known already."""
        for found in BIDI.finditer(text):
            if found[0] not in self._source.text:
                self._source.report("bidi-control", at, bidi_words(found[0]))
        unwanted = UNWANTED.search(text)
        if unwanted:
            self.refuse("control-character", at, unwanted_words(unwanted[0]))
        return unwanted is not None


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Build many small objects without the cyclic collector, which would walk them all again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

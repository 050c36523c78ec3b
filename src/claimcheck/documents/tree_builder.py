"""Builds trees from what a parser finds, and reports what is wrong with it."""

from __future__ import annotations

import re
from typing import NoReturn, TypeAlias

from claimcheck.documents.source import BIDI, UNWANTED, Source, StopReadingError, bidi_words, shown, unwanted_words
from claimcheck.documents.tree import MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_SCALAR, Content, Node, name_of
from claimcheck.domain.message import Message, say

_Key: TypeAlias = tuple[str, str, int]  # its name, or "" where its value is to be dropped; as written; where

_NEAR = 20  # characters after a colon
_EMPTY = say("there is no value here; give it one, or leave the key out")
_COMMENTED = say("there is no value here: “#” begins a comment; put a value that begins with it in quotes")


class TreeBuilder:
    """Builds trees from a stream of scalars, openings and closings, without recursion.

    What is wrong is reported at once, and the lists and mappings around it are marked as not sound.
    """

    def __init__(self, source: Source, *, may_hold_escapes: bool = True) -> None:
        self._source = source
        self._may_hold_escapes = may_hold_escapes
        self._names: dict[str, str] = {}  # the keys met so far that are well formed, and their names
        self._open: list[Node] = []
        self._around: list[_Key | None] = []  # for each open node, the key that waited when it was opened
        self._inner: Content | None = None  # what is in the innermost open node
        self._key: _Key | None = None  # the key that waits for its value there
        self._count = 0
        self._root: Node | None = None

    def scalar(self, text: str, at: int) -> None:
        """Add a text: a key where a mapping waits for one, else a value."""
        if self._key is None and type(self._inner) is dict:
            self._take_key(self._inner, text, at)
            return
        node = self._place(text, at)
        if not text or text.isspace():
            self._spoil(node, "empty-value", _COMMENTED if self._is_commented(at) else _EMPTY)
        elif len(text) > MAX_SCALAR:
            words = say("a text of {count} characters; the limit is {limit}", count=len(text), limit=MAX_SCALAR)
            self._spoil(node, "too-long", words)
        elif self._may_hold_escapes and self._has_unwanted(text, at):
            node.sound = False

    def continue_text(self, text: str) -> bool:
        """Add to the last value of a mapping what a comma parted from it; whether there was such a value."""
        if type(self._inner) is not dict or self._key is not None or not self._inner:
            return False
        node = self._inner[next(reversed(self._inner))]
        if not isinstance(node.value, str):
            return False
        node.value += text
        return True

    @property
    def list_name(self) -> str:
        """The key of the list that is innermost, or nothing."""
        if type(self._inner) is not list or len(self._open) < 2:
            return ""
        around = self._open[-2].value
        return next(reversed(around)) if isinstance(around, dict) and around else ""

    def open(self, content: list[Node] | dict[str, Node], at: int) -> None:
        """Begin a list or a mapping; raises ``StopReadingError`` where it is nested too deep."""
        node = self._place(content, at)
        if len(self._open) >= MAX_DEPTH:
            self.stop("too-deep", at, say("values are nested more than {limit} deep", limit=MAX_DEPTH))
        self._open.append(node)
        self._around.append(self._key)
        self._inner, self._key = content, None

    def close(self) -> None:
        """End the innermost list or mapping."""
        self._open.pop()
        self._key = self._around.pop()
        self._inner = self._open[-1].value if self._open else None

    def unreadable(self, code: str, at: int, message: Message, *, reported_at: int | None = None) -> None:
        """Add a value that cannot be read, such as an alias; it is reported where it stands, if nowhere else."""
        self._place("", at).sound = False
        self.refuse(code, at if reported_at is None else reported_at, message)

    @property
    def waiting_key(self) -> tuple[str, int]:
        """The key that waits for its value, as it is written, and where it stands."""
        _, written, at = self._key or ("", "", 0)
        return written, at

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
        """Whether no more of the file is read: it holds too many values or problems."""
        return self._count > MAX_NODES or self._source.is_full

    def reset(self) -> None:
        """Drop what is half built."""
        self._open.clear()
        self._around.clear()
        self._inner = self._key = self._root = None

    def take(self) -> Node | None:
        """Return the tree built since the last call, if any."""
        root, self._root = self._root, None
        return root

    def _place(self, value: Content, at: int) -> Node:
        """Put a value where it belongs; a dropped one is not sound from the start."""
        self._count += 1
        if self._count > MAX_NODES:
            self.stop("too-many-values", at, say("the file has more than {limit} values", limit=MAX_NODES))
        inner = self._inner
        if type(inner) is dict:
            if self._key is None:
                return self._key_of_parts(value, at)
            name, written, key_at = self._key
            self._key = None
            node = Node(value, at, key_at, written)
            if name:
                inner[name] = node
            return node
        node = Node(value, at)
        if type(inner) is list:
            inner.append(node)
        else:
            self._root = node
        return node

    def _key_of_parts(self, value: Content, at: int) -> Node:
        """Take a list or mapping where a key belongs; nested ones are reported once."""
        if self._open[-1].sound:
            self.refuse("bad-key", at, say("a key must be a text, not a list or a mapping"))
        self._key = ("", "", at)
        node = Node(value, at)
        node.sound = False
        return node

    def _take_key(self, inner: dict[str, Node], text: str, at: int) -> None:
        name = self._names.get(text) or self._new_name(text, at)
        if name in inner:
            line = self._source.mark(inner[name].key_at).line
            words = say("the key “{key}” stands twice here, first on line {line}", key=shown(text), line=line)
            self.refuse("duplicate-key", at, words)
            name = ""
        self._key = (name, text, at)

    def _new_name(self, text: str, at: int) -> str:
        """Return the name of a key, empty where it is not well formed."""
        if not text or text.isspace():
            self.refuse("bad-key", at, say("a key is missing before this colon"))
        elif len(text) > MAX_KEY:
            self.refuse("bad-key", at, say("a key of more than {limit} characters", limit=MAX_KEY))
        elif text == "<<":
            self.refuse("merge-key", at, say("merge keys (<<) are not read; write the keys out"))
        elif not (self._may_hold_escapes and self._has_unwanted(text, at)):
            self._names[text] = name_of(text)
            return self._names[text]
        return ""

    def _spoil(self, node: Node, code: str, message: Message) -> None:
        node.sound = False
        self.refuse(code, node.at, message)

    def _is_commented(self, at: int) -> bool:
        """Whether a comment stands where a value is missing: a text such as “#1” needs quotation marks."""
        return self._source.text[at : at + _NEAR].lstrip(" ").startswith("#")

    def _has_unwanted(self, text: str, at: int) -> bool:
        r"""Look for what was written as an escape (``\u202e``); what stands in the file as such is known already."""
        for found in re.finditer(BIDI, text):
            if found[0] not in self._source.text:
                self._source.report("bidi-control", at, bidi_words(found[0]))
        unwanted = re.search(UNWANTED, text)
        if unwanted:
            self.refuse("control-character", at, unwanted_words(unwanted[0]))
        return unwanted is not None

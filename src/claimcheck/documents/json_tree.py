"""JSON to trees: RFC 8259 and nothing beyond it, numbers kept as they are written, without recursion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from claimcheck.documents.source import Source, StopReadingError, shown
from claimcheck.documents.tree import Node
from claimcheck.documents.tree_builder import TreeBuilder
from claimcheck.domain.message import Message, say, verbatim

_BLANKS = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_LINE = re.compile(r"[^\r\n]+")
_LITERALS = ("true", "false", "null")
_CLOSING = {"{": "}", "[": "]"}
_STRING = json.JSONDecoder()

_PLAIN_WORDS = (
    ("Unterminated string", say("a string is opened here and not closed")),
    ("Invalid control character", say("a line end or tab inside a string; write \\n or \\t")),
    ("escape", say("a backslash that begins no escape of JSON; write \\\\ for a backslash")),
)

_REPORT = re.compile(r'\s*\{\s*"version"\s*:\s*1\s*,\s*"summary"\s*:')  # as `--format json` begins
_IS_REPORT = say("this is a report of claimcheck, not a claim file; write reports outside the ledger's folder")


def json_trees(source: Source) -> Iterator[Node]:
    """Yield the tree of the one document that the text is; a blank text has none."""
    if _REPORT.match(source.text) is not None:
        source.report("not-a-claim-file", 0, _IS_REPORT)
    elif _BLANKS.fullmatch(source.text) is None:
        yield from _trees(source, [(0, source.text)])


def jsonl_trees(source: Source) -> Iterator[Node]:
    """Yield the tree of each line; blank lines have none, and a line with an error loses only itself."""
    lines = ((line.start(), line[0]) for line in _LINE.finditer(source.text))
    yield from _trees(source, ((start, line) for start, line in lines if _BLANKS.fullmatch(line) is None))


def _trees(source: Source, texts: Iterable[tuple[int, str]]) -> Iterator[Node]:
    builder = TreeBuilder(source, may_hold_escapes="\\" in source.text)
    for start, text in texts:
        try:
            _Reader(text, start, builder).read()
        except _JsonSyntaxError as error:
            source.report("syntax", start + error.at, say("not valid JSON: {words}", words=error.words))
        except StopReadingError:
            if builder.is_full:
                return
        else:
            if (tree := builder.take()) is not None:
                yield tree
        builder.reset()


class _JsonSyntaxError(Exception):
    """What is wrong with the text, and where."""

    def __init__(self, at: int, words: Message) -> None:
        super().__init__(at)
        self.at = at
        self.words = words


class _Reader:
    """Reads one JSON text into a builder; ``closings`` are the brackets that are still to come."""

    def __init__(self, text: str, start: int, builder: TreeBuilder) -> None:
        self._text = text
        self._start = start
        self._builder = builder
        self._closings: list[str] = []
        self._at = 0

    def read(self) -> None:
        """Read the whole text; raises ``_JsonSyntaxError`` or ``StopReadingError``."""
        while True:
            closing = _CLOSING.get(self._peek())
            if closing is None:
                self._scalar()
            elif self._opens(closing):
                continue
            if self._ends():
                return

    def _peek(self) -> str:
        """Return the next character that is not blank, empty at the end."""
        blanks = _BLANKS.match(self._text, self._at)
        self._at = blanks.end() if blanks else self._at
        return self._text[self._at : self._at + 1]

    def _opens(self, closing: str) -> bool:
        """Open a list or an object; tell whether a value follows in it."""
        self._builder.open({} if closing == "}" else [], self._start + self._at)
        self._closings.append(closing)
        self._at += 1
        if self._peek() == closing:
            return False
        if closing == "}":
            self._key()
        return True

    def _ends(self) -> bool:
        """Pass what stands behind a value up to the next one; tell whether there is none."""
        while self._closings:
            character = self._peek()
            if character == self._closings[-1]:
                self._closings.pop()
                self._builder.close()
                self._at += 1
            elif character == ",":
                self._at += 1
                if self._closings[-1] == "}":
                    self._key()
                elif self._peek() == "]":
                    raise _JsonSyntaxError(self._at, say("a comma before “]”, with no value behind it"))
                return False
            else:
                words = say("a comma or “{closing}” is missing here", closing=self._closings[-1])
                raise _JsonSyntaxError(self._at, words)
        if self._peek():
            raise _JsonSyntaxError(self._at, say("the document ended before this; JSON holds one, JSONL one a line"))
        return True

    def _key(self) -> None:
        if self._peek() != '"':
            raise _JsonSyntaxError(self._at, say("a key in double quotes is missing here"))
        self._string()
        if self._peek() != ":":
            raise _JsonSyntaxError(self._at, say("a colon is missing here"))
        self._at += 1

    def _scalar(self) -> None:
        if self._peek() == '"':
            self._string()
            return
        at = self._at
        number = _NUMBER.match(self._text, at)
        word = _WORD.match(self._text, at)
        written = number[0] if number else word[0] if word else ""
        if number is None and written not in _LITERALS:
            if not written:
                raise _JsonSyntaxError(at, say("a value is missing here"))
            words = say("“{word}” is no value of JSON; text stands in double quotes", word=shown(written))
            raise _JsonSyntaxError(at, words)
        self._builder.scalar("" if written == "null" else written, self._start + at)
        self._at = at + len(written)

    def _string(self) -> None:
        begin = self._at
        try:
            value, self._at = _STRING.raw_decode(self._text, begin)
        except json.JSONDecodeError as error:
            plain = next((ours for theirs, ours in _PLAIN_WORDS if theirs in error.msg), None)
            raise _JsonSyntaxError(error.pos, plain or verbatim(error.msg)) from error
        self._builder.scalar(value, self._start + begin)

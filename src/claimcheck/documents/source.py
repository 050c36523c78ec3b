"""A file's text with its lines, and the problems found in it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say

MAX_BYTES = 5_000_000
TOO_LARGE = say("the file is larger than 5 MB; a ledger may have any number of smaller ones")
MAX_PROBLEMS = 1000  # a file; what follows them is not read

# What no text of a ledger holds: controls but tab and line ends, lone surrogates, the two noncharacters of each parser.
UNWANTED = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
BIDI = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # Boucher and Anderson 2021, CVE-2021-42574
_HARMLESS = b"\t\n\r" + bytes(range(0x20, 0x7F))
HARD_BLANK = "[\xa0\u2000-\u200a\u202f\u205f\u3000]"  # as web pages and word processors have them; to YAML, letters
_LINE_END = "\r\n|\r|\n"
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_HIDDEN = f"{UNWANTED}|{BIDI}|[\t\r\n\u2028\u2029]"
_SHOWN_LENGTH = 80
_NEAR = 2_000  # characters: what is no further than that is found more quickly by counting the lines between


def shown(text: str) -> str:
    r"""Return foreign text for a message: cut to a readable length, with what cannot be seen as ``\u202e``."""
    cut = text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
    if cut.isprintable():
        return cut  # as nearly all is, which is seen in a tenth of the time
    return re.sub(_HIDDEN, lambda found: escaped(found[0]), cut)


def escaped(character: str) -> str:
    r"""Return a character as ``\x1b`` or ``\u202e``."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


class StopReadingError(Exception):
    """The rest of a file is not read; why was reported."""


class Source:
    """The text of one file, without a byte order mark: turns offsets into marks and collects problems.

    Lines end with LF, CR LF or CR and nothing else; columns count code points. Both begin at 1.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Diagnostic] = []
        self._line = (1, 0)  # that of the last mark, and where it begins

    def mark(self, at: int) -> Mark:
        """Return the place of the character at this offset."""
        line, start = self._line if at >= self._line[1] else (1, 0)
        if at < start + _NEAR and not self._has_returns:  # as most are asked for one after the other
            between = self.text.count("\n", start, at)
            if between:
                line, start = line + between, self.text.rfind("\n", start, at) + 1
        else:
            line = bisect_right(self._line_starts, at)
            start = self._line_starts[line - 1]
        self._line = line, start
        return Mark(self.file, line, at - start + 1)

    def report(self, code: str, at: int, message: Message) -> None:
        """Add a problem; raises ``StopReadingError`` where there are too many."""
        if self.is_full:
            raise StopReadingError
        self.problems.append(problem(code, self.mark(at), message))
        if len(self.problems) == MAX_PROBLEMS:
            words = say("more than {limit} problems; the rest of the file is not read", limit=MAX_PROBLEMS)
            self.problems.append(problem("too-many-problems", self.mark(at), words))
            raise StopReadingError

    @property
    def is_full(self) -> bool:
        """Whether no more of the file is read, as it has too many problems."""
        return len(self.problems) > MAX_PROBLEMS

    @cached_property
    def _has_returns(self) -> bool:
        return "\r" in self.text

    @cached_property
    def _line_starts(self) -> list[int]:
        if self._has_returns:
            return [0, *(end.end() for end in re.finditer(_LINE_END, self.text))]
        before = accumulate(map(len, self.text.split("\n")), initial=0)
        return [length + number for number, length in enumerate(before)][:-1]


class PythonSource(Source):
    """Content that came as Python objects: offsets number the values, and messages name the value's path."""

    def __init__(self, file: str) -> None:
        super().__init__(file, "")
        self.paths: list[str] = []

    def mark(self, at: int) -> Mark:  # noqa: ARG002
        """Return the one mark that there is."""
        return Mark(self.file)

    def report(self, code: str, at: int, message: Message) -> None:
        """Add a problem with the path of the value in its words."""
        path = self.paths[at]
        super().report(code, at, say("{path}: {message}", path=shown(path), message=message) if path else message)


def decode(file: str, content: bytes) -> Source:
    """Return the text of a file; one above the size limit or not in UTF-8 is empty, and says why."""
    if len(content) > MAX_BYTES:
        return refused(file, "too-large", TOO_LARGE)
    encoding = _foreign_encoding(content[:4])
    if encoding:
        words = say("the file is encoded as {encoding}; save it in UTF-8", encoding=encoding)
        return refused(file, "not-utf-8", words)
    bom = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
    try:
        return Source(file, content[bom:].decode())
    except UnicodeDecodeError as error:
        before = content[bom : bom + error.start].decode()
        words = say(
            "byte {offset} ({byte}) is not valid UTF-8; save the file in UTF-8",
            offset=bom + error.start,
            byte=f"0x{error.object[error.start]:02x}",
        )
        return refused(file, "not-utf-8", words, after=before)


def is_all_seen(text: str) -> bool:
    """Whether each character but tabs and line ends is plainly there; False too for a few that need not be refused."""
    if text.isascii():
        return not text.encode().translate(None, _HARMLESS)
    return text.replace("\n", "").isprintable()


def examine(source: Source) -> Source:
    """Return the source with its control characters reported; empty where one of them forbids to read it.

    A bidirectional control is reported only, as the rest of the file is what it seems.
    """
    if is_all_seen(source.text):
        return source  # as nearly all files are, which is seen in a tenth of the time
    unwanted = re.search(UNWANTED, source.text)
    try:
        for found in re.finditer(BIDI, source.text):
            source.report("bidi-control", found.start(), bidi_words(found[0]))
        for found in re.finditer(UNWANTED, source.text) if unwanted else ():
            source.report("control-character", found.start(), unwanted_words(found[0]))
    except StopReadingError:
        unwanted = unwanted or re.search(BIDI, source.text)
    if not unwanted:
        return source
    empty = Source(source.file, "")
    empty.problems = source.problems
    return empty


def bidi_words(character: str) -> Message:
    """Return what is wrong with a character that turns the direction of writing."""
    return say("the invisible character {shown} changes the order in which text is shown", shown=escaped(character))


def unwanted_words(character: str) -> Message:
    """Return what is wrong with a character that no text holds."""
    return say("the control character {shown} cannot stand in a claim file; delete it", shown=escaped(character))


def refused(file: str, code: str, words: Message, after: str = "") -> Source:
    """Return an empty source whose one problem stands behind the text ``after``."""
    place = Source(file, after).mark(len(after))
    source = Source(file, "")
    source.problems.append(problem(code, place, words))
    return source


def _foreign_encoding(start: bytes) -> str | None:
    for bom, name in _BOMS:
        if start.startswith(bom):
            return name
    zeros = [byte == 0 for byte in start]
    if sum(zeros) == 3:
        return "UTF-32"
    return "UTF-16" if zeros in ([True, False] * 2, [False, True] * 2) else None

"""Which things of the catalog a text names: by id, by name or by a further name.

Names are compared in NFC, without regard to case (Unicode case folding), with one kind of blank, apostrophe and dash.
Letters that merely look alike are kept apart (UTS 39): a Cyrillic "а" is a finding, not a spelling.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from claimcheck.catalog.name_forms import without_abbreviation, without_commas
from claimcheck.catalog.spelling import Spelling
from claimcheck.catalog.tree import Tree
from claimcheck.domain.message import Message, join, say, term, verbatim
from claimcheck.domain.unread import Unread

MAX_TEXT = 500
MAX_SHOWN = 6
_PLACES = "place"

_LIKE = str.maketrans({**dict.fromkeys("‘’‛ʼ`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("“”„‟", '"')})


@lru_cache(maxsize=10_000)  # a newsroom names the same things again and again
def fold(name: str) -> str:
    """Return the form in which names are compared."""
    if name.isascii():  # as most are: nothing in them is composed, and one sign has a like
        return " ".join(name.casefold().replace("`", "'").split())
    folded = unicodedata.normalize("NFC", name).casefold().translate(_LIKE)
    return " ".join(unicodedata.normalize("NFC", folded).split())


class _Index:
    """Names as they are compared: what each stands for, how it is written, and the most words that one has."""

    __slots__ = ("ids", "longest", "spelling", "written")

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]], shown: Mapping[str, str]) -> None:
        ids: dict[str, set[str]] = {}
        self.written: dict[str, str] = {}
        for thing, names in named:
            for name in names:
                key = fold(name)
                ids.setdefault(key, set()).add(thing)
                if name < self.written.setdefault(key, name):
                    self.written[key] = name
        for thing, name in shown.items():
            key = fold(thing)
            ids.setdefault(key, {thing})
            self.written.setdefault(key, name)
        self.longest = max((key.count(" ") + 1 for key in ids), default=1)
        self.ids = {key: tuple(sorted(found)) for key, found in ids.items()}
        self.spelling = Spelling(ids)


class Names:
    """The names of one part of the catalog; ``kind`` says what they name ("place") in messages.

    ``shown`` gives the name to show of each id.
    """

    __slots__ = ("_made", "_named", "_without_commas", "kind", "shown")

    def __init__(self, kind: str, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take the ids with their names, the one to show first."""
        listed = [(thing, tuple(names)) for thing, names in named]
        self.shown: dict[str, str] = {}
        for thing, names in listed:
            self.shown.setdefault(thing, names[0] if names else thing)
        self.kind = kind
        self._named = listed
        self._made: _Index | None = None
        self._without_commas: dict[str, tuple[str, ...]] | None = None

    @property
    def _index(self) -> _Index:
        """The names as they are compared, put together when one is first asked for that is no id."""
        if self._made is None:
            self._made = _Index(self._named, self.shown)  # twice at worst, where two threads ask at once
        return self._made

    def make_ready(self) -> None:
        """Put together what names are looked up in, where that is better done now than when one is asked for."""
        self._index  # noqa: B018 - it is kept

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids that the text may stand for, in order: just the one where it is an id as written."""
        if text in self.shown:
            return (text,)
        return self._index.ids.get(fold(text), ()) or self._in_another_form(text)

    def _in_another_form(self, text: str) -> tuple[str, ...]:
        """Return the ids that a text stands for whose name is declared without its comma or its abbreviation."""
        if self.kind == _PLACES or len(text) > MAX_TEXT:  # between places a comma says that one lies in the other
            return ()
        told = without_abbreviation(text)
        if told is None:
            return self._whatever_its_commas(text)
        name, short = map(self._whatever_its_commas, told)
        return name if not short or short == name else ()

    def _whatever_its_commas(self, text: str) -> tuple[str, ...]:
        if self._without_commas is None:  # few names are unknown, and most catalogs have none with a comma
            ids: dict[str, set[str]] = {}
            for key, found in self._index.ids.items():
                ids.setdefault(without_commas(key), set()).update(found)
            self._without_commas = {key: tuple(sorted(found)) for key, found in ids.items()}
        return self._without_commas.get(without_commas(fold(text)), ())

    def one(self, text: str, *, hint: bool = True) -> str | Unread:
        """Return the one id that the text stands for; without ``hint`` nothing like an unknown one is looked for."""
        found = self.find(text)
        if len(found) == 1:
            return found[0]
        return self._ambiguous(text, found) if found else self.unknown(text, hint=hint)

    def suggest(self, text: str) -> str | None:
        """Return the known name that looks most like an unknown one, as declared, if any does."""
        close = self._index.spelling.closest(fold(text[:MAX_TEXT]))
        return close and self._index.written[close]

    def find_chain(self, text: str, tree: Tree, *, hint: bool = True) -> str | Unread:
        """Return the narrowest of the things that the text names, one inside the other.

        "Kawasan Gading Serpong, Kabupaten Tangerang" names two, "Atria Hotel Gading Serpong" as well: without commas
        the longest known names are read from left to right. A name of several things is settled by the others.
        """
        found = self.find(text)
        if len(found) == 1:
            return found[0]
        if len(text) > MAX_TEXT:
            return self.unknown(text, hint=hint)
        named: list[tuple[str, tuple[str, ...]]] = []
        for part in (part for part in text.split(",") if part.strip()):
            names = self._segments(part, hint=hint)
            if isinstance(names, Unread):
                return names
            named.extend(names)
        if not named:
            return self.unknown(text, hint=hint)
        left = named[0][1]
        for _, ids in named[1:]:
            left = tuple(sorted({*_inside(tree, ids, left), *_inside(tree, left, ids)}))
        if len(left) == 1:
            return left[0]
        return self._ambiguous(text, left) if left else self._no_chain(text, named)

    def unknown(self, text: str, *, by_id: bool = False, hint: bool = True) -> Unread:
        """Return the fault of a text that names nothing; ``readings`` holds the suggestion, if there is one.

        ``by_id`` where only ids are read, as in expressions.
        """
        shown, meant = _short(text), self.suggest(text) if hint else None
        if by_id and meant is not None:
            meant = self.find(meant)[0]
        if meant is None:
            words = "no {kind} is called “{name}”; correct the name, or complete the catalog"
            return Unread("unknown-name", say(words, kind=term(self.kind), name=shown))
        kind = term(self.kind)
        message = say("no {kind} is called “{name}”; did you mean “{meant}”?", kind=kind, name=shown, meant=meant)
        return Unread("unknown-name", message, (meant,))

    def _segments(self, text: str, *, hint: bool) -> list[tuple[str, tuple[str, ...]]] | Unread:
        """Split into the longest known names, from left to right."""
        found = self.find(text.strip())
        if found:
            return [(text.strip(), found)]
        words = text.split()
        named = []
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + self._index.longest), start, -1):
                piece = " ".join(words[start:end])
                found = self.find(piece)
                if found:
                    named.append((piece, found))
                    start = end
                    break
            else:
                # Where nothing of it is known, the whole is what was misspelt.
                return self.unknown(" ".join(words[start:]) if named else text.strip(), hint=hint)
        return named

    def _ambiguous(self, text: str, ids: tuple[str, ...]) -> Unread:
        shown = tuple(f"{self.shown[thing]} ({thing})" for thing in ids)
        listed: list[Message] = [verbatim(name) for name in shown[:MAX_SHOWN]]
        if len(shown) > MAX_SHOWN:
            listed.append(say("{count} more", count=len(shown) - MAX_SHOWN))
        message = say("“{name}” may be any of: {things}", name=_short(text), things=join(listed))
        return Unread("ambiguous-name", message, shown[:MAX_SHOWN])

    def _no_chain(self, text: str, named: list[tuple[str, tuple[str, ...]]]) -> Unread:
        pieces = join([verbatim(f"“{piece}”") for piece, _ in named])
        template = "“{text}” names several {kind}s that do not lie one inside the other: {pieces}"
        return Unread("not-a-chain", say(template, text=_short(text), kind=term(self.kind), pieces=pieces))


def _inside(tree: Tree, narrow: tuple[str, ...], wide: tuple[str, ...]) -> list[str]:
    """Return those of ``narrow`` that lie in one of ``wide``, in one pass: spans of a tree never cross."""
    inside, reach = [], -1
    marks = [(tree.numbers[thing], False) for thing in wide] + [(tree.numbers[thing], True) for thing in narrow]
    for number, is_narrow in sorted(marks):
        if not is_narrow:
            reach = max(reach, tree.last(number))
        elif number <= reach:
            inside.append(tree.id_at(number))
    return inside


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"

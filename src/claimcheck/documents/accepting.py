"""Adds an acceptance to the text of a claim file, and changes nothing of what stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from claimcheck.documents.document import SourceDocument
from claimcheck.documents.loading import load_text
from claimcheck.documents.models import AcceptedEntry
from claimcheck.record import evolve

_FILE = "accepted.yaml"
_PLAIN = re.compile(r"[a-z-]+:[0-9a-f]+|[^\W_]([\w .,;()/“”‘’–—-]*[\w.)/”’])?")  # needs no quotation marks in YAML
_ITEM = re.compile(r" *- +", re.ASCII)


def with_acceptance(text: str, entry: AcceptedEntry) -> str | None:
    """Return the text of a YAML claim file with one more acceptance at its end, ``None`` where that cannot be done.

    The new text begins with the old one, byte for byte. It is read again before it is handed out: it says what the old
    one says, and the acceptance, and nothing else.
    """
    return next((new for new in _candidates(text, entry) if _adds_only_that(text, new, entry)), None)


def _candidates(text: str, entry: AcceptedEntry) -> Iterator[str]:
    """Yield the text with the entry in the list that ends it, then in a section of its own, then in a document."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith(("\n", "\r")) else text + line_end
    for head, item in _places(text):
        lines = [*head, *_lines(entry, item)]
        yield before + "".join(f"{line}{line_end}" for line in lines)


def _places(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield the lines that go before an entry, and the indented hyphen that begins it."""
    documents, _ = load_text(text, _FILE, "yaml")
    last = documents[-1].accepted[-1:] if documents else ()
    for found in last:
        begin = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))[found.mark.line - 1][: found.mark.column - 1]
        if _ITEM.fullmatch(begin):
            yield [], begin
    if not documents:
        yield ["accepted:"], "  - "
    yield ["---", "accepted:"], "  - "


def _lines(entry: AcceptedEntry, item: str) -> list[str]:
    given = [(key, value) for key, value in vars(entry).items() if value is not None]
    return [f"{' ' * len(item) if index else item}{key}: {_scalar(value)}" for index, (key, value) in enumerate(given)]


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _adds_only_that(old: str, new: str, entry: AcceptedEntry) -> bool:
    documents, problems = load_text(old, _FILE, "yaml")
    found, met = load_text(new, _FILE, "yaml")
    entries, after = _accepted(documents), _accepted(found)
    return problems == met and _others(found) == _others(documents) and after == [*entries, entry]


def _others(documents: tuple[SourceDocument, ...]) -> list[SourceDocument]:
    """Return what is no acceptance; a document of nothing else leaves nothing."""
    bare = [evolve(one, accepted=()) for one in documents]
    return [one for one in bare if one != SourceDocument(one.file, one.index, one.mark)]


def _accepted(documents: tuple[SourceDocument, ...]) -> list[AcceptedEntry]:
    return [located.entry for document in documents for located in document.accepted]

"""A document's tree to its sections, entry by entry: what is wrong in one hides no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from claimcheck.documents import models
from claimcheck.documents.claims import ClaimReader
from claimcheck.documents.document import Located, SourceDocument
from claimcheck.documents.entries import is_mapping, read_entry
from claimcheck.documents.explain import no_identifier, unknown_key, unknown_value, wrong_shape
from claimcheck.documents.keys import SECTIONS, field_of
from claimcheck.documents.plain_values import plain
from claimcheck.documents.source import Source, shown
from claimcheck.documents.tree import Node
from claimcheck.domain.message import say, verbatim
from claimcheck.record import evolve

Fields: TypeAlias = dict[str, Any]
_Section: TypeAlias = Callable[[Source, str, Node], Fields]

VERSION = "1"
_CATALOG: Final[dict[str, type[models.Entry]]] = {
    "places": models.PlaceEntry,
    "entities": models.EntityEntry,
    "measures": models.MeasureEntry,
    "events": models.EventEntry,
    "awards": models.AwardEntry,
    "properties": models.PropertyEntry,
    "roles": models.RoleEntry,
}
_LISTS: Final[dict[str, type[models.Entry]]] = {"relations": models.RelationEntry, "accepted": models.AcceptedEntry}
_DATE_ORDERS = ("day-month", "month-day")
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)


class DocumentReader:
    """Reads the documents of one file, which share its limits."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._claims = ClaimReader(source)

    def read(self, tree: Node, index: int) -> SourceDocument | None:
        """Return the document, or ``None`` where it is none or one of another version of the format."""
        source, sections = self._source, tree.value
        if not isinstance(sections, dict):
            if tree.sound:
                source.report("bad-value", tree.at, say("a document is a mapping of sections such as “claims:”"))
            return None
        if not _is_known_version(source, sections.get("version")):
            return None
        fields: Fields = {}
        for name, node in sections.items():
            if name not in SECTIONS:
                unknown_key(source, SECTIONS, node)
            elif node.sound or not isinstance(node.value, str):  # else there is nothing in it, which was reported
                fields |= self._section(name, node)
        document = SourceDocument(source.file, index, source.mark(tree.at), **fields)
        return _without_orphans(source, document, sections.get("article"))

    def _section(self, name: str, node: Node) -> Fields:
        if name == "claims":
            return {name: self._claims.read(_entries(self._source, name, node))}
        return _READERS[name](self._source, name, node) if name in _READERS else {}


def _is_known_version(source: Source, node: Node | None) -> bool:
    if node is None or node.value == VERSION:
        return True
    found = shown(str(plain(node)))
    words = "version {found} of the file format is not known; this claimcheck reads version {known}"
    source.report("bad-version", node.at, say(words, found=found, known=VERSION))
    return False


def _without_orphans(source: Source, document: SourceDocument, article: Node | None) -> SourceDocument:
    """Leave claims out whose article could not be read: its language and date decide what they say."""
    if article is None or document.article is not None or not document.claims:
        return document
    one = "the article could not be read, so its one claim takes no part"
    many = "the article could not be read, so its {count} claims take no part"
    count = len(document.claims)
    source.report("claims-left-out", article.key_at, say(one if count == 1 else many, count=count))
    return evolve(document, claims=())


def _entries(source: Source, name: str, node: Node) -> list[Node]:
    if isinstance(node.value, list):
        return node.value
    wrong_shape(source, name, say("a list"), node)
    return []


def _read_article(source: Source, name: str, node: Node) -> Fields:
    if not is_mapping(source, verbatim("“article”"), node):
        return {}
    found = read_entry(source, models.Article, node, name, node.at)
    return {} if found is None else {name: evolve(found, id=found.entry.id)}


def _read_list(source: Source, name: str, node: Node) -> Fields:
    read = (
        read_entry(source, _LISTS[name], inner, str(place), inner.at)
        for place, inner in enumerate(_entries(source, name, node), start=1)
        if is_mapping(source, say("an entry of “{name}”", name=name), inner)
    )
    return {name: tuple(entry for entry in read if entry is not None)}


def _read_catalog(source: Source, name: str, node: Node) -> Fields:
    return _read_mapping(source, name, node, lambda _, inner: _catalog_entry(source, _CATALOG[name], inner))


def _read_facets(source: Source, name: str, node: Node) -> Fields:
    return _read_mapping(source, name, node, lambda key, inner: _named(source, models.FacetEntry, key, inner))


def _read_units(source: Source, name: str, node: Node) -> Fields:
    return _read_mapping(
        source, name, node, lambda _, inner: _named(source, models.UnitEntry, inner.written, _with_words(inner))
    )


def _read_mapping(source: Source, name: str, node: Node, read: Callable[[str, Node], Located[Any] | None]) -> Fields:
    if not isinstance(node.value, dict):
        wrong_shape(source, name, say("a mapping of names to entries"), node)
        return {}
    entries = (read(key, inner) for key, inner in node.value.items())
    return {name: tuple(entry for entry in entries if entry is not None)}


def _catalog_entry(source: Source, model: type[models.Entry], node: Node) -> Located[Any] | None:
    if _IDENTIFIER.fullmatch(node.written):
        return _named(source, model, node.written, node)
    source.report("bad-value", node.key_at, no_identifier(node.written))
    return None


def _named(source: Source, model: type[models.Entry], name: str, node: Node) -> Located[Any] | None:
    if not is_mapping(source, verbatim(f"“{shown(node.written)}”"), node):
        return None
    return read_entry(source, model, node, name, node.key_at)


def _with_words(node: Node) -> Node:
    """Return ``{words: …}`` where the words of a unit stand alone."""
    if isinstance(node.value, dict) or not node.sound:
        return node
    whole = Node({"words": node}, node.at)
    whole.key_at, whole.written = node.key_at, node.written
    return whole


def _read_levels(source: Source, name: str, node: Node) -> Fields:
    rungs = [inner.value if isinstance(inner.value, list) else [inner] for inner in _entries(source, name, node)]
    words = tuple(tuple(word.value for word in rung if isinstance(word.value, str)) for rung in rungs)
    if not node.sound or not words:
        return {}
    if [len(rung) for rung in words] != [len(rung) or 1 for rung in rungs]:
        wrong = "“levels” is a list of names, widest first; those that stand side by side are a list within it"
        source.report("bad-value", node.at, say(wrong))
        return {}
    return {name: words, "levels_mark": source.mark(node.at)}


def _read_date_order(source: Source, name: str, node: Node) -> Fields:
    if node.value in _DATE_ORDERS:
        return {field_of(name): node.value}
    unknown_value(source, name, _DATE_ORDERS, node)
    return {}


_READERS: Final[dict[str, _Section]] = {
    "article": _read_article,
    **dict.fromkeys(_LISTS, _read_list),
    **dict.fromkeys(_CATALOG, _read_catalog),
    "facets": _read_facets,
    "units": _read_units,
    "levels": _read_levels,
    "date-order": _read_date_order,
}

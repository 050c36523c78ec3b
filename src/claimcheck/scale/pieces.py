"""A ledger read in pieces: documents one by one, and together only those that speak of each other.

What all of them need, the catalog and the order of day and month, is gathered first. Of all else only the ids of
articles are kept, so that a ledger of any size is read in little memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from os import PathLike

from claimcheck.documents import SourceDocument
from claimcheck.documents.common import is_for_all, may_be_for_all
from claimcheck.documents.files import LedgerFile, find_files, read_source
from claimcheck.documents.loading import Loaded, load_files
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.progress import tell
from claimcheck.record import define, field, frozen
from claimcheck.resolve.catalogs import build_catalog
from claimcheck.resolve.draft import article_of
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import Base, date_orders, resolve


@frozen
class Piece:
    """The ledger of one document, or of some that speak of each other, and what could not be resolved in it.

    ``article`` is the one that it is about: of several together, or of none, ``None``.
    """

    ledger: Ledger
    unresolved: tuple[Diagnostic, ...]
    article: str | None = None


class SaysMoreError(Exception):
    """A file says something for the others that does not look as if it did: begin again, and look for it there."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


@define(eq=False)
class Pieces:
    """The files of a ledger, what was wrong with them, and what their documents are resolved on."""

    files: Sequence[LedgerFile]
    problems: list[Diagnostic]
    base: Base
    unresolved: tuple[Diagnostic, ...]
    _common: dict[str, Loaded]  # of files that say something for the others, by their names
    _found_in: dict[str, set[int]] = field(init=False, factory=lambda: defaultdict(set))  # files, by article
    _linked: set[str] = field(init=False, factory=set)

    @property
    def linked(self) -> set[str]:
        """The articles that speak of each other, or of which there are two of one id, as far as they were met."""
        return self._linked & self._found_in.keys()

    def apart(self) -> Iterator[Piece]:
        """Yield the pieces of all documents; raises ``SaysMoreError``.

        Those of articles that ``together`` yields again may be among them.
        """
        for number, file in enumerate(self.files):
            tell("reading files", number + 1, len(self.files))
            documents, met = self._common.get(file.name) or load_files([file])
            self.problems += met
            if file.name not in self._common and any(map(is_for_all, documents)):
                raise SaysMoreError(file.name)
            yield from filter(None, (self._piece(number, document) for document in documents))

    def together(self) -> Piece | None:
        """Return the piece of the articles that are ``linked``, if there are any."""
        linked = self.linked
        numbers = sorted(set().union(*(self._found_in[article] for article in linked)))
        documents = [
            document
            for file in (self.files[number] for number in numbers)
            for document in (self._common.get(file.name) or load_files([file]))[0]
            if _has_article(document) and article_of(document, None)[0].id in linked
        ]
        return Piece(*resolve(documents, self.base)) if documents else None

    def _piece(self, number: int, document: SourceDocument) -> Piece | None:
        """Return the piece of a document, if it is not clear already that it cannot stand alone."""
        ledger, unresolved = resolve([document], self.base)
        article = next(iter(ledger.articles), None)
        if article is not None:
            if article in self._found_in:
                self._linked.add(article)
            self._found_in[article].add(number)
        self._linked |= ledger.coupling.linked
        return None if article in self._linked else Piece(ledger, unresolved, article)


def pieces_of(paths: Sequence[str | PathLike[str]], common: Collection[str] = ()) -> Pieces:
    """Return the pieces of the ledger of these files and folders; ``common`` are files that speak for all of it."""
    files, problems = find_files(paths)
    read = {
        file.name: load_files([file])
        for file in files
        if file.name in common or may_be_for_all(read_source(file.name, file.path).text)
    }
    documents = [document for loaded, _ in read.values() for document in loaded]
    catalog, unresolved = build_catalog(documents)
    return Pieces(files, problems, Base(catalog, date_orders(documents)), unresolved, read)


def _has_article(document: SourceDocument) -> bool:
    return bool(document.claims or document.article)

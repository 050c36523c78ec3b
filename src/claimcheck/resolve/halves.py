"""Files to the ledger, where there are many: one half of them by this process, the other beside it by a copy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Final, TypeAlias

from claimcheck.documents.common import is_for_all, may_be_for_all
from claimcheck.documents.files import LedgerFile, read_source
from claimcheck.documents.loading import Loaded, load_source, together
from claimcheck.documents.source import Source
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.progress import quietly, tell
from claimcheck.resolve.catalogs import build_catalog
from claimcheck.resolve.draft import Draft, draft_of
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import Base, date_orders, ledger_of
from claimcheck.world.processes import beside

Read: TypeAlias = tuple[LedgerFile, Source]
Half: TypeAlias = tuple[Draft, tuple[Diagnostic, ...]]

WORTH: Final = 500_000  # characters: for fewer a second process is not worth its while
_OWN: Final = 0.51  # what this process reads of them: it gets ready besides, the copy copies memory and hands on


class _NotApartError(Exception):
    """A half says something for the other one."""


def resolve_halves(
    files: Sequence[LedgerFile], get_ready: Callable[[], None] = lambda: None
) -> tuple[Ledger, tuple[Diagnostic, ...]] | None:
    """Return the ledger of these files, and the problems met, as if they were read one after the other.

    ``get_ready`` is what this process does besides. ``None`` where there is little to read, and where a half of it
    says something for the other one without looking so.
    """
    sources = [(file, read_source(file.name, file.path)) for file in files]
    common = {file.name for file, source in sources if may_be_for_all(source.text)}
    if sum(len(source.text) for file, source in sources if file.name not in common) < WORTH:
        return None
    known = {file.name: load_source(file, source) for file, source in sources if file.name in common}
    documents = [document for loaded, _ in known.values() for document in loaded]
    catalog, unresolved = build_catalog(documents)
    base = Base(catalog, date_orders(documents))
    one, other = (partial(_half, part, known, base) for part in _parted(sources, common))

    def here() -> Half:
        get_ready()
        return one()

    try:
        (draft, problems), (further, more) = beside(here, partial(quietly, other))
    except _NotApartError:
        return None
    if not draft.articles.keys().isdisjoint(further.articles):
        return None
    draft.add(further)
    ledger, left = ledger_of(draft, base)
    return ledger, (*problems, *more, *unresolved, *left)


def _half(sources: Sequence[Read], known: Mapping[str, Loaded], base: Base) -> Half:
    """Return what some files hold; what is ``known`` of them stands in the catalog already."""
    loaded = (known.get(file.name) or _apart(file, source) for file, source in sources)
    documents, problems = together(loaded, len(sources))
    tell("looking names up")
    return draft_of(documents, base.glossary, base.date_order), problems


def _apart(file: LedgerFile, source: Source) -> Loaded:
    loaded = load_source(file, source)
    if any(map(is_for_all, loaded[0])):
        raise _NotApartError
    return loaded


def _parted(sources: Sequence[Read], common: set[str]) -> tuple[Sequence[Read], Sequence[Read]]:
    """Return the files, without a change of their order, as the two parts that take as long to read."""
    sizes = [0 if file.name in common else len(source.text) for file, source in sources]
    before = list(accumulate(sizes))
    at = bisect_left(before, before[-1] * _OWN)
    return sources[:at], sources[at:]

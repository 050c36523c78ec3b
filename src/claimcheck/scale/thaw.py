"""From rows of archives back to catalog, articles, claims and all else that a ledger holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Article
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message
from claimcheck.resolve.ledger import AcceptedFinding, Fault, Ledger
from claimcheck.scale.forms import claims_of, thaw_catalog, thawed
from claimcheck.scale.schema import hashed
from claimcheck.scale.store import Store
from claimcheck.stored import StoredError

T = TypeVar("T")


def catalog_of(store: Store) -> Catalog:
    """Return the catalog that the archives share; raises ``StoredError``."""
    for (data,) in store.query("SELECT data FROM rows WHERE kind = 'catalog' LIMIT 1"):
        return thaw_catalog(data)
    raise StoredError("no catalog")


def whole(store: Store, catalog: Catalog) -> Ledger:
    """Return the ledger of all that the archives hold; raises ``StoredError``."""
    articles = {one.id: one for one in thawed_all(store, "article", Article)}
    return Ledger(
        catalog,
        dict(sorted(articles.items())),
        tuple(claims_in(store, articles)),
        tuple(sorted(thawed_all(store, "fault", Fault), key=lambda fault: fault.claim)),
        dict(sorted(left_out(store))),
        tuple(thawed_all(store, "accepted", AcceptedFinding)),
    )


def claims_in(store: Store, articles: Mapping[str, Article]) -> Iterator[AnyClaim]:
    """Yield all claims in the order of their ids."""
    codec = claims_of(articles)
    query = "SELECT data FROM rows WHERE kind IN ('assertion', 'claim') AND data IS NOT NULL ORDER BY claim"
    yield from (thawed(AnyClaim, data, codec) for (data,) in store.query(query))


def claims_at(store: Store, homes: Mapping[str, int], articles: dict[str, Article]) -> list[AnyClaim]:
    """Return the claims of these ids that are held there; ``articles`` are those known, and grow."""
    if not homes:
        return []
    places = ", ".join(map(str, sorted(set(homes.values()))))
    query = f"""SELECT article, data FROM rows WHERE kind IN ('assertion', 'claim') AND "at" IN ({places})
                AND data IS NOT NULL AND list_contains(?, claim) ORDER BY claim"""
    held = store.query(query, list(homes))
    wanted = sorted({hashed(article) for article, _ in held if article not in articles})
    if wanted:
        query = f"""SELECT data FROM rows WHERE kind = 'article' AND "at" IN ({", ".join(map(str, wanted))})"""
        for (data,) in store.query(query):
            article = thawed(Article, data)
            articles[article.id] = article
    codec = claims_of(articles)
    return [thawed(AnyClaim, data, codec) for _, data in held]


def left_out(store: Store, claims: Collection[str] | None = None) -> Iterator[tuple[str, Message]]:
    """Yield the claims that take no part, or those of these ids, each with the reason."""
    for claim, data in store.query("SELECT claim, data FROM rows WHERE kind = 'left-out'"):
        if claims is None or claim in claims:
            yield claim, thawed(Message, data)


def problems_of(store: Store, *kinds: str) -> Iterable[Diagnostic]:
    """Return what was wrong with the files that archives were compiled of: ``problem`` or ``unresolved``."""
    return [one for kind in kinds for one in thawed_all(store, kind, Diagnostic)]


def thawed_all(store: Store, kind: str, made_as: type[T]) -> list[T]:
    """Return the objects of all rows of a kind."""
    return [thawed(made_as, data) for (data,) in store.query("SELECT data FROM rows WHERE kind = ?", kind)]

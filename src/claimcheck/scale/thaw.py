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


class Held:
    """The claims of archives by where they are held; the articles that were read are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles: dict[str, Article] = {}
        self._codec = claims_of(self._articles)

    def claims(self, homes: Mapping[str, int]) -> list[AnyClaim]:
        """Return claims by their ids and homes, in the order of the ids."""
        if not homes:
            return []
        query = f"""SELECT article, claim, data FROM rows WHERE kind IN ('assertion', 'claim')
                    AND "at" IN ({_listed(homes.values())}) AND data IS NOT NULL"""
        held = sorted(row for row in self._store.query(query) if row[1] in homes)
        self._read({article for article, _, _ in held} - self._articles.keys())
        return [thawed(AnyClaim, data, self._codec) for _, _, data in held]

    def _read(self, articles: Collection[str]) -> None:
        if articles:
            places = _listed(map(hashed, articles))
            query = f"""SELECT data FROM rows WHERE kind = 'article' AND "at" IN ({places})"""
            for (data,) in self._store.query(query):
                article = thawed(Article, data)
                self._articles[article.id] = article


def _listed(places: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(set(places))))


def left_out(store: Store, claims: Collection[str] | None = None) -> Iterator[tuple[str, Message]]:
    """Yield the claims that take no part, or those of these ids, each with the reason."""
    for claim, data in store.query("SELECT claim, data FROM rows WHERE kind = 'left-out'"):
        if claims is None or claim in claims:
            yield claim, thawed(Message, data)


def problems_of(store: Store, *kinds: str) -> Iterable[Diagnostic]:
    """Return what was wrong with the files that archives were compiled of: ``problem`` or ``unresolved``."""
    met = [one for kind in kinds for one in thawed_all(store, kind, Diagnostic)]
    return sorted(met, key=lambda one: (one.mark, one.code, str(one.message)))


def thawed_all(store: Store, kind: str, made_as: type[T]) -> list[T]:
    """Return the objects of all rows of a kind."""
    return [thawed(made_as, data) for (data,) in store.query("SELECT data FROM rows WHERE kind = ?", kind)]

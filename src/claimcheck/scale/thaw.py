"""From rows of archives back to catalog, articles, claims and all else that a ledger holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, TypeVar

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Article
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message
from claimcheck.resolve.ledger import AcceptedFinding, Fault, Ledger
from claimcheck.scale.forms import Pieces, claims_of, thaw_catalog, thawed
from claimcheck.scale.lookup import Lookup
from claimcheck.scale.store import Store
from claimcheck.stored import StoredError

_KEPT: Final = 10_000
"""How many claims stay in memory: what stands near one draft stands near its next version, too.

Python's collector of cyclic garbage walks them all now and then, which takes some 8 microseconds for each.
"""

T = TypeVar("T")


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
    """What archives hold, read when it is first asked for and kept: the articles of claims, and what is not of one."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._articles: dict[str, Article] = {}
        self._claims: dict[str, AnyClaim] = {}
        self._pieces = Pieces(self._articles)

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog that the archives share; raises ``StoredError``."""
        for _, data in self._lookup.small("catalog"):
            return thaw_catalog(data)
        raise StoredError("no catalog")

    @cached_property
    def date_orders(self) -> frozenset[str]:
        """The orders of day and month that documents state."""
        stated = self._lookup.small("setting")
        return frozenset(order for _, data in stated for order in thawed(tuple[str, ...], data))

    @cached_property
    def accepted(self) -> tuple[AcceptedFinding, ...]:
        """The accepted findings."""
        return tuple(thawed(AcceptedFinding, data) for _, data in self._lookup.small("accepted"))

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """The claims that could not be read."""
        return tuple(thawed(Fault, data) for _, data in self._lookup.small("fault"))

    @cached_property
    def unresolved(self) -> tuple[Diagnostic, ...]:
        """The problems of claims that name others which are not there."""
        met = self._lookup.small("unresolved")
        return tuple(thawed(Diagnostic, data) for _, data in met if "unknown-claim" in data)

    def left_out(self, articles: Collection[str]) -> dict[str, Message]:
        """Return, of the claims that take no part, at least those of these articles and those that these withdraw."""
        names = [json.dumps(one, ensure_ascii=False)[1:-1] for one in articles]
        return {
            claim: thawed(Message, data)
            for claim, data in self._left_out
            if any(claim.startswith(one) for one in articles) or any(name in data for name in names)
        }

    @cached_property
    def _left_out(self) -> list[tuple[str, str]]:
        return list(self._lookup.small("left-out"))

    def meet(self, claims: Iterable[AnyClaim]) -> None:
        """Know claims that others are to be held against, so that what they say alike is one object."""
        for claim in claims:
            self._pieces.meet(claim)

    def has_claim(self, claim: str) -> bool:
        """Whether there is a claim, readable or not."""
        return self._lookup.has_claim(claim)

    def claims(self, homes: Mapping[str, int], articles: Mapping[str, str]) -> list[AnyClaim]:
        """Return claims by their ids and homes, in the order of the ids; ``articles`` tells what they stand in.

        What of this is not told takes another query.
        """
        if len(self._claims) > _KEPT:
            self._keep_only(homes)
        missing = {claim: home for claim, home in homes.items() if claim not in self._claims}
        if missing:
            self._read(missing, articles)
        return [self._claims[claim] for claim in sorted(homes) if claim in self._claims]

    def _keep_only(self, claims: Collection[str]) -> None:
        """Forget all claims but these, and their articles."""
        self._claims = {name: self._claims[name] for name in claims if name in self._claims}
        kept = {one.article.id: one.article for one in self._claims.values()}
        self._articles.clear()  # which is what claims are read by
        self._articles.update(kept)

    def _read(self, homes: Mapping[str, int], articles: Mapping[str, str]) -> None:
        held = []
        for claim, article, data in self._lookup.held(homes, articles):
            if claim is None:
                self._keep(article, data)
            elif claim in homes:
                held.append((claim, article, data))
        missing = {article for _, article, _ in held if article not in self._articles}
        for article, data in self._lookup.articles(missing) if missing else ():
            self._keep(article, data)
        for name, _, data in held:
            found = self._pieces.claim(data)
            if found.id != name:
                raise StoredError(f"{found.id[:40]!r} stands in the place of another claim")
            self._claims[name] = found

    def _keep(self, name: str, data: str) -> None:
        if name not in self._articles:
            article = self._pieces.article(data)
            if article.id != name:
                raise StoredError(f"{article.id[:40]!r} stands in the place of another article")
            self._articles[name] = article


def left_out(store: Store) -> Iterator[tuple[str, Message]]:
    """Yield the claims that take no part, each with the reason."""
    for claim, data in store.query("SELECT claim, data FROM rows WHERE kind = 'left-out'"):
        yield claim, thawed(Message, data)


def problems_of(store: Store, *kinds: str) -> Iterable[Diagnostic]:
    """Return what was wrong with the files that archives were compiled of: ``problem`` or ``unresolved``."""
    met = [one for kind in kinds for one in thawed_all(store, kind, Diagnostic)]
    return sorted(met, key=lambda one: (one.mark, one.code, str(one.message)))


def thawed_all(store: Store, kind: str, made_as: type[T]) -> list[T]:
    """Return the objects of all rows of a kind."""
    return [thawed(made_as, data) for (data,) in store.query("SELECT data FROM rows WHERE kind = ?", kind)]

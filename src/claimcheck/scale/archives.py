"""Archives and what is read beside them, gathered to be checked: by their rows, or by their documents."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Final

from claimcheck.documents import SourceDocument
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import say
from claimcheck.engine.blocks import Block
from claimcheck.resolve.resolve import Base, date_orders, resolve
from claimcheck.rules._rule import Rule
from claimcheck.scale.around import Around
from claimcheck.scale.claim_rows import Rows
from claimcheck.scale.database import duckdb
from claimcheck.scale.gathered import Gathered
from claimcheck.scale.inputs import Documents, articles_in, base_of, documents_of
from claimcheck.scale.order import Order
from claimcheck.scale.parts import article_of, joined, only, revives, withdrawn_from
from claimcheck.scale.store import Facts, Store
from claimcheck.scale.suspects import count, specials, suspects
from claimcheck.scale.thaw import Held, problems_of, whole
from claimcheck.stored import StoredError

DAMAGE: Final = (StoredError, duckdb.OperationalError, duckdb.DataError, duckdb.InvalidInputException)
"""What reading an archive raises whose rows are not those that were written."""


_FULL: Final = "write"  # what the words for a disk that takes no more have in common
SMALL = 20_000
"""Up to so many claims, all are examined: then the report also tells why each stands alone that does."""
_READ_AGAIN: Final = say(
    "All files that the archive was compiled of were read again: its rows do not hold with what stands beside it."
)
MOST_SPECIAL = 0.1
"""The share of special claims from which on it is quicker to examine all."""


class Archives:
    """Archives that are open. What reads them raises the errors of ``DAMAGE``.

    Their rows hold as long as this version made them, under one catalog, and nothing is said for the catalog beside
    them. Else all documents are read again: slower, and never wrong.
    """

    def __init__(self, facts: Sequence[Facts], connection: duckdb.DuckDBPyConnection) -> None:
        self._facts = facts
        self._store = Store(facts, connection)
        self._held = Held(self._store)

    def all_with(self, documents: Sequence[SourceDocument], rules: Mapping[str, Rule]) -> Gathered:
        """Return archives and documents together; of very many claims those that can stand in a finding."""
        if not self._holds(documents) or self._shares(documents):
            archived, kept = self.documents()
            ledger, unresolved = resolve([*archived, *documents])
            return Gathered(ledger, (*kept, *unresolved))
        own, unresolved = resolve(documents, self._base)
        problems = (*problems_of(self._store, "problem", "unresolved"), *unresolved)
        counts = count(self._store)
        special = specials(self._store) if counts.claims > SMALL and self._knows(rules) else None
        if special is None or len(special) > counts.claims * MOST_SPECIAL:
            return Gathered(joined(whole(self._store, self._base.catalog), own), problems)
        around = Around(self._store, self._rows, self._order, self._held, own, ())
        around.add(dict(suspects(self._store, self._base.catalog, rules)), special)
        return Gathered(around.ledger_of_all, problems, counts=counts)

    def _knows(self, rules: Mapping[str, Rule]) -> bool:
        """Whether what the archives tell of single claims is all that these rules would find, and none needs all."""
        known = frozenset.intersection(*(one.claim_rules for one in self._facts))
        single = {name for name, rule in rules.items() if rule.among is Block.CLAIM}
        return single <= known and all(rule.among is not Block.LEDGER for rule in rules.values())

    def around(self, documents: Sequence[SourceDocument], rules: Mapping[str, Rule]) -> Gathered:
        """Return documents, and beside them the archives without the articles that the documents hold anew."""
        self._store.look_up()
        articles = articles_in(documents)
        holds = self._holds(documents) and not articles & self._sought
        left_out = self._held.left_out(articles) if holds else {}
        if holds and not revives(left_out, articles):
            own, unresolved = resolve(documents, self._base)
            own = withdrawn_from(own, left_out, articles)
            if all(rule.among is not Block.LEDGER for rule in rules.values()):
                around = Around(self._store, self._rows, self._order, self._held, own, articles)
                return Gathered(around.ledger, unresolved, own, around)
            archived = whole(self._store, self._base.catalog)
            return Gathered(joined(only(archived, archived.articles.keys() - articles), own), unresolved, own)
        ledger, unresolved = resolve([*self.documents(articles)[0], *documents])
        files = {one.file for one in documents}
        met = tuple(one for one in unresolved if one.mark.file in files)
        return Gathered(ledger, met, only(ledger, articles), notices=(_READ_AGAIN,))

    def documents(self, without: Collection[str] = ()) -> Documents:
        """Return what the archives were compiled of, ``without`` the articles of these ids."""
        return documents_of([Store([one], self._store.connection.cursor()) for one in self._facts], without)

    def damaged(self, error: Exception) -> Diagnostic:
        """Return the problem of archives that cannot be read as they were written, or that there is no room for."""
        names = ", ".join(one.name for one in self._facts)
        if isinstance(error, duckdb.OutOfMemoryException) or _FULL in str(error).lower():
            words = "there is not enough memory, or room in the temporary folder, to check it: {why}"
            return problem("no-room", Mark(names), say(words, why=_short(error)))
        return problem("damaged-archive", Mark(names), say("what it holds is damaged: {why}", why=_short(error)))

    def close(self) -> None:
        """Close the database."""
        self._store.connection.close()

    @cached_property
    def _base(self) -> Base:
        return base_of(self._store, self._held)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self._base.catalog, lambda _: "")

    @cached_property
    def _order(self) -> Order:
        return Order(self._base.catalog, self._rows.keys)

    @cached_property
    def _sought(self) -> frozenset[str]:
        """The articles of which an archive names claims to withdraw that are not in it."""
        met = [one for one in self._held.unresolved if one.code == "unknown-claim"]
        return frozenset(article_of(str(one.message.arguments["id"])) for one in met)

    def _holds(self, documents: Sequence[SourceDocument]) -> bool:
        if not all(one.is_current for one in self._facts) or len({one.catalog for one in self._facts}) > 1:
            return False
        if any(one.declares for one in documents):
            return False
        known, stated = self._base.date_orders, date_orders(documents)
        return stated <= known or len(known) > 1  # else documents that state no order are read otherwise

    def _shares(self, documents: Sequence[SourceDocument]) -> bool:
        """Whether archives and documents may speak of each other: an article in two, or claims that one withdraws."""
        if len(self._facts) == 1 and not documents:
            return False
        twice = """SELECT article FROM rows WHERE kind = 'article'
                   GROUP BY article HAVING count(*) > 1 OR list_contains(?, article)"""
        return bool(self._sought) or bool(self._store.query(twice, sorted(articles_in(documents))))


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]

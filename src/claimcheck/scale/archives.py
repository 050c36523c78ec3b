"""Archives and what is read beside them, gathered to be checked: by their rows, or by their documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial
from typing import Final

from claimcheck.checking.outcome import Outcome
from claimcheck.documents import SourceDocument
from claimcheck.domain.claim import AnyClaim, Domain
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import say
from claimcheck.engine.blocks import Block
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.reading.figures import read_figure
from claimcheck.record import evolve
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import Base, date_orders, resolve
from claimcheck.rules._rule import Rule
from claimcheck.scale import database
from claimcheck.scale.again import Again
from claimcheck.scale.apart import Apart
from claimcheck.scale.around import Around, Searched
from claimcheck.scale.claim_rows import Rows
from claimcheck.scale.database_lookup import InDatabase
from claimcheck.scale.gathered import Choice, Gathered
from claimcheck.scale.index.search import InIndexes
from claimcheck.scale.inputs import Documents, articles_in, documents_of, without_given
from claimcheck.scale.lookup import Lookup
from claimcheck.scale.near import Near
from claimcheck.scale.order import Order
from claimcheck.scale.parts import article_of, joined, only, revives, withdrawn_from
from claimcheck.scale.room import in_short, lacks_room, no_room
from claimcheck.scale.schema import Row
from claimcheck.scale.store import Database, Facts, Store
from claimcheck.scale.suspects import count, specials, suspects
from claimcheck.scale.thaw import Held, problems_of, whole
from claimcheck.stored import StoredError

SMALL = 20_000
"""Up to so many claims, all are examined: then the report also tells why each stands alone that does."""
_READ_AGAIN: Final = say(
    "All files that the archive was compiled of were read again: its rows do not hold with what stands beside it."
)
_ASTRAY: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
MOST_SPECIAL = 0.1
"""The share of special claims from which on it is quicker to examine all."""


class Archives:
    """Archives that are open. What reads them, or checks what they gave, raises the errors of ``damage``.

    Their rows hold as long as this version made them, under one catalog, and nothing is said for the catalog beside
    them. Else all documents are read again: slower, and never wrong. ``lasts``: they are kept open for many drafts.
    """

    def __init__(self, facts: Sequence[Facts], begun: Database, *, lasts: bool = False) -> None:
        self._facts = facts
        self._lasts = lasts
        self._begun = begun

    def get_ready(self) -> None:
        """Work out now what every draft needs: names, what rules take from the catalog, the grammar of figures."""
        for domain in Domain:
            self._base.catalog.names(domain).make_ready()
        Choice().examine(Ledger(self._base.catalog, {}, ()))
        self._order  # noqa: B018 - it is kept
        for language in ("id", "en"):
            read_figure("1", language)

    def all_with(self, documents: Sequence[SourceDocument], rules: Mapping[str, Rule]) -> Gathered:
        """Return archives and documents together; of very many claims those that can stand in a finding."""
        if not self.hold(documents) or self._shares(documents):
            archived, kept = self.documents()
            archived, differing = without_given(archived, documents)
            ledger, unresolved = resolve([*archived, *documents])
            return Gathered(ledger, (*kept, *differing, *unresolved))
        own, unresolved = resolve(documents, self._base)
        problems = (*problems_of(self._store, "problem", "unresolved"), *unresolved)
        counts = count(self._store)
        special = specials(self._store) if counts.claims > SMALL and self._knows(rules) else None
        if special is None or len(special) > counts.claims * MOST_SPECIAL:
            return Gathered(joined(whole(self._store, self._base.catalog), own), problems)
        lookup, own = InDatabase(self._store), evolve(own, among=counts.claims + own.size)
        around = Around(Near(lookup, self._rows_of, self._order), Held(lookup), Searched(), own).begin()
        around.add(dict(suspects(self._store, self._base.catalog, rules, least_digits(own.in_all))), special)
        return Gathered(around.ledger_of_all, problems, counts=counts)

    def _knows(self, rules: Mapping[str, Rule]) -> bool:
        """Whether what the archives tell of single claims is all that these rules would find, and none needs all."""
        known = frozenset.intersection(*(one.claim_rules for one in self._facts))
        single = {name for name, rule in rules.items() if rule.among is Block.CLAIM}
        return single <= known and all(rule.among is not Block.LEDGER for rule in rules.values())

    def around(self, documents: Sequence[SourceDocument], rules: Mapping[str, Rule]) -> Gathered:
        """Return documents, and beside them the archives without the articles that the documents hold anew."""
        articles = articles_in(documents)
        holds = self.hold(documents) and not articles & self._sought
        left_out = self._held.left_out(articles) if holds else {}
        if holds and not revives(left_out, articles):
            own, unresolved = resolve(documents, self._base)
            own = evolve(
                withdrawn_from(own, left_out, articles), among=sum(one.claims for one in self._facts) + own.size
            )
            self._held.meet(own.claims)
            if all(rule.among is not Block.LEDGER for rule in rules.values()):
                accepted = (*self._held.accepted, *own.accepted)
                return Gathered(evolve(own, accepted=accepted), unresolved, own, partial(self._examine, own, articles))
            archived = whole(self._store, self._base.catalog)
            return Gathered(joined(only(archived, archived.articles.keys() - articles), own), unresolved, own)
        ledger, unresolved = resolve([*self.documents(articles)[0], *documents])
        files = {one.file for one in documents}
        met = tuple(one for one in unresolved if one.mark.file in files)
        return Gathered(ledger, met, only(ledger, articles), notices=(_READ_AGAIN,))

    def _examine(self, own: Ledger, without: Collection[str], choice: Choice) -> Outcome:
        """Return what is found about claims, but for articles of some ids."""
        if self._lasts and choice.until is None:
            outcome = self._apart.examine(own, without, choice.rules, choice.levels)
        else:
            outcome = self._around(own, without).begin().examined(choice.examine, choice.rules)
        self._searched.forget()
        return outcome

    def _around(self, own: Ledger, without: Collection[str]) -> Around:
        near = Near(self._lookup, self._rows_of, self._order, without, least_digits(own.in_all))
        return Around(near, self._held, self._searched, own)

    def documents(self, without: Collection[str] = ()) -> Documents:
        """Return what the archives were compiled of, ``without`` the articles of these ids."""
        return documents_of([Store([one], self._store.connection.cursor()) for one in self._facts], without)

    def damage(self) -> tuple[type[Exception], ...]:
        """Return what reading and checking archives raises whose rows are not those that were written.

        Rows without an index have no checksum either: a value that is missing, or an id that leads nowhere, shows only
        where it is used.
        """
        known = _damage()
        return known if all(one.index is not None for one in self._facts) else (*known, *_ASTRAY)

    def damaged(self, error: Exception) -> Diagnostic:
        """Return the problem of archives that cannot be read as they were written, or that there is no room for."""
        names = [one.name for one in self._facts]
        if not isinstance(error, _damage()):
            words = say("what it holds is damaged, and does not fit together; compile it anew")
        elif not isinstance(error, StoredError) and lacks_room(error):
            return no_room(error, names)
        else:
            words = say("what it holds is damaged: {why}", why=in_short(error))
        return problem("damaged-archive", Mark(", ".join(names)), words)

    def close(self) -> None:
        """Close the files and the database."""
        for one in self._facts:
            one.close()
        self._begun.close()

    @cached_property
    def _store(self) -> Store:
        for one in self._facts:
            if one.index is not None:
                one.index.look_at_rows()
        return Store(self._facts, self._begun.connection)

    @cached_property
    def _lookup(self) -> Lookup:
        indexes = [one.index for one in self._facts if one.index is not None]
        if len(indexes) == len(self._facts):
            return InIndexes(indexes)
        self._store.look_up()
        return InDatabase(self._store)

    @cached_property
    def _held(self) -> Held:
        return Held(self._lookup)

    @cached_property
    def _base(self) -> Base:
        return Base(self._held.catalog, self._held.date_orders, self._held.has_claim)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self._base.catalog, lambda _: "")

    @cached_property
    def _rows_of(self) -> Callable[[AnyClaim], tuple[Row, ...]]:
        return self._rows.alike()

    @cached_property
    def _apart(self) -> Apart:
        return Apart(Again(self._rows.keys), self._around)

    @cached_property
    def _searched(self) -> Searched:
        return Searched()

    @cached_property
    def _order(self) -> Order:
        return Order(self._base.catalog, self._rows.keys)

    @cached_property
    def _sought(self) -> frozenset[str]:
        """The articles of which an archive names claims to withdraw that are not in it."""
        met = [one for one in self._held.unresolved if one.code == "unknown-claim"]
        return frozenset(article_of(str(one.message.arguments["id"])) for one in met)

    def hold(self, documents: Sequence[SourceDocument]) -> bool:
        """Whether the rows hold beside these documents."""
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


def _damage() -> tuple[type[Exception], ...]:
    """Return what is raised where rows cannot be read.

    To be asked where something was raised: until then the database need not be there, nor where nothing asked it.
    """
    try:
        known = database.duckdb
    except ModuleNotFoundError:
        return (StoredError,)
    return (StoredError, known.OperationalError, known.DataError, known.InvalidInputException)

"""Archives looked up by a database: those that have no index, as others have written their rows anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from claimcheck.record import frozen
from claimcheck.scale.forms import in_pieces
from claimcheck.scale.lookup import SMALL, Answer, Seeker
from claimcheck.scale.near_query import answers
from claimcheck.scale.relations import quoted
from claimcheck.scale.schema import hashed
from claimcheck.scale.store import Store


@frozen(eq=False)
class InDatabase:
    """The rows of archives, looked up by queries (``lookup.Lookup``)."""

    store: Store

    def answers(
        self, sought: Sequence[tuple[str, Seeker]], without: Collection[str], exceeding: Collection[str], *,
        asked: bool,
    ) -> Iterator[Answer]:  # fmt: skip
        """Yield what there is of rows that are sought in their roles."""
        del asked  # the query looks for company beside all else
        return answers(self.store, sought, without, exceeding)

    def small(self, kind: str) -> list[tuple[str, str]]:
        """Return claim and data of the rows of a kind that is read whole."""
        return self._small[kind]

    @cached_property
    def _small(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        kinds = ", ".join(map(quoted, SMALL))
        for kind, claim, data in self.store.query(f"SELECT kind, claim, data FROM rows WHERE kind IN ({kinds})"):
            found[kind].append((claim or "", data or ""))
        return found

    def held(self, homes: Mapping[str, int], articles: Mapping[str, str]) -> list[tuple[str | None, str, str]]:
        """Return claim, article and data of what holds claims, by their homes, and of what holds their articles."""
        places = {*homes.values(), *map(hashed, {articles[claim] for claim in homes if claim in articles})}
        return self._held(places, homes)

    def articles(self, names: Collection[str]) -> list[tuple[str, str]]:
        """Return the ids and data of articles."""
        return [(article, data) for _, article, data in self._held(set(map(hashed, names)), ())]

    def _held(self, places: Collection[int], claims: Collection[str]) -> list[tuple[str | None, str, str]]:
        values = ", ".join(f"({at}::BIGINT)" for at in sorted(places))
        found = self.store.query(f"""
            SELECT claim, article, data FROM rows SEMI JOIN (VALUES {values}) AS wanted(place) ON "at" = place
            WHERE kind IN ('article', 'assertion', 'claim')
            AND (kind = 'article' OR claim IN ({", ".join(map(quoted, sorted(claims))) or "''"}))""")
        return [(claim, article, in_pieces(data)) for claim, article, data in found if data is not None]

    def has_claim(self, claim: str) -> bool:
        """Whether there is a claim, readable or not."""
        return bool(self.store.query("SELECT 1 FROM rows WHERE claim = ? LIMIT 1", claim))

"""What of archives stands around claims: as much as their findings need, and more as these grow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from claimcheck.checking.examine import part_of
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.engine.blocks import Block
from claimcheck.engine.keys import fault_keys
from claimcheck.record import evolve
from claimcheck.resolve.ledger import Fault, Ledger
from claimcheck.scale.lookup import Lookup
from claimcheck.scale.near import Near
from claimcheck.scale.order import Order
from claimcheck.scale.parts import joined
from claimcheck.scale.schema import Row
from claimcheck.scale.thaw import Held


class Around:
    """Claims and what is found near them in archives, but for the articles of some ids."""

    def __init__(
        self, lookup: Lookup, rows: Callable[[AnyClaim], Sequence[Row]], order: Order, held: Held, own: Ledger,
        without: Collection[str],
    ) -> None:  # fmt: skip
        self._own = own
        self._held = held
        self._near = Near(lookup, rows, order, without)
        self._claims: dict[str, AnyClaim] = {}
        self._seen: set[str] = set()
        self._search(own.claims, asked=True)

    def add(self, suspects: Mapping[str, int], specials: Mapping[str, int]) -> None:
        """Add claims by their homes, and search on from those that are special."""
        self._keep(suspects)
        self._keep(specials)
        self._search([self._claims[name] for name in sorted(specials.keys() & self._claims.keys() - self._seen)])

    @property
    def ledger(self) -> Ledger:
        """The claims and what was found."""
        return self._joined([*self._claims.values(), *self._faults()])

    @property
    def ledger_of_all(self) -> Ledger:
        """The same with all that could not be read."""
        return self._joined([*self._claims.values(), *self._held.faults])

    def _joined(self, members: Iterable[AnyClaim | Fault]) -> Ledger:
        accepted = self._held.accepted
        return joined(evolve(part_of(self._own, members), accepted=accepted), self._own)

    def grow(self, findings: Iterable[Diagnostic]) -> bool:
        """Search on from the claims of findings, as what clashes with these is told with them; return if any does."""
        sides = {side.claim for one in findings for side in one.sides}
        return self._search([self._claims[name] for name in sorted(sides & self._claims.keys() - self._seen)])

    def _search(self, claims: Iterable[AnyClaim], *, asked: bool = False) -> bool:
        before = len(self._claims)
        waiting = list(claims)
        while waiting:
            self._seen |= {claim.id for claim in waiting}
            found = list(self._near.look(waiting, asked=asked))
            asked = False
            members = [member for one in found for member in one.members]
            self._keep({one.claim: one.home for one in members}, {one.claim: one.article for one in members})
            follow = {member.claim for one in found if one.follow for member in one.members} - self._seen
            waiting = [self._claims[name] for name in sorted(follow & self._claims.keys())]
        return len(self._claims) > before

    def _keep(self, homes: Mapping[str, int], articles: Mapping[str, str] = MappingProxyType({})) -> None:
        new = {claim: home for claim, home in homes.items() if claim not in self._claims}
        self._claims |= {claim.id: claim for claim in self._held.claims(new, articles)}

    def _faults(self) -> list[Fault]:
        """Return claims that could not be read for a name that looks like another, if there is such a name here."""
        looks = any(key.block is Block.LOOK for fault in self._own.faults for key in fault_keys(fault))
        if not looks and not self._near.has_strange_names:
            return []
        faults = self._held.faults
        return [one for one in faults if one.code == "confusable-name" and one.article.id not in self._near.without]

"""What of archives stands around claims: as much as their findings need, and more as these grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Self

from claimcheck.checking.examine import part_of
from claimcheck.checking.outcome import Outcome
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.engine.blocks import Block
from claimcheck.engine.keys import fault_keys
from claimcheck.record import evolve
from claimcheck.resolve.ledger import Fault, Ledger
from claimcheck.rules._rule import Rule
from claimcheck.scale.near import Found, Near
from claimcheck.scale.parts import about, joined
from claimcheck.scale.recent import Recent
from claimcheck.scale.thaw import Held

_KEPT: Final = 5_000  # claims that were searched from, and such as were found from them


class Searched:
    """What was found from claims of archives, which is the same for every draft that leads to them."""

    def __init__(self) -> None:
        self._known: Recent[tuple[frozenset[str], tuple[int, ...]], tuple[Sequence[AnyClaim], list[Found]]]
        self._known = Recent(_KEPT)

    def look(self, near: Near, claims: Sequence[AnyClaim]) -> list[Found]:
        """Return what is found from claims that nobody asks about."""
        if not near.is_plain:
            return list(near.look(claims, asked=False))
        key = frozenset(near.without), tuple(map(id, claims))
        known = self._known.get(key)
        if known is not None:
            return known[1]
        anew = near.anew()
        found = list(anew.look(claims, asked=False))
        near.join(anew)
        if anew.is_plain and not anew.has_strange_names:
            # The claims stay, so that nothing else gets the identity of one of them.
            self._known.keep(key, (claims, found), len(claims))
        return found

    def forget(self) -> None:
        """Forget what was found long ago, as far as it is too much."""
        self._known.forget()


class Around:
    """Claims and what is found near them in archives, but for the articles of some ids."""

    def __init__(self, near: Near, held: Held, searched: Searched, own: Ledger) -> None:
        self._own = own
        self._held = held
        self._near = near
        self._searched = searched
        self._claims: dict[str, AnyClaim] = {}
        self._echoes: dict[str, set[int]] = {}
        self._seen: set[str] = set()
        self._ledger: Ledger | None = None  # as it is, if it was asked for since it grew

    def begin(self) -> Self:
        """Search from the claims; return itself."""
        self._search(self._own.claims, asked=True)
        return self

    def join(self, others: Iterable[Around]) -> Self:
        """Take what was found around other claims, which together are these; return itself."""
        for other in others:
            self._near.join(other._near)  # noqa: SLF001 - of its own class
            self._echo(other._echoes, other._claims.keys() - other._echoes.keys())  # noqa: SLF001
            self._claims |= other._claims  # noqa: SLF001
            self._seen |= other._seen  # noqa: SLF001
        self._ledger = None
        return self

    def add(self, suspects: Mapping[str, int], specials: Mapping[str, int]) -> None:
        """Add claims by their homes, and search on from those that are special."""
        self._keep(suspects)
        self._keep(specials)
        self._search([self._claims[name] for name in sorted(specials.keys() & self._claims.keys() - self._seen)])

    @property
    def echoes(self) -> Mapping[str, Collection[int]]:
        """Those of the claims that were met for nothing but equal figures, and where these stand (``key_at``)."""
        return self._echoes

    @property
    def ledger(self) -> Ledger:
        """The claims and what was found."""
        if self._ledger is None:
            self._ledger = self._joined([*self._claims.values(), *self._faults()])
        return self._ledger

    @property
    def ledger_of_all(self) -> Ledger:
        """The same with all that could not be read."""
        return self._joined([*self._claims.values(), *self._held.faults])

    def _joined(self, members: Iterable[AnyClaim | Fault]) -> Ledger:
        accepted = self._held.accepted
        return joined(evolve(part_of(self._own, members), accepted=accepted), self._own)

    def examined(self, examine: Callable[[Ledger], Outcome], rules: Mapping[str, Rule]) -> Outcome:
        """Return what rules find about the claims, in a ledger that grows with what is found."""
        outcome = about(self._own, examine(self.ledger))
        while self._grow(one for one in outcome.findings if rules[one.code].among is not Block.FIGURE):
            outcome = about(self._own, examine(self.ledger))
        return outcome

    def _grow(self, findings: Iterable[Diagnostic]) -> bool:
        """Search on from the claims of findings, as what clashes with these is told with them; return if any does.

        With equal figures, no more are told than were asked about.
        """
        sides = {side.claim for one in findings for side in one.sides}
        return self._search([self._claims[name] for name in sorted(sides & self._claims.keys() - self._seen)])

    def _search(self, claims: Iterable[AnyClaim], *, asked: bool = False) -> bool:
        before = len(self._claims.keys() - self._echoes.keys())
        waiting = list(claims)
        while waiting:
            self._seen |= {claim.id for claim in waiting}
            found = (
                self._searched.look(self._near, waiting) if not asked else list(self._near.look(waiting, asked=True))
            )
            asked = False
            members = [member for one in found for member in one.members]
            echoes: dict[str, set[int]] = defaultdict(set)
            for some in found:
                if some.figure is not None:
                    for one in some.members:
                        echoes[one.claim].add(some.figure)
            self._echo(echoes, {one.claim for some in found if some.figure is None for one in some.members})
            self._keep({one.claim: one.home for one in members}, {one.claim: one.article for one in members})
            follow = {member.claim for one in found if one.follow for member in one.members} - self._seen
            waiting = [self._claims[name] for name in sorted(follow & self._claims.keys())]
        return len(self._claims.keys() - self._echoes.keys()) > before

    def _echo(self, echoes: Mapping[str, Collection[int]], others: Collection[str]) -> None:
        """Know the figures of claims that were met for these alone, and which claims were met otherwise, too."""
        for claim, figures in echoes.items():
            if claim in self._echoes or claim not in self._claims:
                self._echoes.setdefault(claim, set()).update(figures)
        for claim in others:
            self._echoes.pop(claim, None)

    def _keep(self, homes: Mapping[str, int], articles: Mapping[str, str] = MappingProxyType({})) -> None:
        self._ledger = None
        new = {claim: home for claim, home in homes.items() if claim not in self._claims}
        self._claims |= {claim.id: claim for claim in self._held.claims(new, articles)}

    def _faults(self) -> list[Fault]:
        """Return claims that could not be read for a name that looks like another, if there is such a name here."""
        looks = any(key.block is Block.LOOK for fault in self._own.faults for key in fault_keys(fault))
        if not looks and not self._near.has_strange_names:
            return []
        faults = self._held.faults
        return [one for one in faults if one.code == "confusable-name" and one.article.id not in self._near.without]

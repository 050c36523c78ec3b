"""What was found in the blocks of claims around one version of a draft, for the next one: most of it is as before.

The findings of blocks are those of the whole (``engine.blocks``). Here only those blocks count that the draft has a
part in; and those whose members are the very objects that they were are not examined again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from claimcheck.checking.examine import examine, impossible, part_of
from claimcheck.checking.outcome import Outcome, together
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.remembered import remembered
from claimcheck.engine.arithmetic import Arithmetic
from claimcheck.engine.blocks import Block, Key, blocks_of
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.engine.keys import Keys, fault_keys
from claimcheck.engine.readings import of_some
from claimcheck.record import Factory, define, evolve, field
from claimcheck.resolve.ledger import Fault, Ledger, Member
from claimcheck.rules._levels import Levels
from claimcheck.rules._rule import Rule
from claimcheck.scale.alike import alike
from claimcheck.scale.recent import Recent
from claimcheck.scale.schema import key_at

_Known: TypeAlias = Recent[tuple[Block, tuple[int, ...]], tuple[list[Member], Outcome]]
_M = TypeVar("_M", AnyClaim, Fault)
_KEPT: Final = 5_000
"""How many claims the blocks that are remembered have: as a rule some hundred times those of an article."""


@define(eq=False)
class Again:
    """The claims of a draft as they were last, and what was found in their blocks, by the members' identities."""

    keys: Keys
    _of_claim: Callable[[AnyClaim], tuple[Key, ...]] = field(
        init=False, default=Factory(lambda self: remembered(self._keys_by_what_is_said()), True)
    )
    _of_echo: Callable[[AnyClaim], tuple[Key, ...]] = field(
        init=False, default=Factory(lambda self: remembered(lambda claim: tuple(self.keys.of_values(claim))), True)
    )
    _wrong: tuple[Diagnostic, ...] = field(
        init=False,
        default=Factory(
            lambda self: tuple(impossible(Ledger(self.keys.catalog, {}, ()), Arithmetic(), is_whole=True)), True
        ),
    )
    _last: dict[str, Member] = field(init=False, factory=dict)
    _found: _Known = field(init=False, factory=lambda: Recent(_KEPT))
    _asked: tuple[frozenset[str], Levels, int] | None = field(init=False, default=None)

    def _keys_by_what_is_said(self) -> Callable[[AnyClaim], tuple[Key, ...]]:
        shared = alike(lambda claim: tuple(self.keys.shared(claim)))
        return lambda claim: (*self.keys.own(claim), *shared(claim))

    def same(self, own: Ledger) -> tuple[Ledger, int]:
        """Return the ledger of a draft with the objects of last time for what has not changed, and how many it has."""
        claims = tuple(self._same(one, one.id) for one in own.claims)
        faults = tuple(self._same(one, one.claim) for one in own.faults)
        last, self._last = self._last, {**{one.id: one for one in claims}, **{one.claim: one for one in faults}}
        unchanged = sum(last.get(name) is one for name, one in self._last.items())
        return evolve(own, claims=claims, faults=faults), unchanged

    def _same(self, one: _M, name: str) -> _M:
        last = self._last.get(name)
        return last if type(last) is type(one) and last == one else one

    def examine(
        self, own: Ledger, ledger: Ledger, rules: Mapping[str, Rule], levels: Levels, kinds: Collection[Block],
        echoes: Mapping[str, Collection[int]] = MappingProxyType({}),
    ) -> Outcome:  # fmt: skip
        """Return what rules find in those blocks of some kinds that a part ``own`` of a ledger is in.

        ``echoes`` were met for some figures of its own part, which stand there (``key_at``).
        """
        asked = frozenset(rules), levels, least_digits(own.in_all)
        if self._asked != asked:
            self._found.clear()
            self._asked = asked
        mine = {id(one) for one in (*own.claims, *own.faults)}
        keyed = [*self._keyed(own, ledger, echoes)]
        numbers = [number for number, (one, _) in enumerate(keyed) if id(one) in mine]
        names = [one.id for one in own.claims]
        met = [
            evolve(
                found := self._of_block(block, group, ledger, rules, levels), readings=of_some(found.readings, names)
            )
            for block, group in blocks_of(numbers, keyed, kinds)
        ]
        outcome = together(met)
        return evolve(outcome, impossible=self._wrong or outcome.impossible)

    def _of_block(
        self, block: Block, members: list[Member], ledger: Ledger, rules: Mapping[str, Rule], levels: Levels
    ) -> Outcome:
        key = block, tuple(map(id, members))
        known = self._found.get(key)
        if known is None:
            # The members are kept with it, so that no other object gets the identity of one of them.
            found = members, examine(part_of(ledger, members), rules, levels, among=block)
            known = self._found.keep(key, found, len(members))
        return known[1]

    def forget(self) -> None:
        """Forget what was found long ago, as far as it is too much."""
        self._found.forget()

    def _keyed(
        self, own: Ledger, ledger: Ledger, echoes: Mapping[str, Collection[int]]
    ) -> Iterator[tuple[Member, Sequence[Key]]]:
        keys = [key for one in own.claims for key in self.keys_of(one)] if echoes else []
        figures = {key_at(key): key for key in keys if key.block is Block.FIGURE}
        for one in (*ledger.claims, *ledger.faults):
            met = () if isinstance(one, Fault) else echoes.get(one.id, ())
            yield one, (*self.keys_of(one, echoes), *(figures[at] for at in met))

    def keys_of(self, one: Member, echoes: Collection[str] = ()) -> tuple[Key, ...]:
        """Return the keys of a claim or a fault; of an echo only those by which it meets figures of its own thing."""
        if isinstance(one, Fault):
            return tuple(fault_keys(one))
        return self._of_echo(one) if one.id in echoes else self._of_claim(one)

"""What a rule may look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from claimcheck.domain.assertion import Assertion, Family
from claimcheck.engine.arithmetic import Arithmetic
from claimcheck.engine.blocks import HOME, Block
from claimcheck.engine.crowds import Accepts
from claimcheck.engine.slots import Candidates, SlotConflict, Told, conflicts, slots
from claimcheck.lower.lower import lower
from claimcheck.resolve.ledger import Ledger

_HOME_OF: Mapping[Family, Block] = {
    Family.VALUE: Block.VALUE,
    **dict.fromkeys((Family.DATE, Family.START, Family.END, Family.VENUE, Family.STATUS), Block.EVENT),
    **dict.fromkeys((Family.RANK, Family.RANK_HOLDER), Block.RANK),
    **dict.fromkeys((Family.OFFICE, Family.TITLE), Block.OFFICE),
    Family.ATTRIBUTE: Block.PROPERTY,
}


class Case:
    """The ledger, what its claims assert, which assertions clash, and what relations show; shared by all rules.

    What claims assert is worked out when it is first asked for, and only of the kinds of claims that it is asked of.
    """

    def __init__(self, ledger: Ledger, arithmetic: Arithmetic | None = None) -> None:
        self.ledger = ledger
        self.arithmetic = arithmetic or Arithmetic()
        self._at_home: dict[Block, tuple[Assertion, ...]] = {}
        self._told: dict[Block, tuple[Told, ...]] = {}

    def asserted(self, family: Family) -> Sequence[Assertion]:
        """Return the assertions of one family of slots, in the order of the claims."""
        found = self.at_home(_HOME_OF[family])
        return found if family is Family.VALUE else [one for one in found if one.slot.family is family]

    def conflicts(
        self, family: Family, accepts: Accepts = lambda _: True, candidates: Candidates | None = None
    ) -> list[SlotConflict]:
        """Return the conflicts of one family of slots, made of the clashes that the rule accepts.

        ``candidates`` yields, of what is told of a slot, few pairs that hold all that the rule accepts.
        """
        return conflicts(self.told(family), accepts, candidates)

    def told(self, family: Family) -> Sequence[Told]:
        """Return what is told of each slot of one family of which not all agree."""
        home = _HOME_OF[family]
        if home not in self._told:
            self._told[home] = tuple(slots(self.at_home(home)))
        return [one for one in self._told[home] if one.slot.family is family]

    @cached_property
    def assertions(self) -> tuple[Assertion, ...]:
        """All that claims assert, in the order of the claims."""
        order = {claim.id: number for number, claim in enumerate(self.ledger.claims)}
        found = (one for block in dict.fromkeys(HOME.values()) for one in self.at_home(block))
        return tuple(sorted(found, key=lambda one: order[one.claim_id]))

    def at_home(self, block: Block) -> tuple[Assertion, ...]:
        """Return what is asserted by the claims that are compared with others in blocks of this kind."""
        if block not in self._at_home:
            self._at_home[block] = lower(self.ledger, [one for one in self.ledger.claims if HOME[type(one)] is block])
        return self._at_home[block]

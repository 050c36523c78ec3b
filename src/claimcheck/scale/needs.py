"""What chosen rules look at, of rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from claimcheck.engine.blocks import Block
from claimcheck.record import frozen
from claimcheck.rules._rule import Rule

# Rules for which the sweep over slots shows every claim that can stand in a finding.
_IN_SLOTS: Final = frozenset(
    "value-conflict figures-differ date-conflict venue-conflict status-conflict rank-conflict rank-shared".split()  # noqa: SIM905
)


@frozen
class Needs:
    """What chosen rules look at: the kinds of blocks, and those of them in which slots alone do not show everything."""

    blocks: frozenset[Block]
    beyond_slots: frozenset[Block]

    @classmethod
    def of(cls, rules: Mapping[str, Rule], *, joined: bool = False) -> Needs:
        """Return what these rules look at; ``joined`` tells that other claims may meet those of rows in any way."""
        blocks = frozenset(rule.among for rule in rules.values())
        return cls(blocks, blocks if joined else frozenset(r.among for n, r in rules.items() if n not in _IN_SLOTS))

    @property
    def ties(self) -> bool:
        """Whether parts are held against their wholes."""
        return Block.VALUE in self.beyond_slots

    @property
    def echoes(self) -> bool:
        """Whether equal figures of different things are looked for."""
        return Block.FIGURE in self.blocks

    @property
    def roots(self) -> bool:
        """Whether there can be special claims, all of whose blocks are examined."""
        return bool(self.beyond_slots) or Block.RANK in self.blocks

    @property
    def doubts(self) -> bool:
        """Whether a claim may be at fault by itself."""
        return not self.blocks.isdisjoint((Block.CLAIM, Block.LOOK))

"""What a rule may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimcheck.domain.assertion import Assertion, Family
from claimcheck.engine.arithmetic import Arithmetic
from claimcheck.engine.slots import Clash, SlotConflict, conflicts
from claimcheck.record import frozen
from claimcheck.resolve.ledger import Ledger


@frozen
class Case:
    """The ledger, what its claims assert, and which assertions clash; made once, shared by all rules."""

    ledger: Ledger
    assertions: tuple[Assertion, ...]
    clashes: tuple[Clash, ...]
    arithmetic: Arithmetic = Arithmetic()

    def conflicts(self, family: Family, accepts: Callable[[Clash], bool] = lambda _: True) -> Iterator[SlotConflict]:
        """Yield the conflicts of one family of slots, made of the clashes that the rule accepts."""
        return conflicts(self.clashes, family, accepts)

"""What checking yields, so that the outcomes of the blocks of a ledger add up to that of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message
from claimcheck.engine.readings import AllReadings
from claimcheck.record import field, frozen
from claimcheck.rules._run import order


@frozen
class Outcome:
    """What the rules found in claims, and which of these were compared with another one.

    ``lone`` gives the reason of each that was not, ``readings`` how each was read; ``unfinished`` are rules for which
    the time was not enough; ``undecided`` counts components left open and ``cut`` those of which more could be told;
    ``impossible`` are relations of the catalog that contradict each other whatever is claimed.
    """

    findings: tuple[Diagnostic, ...] = ()
    lone: Mapping[str, Message] = field(factory=dict, hash=False)
    readings: Mapping[str, Message] = field(factory=dict, hash=False)
    compared: frozenset[str] = frozenset()
    unfinished: frozenset[str] = frozenset()
    undecided: int = 0
    cut: int = 0
    impossible: tuple[Diagnostic, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether all was looked at and decided, so that what is changed later decides alone what else there is."""
        return not (self.unfinished or self.undecided or self.cut or self.impossible)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome of blocks that do not touch each other; their order does not matter."""
    parts = list(outcomes)
    compared = frozenset[str]().union(*(one.compared for one in parts))
    lone = {claim: why for one in parts for claim, why in one.lone.items() if claim not in compared}
    return Outcome(
        tuple(sorted((finding for one in parts for finding in one.findings), key=order)),
        dict(sorted(lone.items())),
        AllReadings([one.readings for one in parts]),
        compared,
        frozenset[str]().union(*(one.unfinished for one in parts)),
        sum(one.undecided for one in parts),
        sum(one.cut for one in parts),
        tuple(dict.fromkeys(one for part in parts for one in part.impossible)),
    )

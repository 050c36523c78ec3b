"""Findings about one article's own words: a claim could not be built because of them, so it shows as an exhibit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.engine.finding import Camp, Exhibit, Found, Witness
from claimcheck.resolve.ledger import Fault
from claimcheck.rules._case import Case

Advice: TypeAlias = Callable[[Fault], Sequence[Message]]


class Telling:
    """How a rule tells of words at fault: why they cannot stand, or perhaps cannot, and what would put them right."""

    __slots__ = ("doubt", "reads", "reconcile", "why")

    def __init__(self, reads: Message, why: Message, reconcile: Advice, doubt: Message | None = None) -> None:
        self.reads, self.why, self.reconcile, self.doubt = reads, why, reconcile, doubt or why


def faults_found(case: Case, code: str, telling: Telling) -> Iterator[Found]:
    """Yield the faults of one rule, in the order of their claims."""
    for fault in case.ledger.faults:
        if fault.code == code:
            yield Found(
                message=fault.message,
                subject=say("“{words}” in {article}", words=fault.words, article=fault.article.id),
                camps=(Camp((Witness(exhibit(fault), telling.reads),), verbatim(f"“{fault.words}”")),),
                why=(
                    say("{article} writes “{quote}”.", article=fault.article.id, quote=fault.quote),
                    telling.doubt if fault.is_doubtful else telling.why,
                ),
                reconcile=tuple(telling.reconcile(fault)),
                level=Severity.TENSION if fault.is_doubtful else None,
            )


def exhibit(fault: Fault) -> Exhibit:
    """Return what a finding shows for words at fault."""
    return Exhibit(fault.claim, fault.words, fault.mark, fault.article, fault.quote)

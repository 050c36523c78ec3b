"""What the library makes of a world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from claimcheck import api
from claimcheck.checking import examine
from claimcheck.documents import SourceDocument, load_mapping
from claimcheck.domain.assertion import Family
from claimcheck.domain.claim import AnyClaim, Change, Quantity, Value
from claimcheck.domain.diagnostic import Diagnostic, Reason
from claimcheck.engine.arithmetic import Arithmetic, arithmetic
from claimcheck.engine.clash import Clash
from claimcheck.engine.slots import clashes
from claimcheck.lower.lower import lower
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.resolve.resolve import resolve

STRICT = frozenset({Reason.MEANT_ONLY, Reason.TIME})


@dataclass(frozen=True)
class Run:
    """A ledger, its report, and all conflicts of its values."""

    ledger: Ledger
    report: Report
    problems: tuple[Diagnostic, ...]
    sums: Arithmetic
    clashing: tuple[Clash, ...]

    @property
    def conflicts(self) -> dict[frozenset[str], frozenset[Reason]]:
        """Each set of claims that is reported to exclude each other, with what weakens that."""
        told = {frozenset((one.first.claim_id, one.second.claim_id)): one.reasons for one in self.clashing}
        for knot in self.sums.knots:
            told |= {frozenset(one.claims): one.reasons for one in (knot.lead, *knot.others)}
        return told

    @property
    def strict(self) -> set[frozenset[str]]:
        """The conflicts in what is said that are strictly of one time."""
        return {claims for claims, reasons in self.conflicts.items() if not reasons & STRICT}


def run(documents: Iterable[Mapping[str, Any]]) -> Run:
    """Return what the library makes of documents."""
    loaded: list[SourceDocument] = []
    problems: list[Diagnostic] = []
    for index, document in enumerate(documents):
        read, met = load_mapping(document, f"{index}.yaml")
        loaded += read
        problems += met
    ledger, unresolved = resolve(loaded)
    values = tuple(clash for clash in clashes(lower(ledger)) if clash.first.slot.family is Family.VALUE)
    kept: list[Arithmetic] = []

    def keeping(*given: Any) -> Arithmetic:
        kept.append(arithmetic(*given))
        return kept[-1]

    with patch.object(examine, "arithmetic", keeping):  # it is not worked out twice
        report = api.check(ledger)
    return Run(ledger, report, (*problems, *unresolved, *report.problems), kept[0], values)


def values_of(claim: AnyClaim) -> Iterator[tuple[str, Value]]:
    """Yield the figures of a claim, by key."""
    if isinstance(claim, Quantity):
        yield "value", claim.value
        yield from ((f"part {index}", part.value) for index, part in enumerate(claim.parts) if part.value)
        if claim.converted:
            yield from (("converted", claim.converted.value), ("rate", claim.converted.rate))
    if isinstance(claim, Change):
        yield from ((key, value) for key, value in (("from", claim.before), ("to", claim.after)) if value)
        yield from ((f"by {index}", step.value) for index, step in enumerate(claim.by))

"""Documents to the ledger: names to catalog entries, words to figures, dates and ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.documents.document import SourceDocument
from claimcheck.domain.claim import Change, Part, Quantity
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.message import Message, say
from claimcheck.record import Factory, evolve, field, frozen
from claimcheck.resolve.catalogs import build_catalog
from claimcheck.resolve.draft import Draft, draft_of
from claimcheck.resolve.glossary import Glossary
from claimcheck.resolve.ledger import Coupling, Ledger, withdrawn


@frozen
class Base:
    """What is known before: a catalog, the orders of day and month that its documents state, and their claims.

    Documents that are resolved on it declare nothing for the catalog, and no article that it has. What is looked up in
    the catalog, and how figures are read, is kept for those that come after.
    """

    catalog: Catalog
    date_orders: frozenset[str] = frozenset()
    has_claim: Callable[[str], bool] = lambda _: False
    glossary: Glossary = field(eq=False, repr=False, default=Factory(lambda self: Glossary(self.catalog), True))

    @property
    def date_order(self) -> str | None:
        """The order that holds for documents that state none."""
        return next(iter(self.date_orders)) if len(self.date_orders) == 1 else None


def resolve(
    documents: Sequence[SourceDocument], base: Base | None = None
) -> tuple[Ledger, tuple[Diagnostic, ...]]:  # fmt: skip
    """Return the ledger of all documents together, and what could not be resolved; nothing is raised.

    On a ``base`` it is only what they add to it; claims of the base that they withdraw are left out.
    """
    catalog, problems = build_catalog(documents) if base is None else (base.catalog, ())
    orders = date_orders(documents) | (base.date_orders if base else frozenset())
    known = Base(catalog, orders) if base is None else evolve(base, date_orders=orders)
    ledger, unresolved = ledger_of(draft_of(documents, known.glossary, known.date_order), known)
    return ledger, (*problems, *unresolved)


def ledger_of(draft: Draft, base: Base) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """Return the ledger of all documents of a draft, and what could not be resolved in them."""
    _withdraw(draft, base.has_claim)
    _drop_unfit_parts(draft, base.catalog)
    ledger = Ledger(
        base.catalog,
        dict(sorted(draft.articles.items())),
        tuple(draft.claims[name] for name in sorted(draft.claims)),
        tuple(sorted(draft.faults, key=lambda fault: fault.claim)),
        dict(sorted(draft.left_out.items())),
        tuple(draft.accepted),
        Coupling(frozenset(draft.shared), frozenset(draft.linked), base.date_orders),
    )
    return ledger, tuple(draft.problems)


def date_orders(documents: Iterable[SourceDocument]) -> frozenset[str]:
    """Return the orders of day and month that documents state; a single one holds for those that state none."""
    return frozenset(document.date_order for document in documents if document.date_order is not None)


def _withdraw(draft: Draft, is_known: Callable[[str], bool]) -> None:
    """Take out the claims that others correct; a correction that is itself corrected still withdraws."""
    gone: set[str] = set()
    for claim in list(draft.claims.values()):
        if claim.corrects is None:
            continue
        target = claim.corrects if "#" in claim.corrects else f"{claim.article.id}#{claim.corrects}"
        if target == claim.id or not (draft.place(target) or is_known(target)):
            message = say("no other claim is called “{id}”", id=claim.corrects)
            draft.problems.append(problem("unknown-claim", draft.marks[claim.id, ("corrects",)], message))
        else:
            draft.left_out[target] = withdrawn(claim.id)
            gone.add(target)
    for target in gone & draft.claims.keys():
        draft.others[target] = draft.claims.pop(target).mark
    draft.faults = [fault for fault in draft.faults if fault.claim not in gone]


def _drop_unfit_parts(draft: Draft, catalog: Catalog) -> None:
    """Report parts that cannot be added up; the total then stands without them and no sum is made."""
    for claim in list(draft.claims.values()):
        if not isinstance(claim, Quantity):
            continue
        fits = True
        for index, part in enumerate(claim.parts):
            fault = _fault_of_part(draft, catalog, claim, part)
            if fault is not None:
                draft.problems.append(problem(fault[0], draft.marks[claim.id, ("parts", index)], fault[1]))
            fits = fits and fault is None and (part.claim is None or part.claim in draft.claims)
        if not fits:
            draft.claims[claim.id] = evolve(claim, parts=())


def _fault_of_part(draft: Draft, catalog: Catalog, whole: Quantity, part: Part) -> tuple[str, Message] | None:
    """Return why a part cannot be added to its whole; a part that could not be read has told so itself."""
    subject = part.subject
    if part.claim is not None:
        if part.claim == whole.id or draft.place(part.claim) is None:
            return "unknown-claim", say("no other claim is called “{id}”", id=part.label)
        other = draft.claims.get(part.claim)
        if other is None:
            return None
        if not isinstance(other, (Quantity, Change)):
            return "unlike-parts", say("“{id}” gives no figure to add", id=part.label)
        subject = other.subject
    measures = catalog.measures
    if subject is not None and not measures[whole.subject.measure].unit.takes(measures[subject.measure].unit):
        return "unlike-parts", say("“{id}” is in another unit than its total", id=part.label)
    return None

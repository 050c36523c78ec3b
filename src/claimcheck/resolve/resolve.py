"""Documents to the ledger: names to catalog entries, words to figures, dates and ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from claimcheck.catalog.catalog import Catalog
from claimcheck.documents import models
from claimcheck.documents.document import Located, SourceDocument
from claimcheck.domain.claim import AnyClaim, Article, Change, Part, Quantity
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.record import define, evolve, field, frozen
from claimcheck.resolve.catalogs import build_catalog
from claimcheck.resolve.glossary import Glossary
from claimcheck.resolve.kinds import build
from claimcheck.resolve.ledger import AcceptedFinding, Coupling, Fault, Ledger, withdrawn
from claimcheck.resolve.reader import Reader
from claimcheck.resolve.sums import NamedClaim, Sums, sums_of


@define
class _Draft:
    """The ledger as it grows."""

    glossary: Glossary
    articles: dict[str, Article] = field(factory=dict)
    claims: dict[str, AnyClaim] = field(factory=dict)
    places: dict[str, Located[models.ClaimEntry]] = field(factory=dict)
    faults: list[Fault] = field(factory=list)
    left_out: dict[str, Message] = field(factory=dict)
    accepted: list[AcceptedFinding] = field(factory=list)
    problems: list[Diagnostic] = field(factory=list)
    date_order: str | None = None
    linked: set[str] = field(factory=set)


@frozen
class Base:
    """What is known before: a catalog, the orders of day and month that its documents state, and their claims.

    Documents that are resolved on it declare nothing for the catalog, and no article that it has.
    """

    catalog: Catalog
    date_orders: frozenset[str] = frozenset()
    has_claim: Callable[[str], bool] = lambda _: False


def resolve(
    documents: Sequence[SourceDocument], base: Base | None = None
) -> tuple[Ledger, tuple[Diagnostic, ...]]:  # fmt: skip
    """Return the ledger of all documents together, and what could not be resolved; nothing is raised.

    On a ``base`` it is only what they add to it; claims of the base that they withdraw are left out.
    """
    catalog, problems = build_catalog(documents) if base is None else (base.catalog, ())
    orders = date_orders(documents) | (base.date_orders if base else frozenset())
    order = next(iter(orders)) if len(orders) == 1 else None
    draft = _Draft(Glossary(catalog), problems=list(problems), date_order=order)
    for document in documents:
        _add_accepted(draft, document)
        if document.claims or document.article:
            _add_article(draft, document)
    draft.linked |= {article for claim in draft.claims.values() for article in _linked(claim)}
    _withdraw(draft, base.has_claim if base else lambda _: False)
    _drop_unfit_parts(draft)
    ledger = Ledger(
        catalog,
        dict(sorted(draft.articles.items())),
        tuple(draft.claims[name] for name in sorted(draft.claims)),
        tuple(sorted(draft.faults, key=lambda fault: fault.claim)),
        dict(sorted(draft.left_out.items())),
        tuple(draft.accepted),
        Coupling(frozenset(_shared(documents)), frozenset(draft.linked), orders),
    )
    return ledger, tuple(draft.problems)


def date_orders(documents: Iterable[SourceDocument]) -> frozenset[str]:
    """Return the orders of day and month that documents state; a single one holds for those that state none."""
    return frozenset(document.date_order for document in documents if document.date_order is not None)


def _shared(documents: Iterable[SourceDocument]) -> Iterable[str]:
    """Yield the files that say more than an article and its claims."""
    for one in documents:
        if one != SourceDocument(one.file, one.index, one.mark, one.article, one.claims, text=one.text):
            yield one.file


def _linked(claim: AnyClaim) -> Iterable[str]:
    """Yield the articles, if there are two, that a claim ties to each other by correcting or adding up others."""
    parts = [part.claim for part in claim.parts if part.claim] if isinstance(claim, Quantity) else []
    for target in [*parts, *([claim.corrects] if claim.corrects else [])]:
        if "#" in target and not target.startswith(f"{claim.article.id}#"):
            pieces = target.split("#")
            yield from ("#".join(pieces[:end]) for end in range(1, len(pieces)))
            yield claim.article.id


def _add_article(draft: _Draft, document: SourceDocument) -> None:
    article, problems = article_of(document, draft.date_order)
    draft.problems.extend(problems)
    if article.id in draft.articles:
        first = draft.articles[article.id].mark
        message = say("the article id “{id}” stands already in {first}", id=article.id, first=str(first))
        draft.problems.append(problem("duplicate-id", article.mark, message))
        twice = say("its article id stands twice")
        draft.left_out |= {f"{article.id}#{name} ({document.file})": twice for name, _ in _named(document.claims)}
        return
    draft.articles[article.id] = article
    claims = _named(document.claims)
    sums = sums_of(article, claims, draft.glossary.catalog.units)
    for name, located in claims:
        _add_claim(draft, article, f"{article.id}#{name}", located, sums)


_GIVEN = ("id", "title", "publisher", "url", "language", "zone", "copy_of", "reference")


def article_of(document: SourceDocument, date_order: str | None) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Return the article of a document; one without an ``article`` section is named after its file."""
    located, order = document.article, document.date_order or date_order
    if located is None:
        return Article(_slug(document), document.mark, date_order=order, text=document.text), ()
    entry = located.entry
    published: Period | None = None
    problems: tuple[Diagnostic, ...] = ()
    if entry.published:
        read = read_period(entry.published, entry.language, zone=entry.zone, date_order=order)
        if isinstance(read, Unread):
            problems = (problem(read.code, located.at("published"), read.message),)
        else:
            published = read
    given = {name: getattr(entry, name) for name in _GIVEN}
    return Article(mark=located.mark, published=published, text=document.text, date_order=order, **given), problems


def _slug(document: SourceDocument) -> str:
    stem = PurePosixPath(document.file).stem.lower()
    return f"{stem}-{document.index}" if document.index else stem


def _named(claims: Iterable[Located[models.ClaimEntry]]) -> list[NamedClaim]:
    return [(located.entry.id or f"{_kind(located.entry)}-{located.id}", located) for located in claims]


def _kind(entry: models.ClaimEntry) -> str:
    return str(getattr(entry, "kind", "claim"))


def _add_claim(draft: _Draft, article: Article, claim_id: str, located: Located[models.ClaimEntry], sums: Sums) -> None:
    if claim_id in draft.places:
        message = say(
            "the claim id “{id}” stands already in {first}", id=claim_id, first=str(draft.places[claim_id].mark)
        )
        draft.problems.append(problem("duplicate-id", located.at("id"), message))
        draft.left_out[f"{claim_id} ({located.mark})"] = say("its id stands twice in the article")
        return
    draft.places[claim_id] = located
    reader = Reader(draft.glossary, article, claim_id, located)
    claim = build(reader, located.entry, sums)
    draft.problems.extend(reader.problems)
    draft.faults.extend(reader.faults)
    if claim is not None:
        draft.claims[claim_id] = claim
    else:
        why = reader.problems[0].message if reader.problems else reader.faults[0].message
        draft.left_out[claim_id] = say("it could not be read: {why}", why=why)


def _withdraw(draft: _Draft, is_known: Callable[[str], bool]) -> None:
    """Take out the claims that others correct; a correction that is itself corrected still withdraws."""
    gone: set[str] = set()
    for claim in list(draft.claims.values()):
        if claim.corrects is None:
            continue
        target = claim.corrects if "#" in claim.corrects else f"{claim.article.id}#{claim.corrects}"
        if target == claim.id or not (target in draft.places or is_known(target)):
            message = say("no other claim is called “{id}”", id=claim.corrects)
            draft.problems.append(problem("unknown-claim", draft.places[claim.id].at("corrects"), message))
        else:
            draft.left_out[target] = withdrawn(claim.id)
            gone.add(target)
    for target in gone:
        draft.claims.pop(target, None)
    draft.faults = [fault for fault in draft.faults if fault.claim not in gone]


def _drop_unfit_parts(draft: _Draft) -> None:
    """Report parts that cannot be added up; the total then stands without them and no sum is made."""
    for claim in list(draft.claims.values()):
        if not isinstance(claim, Quantity):
            continue
        fits = True
        for index, part in enumerate(claim.parts):
            fault = _fault_of_part(draft, claim, part)
            if fault is not None:
                draft.problems.append(problem(fault[0], draft.places[claim.id].at("parts", index), fault[1]))
            fits = fits and fault is None and (part.claim is None or part.claim in draft.claims)
        if not fits:
            draft.claims[claim.id] = evolve(claim, parts=())


def _fault_of_part(draft: _Draft, whole: Quantity, part: Part) -> tuple[str, Message] | None:
    """Return why a part cannot be added to its whole; a part that could not be read has told so itself."""
    subject = part.subject
    if part.claim is not None:
        if part.claim == whole.id or part.claim not in draft.places:
            return "unknown-claim", say("no other claim is called “{id}”", id=part.label)
        other = draft.claims.get(part.claim)
        if other is None:
            return None
        if not isinstance(other, (Quantity, Change)):
            return "unlike-parts", say("“{id}” gives no figure to add", id=part.label)
        subject = other.subject
    measures = draft.glossary.catalog.measures
    if subject is not None and not measures[whole.subject.measure].unit.takes(measures[subject.measure].unit):
        return "unlike-parts", say("“{id}” is in another unit than its total", id=part.label)
    return None


def _add_accepted(draft: _Draft, document: SourceDocument) -> None:
    if not document.accepted:
        return
    from claimcheck.resolve.acceptances import read_acceptance  # noqa: PLC0415 - few documents accept anything

    for located in document.accepted:
        read = read_acceptance(located)
        if isinstance(read, Diagnostic):
            draft.problems.append(read)
        else:
            draft.accepted.append(read)

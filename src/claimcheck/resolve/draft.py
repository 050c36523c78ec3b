"""A ledger as it grows, document by document: what no other document has a part in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from claimcheck.documents import models
from claimcheck.documents.document import Located, Path, SourceDocument
from claimcheck.domain.claim import AnyClaim, Article, Quantity
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.reading.zones import read_zone
from claimcheck.resolve.glossary import Glossary
from claimcheck.resolve.kinds import build
from claimcheck.resolve.ledger import AcceptedFinding, Fault
from claimcheck.resolve.reader import Reader, with_forms
from claimcheck.resolve.sums import NamedClaim, Sums, sums_of
from claimcheck.resolve.told_days import told_days


class Draft:
    """What documents hold, before claims are held against each other.

    ``others`` are the places of claims that take no part; ``marks`` those of the keys that name other claims.
    ``shared`` are the files that say something for others, ``linked`` the articles that claims tie to others.
    """

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: dict[str, AnyClaim] = {}
        self.others: dict[str, Mark] = {}
        self.marks: dict[tuple[str, Path], Mark] = {}
        self.faults: list[Fault] = []
        self.left_out: dict[str, Message] = {}
        self.accepted: list[AcceptedFinding] = []
        self.problems: list[Diagnostic] = []
        self.shared: list[str] = []
        self.linked: set[str] = set()

    def place(self, claim_id: str) -> Mark | None:
        """Return where a claim stands, be it one that takes no part; ``None`` where there is none."""
        claim = self.claims.get(claim_id)
        return self.others.get(claim_id) if claim is None else claim.mark

    def add(self, other: Draft) -> None:
        """Add what stands in later documents, of which none is about an article of these."""
        self.articles |= other.articles
        self.claims |= other.claims
        self.others |= other.others
        self.marks |= other.marks
        self.faults += other.faults
        self.left_out |= other.left_out
        self.accepted += other.accepted
        self.problems += other.problems
        self.shared += other.shared
        self.linked |= other.linked


def draft_of(documents: Iterable[SourceDocument], glossary: Glossary, date_order: str | None) -> Draft:
    """Return what documents hold; ``date_order`` is that of those that state none."""
    draft = Draft()
    for document in documents:
        if says_more(document):
            draft.shared.append(document.file)
        _add_accepted(draft, document)
        if document.claims or document.article:
            _add_article(draft, document, glossary, date_order)
    return draft


def says_more(document: SourceDocument) -> bool:
    """Whether a document says more than an article and its claims."""
    one = document
    return one != SourceDocument(one.file, one.index, one.mark, one.article, one.claims, text=one.text)


def _linked(claim: AnyClaim) -> Iterable[str]:
    """Yield the articles, if there are two, that a claim ties to each other by correcting or adding up others."""
    parts = [part.claim for part in claim.parts if part.claim] if isinstance(claim, Quantity) else []
    for target in [*parts, *([claim.corrects] if claim.corrects else [])]:
        if "#" in target and not target.startswith(f"{claim.article.id}#"):
            pieces = target.split("#")
            yield from ("#".join(pieces[:end]) for end in range(1, len(pieces)))
            yield claim.article.id


def _add_article(draft: Draft, document: SourceDocument, glossary: Glossary, date_order: str | None) -> None:
    article, problems = article_of(document, date_order)
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
    sums = sums_of(article, claims, glossary.catalog.units)
    told, days = {one.message for one in problems}, told_days(article, claims)
    for name, located in claims:
        reader = Reader(glossary, article, f"{article.id}#{name}", located)
        reader.told_on = days.get(name)
        _add_claim(draft, reader, sums, told=told)


_RELATIVE = say("other dates of the article are told from this one: write it with its year, such as 2025-11-27")
_GIVEN = ("id", "title", "publisher", "url", "language", "zone", "copy_of", "reference")


def article_of(document: SourceDocument, date_order: str | None) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Return the article of a document; one without an ``article`` section is named after its file."""
    located, order = document.article, document.date_order or date_order
    if located is None:
        return Article(_slug(document), document.mark, date_order=order, text=document.text), ()
    entry = located.entry
    published: Period | None = None
    problems: tuple[Diagnostic, ...] = ()
    if entry.url is not None and not entry.url.casefold().startswith(("http://", "https://")):
        told = say("“{url}” is no address of the web: such begin with http:// or https://", url=entry.url)
        problems = (problem("bad-url", located.at("url"), told),)
    zone = read_zone(entry.zone) if entry.zone else None
    if isinstance(zone, Unread):  # said here even where no date needs it, and not again for each date that does
        problems += (problem(zone.code, located.at("zone"), zone.message),)
    elif entry.published:
        read = read_period(entry.published, entry.language, zone=entry.zone, date_order=order)
        if isinstance(read, Unread):
            told = _RELATIVE if read.code == "relative-date" else with_forms(read)
            problems += (problem(read.code, located.at("published"), told),)
        else:
            published = read
    given = {name: getattr(entry, name) for name in _GIVEN}
    return Article(mark=located.mark, published=published, text=document.text, date_order=order, **given), problems


def _slug(document: SourceDocument) -> str:
    name = document.file.rpartition("/")[2]
    stem = (name.rpartition(".")[0] or name).lower()
    return f"{stem}-{document.index}" if document.index else stem


def _named(claims: Iterable[Located[models.ClaimEntry]]) -> list[NamedClaim]:
    return [(located.entry.id or f"{_kind(located.entry)}-{located.id}", located) for located in claims]


def _kind(entry: models.ClaimEntry) -> str:
    return str(getattr(entry, "kind", "claim"))


def _add_claim(draft: Draft, reader: Reader, sums: Sums, *, told: Collection[Message]) -> None:
    """Add the claim that is being read; problems that were ``told`` of its article already are not told again."""
    claim_id, located = reader.claim_id, reader.located
    if claim_id in draft.claims or claim_id in draft.others:
        first = draft.place(claim_id)
        message = say("the claim id “{id}” stands already in {first}", id=claim_id, first=str(first))
        draft.problems.append(problem("duplicate-id", located.at("id"), message))
        draft.left_out[f"{claim_id} ({located.mark})"] = say("its id stands twice in the article")
        return
    claim = build(reader, located.entry, sums)
    if claim is not None:
        draft.claims[claim_id] = claim
        if claim.corrects is not None or (isinstance(claim, Quantity) and claim.parts):
            draft.marks |= {(claim_id, path): located.at(*path) for path in _paths_to_claims(claim)}
            draft.linked.update(_linked(claim))
    else:
        draft.problems.extend(one for one in reader.problems if one.message not in told)
        draft.faults.extend(reader.faults)
        draft.others[claim_id] = located.mark
        why = reader.problems[0].message if reader.problems else reader.faults[0].message
        draft.left_out[claim_id] = say("it could not be read: {why}", why=why)


def _paths_to_claims(claim: AnyClaim) -> Iterator[Path]:
    """Yield where a claim names others, or may do so."""
    if claim.corrects is not None:
        yield ("corrects",)
    if isinstance(claim, Quantity):
        yield from (("parts", index) for index in range(len(claim.parts)))


def _add_accepted(draft: Draft, document: SourceDocument) -> None:
    if not document.accepted:
        return
    from claimcheck.resolve.acceptances import read_acceptance  # noqa: PLC0415 - few documents accept anything

    for located in document.accepted:
        read = read_acceptance(located)
        if isinstance(read, Diagnostic):
            draft.problems.append(read)
        else:
            draft.accepted.append(read)

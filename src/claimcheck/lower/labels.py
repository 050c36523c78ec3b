"""Ranks and offices to assertions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Context, Family, Nature, Occasion
from claimcheck.domain.claim import Domain, Office, Ranking, Reference
from claimcheck.domain.labels import Title
from claimcheck.domain.message import Message, say, term, verbatim
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.lower.background import Background, modality_class, speaker_span, thing_span
from claimcheck.lower.reads import name_of, reference_reads
from claimcheck.lower.slots import context_of, slot_of
from claimcheck.lower.times import counted_at, valid

_RANK_KEYS = frozenset({"award", "rank", "event", "edition", "level", "category", "recipient"})
_DATED_RANK_KEYS = _RANK_KEYS | {"as-of"}
_SHARING = frozenset({"bersama", "seri", "berbagi", "joint", "jointly", "co", "tied", "tie", "equal", "shared"})
_TIED = re.compile(r"[Tt][0-9]+")
PERSON = "person"  # the sort of who holds a rank; of places and of other entities it is their part of the catalog
FACETS = ("level", "category", "recipient")  # of a rank, beside those that a newsroom declares

_TITLES = {
    Title.DEFINITIVE: Span.point(0),
    Title.ACTING: Span.point(1),
    Title.ACTING_DAILY: Span.point(2),
    Title.ACTING_SOMEHOW: Span(1, 2),
}
# How many hold an office: its holder or who is appointed to act, who stands in by the day, and who may be either.
_HELD = {
    Title.DEFINITIVE: "held",
    Title.ACTING: "held",
    Title.ACTING_DAILY: "daily",
    Title.ACTING_SOMEHOW: "acting",
}


def ranking(catalog: Catalog, background: Background, claim: Ranking) -> Iterator[Assertion]:
    """Yield the rank of a recipient, and the holder of a rank unless such ranks, or this one, are shared."""
    number = claim.rank.number
    if number is None:
        return
    occasion = _occasion(background, claim)
    facets = tuple([(name, value) for name, value in (("level", claim.level), ("category", claim.category)) if value])
    # "Peringkat 4 hingga Selasa (29/8)" is held on that day; a governor "hingga 2024" was one all the time until then.
    time = valid(Nature.STOCK, claim.article, counted_at(Nature.STOCK, claim.as_of, claim.article))
    modality = modality_class(claim, claim.as_of)
    uses = _RANK_KEYS if claim.event or claim.edition else _DATED_RANK_KEYS
    uses |= {"scope"} if claim.scope else frozenset[str]()
    recipient = claim.recipient
    who = (("recipient", recipient.key),) if recipient else ()
    point = Span.point(number)
    speaker = speaker_span(catalog, claim)
    slot = slot_of(Family.RANK, (claim.award, modality), Nature.STOCK)
    facets = (*facets, *claim.scope)
    context = Context((*facets, *who), occasion)
    yield Assertion(slot, point, point, claim, partial(_rank_reads, number), uses, time, context, speaker=speaker)
    if recipient is not None and not (catalog.awards[claim.award].shared_ranks or _is_shared(claim.rank.words)):
        span = thing_span(catalog, recipient)
        slot = slot_of(Family.RANK_HOLDER, (claim.award, number, _sort_of(catalog, recipient), modality), Nature.STOCK)
        held_by = partial(reference_reads, catalog, recipient)
        yield Assertion(slot, span, span, claim, held_by, uses, time, Context(facets, occasion), speaker=speaker)


def _occasion(background: Background, claim: Ranking) -> Occasion:
    if claim.event is not None:
        years, labels = background.years.get(claim.event), background.editions.get(claim.event)
        return Occasion(claim.event, claim.edition, years or frozenset(), labels or frozenset())
    stated = claim.as_of
    if claim.edition is None and stated is not None and stated.first_day and stated.last_day:
        return Occasion(years=frozenset({stated.first_day.year, stated.last_day.year}))
    return Occasion(edition=claim.edition)


def _sort_of(catalog: Catalog, recipient: Reference) -> str:
    """Return what sort of thing holds a rank; one of another sort may hold it, too.

    Articles give one medal now to the pupil and now to the school, now to the regency and now to its government.
    """
    is_person = recipient.domain is Domain.ENTITY and catalog.entities[recipient.id].is_person
    return PERSON if is_person else recipient.domain.value


@lru_cache(10_000)  # ranks are few
def _is_shared(words: str) -> bool:
    """Whether a rank is said to have gone to others, too: "juara 3 bersama", "joint-third", "tied for third", "=3"."""
    is_tied = "=" in words or _TIED.fullmatch(words) is not None
    return is_tied or not _SHARING.isdisjoint(words.casefold().replace("-", " ").split())


def office(catalog: Catalog, background: Background, claim: Office) -> Iterator[Assertion]:
    """Yield the holder of an office, and the title that a person holds it by."""
    del background
    of = claim.of.key if claim.of else None
    time = valid(Nature.STOCK, claim.article, claim.as_of)
    uses = frozenset({"person", "role", "of", "as-of"} | ({"scope"} if claim.scope else set()))
    context = context_of(claim.scope)
    person = thing_span(catalog, claim.person)
    speaker = speaker_span(catalog, claim)
    modality = modality_class(claim, claim.as_of)
    # One who acts from day to day stands in for a holder who stays in office: the two do not exclude each other. Nor
    # does one of whom it is only said that he or she acts, who may be such a one. Two of whom that is said may be one
    # of each kind, but are hardly meant so.
    if catalog.roles[claim.role].single_holder:
        reads = partial(_holder_reads, catalog, claim)
        slot = slot_of(Family.OFFICE, (claim.role, of, _HELD[claim.title], modality), Nature.STOCK)
        said = EVERYTHING if claim.title is Title.ACTING_SOMEHOW else person
        yield Assertion(slot, said, person, claim, reads, uses, time, context, speaker=speaker)
    title = _TITLES[claim.title]
    slot = slot_of(Family.TITLE, (claim.role, of, claim.person.id, modality), Nature.STOCK)
    told = partial(term, claim.title.value)
    yield Assertion(slot, title, title, claim, told, uses, time, context, speaker=speaker)


def _rank_reads(number: int) -> Message:
    return say("rank {rank}", rank=number)


def _holder_reads(catalog: Catalog, claim: Office) -> Message:
    """Return who holds an office, and by which title where that is not the office's own."""
    if claim.title is Title.DEFINITIVE:
        return verbatim(name_of(catalog, claim.person))
    return say("{name} ({title})", name=name_of(catalog, claim.person), title=term(claim.title.value))

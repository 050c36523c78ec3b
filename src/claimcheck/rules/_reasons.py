"""What weakens a conflict, as sentences with the facts of the two claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Origin
from claimcheck.domain.claim import Change, Happening, Ranking
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.message import Message, say, term, verbatim
from claimcheck.domain.period import Period
from claimcheck.engine.clash import Clash, rests_on_a_zone
from claimcheck.lower.reads import period_reads
from claimcheck.rules._happenings import another_clock
from claimcheck.rules._uses import Use, why_weaker
from claimcheck.rules._words import listed


def weakened(catalog: Catalog, clash: Clash) -> Iterator[Message]:
    """Yield sentences for each reason that weakens the clash, in the order of the reasons' table."""
    uses = [Use.of(one) for one in _pair(clash)]
    for reason in Reason:
        if reason in clash.reasons:
            yield from why_weaker(uses, frozenset({reason}))
            yield from _OF_A_SLOT[reason](catalog, clash) if reason in _OF_A_SLOT else ()


def _pair(clash: Clash) -> tuple[Assertion, Assertion]:
    return clash.first, clash.second


def _zone_left_out(_: Catalog, clash: Clash) -> Iterator[Message]:
    told = rests_on_a_zone(*_pair(clash))
    if told is not None:
        yield another_clock(told.claim.article)


def _facet_left_out(_: Catalog, clash: Clash) -> Iterator[Message]:
    one, other = _pair(clash)
    facets, others = dict(one.context.facets), dict(other.context.facets)
    for name in sorted(facets.keys() ^ others.keys()):
        stated, silent = (one, other) if name in facets else (other, one)
        yield say(
            "{stated} says which {facet} ({value}), {silent} does not.",
            stated=stated.claim_id,
            facet=term(name),
            value=_facet_words(stated, name),
            silent=silent.claim_id,
        )
    a, b = one.context.occasion, other.context.occasion
    if a is not None and b is not None and (a.event, a.edition) != (b.event, b.edition):
        for at, who in ((a, one), (b, other)):
            yield say("{claim} gives {occasion}.", claim=who.claim_id, occasion=_occasion(at.event, at.edition))


def _facet_words(assertion: Assertion, name: str) -> str:
    claim = assertion.claim
    if name == "recipient" and isinstance(claim, Ranking) and claim.recipient is not None:
        return claim.recipient.words
    return str(dict(assertion.context.facets)[name])


def _occasion(event: str | None, edition: object) -> Message:
    if event:
        return say("the event it was at")
    return say("only the edition") if edition else say("neither event nor edition")


def _time(_: Catalog, clash: Clash) -> Iterator[Message]:
    one, other = _pair(clash)
    if one.slot.family is Family.STATUS:
        yield say("It may have been called off and held all the same, then or on another day.")
        return
    origins = {one.valid.origin, other.valid.origin}
    for side in (one, other):
        if side.valid.origin is Origin.UNKNOWN:
            yield say(
                "{article} does not say when this holds, nor when it was published.", article=side.claim.article.id
            )
        elif side.valid.origin is Origin.DEFAULT:
            yield say(
                "The as-of of {claim} was taken from the day its article was published, {day}.",
                claim=side.claim_id,
                day=_written(side.claim.article.published),
            )
    if origins.isdisjoint({Origin.UNKNOWN, Origin.DEFAULT}):
        yield _overlapping(one, other)


def _overlapping(one: Assertion, other: Assertion) -> Message:
    first, second = as_of(one), as_of(other)
    if first is not None and second is not None and Origin.PART in (one.valid.origin, other.valid.origin):
        return say(
            "“{first}” in {one} and “{second}” in {other} need not be one time: the words leave open how long it is.",
            first=first.words, one=one.claim.article.id, second=second.words, other=other.claim.article.id,
        )  # fmt: skip
    times = {"first": _written(first), "second": _written(second)}
    if one.valid.span == other.valid.span:
        return say("Both speak of {first}, and it may have changed within that time.", **times)
    return say("They speak of {first} and of {second}: the times overlap and need not be the same.", **times)


def _written(period: Period | None) -> Message:
    return period_reads(period) if period is not None else say("an unknown time")


def as_of(assertion: Assertion) -> Period | None:
    """Return the time that a claim states for what it asserts."""
    claim = assertion.claim
    if isinstance(claim, Change):
        return claim.before_as_of if "from" in assertion.uses else claim.after_as_of or claim.as_of
    if isinstance(claim, Happening) and assertion.slot.family is Family.VENUE:
        return claim.as_of or claim.date
    return claim.as_of


def _loose_name(catalog: Catalog, clash: Clash) -> Iterator[Message]:
    for one, other in (_pair(clash), _pair(clash)[::-1]):
        place = one.claim.place if isinstance(one.claim, Happening) else None
        if place is None:
            continue
        meant = [
            verbatim(catalog.places[name].name)
            for name in sorted(catalog.places[place.id].loosely)
            if catalog.place_tree.span(name).meets(other.said)
        ]
        if meant:
            yield say(
                "The catalog says that “{words}” may loosely mean {places}; then they agree.",
                words=place.words,
                places=listed(meant),
            )


# What only the slot, the time or the place tells; the claims tell the others.
_OF_A_SLOT: Mapping[Reason, Callable[[Catalog, Clash], Iterator[Message]]] = {
    Reason.ASSUMED: _zone_left_out,
    Reason.FACET_LEFT_OUT: _facet_left_out,
    Reason.TIME: _time,
    Reason.LOOSE_NAME: _loose_name,
}

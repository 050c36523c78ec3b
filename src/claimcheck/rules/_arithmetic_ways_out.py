"""What would let the claims of a conflict hold together, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Value
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.message import Message, linked, say, verbatim
from claimcheck.domain.span import Exact, Span
from claimcheck.engine.conflict import Conflict
from claimcheck.engine.ties import TieKind
from claimcheck.engine.woven import Seen
from claimcheck.lower.reads import number, span_in_unit, unit_words
from claimcheck.rules._arithmetic_words import as_written, fits_turned, values_by_words
from claimcheck.rules._figures import written_unit
from claimcheck.rules._words import distinct, listed

MAX_WAYS = 12  # told one by one


def ways_out(
    catalog: Catalog, conflict: Conflict, nearest: Sequence[Span | None], claims: Sequence[AnyClaim]
) -> Iterator[Message]:
    """Yield, for each figure, the nearest value that would let the rest hold, and whom to ask."""
    values = values_by_words(claims)
    options, alone = list[Message](), {claim.id: None for claim in claims}
    for index in conflict.by_weight:
        one = conflict.seen[index]
        option = _option(catalog, conflict, one, nearest[index], values.get((one.claim, one.words)))
        if option is not None:
            options.append(option)
            alone.pop(one.claim, None)
    # Without any one of its claims, the others of a minimal conflict hold together.
    turned = [say("it went the other way ({claim})", claim=one.id) for one in claims if fits_turned(catalog, one)]
    ways = [
        *(turned if len(claims) == 1 else []),
        *options,
        *(_dropped(catalog, conflict, claim, values) for claim in claims if claim.id in alone),
    ]
    if len(conflict.seen) > MAX_WAYS:
        left = len(conflict.seen) - len(ways[:MAX_WAYS])
        ways = [*ways[:MAX_WAYS], say("one of the other {count} is wrong by as much", count=left)]
    yield say("They agree if {options}.", options=linked(distinct(ways), "{one}, or if {other}"))
    if Reason.TIME in conflict.reasons:
        yield say("They agree if the figures are of different times: then give each its as-of.")
    if conflict.closing.kind is TieKind.OWN:
        yield say("They agree if the relation does not hold for what they count: then correct it in the catalog.")
    whom = {claim.speaker.words if claim.speaker else claim.article.id for claim in claims}
    yield say("Ask {whom} what the figures count, when, and where they come from.",
              whom=listed([verbatim(name) for name in sorted(whom)]))  # fmt: skip


def _option(catalog: Catalog, conflict: Conflict, one: Seen, span: Span | None, value: Value | None) -> Message | None:
    """Return what a figure would be for the rest to hold, ``None`` where that tells nothing."""
    stated = one.meant if Reason.MEANT_ONLY in conflict.reasons else one.said
    if span is None or value is None or stated.meets(span):
        return None
    said, allowed, natural = (as_written(catalog, value, shown) for shown in (stated, span, one.variable.domain))
    unit = written_unit(catalog, value)
    if unit is None and value.figure.share:  # "one in eight" of a ratio is told in percent
        said, allowed, natural = (shown.scaled(100) for shown in (said, allowed, natural))
        unit = unit_words("percent")
    nearest = _nearest(said, allowed, natural, unit)
    return say("“{words}” ({claim}) is {nearest}", words=one.words, claim=one.claim, nearest=nearest)


def _dropped(catalog: Catalog, conflict: Conflict, claim: AnyClaim, values: Mapping[tuple[str, str], Value]) -> Message:
    """Return what it takes if no figure of a claim can be another one by itself."""
    found = conflict.nearest_of_claim(claim.id)
    if found is not None:
        one, span = found
        option = _option(catalog, conflict, one, span, values.get((one.claim, one.words)))
        if option is not None:
            return say("{option}, and the claim's other figures fit that", option=option)
    words = claim.words.get("rank")
    if words is None:
        return say("{claim} does not hold", claim=claim.id)
    return say("“{words}” ({claim}) is wrong", words=words, claim=claim.id)


def _nearest(said: Span, allowed: Span, natural: Span, unit: Message | None) -> Message:
    """Return what is allowed: all of it, or the side next to what was said where the other is no limit but nature's."""
    if allowed.is_point:
        return span_in_unit(allowed, unit)
    is_below = allowed.precedes(said)
    far, limit = (allowed.lower, natural.lower) if is_below else (allowed.upper, natural.upper)
    if far is not None and far not in (limit, 0):
        return say("{low} to {high}", low=number(allowed.lower or 0), high=_in(unit, allowed.upper or 0))
    if is_below and allowed.upper is not None:
        return say("less than {n}" if allowed.upper_open else "{n} or less", n=_in(unit, allowed.upper))
    if allowed.lower is not None:
        return say("more than {n}" if allowed.lower_open else "{n} or more", n=_in(unit, allowed.lower))
    return span_in_unit(allowed, unit)


def _in(unit: Message | None, n: Exact) -> Message:
    return number(n) if unit is None else say("{n} {unit}", n=number(n), unit=unit)

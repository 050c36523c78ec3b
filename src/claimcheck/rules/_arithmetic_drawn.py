"""What can be drawn of a conflict of several figures: whole and parts, or each figure beside what the others leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Change, Part, Quantity, Value
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.picture import Layout, Line, Picture, Scale, Stretch
from claimcheck.domain.span import Span
from claimcheck.engine.cells import Cell
from claimcheck.engine.conflict import Conflict
from claimcheck.engine.ties import TieKind
from claimcheck.engine.woven import Seen
from claimcheck.lower.reads import span_of_numbers, unit_words
from claimcheck.rules._arithmetic_words import cell_words
from claimcheck.rules._figures import subject_words
from claimcheck.rules._pictures import figure


def drawn(
    catalog: Catalog, conflict: Conflict, claims: Sequence[AnyClaim], nearest: Sequence[Span | None],
    part_and_whole: tuple[Seen, Seen] | None,
) -> Iterator[Picture]:  # fmt: skip
    """Yield the pictures of a conflict; ``nearest`` is, for each figure seen, what the others leave of it."""
    if part_and_whole is not None and len({_unit(catalog, one) for one in part_and_whole}) == 1:
        part, whole = part_and_whole
        both = tuple(_seen(catalog, conflict, one) for one in (whole, part))
        yield Line(Scale.NUMBER, both, _unit(catalog, part), Layout.PARTS)
        yield Line(Scale.NUMBER, both, _unit(catalog, part))  # from close by: the gap may be small beside the whole
        return
    by_id = {claim.id: (camp, claim) for camp, claim in enumerate(claims)}
    sums = (_sum(catalog, claim, by_id) for claim in claims if isinstance(claim, Quantity) and claim.parts)
    added = next(sums, None) if conflict.closing.kind is TieKind.SUM else None
    if added is not None:
        yield added
        return
    for one, left in zip(conflict.seen, nearest, strict=True):
        if isinstance(one.variable.name, Cell) and left is not None and not one.meant.meets(left):
            rest = Stretch(say("what the other claims leave"), span_of_numbers(left), left, left)
            yield Line(Scale.NUMBER, (_seen(catalog, conflict, one), rest), _unit(catalog, one))


def _unit(catalog: Catalog, one: Seen) -> str | Message:
    cell = one.variable.name
    unit = catalog.measures[cell.measure].unit.name if isinstance(cell, Cell) else ""
    return unit_words(unit) if unit else ""


def _seen(catalog: Catalog, conflict: Conflict, one: Seen) -> Stretch:
    """Return what a claim of the conflict says of a slot."""
    cell = one.variable.name
    label = cell_words(catalog, cell) if isinstance(cell, Cell) else verbatim(one.claim)
    camp = conflict.claims.index(one.claim)
    return Stretch(label, span_of_numbers(one.said), one.said, one.meant, camp, one.claim, one.words)


def _sum(catalog: Catalog, whole: Quantity, claims: Mapping[str, tuple[int, AnyClaim]]) -> Line | None:
    """Return a total above its parts, those that the claim gives and those that are claims; all of one unit."""
    own = claims[whole.id]
    stretches = [figure(subject_words(catalog, whole.subject), whole.value, own[0], whole.id)]
    for part in whole.parts:
        camp, claim = claims.get(part.claim or "", own)
        value = part.value or _value(claim, part)
        if value is None or value.unit != whole.value.unit:
            return None
        stretches.append(figure(verbatim(part.label), value, camp, claim.id))
    return Line(Scale.NUMBER, tuple(stretches), unit_words(whole.value.unit) if whole.value.unit else "", Layout.SUM)


def _value(claim: AnyClaim, part: Part) -> Value | None:
    if claim.id != part.claim:
        return None
    if isinstance(claim, Change):
        return claim.after
    return claim.value if isinstance(claim, Quantity) else None

"""How a conflict of several claims through relations is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.message import Message, join, say, verbatim
from claimcheck.engine.arithmetic import NEEDED
from claimcheck.engine.conflict import Conflict, Knot
from claimcheck.engine.finding import Camp, Found, Witness
from claimcheck.engine.ties import TieKind
from claimcheck.engine.time_limit import TimeIsUp
from claimcheck.engine.woven import Seen
from claimcheck.lower.reads import span_of_numbers
from claimcheck.rules._arithmetic_drawn import drawn
from claimcheck.rules._arithmetic_headline import headline
from claimcheck.rules._arithmetic_ways_out import ways_out
from claimcheck.rules._arithmetic_words import (
    MAX_FIGURES,
    as_written,
    cell_words,
    is_of_whole_things,
    label,
    nearest_shares,
    span_words,
    step_words,
    tie_words,
    values_of,
)
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words
from claimcheck.rules._uses import Use, why_weaker
from claimcheck.rules._values import THOUSAND, has_three_after_a_mark
from claimcheck.rules._words import distinct, listed

SLIP_FROM = 10  # times its whole: a part of 1 to 100 percent of it is 10 to 1,000 times it once the mark slips
MAX_STEPS = 6  # cells of which a finding tells what follows; `explain` shows all
MAX_OTHERS = 3  # ways in which a conflict shows besides the one that is explained


def rule_of(conflict: Conflict) -> str:
    """Return the rule that tells a conflict: that of the relation that closes it."""
    if is_of_whole_things(conflict):
        return "impossible-share"
    pair = _part_and_whole(conflict)
    if pair is not None and len(conflict.claims) == 2 and _is_decimal_slip(*pair):
        return "decimal-mark"
    return conflict.closing.kind.value


def _part_and_whole(conflict: Conflict) -> tuple[Seen, Seen] | None:
    """Return the two figures of a part that is larger than its whole, where nothing else is needed."""
    if conflict.closing.kind is not TieKind.PART or len(conflict.ties) != 1:
        return None
    by_cell = {one.variable.name: one for one in conflict.seen}
    part, whole = (by_cell.get(cell) for cell in conflict.closing.cells)
    return None if part is None or whole is None else (part, whole)


def _is_decimal_slip(part: Seen, whole: Seen) -> bool:
    """Whether the part fits its whole once divided by exactly 1,000, and has a mark before three digits.

    Any part less than 1,000 times its whole fits so. Only one that is many times its whole is sooner a slip of the
    mark than too large: "16.000" of 40, but not "56.000" of 40 thousand. Nor is "52.234 people", as no 52.234 are.
    """
    if part.said.lower is None or whole.said.upper is None or not has_three_after_a_mark(part.words):
        return False
    times = part.said.lower / Fraction(whole.said.upper) if whole.said.upper > 0 else 0
    divided = part.said.scaled(Fraction(1, THOUSAND))
    return SLIP_FROM <= times <= THOUSAND and not (part.variable.whole and divided.whole() is None)


def found_by(case: Case, rule: str) -> Iterator[Found]:
    """Yield what a rule of the arithmetic group found; ``TimeIsUp`` where relations were not all followed."""
    for knot in case.arithmetic.knots:
        if rule_of(knot.lead) == rule:
            yield told(case, knot)
    if case.arithmetic.cut_short:
        raise TimeIsUp


def told(case: Case, knot: Knot) -> Found:
    """Return a conflict as a finding: each claim a camp; the relations, and what follows from them, say why."""
    lead, catalog = knot.lead, case.ledger.catalog
    claims = _claims(case, lead.claims)
    nearest, pair = lead.nearest(), _part_and_whole(lead)
    return Found(
        message=headline(catalog, lead, claims, pair),
        subject=cell_words(catalog, lead.closing.cells[0]) if lead.closing.cells else None,
        camps=tuple(Camp((Witness(claim, _reads(catalog, claim)),), label(catalog, claim)) for claim in claims),
        why=tuple(_why(catalog, knot, claims)),
        reconcile=tuple(ways_out(catalog, lead, nearest, claims)),
        reasons=lead.reasons,
        pictures=tuple(drawn(catalog, lead, claims, nearest, pair)),
    )


def _claims(case: Case, names: Sequence[str]) -> list[AnyClaim]:
    return [claim for name in names if (claim := case.ledger.claim(name)) is not None]


def _reads(catalog: Catalog, claim: AnyClaim) -> Message:
    """Return each figure of a claim with what it stands for: ``2.8 million people (2,750,000 to 2,899,999)``."""
    read = []
    for value in values_of(claim):
        figure, span = figure_words(catalog, value), as_written(catalog, value, value.said)
        read.append(figure if span.is_point else say("{figure} ({span})", figure=figure, span=span_of_numbers(span)))
    if len(read) > MAX_FIGURES:
        return listed(read)
    return join(read) if read else verbatim(claim.words.get("rank", claim.id))


def _why(catalog: Catalog, knot: Knot, claims: Sequence[AnyClaim]) -> Iterator[Message]:
    lead = knot.lead
    ties = [*(tie for tie in lead.ties if tie is not lead.closing), lead.closing]
    words = distinct(tie_words(catalog, tie) for tie in ties)
    yield from words
    yield from _parting(catalog, lead)
    yield from _weaker(lead, claims)
    for index, other in enumerate(knot.others):
        if index == MAX_OTHERS:
            yield say("Further ways in which it shows: {count}.", count=len(knot.others) - MAX_OTHERS)
            return
        new = [one for one in distinct(tie_words(catalog, tie) for tie in other.ties) if one not in words]
        words += new  # each relation is told once
        clash = say("It shows in another way too, by {claims}.", claims=listed([verbatim(one) for one in other.claims]))
        yield join([clash, *new], " ") if len(new) <= _MOST_RELATIONS else clash


_MOST_RELATIONS = 3
"""Of another way to the same conflict: the first way is explained, and more than these nobody reads."""

_OF_FIGURES = {
    Reason.MEANT_ONLY: "In the widest reading all can hold; as such figures are usually meant, they cannot.",
    Reason.TIME: "They need not be of one time: an article names more than a day, or does not say when.",
}


def _weaker(conflict: Conflict, claims: Sequence[AnyClaim]) -> Iterator[Message]:
    """Yield why a conflict is weaker: what is to be said of several figures, else what is said of any claims."""
    uses = [Use(claim, NEEDED) for claim in claims]
    for reason in Reason:
        if reason in conflict.reasons:
            own = _OF_FIGURES.get(reason)
            yield from why_weaker(uses, frozenset({reason})) if own is None else (say(own),)


def _parting(catalog: Catalog, conflict: Conflict) -> Iterator[Message]:
    """Yield what follows for the cells that the last relation ties, and where that parts from it."""
    if is_of_whole_things(conflict):
        shares = nearest_shares(catalog, conflict)
        yield from () if shares is None else (shares,)
        return
    # A part beyond its whole is told by the headline; what a sum or a share would be has to be worked out.
    parting = None if conflict.closing.kind is TieKind.PART and len(conflict.claims) == 2 else conflict.parting()
    if parting is None:
        return
    yield from (step_words(catalog, cell, span) for cell, span in islice(parting.derived.items(), MAX_STEPS))
    across, others = (span_words(catalog, parting.cell, span) for span in (parting.across, parting.others))
    if conflict.closing.kind is TieKind.CHANGE:
        yield say("So it would be {across} after; it is given as {others}.", across=across, others=others)
        return
    template = "So “{cell}” would be {across}; it is given as {others}."
    if len(conflict.ties) > 1:
        template = "By the last of these, “{cell}” would be {across}; the rest makes it {others}."
    yield say(template, cell=cell_words(catalog, parting.cell), across=across, others=others)

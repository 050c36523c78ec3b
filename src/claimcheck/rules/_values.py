"""What the rules on two figures of one slot share: which rule tells which clash, and the sentences of a finding.

``value-conflict``, ``figures-differ`` and ``decimal-mark`` part the clashes of a slot's values among them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion, Family, Nature, Origin
from claimcheck.domain.claim import Change, Quantity, Subject, Value
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.figure import Hedge
from claimcheck.domain.message import Message, say
from claimcheck.domain.span import Span
from claimcheck.engine.clash import Clash
from claimcheck.engine.slots import SlotConflict
from claimcheck.engine.twins import meeting
from claimcheck.lower.values import part_asserted, value_of
from claimcheck.record import evolve
from claimcheck.rules._case import Case
from claimcheck.rules._figures import figure_words, subject_words, written_for
from claimcheck.rules._words import articles_of, both, distinct, leads, listed

THOUSAND = 1000
ONE_ENDED = frozenset({Hedge.MORE, Hedge.AT_LEAST, Hedge.LESS, Hedge.AT_MOST, Hedge.ROUGH_COUNT})
_KEPT = 10_000
_THREE_AFTER_A_MARK = re.compile(r"[0-9][.,][0-9]{3}(?![0-9])")


class Fault(Enum):
    """Which of the three a clash of two figures is."""

    VALUES = "value-conflict"
    PLAIN_FIGURES = "figures-differ"
    MARK = "decimal-mark"


def fault_of(clash: Clash) -> Fault:
    """Return the rule that tells a clash of two figures; each clash has one."""
    if clash.in_said:
        return Fault.MARK if is_mark_misread(clash.first, clash.second) else Fault.VALUES
    plain = not (clash.first.hedged or clash.second.hedged)
    return Fault.PLAIN_FIGURES if plain and clash.in_one_article else Fault.VALUES


def conflicts(case: Case, fault: Fault) -> Iterator[SlotConflict]:
    """Yield the conflicts of figures that the rule tells whose fault it is."""
    candidates = {Fault.PLAIN_FIGURES: _of_one_article, Fault.MARK: _a_thousand_apart}.get(fault)
    found = case.conflicts(Family.VALUE, lambda clash: fault_of(clash) is fault, candidates)
    yield from map(_moved_within_its_time, found)


def _moved_within_its_time(conflict: SlotConflict) -> SlotConflict:
    """Return a conflict, as of figures that need not be of one time where a change tells that both were true in it.

    "From 53 on Saturday to 60 at 6 p.m. that day" shows that 53 and 60 "on Saturday" may be those of two hours.
    """
    told = [
        {one.claim_id for one in camp if isinstance(one.claim, Change) and not one.claim.revision}
        for camp in conflict.camps
    ]
    if len(told) != len(("before", "after")) or told[0].isdisjoint(told[1]):
        return conflict
    pair = conflict.strongest
    return SlotConflict(conflict.slot, Clash(pair.first, pair.second, pair.reasons | {Reason.TIME}), conflict.camps)


def _of_one_article(figures: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield the plain figures of one article that can be said of one number."""
    by_article: dict[str, list[tuple[Span, Assertion]]] = defaultdict(list)
    for one in figures:
        if not one.hedged:
            by_article[one.claim.article.id].append((one.said, one))
    for told in by_article.values():
        yield from meeting(told, told)


def _a_thousand_apart(figures: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield the figures of which one may be a thousand times another, as it is written."""
    told = [(one.said, one) for one in figures if value_of(one).figure.hedge not in ONE_ENDED]
    marked = [(span, one) for span, one in told if has_three_after_a_mark(value_of(one).figure.words)]
    for factor in (Fraction(THOUSAND), Fraction(1, THOUSAND)):
        yield from meeting([(span.scaled(factor), one) for span, one in marked], told)


def is_mark_misread(one: Assertion, other: Assertion) -> bool:
    """Whether two figures agree once one is divided by 1,000, and a mark before three digits could be the reason.

    A figure with only one end, as in "more than 562 thousand", would agree with any other divided enough.
    """
    return _may_be_misread(value_of(one), value_of(other))


@lru_cache(_KEPT)  # many claims give the same figures
def _may_be_misread(one: Value, other: Value) -> bool:
    if any(value.figure.hedge in ONE_ENDED for value in (one, other)):
        return False
    if not any(has_three_after_a_mark(value.figure.words) for value in (one, other)):
        return False
    thousandth = Fraction(1, THOUSAND)
    return one.said.scaled(thousandth).meets(other.said) or other.said.scaled(thousandth).meets(one.said)


def has_three_after_a_mark(words: str) -> bool:
    """Whether a mark before exactly three digits stands in the words: it may divide thousands or decimals."""
    return _THREE_AFTER_A_MARK.search(words) is not None


def subject_of(assertion: Assertion) -> Subject:
    """Return what a figure is of."""
    claim, part = assertion.claim, part_asserted(assertion)
    if part is not None and part.subject is not None:
        return part.subject
    if not isinstance(claim, (Quantity, Change)):
        raise TypeError(f"{claim.id} has no subject")
    return claim.subject


def _which(clash: Clash) -> Iterator[Message]:
    """Yield the question of which version, or by which definition, where one side leaves that out."""
    facets = [dict(one.context.facets) for one in (clash.first, clash.second)]
    for name in sorted(facets[0].keys() ^ facets[1].keys()):
        silent = clash.second if name in facets[0] else clash.first
        yield say("Ask {article} which {facet} its figure is of, and write that in the scope of {claim}.",
                  article=silent.claim.article.id, facet=name, claim=silent.claim_id)  # fmt: skip


def topic(catalog: Catalog, conflict: SlotConflict) -> Message:
    """Return what the figures of a conflict are of."""
    subjects = [subject_of(one) for camp in conflict.camps for one in camp]
    shared = set(subjects[0].scope).intersection(*(subject.scope for subject in subjects))
    scope = tuple(facet for facet in subjects[0].scope if facet in shared)
    return subject_words(catalog, evolve(subjects[0], scope=scope))


def content(catalog: Catalog, camp: tuple[Assertion, ...]) -> Message:
    """Return the figures of a camp."""
    return listed(distinct(figure_words(catalog, value) for value in dict.fromkeys(map(value_of, camp))))


def clashing(catalog: Catalog, conflict: SlotConflict) -> Message:
    """Return the figures that clash, one of each camp: ``both 2.73 million people and 2.8 million people``."""
    return both([figure_words(catalog, value_of(one)) for one in leads(conflict)])


def spans(conflict: SlotConflict) -> Iterator[Message]:
    """Yield, for a figure of each camp, what it is written for."""
    for one in leads(conflict):
        yield written_for(one, meant=not conflict.strongest.in_said)


def ways_out(conflict: SlotConflict) -> Iterator[Message]:
    """Yield what would reconcile two figures: another time, a narrower scope, the speakers; then whom to ask."""
    clash = conflict.strongest
    yield from _which(clash)
    if conflict.slot.nature is not Nature.FIXED:
        stated = {clash.first.valid.origin, clash.second.valid.origin} == {Origin.STATED}
        yield (
            say("They agree if they hold at different times: then correct the as-of of one.")
            if stated and Reason.TIME not in clash.reasons
            else say("They agree if they hold at different times: then give each its as-of.")
        )
    yield say("They agree if one counts something narrower or differently: then give it its scope.")
    if Reason.TWO_SPEAKERS in clash.reasons:
        speakers = [one.claim.speaker.words for one in (clash.first, clash.second) if one.claim.speaker]
        yield say(
            "Ask {one} and {other} for their source; if both stand by it, print both figures with their names.",
            one=speakers[0],
            other=speakers[-1],
        )
        return
    speaker = clash.first.claim.speaker or clash.second.claim.speaker
    if speaker is not None:
        yield say("Otherwise ask {speaker} what the figure rests on, and correct it.", speaker=speaker.words)
        return
    yield say("Otherwise ask where {articles} took the figure from, and correct it.", articles=articles_of(conflict))

"""Why two claims clash, or why they do not: the question an editor asks first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.message import Message, linked, say
from claimcheck.engine.clash import agree_in_another_week, agree_in_the_year_ahead, agree_on_one_clock
from claimcheck.engine.comparison import Obstacle, compare
from claimcheck.engine.differences import difference
from claimcheck.engine.slots import clashes
from claimcheck.record import frozen
from claimcheck.resolve.ledger import Ledger


class Outcome(Enum):
    """What became of a comparison."""

    CLASH = "clash"
    FIT = "both fit"
    APART = "not compared"


@frozen
class Comparison:
    """What two claims say of one kind of thing (``about``), how each was read, and whether that can hold together."""

    about: Message
    outcome: Outcome
    why: Message
    reads: tuple[Message, Message]


@frozen
class Explanation:
    """The comparisons of two claims; ``remark`` tells what holds for the two as a whole, such as why there are none."""

    comparisons: tuple[Comparison, ...]
    remark: Message | None = None


def explain(ledger: Ledger, assertions: Sequence[Assertion], one: AnyClaim, other: AnyClaim) -> Explanation:
    """Return, for each kind of thing that both claims speak of, whether they can both hold, and why.

    ``assertions`` are those of the whole ledger. What only arithmetic over several claims excludes is not told here but
    by findings.
    """
    if one.id == other.id:
        return Explanation((), say("this is one and the same claim; a claim does not clash with itself"))
    own = [assertion for assertion in assertions if assertion.claim_id == one.id]
    others = [assertion for assertion in assertions if assertion.claim_id == other.id]
    found = tuple(_comparisons(ledger, own, others))
    return Explanation(found) if found else Explanation((), _nothing_in_common(own, others))


def _comparisons(ledger: Ledger, own: Sequence[Assertion], others: Sequence[Assertion]) -> Iterator[Comparison]:
    for a in own:
        alike = [b for b in others if b.slot.family is a.slot.family]
        same = [b for b in alike if b.slot == a.slot]
        for b in same or alike:
            outcome, why = _outcome(ledger, a, b)
            yield Comparison(say(_ABOUT[a.slot.family]), outcome, why, (a.reads, b.reads))


def _outcome(ledger: Ledger, a: Assertion, b: Assertion) -> tuple[Outcome, Message]:
    if a.slot != b.slot:
        return Outcome.APART, difference(ledger.catalog, a, b)
    weakened = compare(a, b)
    if isinstance(weakened, Obstacle):
        return Outcome.APART, weakened.message
    clash = next(clashes((a, b)), None)
    if clash is None:
        return Outcome.FIT, _how_they_fit(a, b)
    if not clash.in_said:
        return Outcome.CLASH, say("taken at their widest both can hold, but not as they are usually meant")
    return Outcome.CLASH, say("the two have nothing in common")


def _how_they_fit(a: Assertion, b: Assertion) -> Message:
    """Return why two assertions of one slot do not clash."""
    if a.said == b.said:
        return say("both say the same")
    if not a.said.meets(b.said):
        if any(b.said.meets(span) for span in a.overlapping):
            return say("the catalog lets the two overlap")
        if agree_on_one_clock(a, b):
            return say("one of them does not state its time zone; by the clock of the place both can be true")
        if agree_in_the_year_ahead(a, b):
            return say("one of them does not state its year, and may tell of what is to come")
        if agree_in_another_week(a, b):
            return say("one of them tells of a last or next weekday or month, which may be another one")
        return say("the two are not about one time")
    if a.said.within(b.said):
        return say("the first lies within the second, so both can be true")
    if b.said.within(a.said):
        return say("the second lies within the first, so both can be true")
    if not a.meant.meets(b.meant):
        return say("rounded figures of two articles; what they can stand for overlaps")
    return say("what the two can stand for overlaps, so both can be true")


def _nothing_in_common(own: Sequence[Assertion], others: Sequence[Assertion]) -> Message:
    for assertions, which in ((own, "first"), (others, "second")):
        if not assertions:
            return say(_SILENT[which])
    return say(
        "never compared: the first is about {one}, the second about {other}",
        one=_listed(own),
        other=_listed(others),
    )


def _listed(assertions: Sequence[Assertion]) -> Message:
    told = dict.fromkeys(_ABOUT[assertion.slot.family] for assertion in assertions)
    return linked(map(Message, told), "{one} and {other}")


_SILENT = {
    "first": "nothing in the first claim is single-valued by itself, so no other claim can exclude it",
    "second": "nothing in the second claim is single-valued by itself, so no other claim can exclude it",
}
_ABOUT = {
    Family.VALUE: "a figure",
    Family.DATE: "a date",
    Family.START: "a start",
    Family.END: "an end",
    Family.VENUE: "a venue",
    Family.STATUS: "whether it was held",
    Family.RANK: "a rank",
    Family.RANK_HOLDER: "who holds a rank",
    Family.OFFICE: "who holds an office",
    Family.TITLE: "a title",
    Family.ATTRIBUTE: "a property",
}

"""Two assertions of one slot: whether they clash, and what weakens that."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import Happening
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.period import Period
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.engine.comparison import Obstacle, Reasons, compare
from claimcheck.lower.clocks import may_share_a_clock, meets_by_another_clock
from claimcheck.lower.events import read_ahead, read_in_another_week, time_of_event, told_time


class Clash:
    """Two assertions of one slot that cannot both hold as meant, and what weakens that."""

    __slots__ = ("first", "reasons", "second")

    def __init__(self, first: Assertion, second: Assertion, reasons: Reasons) -> None:
        self.first, self.second, self.reasons = first, second, reasons

    @property
    def in_said(self) -> bool:
        """Whether they cannot both hold in the widest literal reading either."""
        return Reason.MEANT_ONLY not in self.reasons

    @property
    def in_one_article(self) -> bool:
        """Whether one article says both."""
        return self.first.claim.article.id == self.second.claim.article.id


def agree(spans: Iterable[Span]) -> bool:
    """Whether all spans have a common point, as on one line they have when no two of them are disjoint."""
    common: Span | None = EVERYTHING
    for span in spans:
        common = common and common.meet(span)
    return common is not None


def time_of(assertion: Assertion) -> Span:
    """Return when to look for others: what was given at an occasion holds, whenever it was told."""
    occasion = assertion.context.occasion
    return EVERYTHING if occasion and (occasion.event or occasion.edition) else assertion.valid.span


def clash_of(a: Assertion, b: Assertion) -> Clash | None:
    """Return the clash of two assertions of one slot that lie apart as meant at times that meet, if they clash."""
    if a.claim_id == b.claim_id or any(b.said.meets(span) for span in a.overlapping):
        return None
    reasons = compare(a, b)
    if isinstance(reasons, Obstacle) or may_be_one_time(a, b):
        return None
    if rests_on_a_zone(a, b) is not None:
        reasons |= {Reason.ASSUMED}
    if a.said.meets(b.said):
        # Two plain rounded figures may differ between articles; inside one they are worth a look.
        if not (a.hedged or b.hedged or a.claim.article.id == b.claim.article.id):
            return None
        reasons |= {Reason.MEANT_ONLY}
    if any(b.said.meets(span) for span in a.loosely) or any(a.said.meets(span) for span in b.loosely):
        reasons |= {Reason.LOOSE_NAME}
    return Clash(a, b, reasons)


def may_be_one_time(a: Assertion, b: Assertion) -> bool:
    """Whether two times of an event part only by what one of them leaves out: its clock, its year, or its week."""
    if not (isinstance(a.claim, Happening) or isinstance(b.claim, Happening)):
        return False  # as of most pairs
    return agree_on_one_clock(a, b) or agree_in_the_year_ahead(a, b) or agree_in_another_week(a, b)


def agree_in_the_year_ahead(a: Assertion, b: Assertion) -> bool:
    """Whether one of two times of an event leaves out its year and may be ahead of publication, where both agree."""
    return _agree_read(read_ahead, a, b)


def agree_in_another_week(a: Assertion, b: Assertion) -> bool:
    """Whether one of two times of an event is a "last Thursday" that may be of another week, where both agree."""
    return _agree_read(read_in_another_week, a, b)


def _agree_read(otherwise: Callable[[Happening, Period], Period | None], a: Assertion, b: Assertion) -> bool:
    return any(
        isinstance(one.claim, Happening)
        and (period := time_of_event(one)) is not None
        and (read := otherwise(one.claim, period)) is not None
        and read.said.meets(other.said)
        for one, other in ((a, b), (b, a))
    )


def agree_on_one_clock(a: Assertion, b: Assertion) -> bool:
    """Whether two times of an event, or its start or end, part only by a time zone that an article does not state.

    What is told without one is told by the clock of the place, whatever zone it is read in by default.
    """
    one, other = told_time(a), told_time(b)
    if one is None or other is None or not may_share_a_clock(one, other):
        return False
    return one.period.on_its_clock.meets(other.period.on_its_clock)


def rests_on_a_zone(a: Assertion, b: Assertion) -> Assertion | None:
    """Return that one of two times of an event that names no zone, if by another one it would agree with the other."""
    one, other = told_time(a), told_time(b)
    if one is None or other is None:
        return None
    found = meets_by_another_clock(one, other)
    return None if found is None else a if found is one else b

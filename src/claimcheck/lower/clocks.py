"""Times that two articles tell, held against each other: by which clock each goes, as far as they say so.

A time that no words and no article give a zone is read by the clock that is usual in the article's language. So two of
them may part only because one goes by another clock, and no verdict may rest on that.
"""

from __future__ import annotations

from collections.abc import Hashable

from claimcheck.domain.claim import Article
from claimcheck.domain.period import Period, zones
from claimcheck.domain.span import Span
from claimcheck.record import frozen


@frozen
class Told:
    """A time as an article tells it."""

    period: Period
    article: Article

    @property
    def key(self) -> Hashable:
        """What decides how it stands to other times."""
        one = self.period
        own = one.said, one.local_first, one.local_last, one.is_zoned, one.is_local
        return own, self.article.zone is not None, self.article.language

    @property
    def states_zone(self) -> bool:
        """Whether its words or the article name its clock, and it is not only the usual one."""
        return self.period.is_zoned or self.article.zone is not None

    @property
    def by_any_clock(self) -> Span:
        """What is said, in minutes UTC, if the clock may be any that an article of this language goes by."""
        least, most = zones("en" if self.period.is_local else self.article.language)
        first, last = self.period.local_first, self.period.local_last
        return Span(None if first is None else first - most, None if last is None else last - least)


def may_share_a_clock(one: Told, other: Told) -> bool:
    """Whether two times are read by two clocks, though both may have been told by one, as one of them names none.

    The zone of an article is that of its newsroom: London's "Friday evening" of a landing in Oregon is Oregon's.
    """
    return _go_by_two(one.period, other.period) and not (one.period.is_zoned and other.period.is_zoned)


def _go_by_two(one: Period, other: Period) -> bool:
    """Whether two times may be those of two clocks.

    Agencies give the hour of any place in GMT, which is the clock of London only by chance.
    """
    return one.ahead != other.ahead or any(told.is_zoned and told.ahead == 0 for told in (one, other))


def of_no_zone(one: Told, other: Told) -> Told | None:
    """Return that one of two times that states no zone while the other does; ``None`` where both or none do.

    Where the zone of the article is not the one that the other names, words go before it: London's "Thursday night" of
    a landfall in Florida is Florida's. Of two that state none, in two languages, it is the English one: the other may
    go by the clock of its readers.
    """
    if one.period.is_zoned != other.period.is_zoned and _go_by_two(one.period, other.period):
        return other if one.period.is_zoned else one
    if one.states_zone != other.states_zone:
        return other if one.states_zone else one
    if one.states_zone or one.article.language == other.article.language:
        return None
    return one if one.article.language == "en" else other


def meets_by_another_clock(one: Told, other: Told) -> Told | None:
    """Return that one of two times that states no zone while the other does, if by another clock the two may meet.

    An hour in Jakarta is the next day's in Jayapura, where one report names the zone and the other takes its own.
    """
    found = of_no_zone(one, other)
    stated = one if found is other else other
    return found if found is not None and found.by_any_clock.meets(stated.period.said) else None


def precedes(one: Told, other: Told) -> bool:
    """Whether one time is over before the other begins, also if both were told by one clock and may have been."""
    if not one.period.said.precedes(other.period.said):
        return False
    return not may_share_a_clock(one, other) or one.period.on_its_clock.precedes(other.period.on_its_clock)

"""Two claims whose dates the order of events forbids, and what weakens that."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.domain.assertion import Nature
from claimcheck.domain.claim import Article, Happening
from claimcheck.domain.diagnostic import Reason, Severity, weakness
from claimcheck.domain.period import zones
from claimcheck.engine.comparison import Obstacle, same_time
from claimcheck.engine.dated import happenings, limits_of, tied_events
from claimcheck.engine.moments import links_of
from claimcheck.engine.phases import Conflict, conflicts
from claimcheck.lower.clocks import Told, may_share_a_clock, of_no_zone
from claimcheck.lower.events import read_ahead, read_in_another_week, times
from claimcheck.lower.times import valid
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._happenings import use_of
from claimcheck.rules._uses import Reasons, Use, weakened_by


class DatesClash:
    """A conflict of dates, the claims of its two sides, and what weakens it."""

    __slots__ = ("conflict", "early", "late", "of_no_zone", "reasons")

    def __init__(self, conflict: Conflict, late: Happening, early: Happening, reasons: Reasons) -> None:
        self.conflict, self.late, self.early = conflict, late, early
        self.of_no_zone = _rests_on_a_zone(conflict, *_told(conflict, late, early))
        self.reasons = reasons if self.of_no_zone is None else reasons | {Reason.ASSUMED}

    @property
    def uses(self) -> tuple[Use, Use]:
        """The keys of the two claims that the conflict rests on."""
        return use_of(self.late, self.conflict.late.key), use_of(self.early, self.conflict.early.key)

    @property
    def key(self) -> tuple[object, ...]:
        """What the clash that leads a finding is chosen by: the strongest, with the fewest claims."""
        return weakness(Severity.CONTRADICTION, self.reasons), len(self.conflict.claims), sorted(self.conflict.claims)


def dates_that_clash(ledger: Ledger, *, planned: bool) -> Iterator[DatesClash]:
    """Yield the minimal conflicts among plans, or among what happened; two dates of one event are no business of these.

    Those of what is said come first; those of what is meant only follow.
    """
    links = links_of(tied_events(ledger))
    said, meant = (conflicts(links, limits_of(ledger, planned=planned, meant=meant)) for meant in (False, True))
    told = {one.claims for one in said}
    # A claim that cannot stand by itself makes every pair that holds it impossible: the pair is not minimal.
    alone = frozenset(claim for claims in told if len(claims) == 1 for claim in claims)
    claims = {claim.id: claim for claim in happenings(ledger)}
    for one in (*said, *(one for one in meant if one.claims not in told and not one.claims & alone)):
        late, early = claims[one.late.claim], claims[one.early.claim]
        of_one_time = late.event == early.event and one.late.key == one.early.key
        if of_one_time or _fit_on_one_clock(one, *_told(one, late, early)) or _fit_read_otherwise(one, late, early):
            continue
        in_time = _same_plan(late, early) if planned else frozenset[Reason]()
        if in_time is not None:
            clash = DatesClash(one, late, early, in_time if one.claims in told else in_time | {Reason.MEANT_ONLY})
            clash.reasons |= weakened_by(ledger.catalog, *clash.uses)
            yield clash


def _told(conflict: Conflict, late: Happening, early: Happening) -> tuple[Told, Told]:
    """Return the times that the two limits are taken from."""
    sides = ((late, conflict.late), (early, conflict.early))
    one, other = (Told(dict(times(claim))[limit.key], claim.article) for claim, limit in sides)
    return one, other


def _fit_on_one_clock(conflict: Conflict, late: Told, early: Told) -> bool:
    """Whether two times part only by a time zone that an article does not state, as in a clash of two dates."""
    first, last = conflict.late.lower, conflict.early.upper
    if first is None or last is None or not may_share_a_clock(late, early):
        return False
    return first + late.period.ahead <= last + early.period.ahead


def _fit_read_otherwise(conflict: Conflict, late: Happening, early: Happening) -> bool:
    """Whether two times are in order where the earlier one is ahead of publication, or one of them of another week."""
    begins, ends = dict(times(late))[conflict.late.key], dict(times(early))[conflict.early.key]
    lower, upper = conflict.late.lower, conflict.early.upper
    if lower is None or upper is None:
        return False
    begun = read_in_another_week(late, begins)
    ended = (read_ahead(early, ends), read_in_another_week(early, ends))
    firsts = [lower, *([] if begun is None or begun.said.lower is None else [begun.said.lower])]
    lasts = [upper, *(read.said.upper for read in ended if read is not None and read.said.upper is not None)]
    return min(firsts) <= max(lasts)


def _rests_on_a_zone(conflict: Conflict, late: Told, early: Told) -> Article | None:
    """Return the article of the time that states no zone while the other does, if by another zone the two would fit."""
    found, first, last = of_no_zone(late, early), conflict.late.lower, conflict.early.upper
    if found is None or first is None or last is None:
        return None
    least, most = zones(found.article.language)
    if found is late:
        first += late.period.ahead - most
    else:
        last += early.period.ahead - least
    return found.article if first <= last else None


def _same_plan(a: Happening, b: Happening) -> Reasons | None:
    """Return what weakens a comparison of two plans, which may change; ``None`` where they are of different times."""
    outcome = same_time(Nature.STOCK, valid(Nature.STOCK, a.article, a.as_of), valid(Nature.STOCK, b.article, b.as_of))
    return None if isinstance(outcome, Obstacle) else outcome

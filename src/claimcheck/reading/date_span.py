"""What bounds make of a time: until, since, before, after, about, and from one to another."""

from __future__ import annotations

from claimcheck.domain.unread import Unread
from claimcheck.reading.calendar import LAST_MINUTE, Unit, shift
from claimcheck.reading.date_vocabulary import Bound
from claimcheck.reading.date_written import Ends, Extent, bad_date

HALF_AN_HOUR = 30


def bounded(extent: Extent, bounds: frozenset[Bound]) -> Extent | Unread:
    """Return the time that the words before a date make of it."""
    if Bound.ABOUT in bounds:
        extent = about(extent)
    if Bound.UNTIL in bounds or Bound.DEADLINE in bounds:
        return to_end(extent)
    if Bound.SINCE in bounds or Bound.IN_FORCE in bounds:
        return from_start(extent)
    if Bound.BEFORE in bounds:
        return _before(extent)
    return _after(extent) if Bound.AFTER in bounds else extent


def to_end(extent: Extent) -> Extent:
    """Return everything up to the end."""
    return extent._replace(said=(None, extent.said[1]), meant=(None, extent.meant[1]), weekday=None)


def from_start(extent: Extent) -> Extent:
    """Return everything from the start on."""
    return extent._replace(said=(extent.said[0], None), meant=(extent.meant[0], None), weekday=None)


def about(extent: Extent) -> Extent:
    """Return what is said one unit of its precision wider on each side; meant stays as written, or half an hour off.

    "Around 6:20" is meant of 6:23, too.
    """
    first, last = extent.said
    wider = (
        None if first is None else shift(first, extent.unit, -1),
        None if last is None else _later_end(extent, last),
    )
    return extent._replace(
        said=wider, meant=_half_an_hour_off(extent.meant) if extent.unit is Unit.HOUR else extent.meant
    )


def _half_an_hour_off(ends: Ends) -> Ends:
    first, last = ends
    return (
        None if first is None else max(first - HALF_AN_HOUR, 0),
        None if last is None else min(last + HALF_AN_HOUR, LAST_MINUTE),
    )


def _later_end(extent: Extent, last: int) -> int:
    """Return the last minute one unit later; counted from the minute after, so that 28 February becomes 31 March."""
    return LAST_MINUTE if last >= LAST_MINUTE else shift(last + 1, extent.unit, 1) - 1


def between(first: Extent, last: Extent) -> Extent | Unread:
    """Return the time from one to the other, both included."""
    said, meant = (first.said[0], last.said[1]), (first.meant[0], last.meant[1])
    if _is_reversed(said) or _is_reversed(meant) or first.zone != last.zone:
        return bad_date("the end of the range cannot be: it lies before its start")
    return first._replace(said=said, meant=meant, weekday=None, derived=first.derived or last.derived)


def _is_reversed(ends: Ends) -> bool:
    return ends[0] is not None and ends[1] is not None and ends[0] > ends[1]


def _before(extent: Extent) -> Extent | Unread:
    """Return what lies before; where only a part of the time is meant ("sebelum akhir 2025"), said runs to its end."""
    first, last = extent.meant[0], extent.said[1] if extent.said != extent.meant else None
    if not first:
        return bad_date("a time before the year 1 cannot be")
    return extent._replace(said=(None, first - 1 if last is None else last), meant=(None, first - 1), weekday=None)


def _after(extent: Extent) -> Extent | Unread:
    last, first = extent.meant[1], extent.said[0] if extent.said != extent.meant else None
    if last is None or last >= LAST_MINUTE:
        return bad_date("a time after the year 9999 cannot be")
    return extent._replace(said=(last + 1 if first is None else first, None), meant=(last + 1, None), weekday=None)

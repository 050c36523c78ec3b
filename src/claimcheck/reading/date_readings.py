"""From a written date or range to its readings: one, or several where day and month may stand in either order."""

from __future__ import annotations

from claimcheck.domain.period import MINUTES_A_DAY, day_of
from claimcheck.domain.unread import Unread
from claimcheck.reading.date_resolve import resolve
from claimcheck.reading.date_span import between, bounded
from claimcheck.reading.date_written import Expression, Extent, Moment, Setting, bad_date


def readings(written: Expression, setting: Setting) -> list[Extent] | Unread:
    """Return each reading of what is written, or its fault; there are two only for 12/9/2024 in English."""
    orders = _orders(written, setting)
    results = [_one(_swapped(written) if swap else written, setting) for swap in orders]
    extents = [result for result in results if isinstance(result, Extent)]
    if not extents:
        return next(result for result in results if isinstance(result, Unread))
    different = [extent for index, extent in enumerate(extents) if extent not in extents[:index]]
    fitting = [extent for extent in different if _weekday_fits(extent)]
    return fitting if len(fitting) == 1 else different


def _orders(written: Expression, setting: Setting) -> tuple[bool, ...]:
    """Return whether day and month are to be swapped: day first is Indonesian; English may mean either."""
    swappable = written.first.swappable or (written.last is not None and written.last.swappable)
    if setting.language == "id" or setting.date_order == "day-month" or not swappable:
        return (False,)
    return (True,) if setting.date_order == "month-day" else (False, True)


def _swapped(written: Expression) -> Expression:
    return written._replace(first=_swap(written.first), last=None if written.last is None else _swap(written.last))


def _swap(moment: Moment) -> Moment:
    return moment._replace(day=moment.month, month=moment.day) if moment.swappable else moment


def _weekday_fits(extent: Extent) -> bool:
    return extent.weekday is not None and extent.said[0] is not None and _weekday(extent.said[0]) == extent.weekday


def _weekday(minute: int) -> int:
    return minute // MINUTES_A_DAY % 7  # 0001-01-01 is a Monday


def _one(written: Expression, setting: Setting) -> Extent | Unread:
    if written.last is None:
        extent = resolve(written.first, setting)
        return extent if isinstance(extent, Unread) else in_zone(bounded(extent, written.bounds))
    last = resolve(_with_year_of(written.last, written.first), setting)
    if isinstance(last, Unread):
        return last
    first = resolve(_completed(written.first, written.last, last), setting)
    if isinstance(first, Unread):
        return first
    whole = between(first._replace(zone=last.zone, is_zoned=last.is_zoned), last)
    return whole if isinstance(whole, Unread) else in_zone(bounded(whole, written.bounds))


def _with_year_of(last: Moment, first: Moment) -> Moment:
    """Return the end of a range with the year of its start where only that is stated."""
    lacks_year = last.year is None and (last.month is not None or last.span is not None)
    return last._replace(year=first.year) if lacks_year and first.year is not None else last


def _completed(first: Moment, last: Moment, end: Extent) -> Moment:
    """Return the start of a range with the year of its end: the one before for "27 Desember - 2 Januari"."""
    if first.year is not None or (first.month is None and first.span is None) or end.said[1] is None:
        return first
    year = _year(end.said[1])
    return first._replace(year=year - 1 if (first.month or 0) > (last.month or 12) else year)


def _year(minute: int) -> int:
    return day_of(minute).year


def in_zone(extent: Extent | Unread) -> Extent | Unread:
    """Return the extent if its minutes exist on its clock: clocks that are put forward leave some out."""
    if isinstance(extent, Unread):
        return extent
    first, last = extent.said
    if first is None or last is None or extent.zone.to_utc(first) <= extent.zone.to_utc(last, late=True):
        return extent
    return bad_date("that time cannot be: clocks of {zone} were put forward past it", zone=extent.zone.name)

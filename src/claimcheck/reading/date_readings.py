"""From a written date or range to its readings: one, or several where day and month may stand in either order."""

from __future__ import annotations

from claimcheck.domain.period import MINUTES_A_DAY, day_of
from claimcheck.domain.unread import Unread
from claimcheck.reading.date_movable import on_its_day
from claimcheck.reading.date_relative import NO_DAY
from claimcheck.reading.date_resolve import resolve
from claimcheck.reading.date_span import between, bounded
from claimcheck.reading.date_vocabulary import Bound
from claimcheck.reading.date_written import Expression, Extent, Moment, Setting, bad_date
from claimcheck.record import evolve

_WEEK = 7 * MINUTES_A_DAY


def readings(written: Expression, setting: Setting) -> list[Extent] | Unread:
    """Return each reading of what is written, or its fault; there are two only for 12/9/2024 in English."""
    first = on_its_day(written.first, setting)
    last = None if written.last is None else on_its_day(written.last, setting)
    if isinstance(first, Unread) or isinstance(last, Unread):
        return first if isinstance(first, Unread) else NO_DAY
    written = written._replace(first=first, last=last)
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
    first, last = written.first, written.last
    if Bound.DEADLINE in written.bounds or (Bound.IN_FORCE in written.bounds and _lies_ahead(first, setting)):
        setting = setting._replace(planned=True)  # "paling lambat 31 Desember" is ahead of those whom it is told
    if last is None:
        # "From 21 to 29 June" says its end itself.
        bounds = written.bounds if first.last_day is None else written.bounds - {Bound.SINCE, Bound.IN_FORCE}
        extent = resolve(first, setting)
        return extent if isinstance(extent, Unread) else in_zone(bounded(extent, bounds))
    if last.clock is not None and _is_of_that_day(first, last):
        last = first._replace(clock=last.clock, zone=last.zone or first.zone, daypart=last.daypart)
    year = _year_of_its_start(first, last, setting)
    if year is not None:
        later = year + ((first.month or 0, first.day or 0) > (last.month or 12, last.day or 31))
        first, last = first._replace(year=year), last._replace(year=later)
    end = resolve(_with_year_of(last, first), setting)
    if isinstance(end, Unread):
        return end
    start = resolve(_completed(first, last, end), setting)
    if isinstance(start, Unread):
        return start
    end = _on_or_after(start, end, last)
    whole = between(start._replace(zone=end.zone, is_zoned=end.is_zoned, is_local=end.is_local), end)
    if isinstance(whole, Unread):
        return whole
    return in_zone(bounded(whole._replace(derived=whole.derived or year is not None), written.bounds))


def _on_or_after(start: Extent, end: Extent, last: Moment) -> Extent:
    """Return the end of a range that names its weekday alone, in the week after its start: "Sunday until Thursday"."""
    (first, _), (_, ended) = start.said, end.said
    if first is None or ended is None or ended >= first or not last.weekdays or last.is_dated or last.relative:
        return end
    weeks = -((ended - first) // _WEEK)
    said, meant = (
        tuple(None if one is None else one + weeks * _WEEK for one in ends) for ends in (end.said, end.meant)
    )
    return end._replace(said=(said[0], said[1]), meant=(meant[0], meant[1]))


def _lies_ahead(moment: Moment, setting: Setting) -> bool:
    """Whether a day without its year is nearer to publication ahead of it: "effective March 18" of 12 March."""
    behind, ahead = (resolve(moment, setting._replace(planned=planned)) for planned in (False, True))
    if isinstance(behind, Unread) or isinstance(ahead, Unread) or setting.published is None:
        return False
    (first, last), before, after = setting.published, behind.said[1], ahead.said[0]
    return before is not None and after is not None and after - last < first - before


def _is_of_that_day(first: Moment, last: Moment) -> bool:
    """Whether a range ends later on the day that it begins: "Rabu (12/11/2025) pukul 08.00 WIB hingga 10.00 WIB"."""
    if last.is_dated or last.weekdays or last.relative or last.lunar or first.daypart or last.clock is None:
        return False
    one, other = first.clock, last.clock
    times = [
        (clock.hour % 12 + clock.meridiem if clock.meridiem is not None else clock.hour, clock.minute or 0)
        for clock in (one, other)
        if clock is not None
    ]
    return len(times) == 1 or times[0] < times[1]


def _year_of_its_start(first: Moment, last: Moment, setting: Setting) -> int | None:
    """Return the year in which a range from month to month begins that states none: it may go on after publication."""
    stated = any(one.year is not None or one.relative is not None or one.month is None for one in (first, last))
    start = None if stated else resolve(first, setting)
    if start is None or isinstance(start, Unread) or start.said[0] is None:
        return None
    return _year(start.said[0])


def _with_year_of(last: Moment, first: Moment) -> Moment:
    """Return the end of a range with the year of its start where only that is stated, or with the next one.

    "28 Desember 2024 - 2 Januari" ends in 2025.
    """
    lacks_year = last.year is None and (last.month is not None or last.span is not None)
    if not lacks_year or first.year is None:
        return last
    is_next = first.month is not None and last.month is not None and last.month < first.month
    return last._replace(year=first.year + is_next)


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
    told = bad_date("that time cannot be: clocks of {zone} were put forward past it", zone=extent.zone.name)
    return evolve(told, at_fault=False)  # "EST" may be meant literally, whatever clocks of the place show

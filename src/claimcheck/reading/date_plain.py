"""The dates that newsrooms write nearly always: 27/11/2025, Kamis (27/11/2025), 27 November 2025, November 2025.

They are a small part of what the grammar of dates reads, and to read them here takes a tenth of its time. None is read
in another way than by the grammar: that law is a test.
"""

from __future__ import annotations

import re
from typing import Final

from claimcheck.reading.date_vocabulary import MONTHS, WEEKDAYS
from claimcheck.reading.date_written import Expression, Moment

_DATE: Final = re.compile(
    r"(?:(?P<weekday>[A-Za-z]+) (?P<opens>\())?"
    r"(?:(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/|(?:(?P<day>[0-9]{1,2}) )?(?P<month>[A-Za-z]+) )"
    r"(?P<year>[12][0-9]{3})(?(opens)\))"
)


def plain_date(text: str) -> Expression | None:
    """Return what the grammar reads in a text that is one plain date; ``None`` for all others."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    weekday, _, first, second, day, named, year = found.groups()
    month = MONTHS.of(named) if named else int(second)
    of_week = WEEKDAYS.of(weekday) if weekday else None
    if month is None or (weekday and of_week is None):
        return None
    number = first or day
    return Expression(
        Moment(
            year=int(year),
            month=month,
            day=int(number) if number else None,
            weekdays=() if of_week is None else (of_week,),
            swappable=first is not None,
        )
    )

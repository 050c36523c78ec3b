"""Claims of events: the true day and hall, or the month, regency or province that hold them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, TypeAlias

from benchmarks.ledgers import country
from benchmarks.ledgers.draws import Dice

Fields: TypeAlias = dict[str, Any]

TRUTH: Final = 21  # streams of draws
CLAIMS: Final = 22
_FIRST_DAY: Final = date(2015, 3, 1).toordinal()
_DAYS: Final = 3900  # the last of them ends, even misdated, before the first article is published
_MONTHS: Final = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
                  "November", "Desember")  # fmt: skip
_WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def event_claim(seed: int, event: int, claim: int, *, false: bool) -> tuple[Fields, Fields]:
    """Return a claim of an event as the fields of a row and of an article; a false one misdates or misplaces it."""
    truth, dice = Dice(seed, TRUTH, event), Dice(seed, CLAIMS, claim)
    day, hall = _FIRST_DAY + truth.below(_DAYS), truth.below(len(country.HALL))
    roughly, narrow, status, misdated = dice.below(100) < 15, dice.below(20), dice.below(3) == 0, dice.below(2)
    if false and misdated:
        day += (1 + dice.below(30)) * (1 if dice.below(2) else -1)
    elif false:
        province = country.REGENCIES * country.HALLS
        hall = (hall + province * (1 + dice.below(country.PROVINCES - 1))) % len(country.HALL)
    said, words = _month(day) if roughly and not false else _day(day, dice.below(4))
    place, name = _where(hall, 0 if false else narrow)
    status_said = {"status": "held"} if status else {}
    row = {"kind": "event", "event": f"e{event}", "date": said, "place": place, **status_said}
    return row, {"kind": "event", "event": f"e{event}", "date": words, "place": name, **status_said, "quote": words}


def _day(ordinal: int, form: int) -> tuple[str, str]:
    day = date.fromordinal(ordinal)
    words = (
        day.isoformat(),
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{_WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})",
    )
    return day.isoformat(), words[form]


def _month(ordinal: int) -> tuple[str, str]:
    day = date.fromordinal(ordinal)
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    last = date.fromordinal(after.toordinal() - 1)
    return f"{day.replace(day=1)}/{last}", f"{_MONTHS[day.month - 1]} {day.year}"


def _where(hall: int, narrow: int) -> tuple[str, str]:
    """Return a place that holds a hall, by id and by name: of twenty, ten the hall, seven its regency."""
    venue = country.HALL[hall]
    regency = country.REGENCY[hall // country.HALLS]
    if narrow < 10:
        return venue.id, f"{venue.name}, {regency.name}" if narrow < 5 else venue.name
    if narrow < 17:
        return regency.id, regency.name
    province = country.PROVINCE[hall // country.HALLS // country.REGENCIES]
    return province.id, province.name

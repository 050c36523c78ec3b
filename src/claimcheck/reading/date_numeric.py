"""The parts of a written date that hold its numbers: 27/11/2025, 27-29 November, September 29, 2025."""

from __future__ import annotations

from claimcheck.reading.date_tokens import Tokens, digits, glued, ordinal, sign
from claimcheck.reading.date_vocabulary import JOINS, MONTHS, Bound
from claimcheck.reading.date_written import Moment


def numeric(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read 27/11/2025, 24/9/25, 27-11-2025, 27.11.2025, 27/11, 11/2025, 2025-11-27, 2025-11 and 27-29/11/2025."""
    if moment.is_dated or _glued_before(tokens, at):
        return None
    numbers, mark = _numbers(tokens, at)
    lengths = tuple(len(tokens[at + 2 * index].text) for index in range(len(numbers)))
    end = at + 2 * len(numbers) - 1
    match lengths:
        case (4, _, _):
            return moment._replace(year=numbers[0], month=numbers[1], day=numbers[2]), end
        case (4, 2) if mark == "-" and numbers[1] <= 12:
            return moment._replace(year=numbers[0], month=numbers[1]), end
        case (_, 4) if mark in "/-" and lengths[0] <= 2:
            return moment._replace(year=numbers[1], month=numbers[0]), end
        case (_, _, length) if max(lengths[:2]) <= 2 and (length > 3 or (length == 2 and mark != ".")):
            full = numbers[2] + 2000 if length == 2 else numbers[2]
            return moment._replace(year=full, month=numbers[1], day=numbers[0], swappable=mark != "."), end
        case (_, _) if mark == "/" and max(lengths) <= 2 and _year_apart(tokens, end):
            day, month, full = *numbers, int(tokens[end + 1].text)
            return moment._replace(year=full, month=month, day=day, swappable=True), end + 2
        case (_, _) if mark == "/" and max(lengths) <= 2 and MONTHS.match(tokens, end) is None:
            return moment._replace(month=numbers[1], day=numbers[0], swappable=True), end
        case _:
            return _run_of_days(moment, tokens, at)


def _year_apart(tokens: Tokens, at: int) -> bool:
    """Whether a year stands a blank behind the last mark: "21/11/ 2023"."""
    number = digits(tokens, at + 1, 4) if sign(tokens, at, "/") is not None and glued(tokens, at) else None
    return number is not None and len(tokens[at + 1].text) == 4 and not is_longer(tokens, at + 2)


def _run_of_days(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read 27-29/11/2025: a run of days, the last of them with month and year."""
    first, join = digits(tokens, at), JOINS.match(tokens, at + 1)
    if first is None or join is None or tokens[join[1] - 1].text == "/":
        return None
    last = numeric(moment, tokens, join[1]) if _slashed(tokens, join[1]) else None
    if last is None or last[0].day is None:
        return None
    return last[0]._replace(day=first, last_day=last[0].day, swappable=False), last[1]


def _slashed(tokens: Tokens, at: int) -> bool:
    return digits(tokens, at) is not None and sign(tokens, at + 1, "/") is not None


def _numbers(tokens: Tokens, at: int) -> tuple[tuple[int, ...], str]:
    """Return up to three numbers that one mark joins without blanks, none if something else goes on after them."""
    first = digits(tokens, at, 9)
    mark = sign(tokens, at + 1, "/-.")
    if first is None or mark is None:
        return (), ""
    numbers, end = [first], at + 1
    while _joined(tokens, end, mark) and len(numbers) < 4:
        numbers.append(int(tokens[end + 1].text[:9]))
        end += 2
    return (tuple(numbers), mark) if 2 <= len(numbers) <= 3 and not is_longer(tokens, end) else ((), "")


def _joined(tokens: Tokens, at: int, mark: str) -> bool:
    return sign(tokens, at, mark) is not None and _number_follows(tokens, at)


def _number_follows(tokens: Tokens, at: int) -> bool:
    return glued(tokens, at) and glued(tokens, at + 1) and tokens[at + 1].is_number


def is_longer(tokens: Tokens, end: int) -> bool:
    """Whether the number before this place goes on: 2.025, 2025/7, 12,5, 50%; but not the first year of 2024/2025."""
    if sign(tokens, end, "%") is not None:
        return True
    goes_on = sign(tokens, end, ".,/") is not None and _number_follows(tokens, end)
    return goes_on and not (tokens[end].text == "/" and len(tokens[end + 1].text) == 4)


def _glued_before(tokens: Tokens, at: int) -> bool:
    """Whether the number at this place is the tail of another: the 500 of 1.500, but not the 2025 of 2024/2025."""
    is_tail = at > 1 and sign(tokens, at - 1, ".,/") is not None and glued(tokens, at) and tokens[at - 2].is_number
    return is_tail and not (tokens[at - 1].text == "/" and len(tokens[at - 2].text) == 4)


def days_and_month(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read 27 November, 27-29 November, 27th of November, November 27, November 27-29 and November."""
    if moment.month is not None or moment.span is not None:
        return None
    leading = _days(tokens, at)
    named = MONTHS.match(tokens, _after(tokens, _hyphen(tokens, leading[1]), "of") if leading else at)
    if named is None:
        return None
    month, end = named
    following = _days(tokens, end) if leading is None else None
    if leading is None and following is None and _day_and_year(tokens, end + 1):
        following = _days(tokens, end + 1)  # "July, 20, 1969"
    if following is not None and not is_longer(tokens, following[1]):
        end = following[1]
    else:
        following = None
    if digits(tokens, end + 1, 4) is not None and len(tokens[end + 1].text) == 4:
        end = _hyphen(tokens, end)  # "27-Nov-2025"
    first, last = (leading or following or ((None, None), 0))[0]
    return moment._replace(month=month, day=first, last_day=last), end


def _day_and_year(tokens: Tokens, at: int) -> bool:
    """Whether a day and a year stand at this place, a comma before each."""
    commas = sign(tokens, at - 1, ",") is not None and sign(tokens, at + 1, ",") is not None
    year_of = digits(tokens, at + 2, 4) if commas and digits(tokens, at) is not None else None
    return year_of is not None and 1000 <= year_of <= 2999


def _days(tokens: Tokens, at: int) -> tuple[tuple[int, int | None], int] | None:
    first = _day(tokens, at)
    if first is None:
        return None
    end = _listed(tokens, first)
    join = JOINS.match(tokens, end)
    if end > first[1] and (join is None or join[0] is not Bound.BETWEEN):
        return (first[0], None), first[1]
    last = _day(tokens, _after(tokens, join[1], "tanggal")) if join else None
    # "27 November - 2 Desember": what follows the dash has its own month; "25 dan 27": both days, read as a run
    if last is None or (join and join[0] is Bound.UNTIL and _day_of_next(tokens, at, last[1])):
        return (first[0], None), first[1]
    return (first[0], last[0]), last[1]


def _listed(tokens: Tokens, first: tuple[int, int]) -> int:
    """Return the place after the days between the first and the last of a list: "12, 13, dan 14 November"."""
    number, end = first
    while sign(tokens, end, ",") is not None:
        following = _day(tokens, end + 1)
        if following is None:
            return end + 1 if JOINS.match(tokens, end + 1) else end
        if following[0] != number + 1:
            return first[1]
        number, end = following
    return end


def _day_of_next(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the days at this place stand after their month and the second of them before its own."""
    return at > 0 and MONTHS.match(tokens, at - 1) is not None and MONTHS.match(tokens, end) is not None


def _day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    number = digits(tokens, at)
    if number is None:
        return None
    return ordinal(tokens, at) or (number, at + 1)


def _hyphen(tokens: Tokens, at: int) -> int:
    """Return the place after a hyphen without blanks."""
    return at + 1 if sign(tokens, at, "-") is not None and glued(tokens, at) and glued(tokens, at + 1) else at


def _after(tokens: Tokens, at: int, word: str) -> int:
    return at + 1 if at < len(tokens) and tokens[at].text == word else at


def year(moment: Moment, tokens: Tokens, at: int) -> tuple[Moment, int] | None:
    """Read a year of four digits, 1000 to 2999; in words other years are rather counts of something."""
    number = digits(tokens, at, 4)
    if moment.year is not None or number is None or not 1000 <= number <= 2999:
        return None
    is_tail = _glued_before(tokens, at) and moment.span is None  # "Q3/2025"
    if is_tail or is_longer(tokens, at + 1):
        return None
    return moment._replace(year=number), at + 1

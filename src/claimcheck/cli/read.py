"""``claimcheck read WORDS``: how words are read, what they say and what they mean."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

from claimcheck.cli.errors import UsageError
from claimcheck.cli.output import columns, say_lines
from claimcheck.cli.settings import told_in
from claimcheck.cli.status import OK, UNREADABLE
from claimcheck.domain.figure import Figure
from claimcheck.domain.message import Message, Translate, join, linked, say, term, verbatim
from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.report.terminal import BLANK, Line, Style, indented, labelled

Row: TypeAlias = tuple[Message, Message]


def run(options: Namespace) -> int:
    """Print the readings of the words; 2 where there is none, or there are two."""
    published = _published(options)
    kinds = [options.kind] if options.kind else list(_READERS)
    outcomes = {kind: _READERS[kind](" ".join(options.words), options.language, published) for kind in kinds}
    read = {kind: rows for kind, rows in outcomes.items() if not isinstance(rows, Unread)}
    faults = {kind: fault for kind, fault in outcomes.items() if isinstance(fault, Unread)}
    doubtful = {kind: fault for kind, fault in faults.items() if fault.readings or _is_no_day(kind, fault, read)}
    say_lines(_lines(read, doubtful or ({} if read else faults), told_in(options)))
    return OK if read and not doubtful else UNREADABLE


def _is_no_day(kind: str, fault: Unread, read: Collection[str]) -> bool:
    """Whether the words are a date that cannot be: then the year in "30 Februari 2025" is no label of an edition."""
    return kind == "date" and fault.code == "bad-date" and set(read) == {"edition"}


def _lines(read: dict[str, list[Row]], faults: dict[str, Unread], translate: Translate) -> Iterator[Line]:
    for number, (kind, rows) in enumerate(read.items()):
        if number:
            yield BLANK
        yield from indented(_AS[kind].text(translate), columns(), indent=0, style=Style.STRONG)
        for label, words in rows:
            yield from labelled(label.text(translate), words.text(translate), columns())
    for kind, fault in faults.items():
        words = join([_NOT_AS[kind], fault.message], ": ")
        yield from indented(words.text(translate), columns(), indent=0)
        for reading in fault.readings:
            yield from indented(reading, columns(), indent=2)


def _published(options: Namespace) -> Period | None:
    if options.published is None:
        return None
    from claimcheck.reading.dates import read_period  # noqa: PLC0415 - each reading is imported where it is used

    read = read_period(options.published, options.language)
    if isinstance(read, Unread):
        raise UsageError(say("--published: {words}", words=read.message))
    return read


def _figure(words: str, language: str, published: Period | None) -> list[Row] | Unread:
    del published
    from claimcheck.catalog.unit import unit_term  # noqa: PLC0415
    from claimcheck.catalog.units import Units  # noqa: PLC0415
    from claimcheck.lower.reads import number, span_of_numbers  # noqa: PLC0415
    from claimcheck.reading.figures import read_figure, words_ahead  # noqa: PLC0415
    from claimcheck.reading.spans import figure_spans  # noqa: PLC0415
    from claimcheck.resolve.naming import understood_in  # noqa: PLC0415

    figure = read_figure(words, language)
    if isinstance(figure, Unread):
        return figure
    unit = Units.standard().of_figure(figure.unit) if figure.unit else None
    is_count = unit is not None and unit.counts
    said, meant = figure_spans(figure, whole=is_count)
    if is_count:
        said, meant = (span.whole() or span for span in (said, meant))
    rows = [
        (say("said"), span_of_numbers(said)),
        (say("meant"), span_of_numbers(meant)),
        (say("form"), join([term(one.value) for one in (figure.hedge, figure.also) if one is not None])),
        (say("n"), say("{n}, the figure", n=linked([number(one.n) for one in _ends(figure)], "{one} to {other}"))),
        (say("w"), say("{w}, the place value of the last written digit", w=number(figure.w))),
        (say("z"), say("{z}, how coarsely it may have been rounded", z=number(figure.z))),
    ]
    if figure.unit:
        known = say("{words} ({unit})", words=figure.unit, unit=unit_term(unit.name)) if unit else say(
            "{words} (no unit of that name is known; it is kept)", words=figure.unit)  # fmt: skip
        rows.append((say("unit"), known))
    if words_ahead(words, language)[1] and (other := understood_in(words, language)) is not None:
        rows.append((say("note"), say("read with --language {language} it says more", language=other)))
    if figure.direction is not None:
        rows.append((say("direction"), say("up") if figure.direction > 0 else say("down")))
    return [*rows, (say("note"), verbatim(figure.note))] if figure.note else rows


def _ends(figure: Figure) -> list[Figure]:
    return [figure] if figure.end is None else [figure, figure.end]


def _date(words: str, language: str, published: Period | None) -> list[Row] | Unread:
    from claimcheck.reading.dates import period_words, read_period, weekday_words  # noqa: PLC0415
    from claimcheck.record import evolve  # noqa: PLC0415

    period = read_period(words, language, published=published)
    if isinstance(period, Unread):
        return period
    rows = [(say("said"), period_words(period))]
    first, last = _meant(period)
    meant = period if period.is_local else evolve(period, said=period.meant, local_first=first, local_last=last)
    rows.append((say("meant"), period_words(meant)))
    if period.weekday is not None:
        rows.append((say("weekday"), weekday_words(period.weekday)))
    if period.derived:
        rows.append((say("note"), say("a part was taken from the day of publication")))
    return rows


def _meant(period: Period) -> tuple[int | None, int | None]:
    """Return the ends of what is meant on the clock of the place: as far from UTC as what is said."""
    pairs = ((period.local_first, period.said.lower), (period.local_last, period.said.upper))
    shift = next((local - int(utc) for local, utc in pairs if local is not None and utc is not None), 0)
    lower, upper = (None if utc is None else int(utc) + shift for utc in (period.meant.lower, period.meant.upper))
    return lower, upper


def _rank(words: str, language: str, published: Period | None) -> list[Row] | Unread:
    del published
    from claimcheck.reading.ranks import read_rank  # noqa: PLC0415

    rank = read_rank(words, language)
    if isinstance(rank, Unread):
        return rank
    number = say("a title without a number") if rank.number is None else verbatim(str(rank.number))
    return [(say("rank"), number), (say("written in"), term(rank.notation.value))]


def _edition(words: str, language: str, published: Period | None) -> list[Row] | Unread:
    del published
    from claimcheck.reading.labels import read_edition  # noqa: PLC0415

    edition = read_edition(words, language)
    if isinstance(edition, Unread):
        return edition
    return [(say("edition"), join([verbatim(str(edition.number)), term(edition.basis.value)]))]


_READERS: dict[str, Callable[[str, str, Period | None], list[Row] | Unread]] = {
    "figure": _figure,
    "date": _date,
    "rank": _rank,
    "edition": _edition,
}
_AS = {
    "figure": say("as a figure"),
    "date": say("as a date"),
    "rank": say("as a rank"),
    "edition": say("as a label of an edition"),
}
_NOT_AS = {
    "figure": say("not as a figure"),
    "date": say("not as a date"),
    "rank": say("not as a rank"),
    "edition": say("not as a label of an edition"),
}

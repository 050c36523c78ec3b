"""What the words before a figure name: what it is a figure of, or nothing that is known.

"Denda Rp 200 juta" is an amount in Rp, "korban 12 orang" counts people. But a word that nothing explains may be a hedge
of which the lexicon does not know, and read as a noun it would make an exact figure of "in excess of 300 people".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from claimcheck.catalog.entries import Measure
from claimcheck.catalog.unit_text import tidy
from claimcheck.catalog.units import Unit, Units
from claimcheck.domain.figure import Figure
from claimcheck.domain.message import Message, say
from claimcheck.domain.unread import Unread
from claimcheck.reading.figures import only_nouns, read_figure, words_ahead
from claimcheck.resolve.meant import unit_of

_OTHER = {"id": "en", "en": "id"}
_SHORTEST = 3  # letters of a word that names a thing
# Behind an amount of money these tell what it is paid for, and are no noun of what it is.
_FOR_EACH = frozenset(("a", "an", "apiece"))
_EVERY = {
    "pa": "year",
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}


# Words that say no more than that a figure follows, and hedge nothing: "skor 87,5", "uang tunai Rp 50 juta", "untuk
# kali ketiga".
_OF_ANY_WORDS = """
nilai skor score indeks index angka nominal uang dana tunai cash untuk for yang masing
raihan perolehan koleksi kuota meraih raih menyabet sabet memborong merebut mengoleksi mengantongi
"""
_OF_ANY = frozenset(_OF_ANY_WORDS.split())


def unit_beside_names(figure: Figure, language: str, measure: Measure, units: Units) -> Unit | str | Unread | None:
    """Return the unit of a figure whose words are of none as they stand, else those of them that may be a noun.

    ``None`` where they are of money, but not known whole; ``Unread`` where words stand before the figure that neither
    the catalog nor the lexicon knows.
    """
    ahead, near = words_ahead(figure.words, language)
    if not ahead or not figure.unit.startswith(ahead):
        return figure.unit
    words = ahead.split(), figure.unit.removeprefix(ahead).strip()
    unit, named = next(chain(_of_money(*words, language, units), _read(*words, measure, units)), (None, ahead))
    if unit is None and (money := units.read(words[0][-1])) is not None and money.is_money:
        return None
    unexplained = " ".join(word for word in near.split() if word in named.split())
    if unexplained and not _names(named, measure, units):
        return _not_known(unexplained, figure, language)
    return unit if unit is not None else figure.unit.removeprefix(ahead).strip()


def pure_unit(figure: Figure, language: str, units: Units) -> Unit | Unread | None:
    """Return the unit of a ratio, ``None`` where its words name none: "five times the size of the city".

    ``Unread`` where words stand before it that may tell of the number: "ekuivalen 13,59%" is no 13.59 times.
    """
    unit = units.of_figure(figure.unit) if figure.unit else None
    ahead, near = words_ahead(figure.words, language)
    if unit is not None or not ahead or not figure.unit.startswith(ahead):
        return unit
    return _not_known(near, figure, language) if near else units.of_figure(figure.unit.removeprefix(ahead).strip())


def _not_known(part: str, figure: Figure, language: str) -> Unread:
    told = say(
        "it is not known what “{part}” says of the figure in “{words}”: leave it out where it only names "
        "what is counted, else say with `reads` what is meant{hint}",
        part=part,
        words=figure.words,
        hint=_known_in(understood_in(figure.words, language)),
    )
    return Unread("unknown-words", told)


def understood_in(words: str, language: str) -> str | None:
    """Return the other language of articles where it explains the words before a figure, as of "more than 300"."""
    other = _OTHER[language]
    is_read = isinstance(read_figure(words, other), Figure) and not words_ahead(words, other)[1]
    return other if is_read else None


def _known_in(language: str | None) -> Message:
    return say("; with `language: {language}` in its article it is known", language=language) if language else say("")


def _read(ahead: list[str], after: str, measure: Measure, units: Units) -> Iterator[tuple[Unit, str]]:
    """Yield the units of the last words ahead with those after the figure, and what stands before them."""
    for at in range(1, len(ahead) + 1):
        unit = unit_of(" ".join([*ahead[at:], after]).strip(), measure, units)
        if unit is not None:
            yield unit, " ".join(ahead[:at])


def _of_money(ahead: list[str], after: str, language: str, units: Units) -> Iterator[tuple[Unit, str]]:
    """Yield the currency before a figure with what stands behind it: "a $6.5 billion deal", "Rp 3 juta sebulan"."""
    unit = units.read(ahead[-1])
    if unit is None or not unit.is_money:
        return
    per = _EVERY.get(after) or (after.removeprefix("se") if after.startswith("se") else "")
    each = units.read(f"{ahead[-1]}/{per}") if per else None
    if each is not None:
        yield each, " ".join(ahead[:-1])
    elif only_nouns(after, language, changes=True) and _FOR_EACH.isdisjoint(after.split()):
        yield unit, " ".join(ahead[:-1])
    elif (rate := _rate_ahead(ahead[-1], after, units)) is not None:
        yield rate, " ".join(ahead[:-1])


def _rate_ahead(money: str, after: str, units: Units) -> Unit | None:
    """Return the rate that words behind money begin with: the "$ an hour" of "$15-an-hour minimum wage"."""
    words = tidy(after).split()
    unit = units.of_figure(" ".join([money, *words[:2]])) if words and words[0] in _FOR_EACH else None
    return unit if all(word.isalpha() for word in words[2:]) else None


def _names(words: str, measure: Measure, units: Units) -> bool:
    """Whether words name the measure, or of a count the things that are counted."""
    known = {*names_of(measure), *_OF_ANY}
    return any(word in known or _is_counted(word, measure, units) for word in _words(words))


def names_of(measure: Measure) -> Iterator[str]:
    """Yield the words that name a measure."""
    for text in (measure.name, *measure.aliases, measure.id):
        yield from _words(text)


def _is_counted(word: str, measure: Measure, units: Units) -> bool:
    unit = units.read(word) if measure.unit.counts else None
    return unit is not None and measure.unit.takes(unit)


def _words(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST)

"""The units of news: which words stand for which unit, as the table says that ``unit_table`` made with pint."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import TypeAlias, TypeVar

from claimcheck.catalog.spelling import Spelling
from claimcheck.catalog.unit import Dimension, Unit, convert, over, power, times
from claimcheck.catalog.unit_text import MAX_LENGTH, read_amount, read_rate, read_unit, tidy
from claimcheck.record import Factory, field, frozen

__all__ = ["Dimension", "Unit", "Units", "convert", "counted", "over", "power", "times"]

TABLE = os.path.join(os.path.dirname(__file__), "unit_table.tsv")

_SHORTEST_WITH_ENDING = 6  # letters, those of "nya" too
U = TypeVar("U")
Added: TypeAlias = tuple[Mapping[str, Unit], Mapping[str, Unit | None]]


@frozen
class Units:
    """Words and the units that they stand for.

    ``_exact`` has them as written, ``_folded`` without regard to case, with ``None`` where case tells units apart.
    """

    _exact: Mapping[str, Unit]
    _folded: Mapping[str, Unit | None]
    _spelling: Spelling = field(
        eq=False, repr=False, init=False, default=Factory(lambda self: Spelling(self._folded), True)
    )

    @classmethod
    def standard(cls) -> Units:
        """Return the units that are always known."""
        return _standard()

    @property
    def by_word(self) -> Mapping[str, Unit]:
        """Every known word as written, with its unit."""
        return self._exact

    def extended(self, additions: Iterable[tuple[Unit, Iterable[str]]]) -> Units:
        """Return these units with more words; a word that stood for another unit now stands for the one given."""
        exact, folded = dict(self._exact), dict(self._folded)
        for unit, words in additions:
            for word in words:
                key = tidy(word)
                exact[key] = unit
                if len(key) > 1:
                    folded[key.casefold()] = unit
        return Units(exact, folded)

    @property
    def beyond_standard(self) -> Added:
        """What these units have that the standard ones have not: words as written, and without regard to case."""
        return _more(self._exact, _standard().by_word), _more(self._folded, _standard().by_folded_word)

    @property
    def by_folded_word(self) -> Mapping[str, Unit | None]:
        """Every known word without regard to case; ``None`` where case tells units apart."""
        return self._folded

    @classmethod
    def standard_and(cls, added: Added) -> Units:
        """Return the units that are ``beyond_standard`` by this."""
        return cls({**_standard().by_word, **added[0]}, {**_standard().by_folded_word, **added[1]})

    def read(self, text: str) -> Unit | None:
        """Return the unit that the words name, also a product, quotient or power of known ones, or ``None``."""
        return self._exact.get(text) or read_unit(text, self._find)

    def of_figure(self, words: str) -> Unit | None:
        """Return the unit of the words around a figure, which may name what it is of: "ton gabah"; else ``None``."""
        return self.read(words) or read_rate(words, self._find) or read_amount(words, self._find)

    def suggest(self, text: str) -> str | None:
        """Return the known word that looks most like an unknown one, if any does."""
        return None if len(text) > MAX_LENGTH else self._spelling.closest(tidy(text).casefold(), 0.7)

    def _find(self, words: str) -> Unit | None:
        found = self._exact.get(words) or self._folded.get(words.casefold())
        if found is None and words.endswith("."):
            return self._find(words[:-1])  # "10 ft."
        if found is None and len(words) > 3 and words.endswith(("s", "S")):
            return self._folded.get(words[:-1].casefold())
        if found is None and len(words) > _SHORTEST_WITH_ENDING and words.endswith("nya"):
            return self._folded.get(words.removesuffix("nya").casefold())  # "setiap bulannya"
        return found


def _more(known: Mapping[str, U], standard: Mapping[str, U]) -> dict[str, U]:
    return {word: unit for word, unit in known.items() if word not in standard or standard[word] != unit}


def counted(name: str) -> Unit:
    """Return the unit of a new kind of counted thing, a dimension of its own whatever the standard ones are called."""
    shown = tidy(name)
    return Unit(shown, dimension=((f"counted {shown.casefold()}", 1),), counts=True)


@cache
def _standard() -> Units:
    number = cache(Fraction)  # few numbers stand for most units, and reading one takes long
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit | None] = {}
    with open(TABLE, encoding="utf-8") as rows:
        table = rows.read().splitlines()
    for row in table:
        factor, offset, bases, counts, *words = row.split("\t")
        powers = (base.split("^") for base in bases.split(";") if base)
        dimension = tuple((base, int(exponent)) for base, exponent in powers)
        unit = Unit(words[0], number(factor), number(offset), dimension, bool(counts))
        for word in words:
            exact[word] = unit
            key = word.casefold()
            if len(key) > 1:
                known = folded.get(key, unit)
                folded[key] = unit if known is unit or known == unit else None
    return Units(exact, folded)

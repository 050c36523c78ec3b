"""What a language must tell before its figures can be read. Data only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import TypeAlias

from claimcheck.domain.figure import Hedge
from claimcheck.record import field, frozen


class Change(Enum):
    """A word that says that something rose or fell, or that the figure is where it ended."""

    UP = 1
    DOWN = -1
    ENDED = 0


class Part(Enum):
    """Words that are neither hedge nor unit."""

    NEGATIVE = "below zero"
    LOSS = "below zero, both ends of a range"
    FILLER = "says nothing of its own"
    AMOUNT = "says that the words before it are what the figure is of"
    BETWEEN = "opens a range"
    ESTIMATE = "about, where nothing more is said"


FRACTION_SIGNS: Mapping[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
"""Fractions in one sign, by themselves or behind a whole number: "½ mile", "2½ years"."""

Meaning: TypeAlias = Hedge | Change | Part
Phrase: TypeAlias = tuple[str, ...]


def phrases(*groups: tuple[Meaning, str]) -> Mapping[Phrase, Meaning]:
    """Return a table from tokens to meaning; each group lists its phrases with commas, hyphens set off by blanks."""
    return {tuple(phrase.split()): meaning for meaning, listed in groups for phrase in listed.split(",")}


def _by_first_word(table: Mapping[Phrase, Meaning]) -> Mapping[str, tuple[Phrase, ...]]:
    index: dict[str, list[Phrase]] = {}
    for phrase in sorted(table, key=len, reverse=True):
        index.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


@frozen
class Lexicon:
    """The number form and the words of one language, all in lower case.

    ``code`` is that of the language, ``group`` and ``decimal`` are the marks in digits, ``point`` the mark in
    words. ``ones`` are the words that numbers are made of, ``round_words`` those of a round number by itself
    (*seribu*, *twenty*). ``scales`` stand after a number; ``scale_forms`` are scales that make it "-an" (*jutaan*).
    ``rough`` gives the lower end of a count such as *ratusan*, ``several`` that of *beberapa ratus*. ``fractions``
    are shares in one word, ``parts`` denominators after a numerator (*pertiga*, *thirds*). ``factors`` are
    multiples in one word, with their direction, ``times`` makes one of a number, with the unit's words for it, and
    ``as_many`` may follow them. ``before`` and ``after`` are the phrases around a number, each with an index by its
    first word. ``range_marks`` stand between the ends of a range, ``between_marks`` after *antara*, ``out_of``
    between the figures of "1 dari 4", ``of`` before what is shared or counted. ``until`` opens a limit, but after a
    word of change the place where it ended. ``per`` opens a denominator, and ``number_parts`` are words that no
    unit has. Words behind one of the ``articles``, or before one of ``named_by``, name what a figure is of ("a
    turnout of 60%"), unless one of them is ``vague``: it may take a part of the figure or say how near it is ("most
    of 300"), as those of ``vague_beside`` do where they stand next to it. ``shrunk`` are words by what share
    something fell ("halved"). ``amid`` are hedges that may stand between a unit and its noun ("10 ton lebih
    beras"), each with the words behind it that make a comparison of it. ``labels`` make a name of the number behind
    them ("roda empat"). ``cut_short`` are words of units that a full stop ends ("sq. km").
    """

    code: str
    group: str
    decimal: str
    ones: Mapping[str, int]
    round_words: Mapping[str, int]
    scales: Mapping[str, int]
    scale_forms: Mapping[str, str]
    rough: Mapping[str, int]
    several: Mapping[tuple[str, str], int]
    fractions: Mapping[str, tuple[int, int]]
    parts: Mapping[str, int]
    factors: Mapping[str, tuple[int, int | None]]
    times: Mapping[Phrase, str]
    point: str
    before: Mapping[Phrase, Meaning]
    after: Mapping[Phrase, Meaning]
    range_marks: Sequence[Phrase]
    between_marks: Sequence[Phrase]
    out_of: Sequence[Phrase]
    of: frozenset[str]
    until: frozenset[str]
    per: frozenset[str]
    number_parts: frozenset[str]
    articles: frozenset[str] = frozenset()
    named_by: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    vague_beside: frozenset[str] = frozenset()
    shrunk: Mapping[str, tuple[int, int]] = {}
    amid: Mapping[str, frozenset[str]] = {}
    labels: frozenset[str] = frozenset()
    cut_short: frozenset[str] = frozenset()
    as_many: Sequence[Phrase] = ()
    before_index: Mapping[str, tuple[Phrase, ...]] = field(init=False, eq=False)
    after_index: Mapping[str, tuple[Phrase, ...]] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "before_index", _by_first_word(self.before))
        object.__setattr__(self, "after_index", _by_first_word(self.after))


def splits(listed: Iterable[str]) -> tuple[Phrase, ...]:
    """Return the phrases as tokens, longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in listed), key=len, reverse=True))


def numbered(listed: str, first: int = 1, step: int = 1) -> Mapping[str, int]:
    """Return the words with the numbers that they stand for, counted from the first."""
    return {word: first + step * index for index, word in enumerate(listed.split())}

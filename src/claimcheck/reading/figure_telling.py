"""What words tell of a figure by themselves: that something fell, that it is a loss, or only what is counted."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.reading.figure_tokens import Kind, Line, cut, past_hyphen
from claimcheck.reading.words import Change, Part
from claimcheck.reading.words.lexicon import Meaning

_COMPARED = frozenset({"more", "less", "fewer", "short", "shy", "kurang", "lebih", "if", "kalau"})


def direction_of(text: str, language: str) -> int | None:
    """Return +1 or -1 where words say that something rose or fell, ``None`` where none or both do."""
    line = cut(text, language)
    found: set[int] = set()
    for at, fold in enumerate(line.folds):
        phrase = line.phrase_at(at, line.known.before_index.get(fold, ()))
        meaning = line.known.before[phrase] if phrase else None
        if isinstance(meaning, Change) and meaning is not Change.ENDED:
            found.add(meaning.value)
    return found.pop() if len(found) == 1 else None


def tells_of_loss(text: str, language: str) -> bool:
    """Whether words say that what is counted is a loss or a deficit."""
    return _tells(text, language, Part.LOSS)


@lru_cache(maxsize=10_000)  # a newsroom writes the same figures again and again
def tells_of_estimate(text: str, language: str) -> bool:
    """Whether words say that a figure was not counted: "an estimated $122 million", "diperkirakan 300 orang"."""
    return _tells(text, language, Part.ESTIMATE)


def _tells(text: str, language: str, meaning: Part) -> bool:
    line = cut(text, language)
    phrases = (line.phrase_at(at, line.known.before_index.get(fold, ())) for at, fold in enumerate(line.folds))
    return any(line.known.before[phrase] is meaning for phrase in phrases if phrase)


def only_nouns(text: str, language: str, *, changes: bool = False) -> bool:
    """Whether words say nothing of a number that they stand beside: "barel per hari (bph)", but not "(maksimal)".

    ``changes``: words that elsewhere say that something rose or fell are nouns, too ("of tax rises").
    """
    line = cut(text, language)
    return not any(_tells_of_a_number(line, at, changes=changes) for at in range(len(line.tokens)))


def _tells_of_a_number(line: Line, at: int, *, changes: bool) -> bool:
    fold, known = line.folds[at], line.known
    if past_hyphen(line, at) > at and line.is_kind(at + 1, Kind.WORD):
        return False  # "add-ons"
    if past_hyphen(line, at + 1) > at + 1 and line.is_kind(at + 2, Kind.WORD) and fold not in known.before_index:
        return False  # the number of "five-bedroom"
    if fold == "." and line.is_glued(at) and line.is_kind(at - 1, Kind.WORD):
        return False  # "U.S. energy"
    if fold == ",":
        return not (line.is_kind(at - 1, Kind.WORD) and line.is_kind(at + 1, Kind.WORD))
    if not line.is_kind(at, Kind.WORD) or fold in known.per or fold in known.number_parts or fold in known.rough:
        return True
    before, after = (line.phrase_at(at, index.get(fold, ())) for index in (known.before_index, known.after_index))
    told: set[Meaning] = {known.before[before] if before else Part.FILLER, known.after[after] if after else Part.FILLER}
    told -= set(Change) if changes else set()
    return fold in _COMPARED or not told <= {Part.FILLER, Part.AMOUNT}

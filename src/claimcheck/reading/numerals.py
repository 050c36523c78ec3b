"""Numbers in words: "dua juta tujuh ratus ribu", "two million seven hundred thousand"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from claimcheck.reading.words import Lexicon, lexicon

_Read: TypeAlias = tuple[int, int]  # a value, and the position after it


class WordNumber(NamedTuple):
    """A number in words: its value, the position after its last word, and the scale of its last group.

    ``place`` is what the last digit would stand for if each group were written in digits: 1,000 for "2 juta 700 ribu".
    """

    value: int
    stop: int
    place: int


def number_words(tokens: Sequence[str], language: str) -> int | None:
    """Return the whole number from 0 that all tokens spell out, or ``None``; hyphens and commas may stand in them."""
    words: list[str] = []
    for token in tokens:
        words += token.casefold().replace("-", " - ").replace(",", " , ").split()
    found = read_number_words(words, 0, language)
    return found.value if found is not None and found.stop == len(words) else None


def read_number_words(words: Sequence[str], at: int, language: str, *, joined: bool = True) -> WordNumber | None:
    """Return the longest number that starts at a position of lower-case words, or ``None``.

    Hyphens and commas are words of their own. With ``joined`` false, "and" ends a number ("between two hundred and …").
    """
    known = lexicon(language)
    if at < len(words) and words[at] in _ZERO:
        return WordNumber(0, at + 1, 1) if words[at] == _ZERO_OF[known.code] else None
    total, place, stop = 0, 0, at
    while (group := _group(words, stop, known, place, joined=joined)) is not None:
        total, place, stop = total + group.value, group.place, group.stop
        if place == 1:
            break
    return WordNumber(total, stop, place) if place else None


_ZERO_OF = {"id": "nol", "en": "zero"}
_ZERO = frozenset(_ZERO_OF.values())


def scale_at(words: Sequence[str], at: int, scales: Mapping[str, int]) -> _Read:
    """Return the product of the rising scale words at a position ("ribu triliun"), 1 where there is none."""
    scale, largest = 1, 1
    while at < len(words) and scales.get(words[at], 0) > largest:
        largest = scales[words[at]]
        scale, at = scale * largest, at + 1
    return scale, at


def _group(words: Sequence[str], at: int, known: Lexicon, before: int, *, joined: bool) -> WordNumber | None:
    """Read a number below 1,000 with its scale; ``before`` is the scale of the group in front of it, or 0."""
    start, tied = _after_joint(words, at, known, joined=joined) if before else (at, False)
    value, stop = _BELOW_THOUSAND[known.code](words, start, known, joined)
    if not value and start < len(words) and known.code == "id" and words[start] in known.round_words:
        value, scale, stop = 1, known.round_words[words[start]], start + 1
    else:
        scale, stop = scale_at(words, stop, known.scales) if value else (1, stop)
    if not value or (before and scale >= before) or (tied and (value >= 100 or scale > 1)):
        return None
    return WordNumber(value * scale, stop, scale)


def _after_joint(words: Sequence[str], at: int, known: Lexicon, *, joined: bool) -> tuple[int, bool]:
    """Skip the comma or the "and" that English writes between groups; tell whether it was an "and"."""
    if known.code != "en":
        return at, False
    if at < len(words) and words[at] == ",":
        at += 1
    tied = joined and at < len(words) and words[at] == "and"
    return at + tied, tied


def _indonesian(words: Sequence[str], at: int, known: Lexicon, _joined: bool) -> _Read:
    value = 0
    if at < len(words) and words[at] in _HUNDREDS:
        value, at = _HUNDREDS[words[at]], at + 1
    elif _next_is(words, at, "ratus") and words[at] in known.ones:
        value, at = 100 * known.ones[words[at]], at + 2
    below, at = _indonesian_below_hundred(words, at, known)
    return value + below, at


def _indonesian_below_hundred(words: Sequence[str], at: int, known: Lexicon) -> _Read:
    if at < len(words) and words[at] in _TEN_AND_ELEVEN:
        return _TEN_AND_ELEVEN[words[at]], at + 1
    if at < len(words) and words[at] in _TENS:
        last = 0 if _next_is(words, at + 1, "ratus") or at + 1 == len(words) else known.ones.get(words[at + 1], 0)
        return _TENS[words[at]] + last, at + 2 if last else at + 1
    if at >= len(words) or words[at] not in known.ones:
        return 0, at
    one = known.ones[words[at]]
    if _next_is(words, at, "ratus"):
        return 0, at
    if _next_is(words, at, "belas"):
        return 10 + one, at + 2
    if not _next_is(words, at, "puluh"):
        return one, at + 1
    last = 0
    if at + 2 < len(words) and not _next_is(words, at + 2, "ratus"):
        last = known.ones.get(words[at + 2], 0)
    return 10 * one + last, at + 3 if last else at + 2


_ONES = lexicon("id").ones.items()
# "Duabelas", "duapuluh" and "duaratus" are written for "dua belas" and its like.
_TEN_AND_ELEVEN = {"sepuluh": 10, "sebelas": 11, **{f"{word}belas": 10 + one for word, one in _ONES if one > 1}}
_TENS = {f"{word}puluh": 10 * one for word, one in _ONES if one > 1}
_HUNDREDS = {"seratus": 100, **{f"{word}ratus": 100 * one for word, one in _ONES if one > 1}}


def _english(words: Sequence[str], at: int, known: Lexicon, joined: bool) -> _Read:
    value, stop = _english_below_hundred(words, at, known)
    if not value and at < len(words) and words[at] in {"a", "an"} and at + 1 < len(words):
        # "a" is a number only before one that needs it: "a hundred", "a million", never "a third".
        return (
            _english_hundred(words, 1, at + 1, known, joined=joined)
            if words[at + 1] == "hundred"
            else ((1, at + 1) if words[at + 1] in known.scales else (0, at))
        )
    if value and stop < len(words) and words[stop] == "hundred":
        return _english_hundred(words, value, stop, known, joined=joined)
    return value, stop


def _english_hundred(words: Sequence[str], hundreds: int, at: int, known: Lexicon, *, joined: bool) -> _Read:
    stop = at + 1
    tied = joined and stop < len(words) and words[stop] == "and"
    below, end = _english_below_hundred(words, stop + tied, known)
    return hundreds * 100 + below, end if below else stop


def _english_below_hundred(words: Sequence[str], at: int, known: Lexicon) -> _Read:
    word = words[at] if at < len(words) else ""
    if word in known.ones:
        return known.ones[word], at + 1
    if word not in known.round_words:
        return 0, at
    stop = at + 2 if _next_is(words, at, "-") else at + 1
    last = known.ones.get(words[stop], 0) if stop < len(words) else 0
    return (known.round_words[word] + last, stop + 1) if 0 < last < 10 else (known.round_words[word], at + 1)


def _next_is(words: Sequence[str], at: int, word: str) -> bool:
    return at + 1 < len(words) and words[at + 1] == word


_BELOW_THOUSAND: Mapping[str, Callable[[Sequence[str], int, Lexicon, bool], _Read]] = {
    "id": _indonesian,
    "en": _english,
}

"""Which of the words around a number cannot belong to its unit: a second number, a sign."""

from __future__ import annotations

import unicodedata

from claimcheck.reading.figure_telling import only_nouns
from claimcheck.reading.figure_tokens import Kind, Line, cut, past_an, past_hyphen
from claimcheck.reading.numerals import read_number_words, scale_at

_DIGITS_OF_A_YEAR = 4
_TO = frozenset({"-", "–", "/", "sampai", "hingga"})
_UNIT_SIGNS = frozenset("%‰/°'’-")


def stray(line: Line, positions: tuple[int, ...]) -> int | None:
    """Return the first left-over token that cannot belong to a unit: a second number or a sign."""
    at = 0
    while at < len(positions):
        position = positions[at]
        if line.folds[position] in line.known.per and at + 1 < len(positions):
            at += _denominator(line, position, word_before=at > 0)
        elif line.folds[position] in line.known.labels:
            at += number_behind(line, position)
        elif not _may_be_unit(line, position) and not _lists_nouns(line, position):
            return position
        at += 1
    return None


def _denominator(line: Line, at: int, *, word_before: bool) -> int:
    """Return how many tokens after "per" are the number in "12 kasus per 100.000 penduduk"; "24/9" is no rate.

    "10,6/100.000 penduduk" is one, by its many digits and its noun.
    """
    is_many = len(line.tokens[at + 1].text) > _DIGITS_OF_A_YEAR and line.is_kind(at + 2, Kind.WORD)
    if line.folds[at] == "/" and not (word_before or is_many):
        return 0
    if line.is_kind(at + 1, Kind.DIGITS):
        return scale_at(line.folds, at + 2, line.known.scales)[1] - at - 1
    found = read_number_words(line.folds, at + 1, line.language)
    return (found.stop if found else scale_at(line.folds, at + 1, line.known.scales)[1]) - at - 1


def number_behind(line: Line, at: int) -> int:
    """Return how many tokens the number is that makes a name of the label before it: "roda empat", "kelas 10-12"."""
    if line.is_kind(at + 1, Kind.DIGITS):
        is_range = line.fold(at + 2) in _TO and line.is_kind(at + 3, Kind.DIGITS)
        return 3 if is_range else 1
    found = read_number_words(line.folds, at + 1, line.language)
    return 0 if found is None else found.stop - at - 1


def is_label(text: str, language: str) -> bool:
    """Whether a text is a name with its number and nothing more: "siaga 4"."""
    line = cut(text, language)
    return line.fold(0) in line.known.labels and 0 < number_behind(line, 0) == len(line.tokens) - 1


def _lists_nouns(line: Line, at: int) -> bool:
    """Whether a comma stands between nouns: "12,000 homes, cars and other structures"."""
    is_comma = line.folds[at] == "," and line.is_kind(at - 1, Kind.WORD) and line.is_kind(at + 1, Kind.WORD)
    return is_comma and only_nouns(line.slice(at + 1, len(line.tokens)), line.language)


def _may_be_unit(line: Line, at: int) -> bool:
    token = line.tokens[at]
    is_joined_to_a_word = past_hyphen(line, at + 1) > at + 1 and line.is_kind(at + 2, Kind.WORD)
    if token.kind is Kind.DIGITS and past_an(line, at + 1) > at + 1:
        return False  # the "12.000-an" of another figure
    if token.kind is not Kind.SIGN and is_joined_to_a_word:
        return True  # "255,130 18-year-olds"
    if token.fold == "and" and line.fold(at + 1) in line.known.articles and line.is_kind(at + 2, Kind.WORD):
        return False  # "two men and a woman" are three
    if token.kind is Kind.WORD:
        return token.fold not in line.known.number_parts and token.fold not in line.known.rough
    if token.fold == "-":
        return past_hyphen(line, at) > at and line.is_kind(at + 1, Kind.WORD)
    if token.fold == ".":
        return token.glued and line.fold(at - 1) in line.known.cut_short
    if token.fold in {"'", "’"}:
        ends_it = line.fold(at - 1).endswith("s")  # "7.5 years' imprisonment"
        return token.glued and line.is_kind(at - 1, Kind.WORD) and (ends_it or line.is_glued(at + 1))
    return token.kind is Kind.SIGN and (token.text in _UNIT_SIGNS or unicodedata.category(token.text) == "Sc")

"""Figures as they were cut out of their sentence: with its full stop, its quotation marks, numbers told twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from claimcheck.domain.figure import Figure
from claimcheck.domain.pattern import on_demand
from claimcheck.reading.figures import read_figure

_QUOTED: Final = on_demand(r"(?<!\S)[\"“‘'`]([^\"“”‘’'`]{1,60})[\"”’'`](?![^\W_])")
_OPEN_SUM: Final = on_demand(r"(?<=[0-9])(?:[.,]\s?(?:--?|=)|[.,]–)(?![0-9])")  # "Rp 25.000.-", "Rp 50.000,--"
_IN_WORDS: Final = on_demand(r"([0-9][0-9.,]{0,20})\s?\(([^\W\d_][^()0-9]{0,80})\)")
_LEANS: Final = on_demand(r"(?<=[0-9])[^\W\d_]{3,20}(?![^\W_])")
_MAGNITUDE: Final = on_demand(r"\b(?:[Mm]ag(?:nitudo|nitude)?|M) ?[:=] ?(?=[0-9])")  # "M=7,0", "Mag:5.4"
_PARTED: Final = re.compile(r"(?<![0-9.,])([0-9]{1,3}), ([0-9]{1,2})(?= ?(?:%|persen\b))")  # "50, 07 persen"
_ONE_AND: Final = re.compile(r"\b[Aa]n? (hour|minute|day|week|month|year|foot|pound),? and (?=[0-9a-z])")
_MIXED: Final = re.compile(r"(?<![\w.,/-])([0-9]{1,3})-([1-9]/[2-9])(?![\w/])")  # "2-1/2 miles"
_HALF_AND_ONE: Final = re.compile(
    r"\b50 ?(?:persen|%) ?(?:plus|\+|ditambah|tambah) ?(?:satu|1)\b(?: suara)?", re.IGNORECASE
)  # what an election is won with
_ENDS: Final = ".,;:!…*"


def tidied(text: str, language: str, is_unit: Callable[[str], bool]) -> str | None:
    """Return words without what belongs to the sentence around them; ``None`` where nothing does.

    Numbers that brackets tell in words ("3 (tiga) tahun 6 (enam) bulan") are left out where they are the same. A unit
    that leans on its digits ("23orang") gets its blank, and a decimal mark with one behind it ("50, 07 persen") none.
    """

    def told_once(found: re.Match[str]) -> str:
        one, other = read_figure(found[1], language), read_figure(found[2], language)
        is_same = isinstance(one, Figure) and isinstance(other, Figure) and one.n == other.n and not other.unit
        return found[1] if is_same else found[0]

    whole, text = text, _HALF_AND_ONE.sub("lebih dari 50 persen", text)
    short = _MAGNITUDE.sub("M ", _QUOTED.sub(r"\1", _OPEN_SUM.sub("", text))).rstrip().rstrip(_ENDS).rstrip()
    short = _PARTED.sub(r"\1,\2", short) if language == "id" else short
    short = _MIXED.sub(r"\1 \2", _ONE_AND.sub(r"1 \1 and ", short)) if language == "en" else short
    short = _IN_WORDS.sub(told_once, short) if short.count("(") > 1 else short
    short = _LEANS.sub(lambda found: f" {found[0]}" if is_unit(found[0]) else found[0], short)
    return short if short != whole and short else None

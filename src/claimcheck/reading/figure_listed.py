"""Figures side by side: one thing in two units ("567 KK atau 2.345 jiwa"), and groups that are counted together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from claimcheck.domain.figure import Figure, Hedge
from claimcheck.domain.pattern import on_demand
from claimcheck.record import evolve

_MONEY: Final = r"(?:[Rr][Pp]\.?|US\$|USD)"
_OF: Final = "di|dengan|untuk|bagi|subsider|subsidair|seberat|senilai|seluas|sepanjang|dan denda|serta denda"
_WORDS: Final = rf"{_OF}|atau|dari|or|from|in"
_FEW: Final = "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|two|three|four|five|six|seven|eight|nine|ten"
_LEADS: Final = (
    "setara dengan|setara|sekitar|sekira|kira-kira|kurang lebih|lebih kurang|hampir|nyaris|lebih dari|mencapai|"
    "sebanyak|sebesar|senilai|sejumlah|seluas|seberat|about|around|some|roughly|nearly|almost|more than"
)
"""Words before the second figure, which are read with it: "120 keluarga atau sekitar 500 jiwa" are about 500."""
_AGES: Final = "usia|umur|berusia|berumur|aged"
_AGAIN: Final = re.compile(
    rf" (?:{_WORDS}) (?=(?:(?:{_LEADS}) ){{0,2}}(?:{_MONEY}? ?\S*\d|(?:{_FEW}) ))"
    rf"| (?:{_AGES}) (?=[^\d]*\d)|(?<=[^\W\d]) ?/ ?(?=\d)"
)
_BRACKETS: Final = re.compile(r"([^()]+)\(([^()]+)\)\s*")
_AMONG: Final = on_demand(r",? (?:termasuk|including) .*|, [^,]*\b(?:di antaranya|diantaranya|of (?:them|whom))\b.*")
_SCORE: Final = on_demand(
    r"(.*\d\S*?)(?: (?:dari|out of) | ?/ ?)(?:(?:(?:skala|maksimal|nilai|skor) ){1,2}[0-9.,]+|5|10|100|1[.,]?000)"
)
_OF_POINTS: Final = on_demand(r"(.*\d\S*?)(?: poin)? (?:dari|out of) [0-9]{2,4}(?: poin| points)?")
_LONGEST_SCORE: Final = 100  # letters; in longer words the pattern would look at each place from each other one
_GROUPS: Final = on_demand(rf",? (?:dan|serta|and|plus) (?=(?:{_MONEY} ?)?\d|(?:satu|seorang|{_FEW}) )|, (?=\d)")


def told_again(text: str) -> tuple[str, str] | None:
    """Return the two figures of words that tell one thing in two units; ``None`` for all other words."""
    bracketed = _BRACKETS.fullmatch(text)
    parts = bracketed.groups() if bracketed else _AGAIN.split(text, maxsplit=1)
    return (parts[0].strip(), parts[1].strip()) if len(parts) == 2 else None


def without_those_among(text: str) -> str | None:
    """Return "961 orang" of "961 orang, 234 di antaranya di Sumbar"; ``None`` where none are told of those counted."""
    found = _AMONG.search(text)
    return text[: found.start()] if found else None


def score(text: str, *, in_points: bool = False) -> str | None:
    """Return "skor 90,12" of "skor 90,12 dari 100", "98" of "98/100"; ``None`` for other words.

    Of what is measured in points "80 dari 175" is no share, either.
    """
    if len(text) > _LONGEST_SCORE:
        return None
    found = _SCORE.fullmatch(text) or (_OF_POINTS.fullmatch(text) if in_points else None)
    return found and found[1]


def groups(text: str) -> list[str]:
    """Return the figures of words that count several groups: "65 penumpang dan 12 kru"; none for other words."""
    parts = _GROUPS.split(text)
    return parts if len(parts) > 1 else []


def added(figures: Sequence[Figure], words: str) -> Figure | None:
    """Return the sum of figures in one unit, as coarse as all of them together; ``None`` where one is no plain one."""
    if any(one.hedge is not Hedge.PLAIN or one.direction or one.ended or one.share or one.n < 0 for one in figures):
        return None
    n, w, z = (sum(parts, Fraction(0)) for parts in zip(*((one.n, one.w, one.z) for one in figures), strict=True))
    whole = all(one.in_full for one in figures)
    return evolve(figures[0], words=words, n=n, w=Fraction(1) if whole else w, z=z, in_full=whole)

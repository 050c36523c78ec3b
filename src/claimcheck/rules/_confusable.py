"""Names that are easily taken for each other."""

from __future__ import annotations

# What a place or a government is, not what it is called: "Kota Tangerang" and "Kabupaten Tangerang" share a name.
_KINDS = frozenset(
    (
        *("kota", "kabupaten", "kab", "provinsi", "prov", "kecamatan", "kelurahan", "desa"),
        *("pemerintah", "pemkot", "pemkab", "pemprov"),
        *("city", "regency", "district", "province", "of", "the"),
    )
)
_LONGEST = 80


def easily_confused(one: str, other: str) -> bool:
    """Whether one name contains the other as words, kinds of place aside, or differs from it by a slip or two."""
    a, b = _own_words(one), _own_words(other)
    if _within(a, b) or _within(b, a):
        return True
    first, second = " ".join(a)[:_LONGEST], " ".join(b)[:_LONGEST]
    shorter = min(len(first), len(second))
    slips = 2 if shorter >= 8 else 1 if shorter >= 5 else 0
    return abs(len(first) - len(second)) <= slips and distance(first, second) <= slips


def _own_words(name: str) -> list[str]:
    words = name.casefold().replace(".", " ").split()
    return [word for word in words if word not in _KINDS] or words


def _within(short: list[str], long: list[str]) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def distance(one: str, other: str) -> int:
    """Return how many letters to put in, take out or replace, or neighbours to exchange (Damerau 1964)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, facing in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]

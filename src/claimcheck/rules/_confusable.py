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


class Name:
    """A name as it is held against others: its own words, and what of them is quickly compared."""

    __slots__ = ("letters", "short", "slips", "words")

    def __init__(self, name: str) -> None:
        self.words = _own_words(name)
        self.short = " ".join(self.words)[:_LONGEST]
        self.letters = frozenset(self.short)
        self.slips = 2 if len(self.short) >= 8 else 1 if len(self.short) >= 5 else 0


def easily_confused(one: str, other: str) -> bool:
    """Whether one name is easily taken for another, as ``are_easily_confused`` tells."""
    return are_easily_confused(Name(one), Name(other))


def are_easily_confused(one: Name, other: Name) -> bool:
    """Whether one name contains the other as words, kinds of place aside, or differs from it by a slip or two."""
    if _within(one.words, other.words) or _within(other.words, one.words):
        return True
    slips = min(one.slips, other.slips)
    if abs(len(one.short) - len(other.short)) > slips or len(one.letters ^ other.letters) > 2 * slips:
        return False
    return differ_by_slips(one.short, other.short, slips)


def _own_words(name: str) -> list[str]:
    words = name.casefold().replace(".", " ").split()
    return [word for word in words if word not in _KINDS] or words


def _within(short: list[str], long: list[str]) -> bool:
    if len(short) > len(long) or (short and short[0] not in long):
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def differ_by_slips(one: str, other: str, slips: int) -> bool:
    """Whether so few slips make one word of the other; a slip is a letter too many, too few or wrong, or two exchanged.

    That is whether their distance (Damerau 1964, no letter moved twice) is at most ``slips``, but is told sooner.
    """
    shared = 0
    while shared < len(one) and shared < len(other) and one[shared] == other[shared]:
        shared += 1
    a, b = one[shared:], other[shared:]
    if not a or not b or not slips:
        return len(a) + len(b) <= slips
    return (
        differ_by_slips(a[1:], b[1:], slips - 1)
        or differ_by_slips(a[1:], b, slips - 1)
        or differ_by_slips(a, b[1:], slips - 1)
        or (a[:2] == b[1::-1] and len(a) > 1 and differ_by_slips(a[2:], b[2:], slips - 1))
    )

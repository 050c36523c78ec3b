"""The plurals of the English names of units: "1.99 billion US dollars", "12 hectares", but "46 percent"."""

from __future__ import annotations

_UNCHANGED = frozenset(
    ("Bangladeshi taka", "Brazilian real", "Malaysian ringgit", "Nigerian naira", "South African rand",
     "South Korean won", "Thai baht", "Vietnamese dong",
     "aircraft", "dozen", "gigahertz", "hertz", "horsepower", "kilohertz", "magnitude", "megahertz",
     "metric horsepower", "ons", "percent", "permille", "rupiah", "yen", "yuan")
)  # fmt: skip
_IRREGULAR = {
    "person": "people",
    "share of stock": "shares of stock",
    "regency or city": "regencies or cities",
    "pound mass": "pounds",
    "pound sterling": "pounds sterling",
    "Swedish krona": "Swedish kronor",
    "Norwegian krone": "Norwegian kroner",
    "Danish krone": "Danish kroner",
    "Polish zloty": "Polish zlotys",
    "degree Celsius": "degrees Celsius",
    "degree Fahrenheit": "degrees Fahrenheit",
    "foot": "feet",
    "krona": "kronor",
    "krone": "kroner",
}
_VOWELS = "aeiou"


def plural(name: str) -> str:
    """Return the plural of a unit's name; symbols and abbreviations have none and are returned as they are."""
    if name in _IRREGULAR:
        return _IRREGULAR[name]
    head, blank, last = name.rpartition(" ")
    if name in _UNCHANGED or not last.islower() or not any(letter in _VOWELS for letter in last):
        return name
    return f"{head}{blank}{_IRREGULAR.get(last) or _regular(last)}"


def _regular(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"

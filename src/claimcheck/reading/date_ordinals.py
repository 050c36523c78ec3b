"""Small numbers in words and in Roman numerals, as ranks and labels use them."""

from __future__ import annotations

from claimcheck.reading.date_tokens import Phrases, spread

_CARDINALS = (
    "satu|one",
    "dua|two",
    "tiga|three",
    "empat|four",
    "lima|five",
    "enam|six",
    "tujuh|seven",
    "delapan|eight",
    "sembilan|nine",
    "sepuluh|ten",
    "sebelas|eleven",
    "dua belas|twelve",
    "tiga belas|thirteen",
    "empat belas|fourteen",
    "lima belas|fifteen",
    "enam belas|sixteen",
    "tujuh belas|seventeen",
    "delapan belas|eighteen",
    "sembilan belas|nineteen",
    "dua puluh|twenty",
)
_ORDINALS = (
    "pertama|kesatu|first",
    "kedua|second",
    "ketiga|third",
    "keempat|fourth",
    "kelima|fifth",
    "keenam|sixth",
    "ketujuh|seventh",
    "kedelapan|eighth",
    "kesembilan|ninth",
    "kesepuluh|tenth",
    "kesebelas|eleventh",
    "kedua belas|twelfth",
    "ketiga belas|thirteenth",
    "keempat belas|fourteenth",
    "kelima belas|fifteenth",
    "keenam belas|sixteenth",
    "ketujuh belas|seventeenth",
    "kedelapan belas|eighteenth",
    "kesembilan belas|nineteenth",
    "kedua puluh|twentieth",
)
CARDINALS = Phrases(spread({names: number for number, names in enumerate(_CARDINALS, start=1)}))
ORDINALS = Phrases(spread({names: number for number, names in enumerate(_ORDINALS, start=1)}))

_TENS = ("", "x", "xx", "xxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {_TENS[number // 10] + _ONES[number % 10]: number for number in range(1, 40)}


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral in lower case, 1 to 39, in its one proper form: "iv", not "iiii".

    Larger ones are left alone, since "DI", "MC" and "CD" after a rank word are other words.
    """
    return _ROMAN.get(word)

"""Dates that name or number a thing: "Jalan 17 Agustus", "UU No. 5/2014", "the Sept. 11 attacks"."""

from __future__ import annotations

import re
from typing import Final

_THINGS: Final = """
jalan jl lapangan stadion universitas untag gedung tugu monumen taman plaza aula balai museum gor pasar terminal simpang
bundaran jembatan rsud sma smp sd gerakan aksi peristiwa tragedi peringatan lahir kelahiran pemuda pancasila
uu pp perppu perpres perda permen pergub perbup perwali kepres keppres inpres sk nomor no nomer surat versi rt rw kamar
ruang lantai rasio skor perkara putusan law act regulation ordinance version room interstate route bill rule number
"""
_NAMED: Final = frozenset(_THINGS.split())
_AFTER: Final = re.compile(
    r"\s+(?:attacks?|committee|celebrations?|riots?|massacre|movement|uprising|foundation|street|avenue|road|square)\b",
    re.IGNORECASE,
)
_ALWAYS: Final = "24/7"
_SHARE: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
# A month in figures with its year is told as such; laws are numbered like it.
_OF_A_YEAR: Final = re.compile(r"[0-9]{1,2}[-/][0-9]{4}")
_OF_A_DATE: Final = re.compile(
    r"(?:\(|\b(?:tanggal|tgl\.?|pada|hari|bulan|sejak|hingga|sampai|per|mulai|on|since|until|by))\s*$", re.IGNORECASE
)
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)\.?\s*$")
_NOUN: Final = re.compile(r"\s+[a-z]")
_DIGIT: Final = re.compile(r"[0-9]")
_LONGEST_WORD = 60  # letters


def names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether a date of a text belongs to the name or the number of something."""
    digit = _DIGIT.search(text, start, end)
    at = start if digit is None or text[start].isupper() else digit.start()
    before = text[max(0, at - _LONGEST_WORD) : at]
    if _OF_A_YEAR.fullmatch(text, at, end):
        return _OF_A_DATE.search(before) is None
    if text[at:end] == _ALWAYS or _is_share(text, at, end):
        return True
    word = _WORD_BEFORE.search(before)
    return (word is not None and word[1].casefold() in _NAMED) or _AFTER.match(text, end) is not None


def _is_share(text: str, at: int, end: int) -> bool:
    """Whether the figures are rather a part of what follows: "2/3 anggota"."""
    found = _SHARE.fullmatch(text, at, end)
    is_less = found is not None and int(found[1]) < int(found[2])
    return is_less and _NOUN.match(text, end) is not None

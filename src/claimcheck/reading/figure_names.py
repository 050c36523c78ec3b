"""Numbers that name or number a thing and count nothing: "Boeing 737-800", "Pasal 340", "COVID-19", "skor 3-1"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.domain.figure import Figure
from claimcheck.reading.words import lexicon

_NUMBERED: Final = """
pasal ayat uu pp perppu perpres perda permen nomor nomer no kode pos kelas kamar lantai jalan jl km kilometer versi
tahap jilid koridor golongan stadium tingkat tipe seri skor pukul jam menit abad bab halaman surat surah edisi
peringkat urutan juara rasio skala resolusi aksi reuni gerakan angkatan gelombang kloter dapil tps paslon urut rt rw
kav blok gang telepon telp hp wa hubungi center formasi gerbang pintu terminal peron penerbangan rekening nik nip npwp
pelat bernopol usia umur room route highway interstate article section title chapter resolution law act flight version
phase stage level category type grade page vol volume rule area unit ward district precinct exit gate platform pier
channel question proposition amendment psalm day week game formula top call code zip number mark bed aged age score
won lost beat
"""
_LABELS: Final = frozenset(_NUMBERED.split())
_ZONES_AND_SIDES: Final = frozenset(("wib", "wita", "wit", "a", "p", "am", "pm", "besar", "street", "avenue", "road"))
_DIGITS: Final = re.compile(r"[0-9][0-9.,]*(?<![.,])")
_LEANS: Final = re.compile(r"(?:[^\W\d_]|[^\W_][-‑–/:.,]|[#@/:_])$")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][^\W_]*)\.?[\s ]*$")
_GOES_ON: Final = re.compile(r"[^\W\d_]|[/:][0-9]")
_PAIR: Final = re.compile(r"\s?[-–:]\s?[0-9]")
_WORD_AFTER: Final = re.compile(r"[\s ]*([^\W\d_][^\W_]*)")
_OF_A_PERSON: Final = re.compile(r"[(,]\s*$")
_ASIDE: Final = re.compile(r"\s*[),]")
_LONGEST_UNGROUPED = 3  # digits
_LONGEST_WORD = 60  # letters


def names_a_thing(text: str, start: int, end: int, figure: Figure, language: str) -> bool:
    """Whether a figure of a text, in no unit that is known, belongs to a name or a place in some order.

    Counts are written with a noun, large ones in groups of three digits; what is not may be anything.
    """
    found = _DIGITS.search(text, start, end)
    if found is None:
        before = text[max(0, start - _LONGEST_WORD) : start]
        return figure.n <= 2 or _is_behind_a_label(before, language)  # "salah satu", "the top three"
    before, after = text[max(0, found.start() - _LONGEST_WORD) : found.start()], text[found.end() :]
    is_pair = not figure.unit if figure.end is not None else _PAIR.match(after) is not None
    if is_pair or _LEANS.search(before) is not None or _GOES_ON.match(after) is not None:
        return True
    if found[0].isdecimal() and len(found[0]) > _LONGEST_UNGROUPED:
        return True
    if _OF_A_PERSON.search(before) is not None and _ASIDE.match(after) is not None:
        return True  # "Budi (45)", "Budi, 45, warga Serang"
    return _is_behind_a_label(before, language) or _is_before_a_name(after)


def _is_behind_a_label(before: str, language: str) -> bool:
    """Whether a word right before a number is a label or a name; hedges at the start of a sentence are none."""
    found = _WORD_BEFORE.search(before)
    if found is None:
        return False
    word = found[1].casefold()
    return word in _LABELS or (found[1][0].isupper() and word not in lexicon(language).before_index)


def _is_before_a_name(after: str) -> bool:
    found = _WORD_AFTER.match(after)
    return found is not None and (found[1][0].isupper() or found[1].casefold() in _ZONES_AND_SIDES)

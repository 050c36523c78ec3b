"""Numbers in quotes that name or number a thing are no figure that a claim could be held against."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from support import check_sound, of_rule

NAMES = {
    "id": """
Boeing 737-800 itu jatuh di laut
pesawat Airbus A320-200 itu tergelincir
rudal S-400 dan jet tempur F-16
sesuai UU No. 24/2011 tentang BPJS
Undang-Undang Nomor 24 Tahun 2011 tentang BPJS
berdasarkan Pasal 340 KUHP
Pasal 2 ayat (1) juncto Pasal 18
pandemi COVID-19
KTT G20 di Bali
di Jalan 17 Agustus No. 5
Jl. Sudirman No. 52-53
RT 03/RW 05 Kelurahan Cipondoh
kode pos 15118
hubungi 0812-3456-7890 atau (021) 5520150
call center 175
menang 3-1 atas Persib
dengan skor 21-15, 18-21, 21-19
mobil bernopol B 1234 XYZ
kamar 305 hotel itu
versi 2.1 aplikasi itu
Km 58 Tol Jakarta-Cikampek
sekitar pukul 10.30
siswa kelas 12 SMA
SMPN 3 Tangerang
menit ke-45
babak 16 besar
HUT ke-80 RI
jaringan 5G
kata Budi (45), warga Serang
kata Budi, 45, warga Serang
SK Nomor 188.45/123/2025
ISO 9001
aksi 212
NIK 3603121234567890
salah satu
satu-satunya
rasio 1:10
""",
    "en": """
the Boeing 737-800 crashed
under Law No. 24/2011
Article 340 of the Criminal Code
UN Resolution 1701
the COVID-19 pandemic
in Room 305
on Route 66
at 10 Downing Street
won 3-1
6-4, 7-5
call 555-0123
ZIP code 10001
version 2.1
a Category 5 hurricane
the S&P 500
the top three
John Smith, 45, of Leeds
one of the buses
at 5 p.m.
at 10:30 a.m.
the M25
5G networks
""",
}
COUNTS = {
    "id": (
        "sebanyak 42 pemulung mengungsi",
        "Boeing 737-800 itu membawa 42 penumpang",
        "42 di Banten",
        "500-600 pemulung",
    ),
    "en": ("some 42 scavengers fled", "the Boeing 737-800 carried 42 people", "a total of 42", "500-600 scavengers"),
}
VALUES = {"id": "189 orang", "en": "189 people"}


def spoken_against(quotes: Sequence[str], language: str) -> list[str]:
    ids = range(len(quotes))
    measures = "\n".join(f"  m{at}: {{unit: person, nature: fixed, whole-number: true}}" for at in ids)
    claims = "\n".join(
        f"  - {{id: c{at}, kind: quantity, measure: m{at}, value: {VALUES[language]}, quote: {json.dumps(quotes[at])}}}"
        for at in ids
    )
    head = f"article: {{id: one, language: {language}, published: 2025-11-28}}"
    report = check_sound(f"measures:\n{measures}\n---\n{head}\nclaims:\n{claims}\n", select=["quote-value-mismatch"])
    found = of_rule(report, "quote-value-mismatch")
    return [quotes[int(str(one.message).split(" ")[0].removeprefix("one#c"))] for one in found]


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_names_a_thing_speaks_against_no_count(language: str) -> None:
    assert spoken_against(NAMES[language].strip().splitlines(), language) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_counts_still_does(language: str) -> None:
    assert sorted(spoken_against(COUNTS[language], language)) == sorted(COUNTS[language])


DATES = """
digelar di Jalan 17 Agustus, Serang
di Lapangan 17 Agustus
di Universitas 17 Agustus 1945
Stadion 10 November Surabaya
sesuai Perda No. 3/2020
berdasarkan UU No 5/2014
Perpres 12/2024 tentang itu
nomor surat 12/11/2024
versi 10.11.2024
RT 03/05 Kelurahan itu
dihadiri 2/3 anggota
buka 24/7
peringatan Gerakan 30 September
"""
TRUE_DATES = (
    "digelar Selasa (25/11/2025)",
    "digelar Selasa (25/11)",
    "digelar 25/11 di Serang",
    "di Serang, 25 November",
    "di Lapangan Merdeka, 25 November 2025",
    "pada 25 November di Jalan 17 Agustus",
)


def dates_spoken_against(quotes: Sequence[str]) -> list[str]:
    ids = range(len(quotes))
    events = "\n".join(f"  e{at}: {{name: pertemuan {chr(ord('a') + at)}}}" for at in ids)
    claims = "\n".join(
        f"  - {{id: c{at}, kind: event, event: e{at}, date: 20/11/2025, quote: {json.dumps(quotes[at])}}}" for at in ids
    )
    head = "article: {id: one, language: id, published: 2025-11-28}"
    report = check_sound(f"events:\n{events}\n---\n{head}\nclaims:\n{claims}\n", select=["quote-value-mismatch"])
    found = of_rule(report, "quote-value-mismatch")
    return [quotes[int(str(one.message).split(" ")[0].removeprefix("one#c"))] for one in found]


def test_a_date_in_a_name_speaks_against_no_date() -> None:
    assert dates_spoken_against(DATES.strip().splitlines()) == []


def test_a_date_still_does() -> None:
    assert sorted(dates_spoken_against(TRUE_DATES)) == sorted(TRUE_DATES)


ORDINALS = {
    "id": """
posisi 45 derajat
tempat 30 orang
nomor 100 meter gaya bebas
untuk pertama kalinya
""",
    "en": """
for the first time
the second half
the third quarter
a third of the votes
second-hand
the 19th century
the Third Reich
the third day
""",
}
TRUE_RANKS = {
    "id": ("meraih juara 3", "di peringkat tiga se-Banten", "posisi ketiga di klasemen", "tempat kedua"),
    "en": (
        "came third in the race",
        "took second place",
        "finished 3rd.",
        "ranked third overall",
        "third, behind Serang",
    ),
}


def ranks_spoken_against(quotes: Sequence[str], language: str) -> list[str]:
    ids = range(len(quotes))
    awards = "\n".join(f"  w{at}: {{name: lomba {chr(ord('a') + at)}}}" for at in ids)
    claims = "\n".join(
        f"  - {{id: c{at}, kind: rank, award: w{at}, edition: 2025, recipient: Lebak, rank: 4, "
        f"quote: {json.dumps(quotes[at])}}}"
        for at in ids
    )
    head = f"article: {{id: one, language: {language}, published: 2025-11-28}}"
    text = f"awards:\n{awards}\nplaces: {{lebak: {{name: Lebak}}}}\n---\n{head}\nclaims:\n{claims}\n"
    found = of_rule(check_sound(text, select=["quote-value-mismatch"]), "quote-value-mismatch")
    return [quotes[int(str(one.message).split(" ")[0].removeprefix("one#c"))] for one in found]


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_ordinal_of_something_else_speaks_against_no_rank(language: str) -> None:
    assert ranks_spoken_against(ORDINALS[language].strip().splitlines(), language) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_rank_still_does(language: str) -> None:
    assert sorted(ranks_spoken_against(TRUE_RANKS[language], language)) == sorted(TRUE_RANKS[language])

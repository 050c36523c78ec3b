"""The law of figures that differ in their digits only: what is taken from another one is what reading would yield."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reading.figures import _like_another, _read

WORDS = [
    "Rp",
    "$",
    "juta",
    "ribu",
    "miliar",
    "million",
    "thousand",
    "persen",
    "percent",
    "%",
    "orang",
    "people",
    "tahun",
    "lebih dari",
    "sekitar",
    "hampir",
    "about",
    "up to",
    "naik",
    "turun",
    "fell",
    "minus",
    "-",
    "--an",
    "an",
    "M",
    "m",
    "T",
    "x",
    "bn",
    "jt",
    "kg",
    "m2",
    "kali lipat",
    "times",
    "dari",
    "out of",
    "dari lima",
    "of seven",
    "hingga",
    "sampai",
    "to",
    "antara",
    "between",
    "dan",
    "and",
    "setengah",
    "half",
    "dua",
    "three",
    "per",
    "/",
    ".",
    ",",
    "(",
    ")",
    "0",
    "_",
    "^",
]
AROUND = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", ""])), max_size=3).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
DIGITS = st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,3}){0,2}", fullmatch=True)


@given(AROUND, DIGITS, st.sampled_from([" ", ""]), AROUND, st.sampled_from(["id", "en"]))
@settings(max_examples=400)
def test_a_figure_is_read_as_others_with_its_words_are(
    before: str, digits: str, gap: str, after: str, language: str
) -> None:
    text = f"{before}{digits}{gap}{after}".strip()
    assert _like_another(text, language) in (None, _read(text, language))


def test_the_short_way_is_taken() -> None:
    for text in ("Rp 6.027 juta", "sekitar 15,11 ribu hektare", "27 persen", "385.741 pekerja"):
        assert _like_another(text, "id") is not None
    for text in ("3,6 tahun", "1 dari 4 warga", "3-4 juta", "007 orang", "5 M", "dua juta"):
        assert _like_another(text, "id") is None

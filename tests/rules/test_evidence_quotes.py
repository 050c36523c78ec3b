"""Quotes: whether the text holds them, and whether they hold what their claim states."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.evidence import holds_words
from claimcheck.engine.quotes import Held, Page
from claimcheck.reading.figures import write_figure
from claimcheck.report.model import Report
from support import all_words, of_rule, the_one

CONTRADICTION, NOTE = Severity.CONTRADICTION, Severity.NOTE
TEXT = """Baru 46,03 persen pekerja di Banten yang “terlindungi” – kata gubernur –
    dari 5,92\u00a0juta pekerja. Proses penilaian dilakukan terhadap 23 nomine. Tom\u00admy’s café…"""
SHIPPED = Path(__file__).parents[2] / "claims"

CATALOG: dict[str, object] = {
    "measures": {
        "insured": {"unit": "person", "nature": "fixed", "whole-number": "true"},
        "share": {"unit": "percent", "nature": "fixed"},
        "harvest": {"unit": "tonne", "nature": "fixed"},
        "budget": {"unit": "rupiah", "nature": "fixed"},
    },
    "events": {"ceremony": {"name": "the ceremony"}},
    "awards": {"prize": {"name": "the prize"}},
    "properties": {"founded": {"single": "true"}},
    "places": {"banten": {"name": "Banten"}},
}


@pytest.mark.parametrize(
    "quote",
    [
        "46,03 persen pekerja",
        'yang "terlindungi" - kata gubernur - dari 5,92 juta',
        "Baru … pekerja di Banten ... 23 nomine",
        "Baru […] terlindungi [...] gubernur (…) pekerja",
        "Tommy's café",
        '"Baru 46,03 persen"',
        "“terlindungi” — kata gubernur—dari",
        "'pekerja di Banten'",
        "kata gubernur - … pekerja",
        "Baru . . . 23 nomine",
        "[ . . . ] Proses penilaian",
        unicodedata.normalize("NFD", "café"),
        "…",
        "",
    ],
)
def test_typography_and_gaps_do_not_count(quote: str) -> None:
    assert Page(TEXT).held(quote) is Held.VERBATIM


@pytest.mark.parametrize(
    "quote", ["46,30 persen", "pekerja … 46,03 persen", "Bantén", "23 nomine … 46,03", "pekerja, di Banten"]
)
def test_other_words_and_another_order_are_not_held(quote: str) -> None:
    assert Page(TEXT).held(quote) is Held.NOT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Data perlin-\ndungan pekerja. Nilai-\nnilai itu", "perlindungan pekerja. Nilai-nilai itu"),
        ("46,03 persen—naik dari 44,1", "46,03 persen - naik dari 44,1"),
        ("Ia menambah --tanpa merinci-- bahwa", "menambah — tanpa merinci — bahwa"),
        ("pada 2030—sebuah target", "2030 – sebuah target"),
        ("''Kami bangga,'' ujarnya", '"Kami bangga," ujarnya'),
        ("Proﬁl pekerja oﬄine", "Profil pekerja offline"),
        ("“Kami bangga.” Ia pergi", "“Kami bangga”"),
        ("suhu -5 derajat", "-5 derajat"),
        ("Kamis \u200e27 November\u200f 2025", "Kamis 27 November 2025"),
    ],
)
def test_how_a_text_is_set_does_not_count(text: str, quote: str) -> None:
    assert Page(text).held(quote) is Held.VERBATIM


@pytest.mark.parametrize(
    ("text", "quote"),
    [("3-4 juta orang", "34 juta orang"), ("2030 - 2 target", "20302 target"), ("A-4 juta", "A4 juta")],
)
def test_a_dash_beside_a_figure_counts(text: str, quote: str) -> None:
    assert Page(text).held(quote) is Held.NOT


def test_the_nearest_words_are_shown_and_nothing_where_none_come_near() -> None:
    page = Page("kata pembuka " * 500 + TEXT)
    assert page.nearest("penilaian dilakukan terhadap 32 nomine") == "penilaian dilakukan terhadap 23 nomine."
    assert page.nearest("sesuatu yang lain sama sekali") is None
    assert Page("Ada 2.600 orang di sana").nearest("2.500 orang") == "2.600 orang"  # its first word differs
    assert Page("").nearest("apa saja") is None


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_a_text_holds_every_piece_of_itself(text: str, start: int, length: int) -> None:
    words = text.replace(".", " ").split()
    quote = words[start % (len(words) + 1) :][:length]
    assert Page(" ".join(words)).held(" ".join(quote)) is not Held.NOT
    assert Page(" ".join(words)).held(" … ".join(quote)) is not Held.NOT


@given(st.text(max_size=300), st.text(max_size=80))
def test_the_nearest_words_stand_in_the_text(text: str, quote: str) -> None:
    page = Page(text)
    near = page.nearest(quote)
    assert near is None or near in page.text


@pytest.mark.parametrize(
    "noise", ["a\u0301" * 20_000, "\u202e\u200b" * 20_000, "1." * 50_000, "ratus " * 16_000, "(" * 100_000]
)
def test_hostile_texts_and_quotes_end(noise: str) -> None:
    page = Page(noise)
    assert page.held(noise[:5_000]) is Held.VERBATIM
    assert page.held(f"{noise[:5_000]} tidak ada") is Held.NOT
    near = page.nearest(f"{noise[:5_000]} tidak ada")
    assert near is None or near in page.text


def ledger_with_text(folder: Path, text: str, *quotes: str, **keys: str) -> Report:
    (folder / "one.txt").write_text(text, encoding="utf-8")
    lines = [
        "measures: {share: {unit: percent, nature: fixed}}",
        "article: {id: one, title: Judul Besar, text: one.txt}",
    ]
    more = "".join(f", {key}: {value}" for key, value in keys.items())
    claims = [f"  - {{kind: quantity, measure: share, value: 46 persen, quote: '{quote}'{more}}}" for quote in quotes]
    (folder / "one.yaml").write_text("\n".join([*lines, "claims:", *claims]), encoding="utf-8")
    return check(folder)


def test_a_quote_that_the_text_does_not_hold_is_a_contradiction(tmp_path: Path) -> None:
    report = ledger_with_text(
        tmp_path, "Ada 46 persen pekerja di Banten.", "ada 46 persen buruh", "46 persen pekerja", "Judul Besar"
    )
    finding = the_one(report, "quote-not-found")
    assert finding.severity is CONTRADICTION
    assert "Ada 46 persen pekerja" in all_words(finding)
    assert finding.mark.line == 4


def test_other_capitals_are_a_note(tmp_path: Path) -> None:
    report = ledger_with_text(tmp_path, "ADA 46 PERSEN PEKERJA", "Ada 46 persen pekerja")
    assert the_one(report, "quote-not-found").severity is NOTE


def test_words_in_another_order_are_told_as_such(tmp_path: Path) -> None:
    report = ledger_with_text(tmp_path, "Ada 46 persen pekerja.", "pekerja … 46 persen")
    assert "not after the words" in all_words(the_one(report, "quote-not-found"))


def test_many_wrong_quotes_are_all_told(tmp_path: Path) -> None:
    quotes = [f"tidak ada {number} di sini" for number in range(80)]
    assert len(of_rule(ledger_with_text(tmp_path, "Sesuatu yang lain.", *quotes), "quote-not-found")) == 80


def test_without_its_text_an_article_answers_for_its_headline_only() -> None:
    claims = [
        {"id": part, "kind": "quantity", "measure": "share", "value": "46 persen", "quote": "46 persen", "part": part}
        for part in ("headline", "body")
    ]
    report = check([CATALOG, {"article": {"id": "one", "title": "Baru 45 Persen"}, "claims": claims}])
    assert [one.sides[0].claim for one in of_rule(report, "quote-not-found")] == ["one#headline"]
    untitled = check([CATALOG, {"article": {"id": "one"}, "claims": claims}])
    assert of_rule(untitled, "quote-not-found") == []


def quantity(measure: str, value: str, quote: str, **keys: object) -> dict[str, object]:
    given = {name.replace("_", "-"): one for name, one in keys.items()}
    return {"id": "c", "kind": "quantity", "measure": measure, "value": value, "quote": quote, **given}


def mismatches(claim: dict[str, object], *, language: str = "id", **article: str) -> int:
    report = check([CATALOG, {"article": {"id": "one", "language": language, **article}, "claims": [claim]}])
    assert report.problems == (), [str(one.message) for one in report.problems]
    return len(of_rule(report, "quote-value-mismatch"))


@pytest.mark.parametrize(
    ("measure", "value", "quote"),
    [
        ("share", "46,30 persen", "46,03 persen yang terlindungi"),
        ("insured", "2,8 juta orang", "naik menjadi 12,8 juta orang"),
        ("insured", "2,73 juta orang", "baru 2,37 juta orang"),
        ("insured", "40 ribu pekerja", "sekitar 400 ribu pekerja rentan"),
        ("insured", "23 peserta", "sebanyak tiga puluh dua peserta"),
        ("budget", "Rp 300 triliun", "anggaran Rp300 miliar"),
        ("harvest", "12 ton", "memanen 12 kilogram padi"),
    ],
)
def test_a_quote_with_another_figure_is_a_contradiction(measure: str, value: str, quote: str) -> None:
    claim = quantity(measure, value, quote)
    report = check([CATALOG, {"article": {"id": "one"}, "claims": [claim]}])
    finding = the_one(report, "quote-value-mismatch")
    assert finding.severity is CONTRADICTION
    assert value in all_words(finding)
    assert mismatches(claim | {"assumed": ["value"]}) == 0
    assert mismatches(claim | {"reads": value}) == 0


def test_a_slip_shows_in_how_the_claim_is_read() -> None:
    claim = quantity("insured", "40,000 pekerja", "sekitar 40 ribu pekerja")  # as English writes it, which here is 40
    report = check([CATALOG, {"article": {"id": "one", "language": "id"}, "claims": [claim]}])
    (side,) = the_one(report, "quote-value-mismatch").sides
    assert str(side.reads) == "40 people"


@pytest.mark.parametrize(
    ("measure", "value", "quote"),
    [
        ("insured", "2730000 person", "baru 2,73 juta orang"),
        ("insured", "2,73 juta orang", "sebanyak dua juta tujuh ratus tiga puluh ribu orang"),
        ("insured", "23 peserta", "dua puluh tiga peserta tahun 2025"),
        ("insured", "40.000 orang", "mencapai 40-an ribu orang"),
        ("insured", "40 ribu pekerja", "39.700 pekerja"),
        ("insured", "1 orang", "seorang pekerja di RT 05, 45 tahun"),
        ("insured", "562 ribu jiwa", "mencakup 78 persen pekerja"),
        ("insured", "562 ribu jiwa", "pada Kamis (27/11/2025) di tahun 2025"),
        ("insured", "562 ribu jiwa", "tanpa angka apa pun"),
        ("share", "50 persen", "separuh dari 5,92 juta pekerja"),
        ("share", "46,03 persen", "46,03% dari 23 nomine"),
        ("harvest", "12,5 ton", "memanen 12.500 kilogram padi"),
        ("budget", "Rp 1,2 triliun", "sebesar 1.200 miliar rupiah"),
        ("insured", "3-4 juta orang", "antara 3 dan 4 juta orang"),
    ],
)
def test_another_notation_and_a_quote_that_holds_no_such_figure_are_silent(
    measure: str, value: str, quote: str
) -> None:
    assert mismatches(quantity(measure, value, quote)) == 0


def test_a_change_is_carried_by_any_of_its_figures() -> None:
    change = {"kind": "change", "measure": "insured", "from": "2,6 juta", "to": "2,8 juta", "by": "200 ribu"}
    assert mismatches({**change, "quote": "naik dari 2,6 juta menjadi 2,8 juta"}) == 0
    assert mismatches({**change, "quote": "ada penambahan 200.000 pekerja"}) == 0
    assert mismatches({**change, "quote": "ada penambahan 300.000 pekerja"}) == 1


def test_the_parts_of_a_sum_may_carry_it() -> None:
    total = quantity("insured", "42 orang", "19 dan 23 orang", parts=[{"scope": {"a": "b"}, "value": "19"}])
    assert mismatches(total) == 0
    assert mismatches(total | {"quote": "17 dan 25 orang"}) == 1


@pytest.mark.parametrize(
    ("keys", "quote", "count"),
    [
        ({"date": "27/11/2025"}, "digelar Selasa (25/11/2025)", 1),
        ({"date": "27/11/2025"}, "digelar 27 November 2025", 0),
        ({"date": "27/11/2025"}, "digelar pada November 2025", 0),
        ({"date": "27/11/2025"}, "digelar pada Desember 2025", 1),
        ({"date": "27/11/2025"}, "digelar Kamis (27/11)", 0),
        ({"date": "27/11/2025"}, "digelar Kamis (20/11)", 1),
        ({"date": "27/11/2025"}, "digelar pukul 09.00 WIB", 0),
        ({"date": "27/11/2025"}, "digelar pekan lalu", 0),
        ({"date": "27/11/2025"}, "Award 2024 digelar meriah", 0),
        ({"date": "2026"}, "digelar pada tahun 2027", 1),
        ({"date": "2026", "edition": "2025"}, "Award 2025 digelar", 0),
        ({"date": "27/11/2025", "assumed": ["date"]}, "digelar Selasa (25/11/2025)", 0),
        ({"date": "27/11/2025", "reads": "25/11/2025"}, "digelar Selasa (25/11/2025)", 0),
        ({"start": "Agustus 2025", "end": "September 2025"}, "berlangsung hingga September 2025", 0),
        ({"end": "Agustus 2025"}, "rampung pada Juni 2025", 1),
        ({"place": "Banten"}, "digelar Selasa (25/11/2025)", 0),
    ],
)
def test_dates_are_looked_for_in_every_form(keys: dict[str, object], quote: str, count: int) -> None:
    claim = {"id": "c", "kind": "event", "event": "ceremony", "quote": quote, **keys}
    assert mismatches(claim, published="2025-11-28") == count


@pytest.mark.parametrize(
    ("rank", "quote", "count"),
    [
        ("Terbaik III", "meraih Terbaik Kedua", 1),
        ("Terbaik III", "meraih peringkat ketiga", 0),
        ("Juara 1", "menjadi juara pertama", 0),
        ("2", "menjadi runner-up", 0),
        ("3", "perunggu di nomor 100 meter", 0),
        ("Juara umum", "meraih juara 3", 0),
        ("3", "meraih penghargaan", 0),
    ],
)
def test_ranks_are_looked_for_in_every_notation(rank: str, quote: str, count: int) -> None:
    assert mismatches({"id": "c", "kind": "rank", "award": "prize", "rank": rank, "quote": quote}) == count


def test_years_and_figures_of_attributes_are_looked_up_and_words_are_not() -> None:
    founded = {"id": "c", "kind": "attribute", "subject": "prize", "property": "founded", "value": "2017"}
    assert mismatches({**founded, "quote": "digelar sejak 2018"}) == 1
    assert mismatches({**founded, "quote": "digelar sejak 2017"}) == 0
    assert mismatches({**founded, "value": "tahunan", "quote": "sejak 2018"}) == 0


PLACES = st.sampled_from([Fraction(1), Fraction(1000), Fraction(10**6), Fraction(1, 100)])
FIGURES = st.builds(lambda n, place: n * place, st.integers(3, 99_999), PLACES)
HEDGES = {"id": ["", "sekitar ", "lebih dari ", "hampir ", "mencapai "], "en": ["", "about ", "more than ", "nearly "]}
UNITS = {"id": ("share", "persen"), "en": ("share", "percent")}
FILLER = st.sampled_from(["", "pada Kamis (27/11/2025) ", "Award 2024: ", "peringkat ke-3, ", "5 hektare dan "])


@given(FIGURES, st.sampled_from(["id", "en"]), st.data(), FILLER)
@settings(max_examples=150, deadline=None)
def test_a_quote_made_of_the_claims_own_figure_never_speaks_against_it(
    n: Fraction, language: str, data: st.DataObject, filler: str
) -> None:
    measure, unit = UNITS[language]
    value = f"{data.draw(st.sampled_from(HEDGES[language]))}{write_figure(n, language)} {unit}"
    hedged = f"{data.draw(st.sampled_from(HEDGES[language]))}{write_figure(n, language)} {unit}"
    assert mismatches(quantity(measure, value, f"{filler}ada {value} di sini"), language=language) == 0
    assert mismatches(quantity(measure, value, f"{filler}ada {hedged} di sini"), language=language) == 0


@given(st.integers(3, 10**9), st.sampled_from(["id", "en"]))
@settings(max_examples=100, deadline=None)
def test_digits_and_scale_words_are_one_figure(n: int, language: str) -> None:
    digits = f"{n:,}".replace(",", "." if language == "id" else ",")
    claim = quantity("insured", f"{n} person", f"ada {write_figure(Fraction(n), language)} orang")
    assert mismatches(claim, language=language) == 0
    assert mismatches(claim | {"quote": f"ada {digits} orang"}, language=language) == 0


@given(st.integers(3, 10**6), st.integers(3, 10**6))
@settings(max_examples=100, deadline=None)
def test_two_figures_that_no_rounding_unites_always_speak_against_each_other(one: int, other: int) -> None:
    assume(one >= 2 * other or other >= 2 * one)
    assert mismatches(quantity("insured", f"{one} orang", f"ada {other} orang")) == 1


MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember"]  # fmt: skip


FORMS = ["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d} {name} {y}", "{y}-{m:02}-{d:02}"]


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(FORMS))
@settings(max_examples=100, deadline=None)
def test_one_day_in_two_forms_is_one_day(day: date, form: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year, name=MONTHS[day.month - 1])
    claim: dict[str, object] = {"kind": "event", "event": "ceremony", "date": day.isoformat()}
    assert mismatches(claim | {"quote": f"pada {written}"}) == 0


@pytest.mark.parametrize(
    ("quote", "words", "held"),
    [
        ("naik 12,8 juta", "2,8 juta", False),
        ("naik 2,8 jutaan", "2,8 juta", False),
        ("naik 2,8 Juta.", "2,8 juta", True),
        ("12,5 dan 2,5", "2,5", True),
        ("2,55", "2,5", False),
        ("5,2,5", "2,5", False),
        ("Kamis (27/11/2025)", "27/11/2025", True),
        ("", "", False),
    ],
)
def test_words_are_held_as_such_and_not_inside_others(quote: str, words: str, *, held: bool) -> None:
    assert holds_words(quote, words) is held


@given(st.text("2,8 juta\u00ad`“", max_size=8))
def test_words_quoted_alone_are_held_as_they_are_between_blanks(words: str) -> None:
    assert holds_words(words, words) is holds_words(f" {words} \u00b7", words)


@pytest.mark.parametrize(
    "noise",
    ["9" * 9_000, "1." * 4_500, "ratus " * 1_500, "(" * 9_000, "1/1/25 " * 1_200, "a\u0301" * 4_000, "\u200b" * 9_000,
     "٣" * 5_000, "juara 1 " * 1_000],
)  # fmt: skip
def test_hostile_quotes_end(noise: str) -> None:
    for claim in (
        quantity("insured", "562 ribu jiwa", noise),
        {"id": "c", "kind": "event", "event": "ceremony", "date": "27/11/2025", "quote": noise},
        {"id": "c", "kind": "rank", "award": "prize", "rank": "2", "quote": noise},
    ):
        check([CATALOG, {"article": {"id": "one"}, "claims": [claim]}])


def test_the_shipped_claims_agree_with_their_quotes() -> None:
    report = check(SHIPPED)
    assert report.summary.claims > 50
    assert of_rule(report, "quote-value-mismatch") == []
    assert of_rule(report, "quote-not-found") == []

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.catalog import unit_table as module
from claimcheck.catalog.units import TABLE, Unit, Units, convert, counted, over, power, times
from claimcheck.domain.span import Span

UNITS = Units.standard()
SIMPLE = sorted(set(UNITS.by_word.values()), key=lambda unit: unit.name)
WORDS = sorted(UNITS.by_word)
simple = st.sampled_from(SIMPLE)
alike = simple.flatmap(lambda a: st.tuples(st.just(a), st.sampled_from([b for b in SIMPLE if b.like(a)])))
values = st.fractions(max_denominator=1000)


def unit(text: str) -> Unit:
    found = UNITS.read(text)
    assert found is not None, text
    return found


@pytest.fixture(scope="module")
def registry() -> Any:
    registry = pint.UnitRegistry(None, non_int_type=Fraction, autoconvert_offset_to_baseunit=True)
    registry.load_definitions(module.DEFINITIONS)
    return registry


def test_the_stored_table_is_what_pint_makes_of_the_definitions() -> None:
    assert Path(TABLE).read_text(encoding="utf-8") == module.table_text()


@settings(max_examples=200)
@given(pair=alike, value=values)
def test_conversions_are_those_of_pint(registry: Any, pair: tuple[Unit, Unit], value: Fraction) -> None:
    source, target = (each.name.replace(" ", "_") for each in pair)
    assert convert(value, *pair) == registry.Quantity(value, source).to(target).magnitude


@given(pair=alike, value=values)
def test_converting_there_and_back_changes_nothing(pair: tuple[Unit, Unit], value: Fraction) -> None:
    a, b = pair
    assert convert(convert(value, a, b), b, a) == value


@given(pair=alike, lower=values, width=st.fractions(0, 100))
def test_a_span_converts_as_its_ends_do(pair: tuple[Unit, Unit], lower: Fraction, width: Fraction) -> None:
    a, b = pair
    span = Span(lower, lower + width, upper_open=width > 0)
    assert convert(span, a, b) == Span(convert(lower, a, b), convert(lower + width, a, b), upper_open=width > 0)


@given(simple, simple, st.integers(2, 4))
def test_every_unit_made_of_others_can_be_read_by_its_name(a: Unit, b: Unit, exponent: int) -> None:
    for made in (a, power(a, exponent), times(a, b), over(a, b), over(a, b, 100_000)):
        if made is not None:
            assert UNITS.read(made.name) == made


@given(st.sampled_from(WORDS))
def test_words_of_more_than_a_letter_are_read_in_any_case_or_refused_never_misread(word: str) -> None:
    own = UNITS.by_word[word]
    assert UNITS.read(word) == own
    assert len(word) < 2 or UNITS.read(word.upper()) in {own, None, UNITS.by_word.get(word.upper())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("orang", "person"),
        ("Jiwa", "person"),
        ("nelayan", "person"),
        ("pekerja rentan", "person"),
        ("workers", "person"),
        ("inhabitants", "person"),
        ("KK", "household"),
        ("kepala keluarga", "household"),
        ("families", "household"),
        ("suara", "vote"),
        ("hektar", "hectare"),
        ("Ha", "hectare"),
        ("ton", "tonne"),
        ("Rp", "rupiah"),
        ("Rp.", "rupiah"),
        ("US$", "US dollar"),
        ("dolar AS", "US dollar"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("poin persentase", "percentage point"),
        ("percentage-point", "percentage point"),
        ("percentage_points", "percentage point"),
        ("derajat Celsius", "degree Celsius"),
        ("m2", "square metre"),
        ("M2", "square metre"),
        ("km²", "square kilometre"),
        ("kilometer  persegi", "square kilometre"),
        ("Km", "kilometre"),
        ("kWh", "kilowatt hour"),
        ("KWH", "kilowatt hour"),
        ("MW", "megawatt"),
        ("mW", "milliwatt"),
        ("USD/km", "US dollar/kilometre"),
        ("rupiah per bulan", "rupiah/month"),
        ("Rp / bulan", "rupiah/month"),
        ("ton pertahun", "tonne/year"),
        ("orang perharinya", "person/day"),
        ("Rp perliter", "rupiah/litre"),
        ("orang/km2", "person/square kilometre"),
        ("jiwa per kilometer persegi", "person/square kilometre"),
        ("km/jam", "kilometre/hour"),
        ("kasus per 100.000 penduduk", "case/100000 person"),
        ("cases per 100,000 people", "case/100000 person"),
        ("kasus per 100 ribu penduduk", "case/100000 person"),
    ],
)
def test_the_words_of_news(text: str, name: str) -> None:
    assert unit(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "k", "K orang", "M", "T", "1,5 m", "m^9", "m^99999", "kg**9999999999", "10**10**10", "1e999", "nan",
        "9**9**9 meter", "per", "/", "m/", "/m", "km//jam", "m*m*m*m*m*m", "m/s/s/s/s/s/s", "u.meter", "mw", "ＫＭ",
        '__import__("os").system("id")', "(" * 5000, "m*" * 3000, "1." * 50_000, "{0.__class__}", "orang per 0 km",
        "square orang", "kilo-orang", "unit perumahan", "orang perorangan", "perhari",
    ],
)  # fmt: skip
def test_nothing_else_is_a_unit(text: str) -> None:
    assert UNITS.read(text) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_and_nothing_is_raised(text: str) -> None:
    found, suggested = UNITS.read(text), UNITS.suggest(text)
    assert found is None or all(abs(exponent) <= 4 for _, exponent in found.dimension)
    assert suggested is None or UNITS.read(suggested) is not None or suggested in {"mw", "mwh", "mva", "mpa", "mt"}


def test_percent_is_a_share_and_a_percentage_point_is_not() -> None:
    assert unit("persen").like(unit("share"))
    assert convert(50, unit("percent"), unit("share")) == Fraction(1, 2)
    assert not unit("percentage-point").like(unit("percent"))


def test_currencies_are_never_converted() -> None:
    money = [unit(word) for word in ("Rp", "USD", "EUR", "SGD", "MYR", "JPY")]
    assert len({each.dimension for each in money}) == len(money)


def test_a_month_is_a_twelfth_of_a_year() -> None:
    assert convert(Fraction(1), unit("Rp per bulan"), unit("Rp per tahun")) == 12


def test_a_difference_of_temperature_leaves_the_zero_of_the_scale_out() -> None:
    celsius, fahrenheit = unit("°C"), unit("°F")
    assert convert(100, celsius, fahrenheit) == 212
    assert convert(10, celsius, fahrenheit, difference=True) == 18
    assert convert(1, unit("°C per tahun"), unit("°F per tahun")) == Fraction(9, 5)


def test_counted_things_count_and_rates_of_them_do_not() -> None:
    assert all(unit(word).counts for word in ("orang", "KK", "kendaraan", "desa", "unit", "lusin"))
    assert not any(unit(word).counts for word in ("persen", "Rp", "km", "orang/km2", "ton", "poin"))


def test_unit_and_buah_stand_for_any_counted_thing_but_people() -> None:
    assert unit("rumah").takes(unit("unit"))
    assert not unit("orang").takes(unit("unit"))
    assert not unit("ton").takes(unit("unit"))
    assert not unit("unit").takes(unit("orang"))


def test_unlike_units_are_not_converted() -> None:
    with pytest.raises(ValueError, match="rupiah and person"):
        convert(1, unit("Rp"), unit("orang"))


def test_a_ledger_adds_words_and_things() -> None:
    lamp = counted("street-lamp")
    more = UNITS.extended([(unit("orang"), ["Wartawan Foto"]), (lamp, ["street-lamp", "lampu jalan", "pengemudi"])])
    assert more.read("wartawan foto") == unit("orang")
    assert more.read("Lampu Jalan") == more.read("street_lamps") == lamp
    assert more.read("pengemudi") == lamp  # the ledger's word goes before ours
    assert more.read("lampu jalan/km") is not None
    assert UNITS.read("lampu jalan") is None


def test_a_new_thing_is_like_nothing_else_whatever_its_name() -> None:
    assert not any(counted(name).like(known) for name in ("length", "person", "IDR", "mass") for known in SIMPLE)


@pytest.mark.parametrize(("text", "meant"), [("hektrae", "hektare"), ("peron", "person"), ("kilometr", "kilometre")])
def test_a_misspelt_unit_gets_a_suggestion(text: str, meant: str) -> None:
    assert UNITS.suggest(text) == meant


def test_nothing_is_suggested_for_what_looks_like_nothing() -> None:
    assert UNITS.suggest("qqqqqq") is None
    assert UNITS.suggest("x" * 100_000) is None


def test_reading_units_does_not_load_pint() -> None:
    reading = "from claimcheck.catalog.units import Units; Units.standard().read('Rp per km')"
    program = f"import sys; {reading}; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

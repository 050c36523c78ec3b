from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.catalog.names import Names, fold
from claimcheck.catalog.tree import Tree
from claimcheck.domain.unread import Unread

PLACES: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "banten": (None, ("Banten", "Provinsi Banten")),
    "kota-tangerang": ("banten", ("Kota Tangerang", "Tangerang")),
    "kabupaten-tangerang": ("banten", ("Kabupaten Tangerang", "Tangerang")),
    "tangsel": ("banten", ("Kota Tangerang Selatan", "Tangerang Selatan")),
    "serpong": ("tangsel", ("Serpong",)),
    "gading-serpong": ("kabupaten-tangerang", ("Gading Serpong", "Kawasan Gading Serpong")),
    "atria": ("gading-serpong", ("Atria Hotel",)),
    "sukamaju-1": ("kota-tangerang", ("Sukamaju",)),
    "sukamaju-2": ("tangsel", ("Sukamaju",)),
    "sukamaju-3": ("gading-serpong", ("Sukamaju",)),
}
TREE, _ = Tree.build({place: within for place, (within, _) in PLACES.items()})
NAMES = Names("place", ((place, names) for place, (_, names) in PLACES.items()))


def fault(text: str, names: Names = NAMES, tree: Tree = TREE) -> Unread:
    found = names.find_chain(text, tree)
    assert isinstance(found, Unread), found
    return found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Atria Hotel", "atria"),
        ("atria", "atria"),
        ("Kawasan Gading Serpong, Kabupaten Tangerang", "gading-serpong"),
        ("Atria Hotel, Kabupaten Tangerang", "atria"),
        ("Kabupaten Tangerang, Atria Hotel", "atria"),
        ("Atria Hotel Gading Serpong", "atria"),
        ("Atria Hotel Gading Serpong, Kabupaten Tangerang, Banten", "atria"),
        ("  ATRIA  hotel ,banten, ", "atria"),
        ("Gading Serpong, Tangerang", "gading-serpong"),
        ("Tangerang, Gading Serpong", "gading-serpong"),
        ("Sukamaju, Tangerang Selatan", "sukamaju-2"),
        ("Sukamaju Gading Serpong", "sukamaju-3"),
        ("Serpong Kota Tangerang Selatan", "serpong"),
    ],
)
def test_a_chain_of_names_gives_the_narrowest(text: str, place: str) -> None:
    assert NAMES.find_chain(text, TREE) == place


OFFICES = Names(
    "role",
    [
        ("sea", ("Kepala Staf Armada Laut",)),
        ("culture", ("Menteri Pendidikan, Kebudayaan, dan Riset", "Mendikburis")),
        ("health", ("Menteri Kesehatan",)),
        ("forestry", ("Menteri Kehutanan",)),
        ("menhut", ("Menhut",)),
    ],
)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Kepala Staf Armada Laut (KSAL)", "sea"),
        ("kepala staf armada laut (KSAL)", "sea"),
        ("Menteri Kesehatan (Menkes)", "health"),
        ("Menteri Pendidikan Kebudayaan dan Riset", "culture"),
        ("Menteri Pendidikan, Kebudayaan dan Riset (Mendikburis)", "culture"),
    ],
)
def test_a_name_may_lack_its_comma_or_have_its_abbreviation(text: str, office: str) -> None:
    assert OFFICES.one(text) == office


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Kesehatan (Plt)",  # how the office is held
        "Menteri Kesehatan (Banten)",  # no abbreviation of it
        "Menteri Kesehatan (nonaktif)",
        "Menteri Kehutanan (Menhut)",  # of this ledger another's name
        "Menteri (Menkes)",
        "Menteri Kesehatan ((MK))",
    ],
)
def test_other_words_in_brackets_are_no_abbreviation(text: str) -> None:
    assert isinstance(OFFICES.one(text), Unread)


def test_a_comma_between_places_is_no_part_of_a_name() -> None:
    assert isinstance(NAMES.one("Atria, Hotel"), Unread)
    assert isinstance(NAMES.one("Atria Hotel (AH)"), Unread)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Serpong, Kabupaten Tangerang", "not-a-chain"),
        ("Serpong Gading Serpong", "not-a-chain"),
        ("Tangerang", "ambiguous-name"),
        ("Sukamaju, Banten", "ambiguous-name"),
        ("Sukamaju, Tangerang", "ambiguous-name"),
        ("Atria Hotel Kuningan", "unknown-name"),
        ("Kuningan, Banten", "unknown-name"),
        ("", "unknown-name"),
        (",,,", "unknown-name"),
        ("a, " * 50_000, "unknown-name"),
        ("Atria Hotel " * 20_000, "unknown-name"),
        ("Bаnten", "unknown-name"),  # the second letter is Cyrillic
        ("Ban\u200dten", "unknown-name"),
        ("Ｂａｎｔｅｎ", "unknown-name"),
    ],
)
def test_what_names_no_one_place_is_a_fault(text: str, code: str) -> None:
    assert fault(text).code == code


def test_an_ambiguous_name_shows_what_it_may_be() -> None:
    assert fault("Tangerang").readings == (
        "Kabupaten Tangerang (kabupaten-tangerang)",
        "Kota Tangerang (kota-tangerang)",
    )
    assert "Kota Tangerang" in str(fault("Tangerang").message)


def test_an_unknown_name_comes_with_the_nearest_known_one() -> None:
    assert fault("Gading Sepong").readings == ("Gading Serpong",)
    assert "did you mean “Gading Serpong”?" in str(fault("Gading Sepong").message)
    assert fault("Zzyzx").readings == ()


def test_an_id_as_written_goes_before_names() -> None:
    names = Names("place", [("solo", ("Surakarta", "Solo")), ("solo-selatan", ("solo", "Solo"))])
    assert names.find("solo") == ("solo",)
    assert names.find("Solo") == ("solo", "solo-selatan")


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ma’ruf Amin", "ma'ruf  AMIN"), ("Café", "Cafe\u0301"), ("Jawa–Bali", "jawa-bali"), ("STRASSE", "straße")],
)
def test_names_are_alike_but_for_case_blanks_apostrophes_and_dashes(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once_and_forms_of_unicode_do_not_matter(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_a_fault(text: str) -> None:
    found = NAMES.find_chain(text, TREE)
    assert found in PLACES if isinstance(found, str) else str(found.message)


@given(st.lists(st.sampled_from(sorted(PLACES)), min_size=1, max_size=5))
def test_ids_one_inside_the_other_are_a_chain_in_any_order(ids: list[str]) -> None:
    narrowest = [each for each in ids if all(TREE.contains(other, each) for other in ids)]
    found = NAMES.find_chain(", ".join(ids), TREE)
    assert found == narrowest[0] if narrowest else isinstance(found, Unread)


@pytest.mark.parametrize("name", ["__proto__", "null", "True", "../x", "{{7*7}}", "%s%s%n", "${x}", "$(id)", "{0}"])
def test_names_are_text_and_nothing_else(name: str) -> None:
    names = Names("entity", [("thing", (name,))])
    assert names.one(name) == "thing"
    missing = names.one(f"{name} {name} {name}")
    assert isinstance(missing, Unread)
    assert f"“{name} {name} {name}”" in str(missing.message)


def test_many_places_of_one_name_are_settled_by_the_wider_one() -> None:
    villages = {f"village-{number:05}": f"district-{number:05}" for number in range(5000)}
    tree, _ = Tree.build({**villages, **dict.fromkeys(villages.values())})
    named = [(village, ("Sukamaju",)) for village in villages]
    names = Names("place", [*named, *((district, (district,)) for district in villages.values())])
    assert names.find_chain("Sukamaju, district-04711", tree) == "village-04711"
    assert len(str(fault("Sukamaju", names, tree).message)) < 500

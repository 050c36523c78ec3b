"""What an editor reads: each sentence of a finding says what it is about, and each way out that is named is one."""

from __future__ import annotations

import pytest

from support import check_sound

CATALOG = """
places:
  banten: {name: Banten, level: province}
  lebak: {name: Lebak, level: regency, within: banten}
  serang: {name: Serang, level: city, within: banten}
measures:
  visitors: {unit: person, nature: flow, whole-number: true}
  workers: {unit: person, nature: fixed, whole-number: true}
  insured: {name: insured workers, unit: person, nature: fixed, whole-number: true, part-of: workers}
  coverage: {unit: percent, nature: fixed, bounds: [0, 100], equals: insured / workers}
  revenue: {unit: rupiah, nature: flow}
  residents: {unit: person, nature: stock, whole-number: true}
  harvest: {unit: tonne, nature: fixed, additive: true}
  homes: {name: rumah, unit: house, nature: fixed, whole-number: true}
  path: {name: jalur, unit: metre, nature: fixed}
entities:
  maju: {name: PT Maju}
  jaya: {name: PT Jaya}
awards:
  index: {name: Indeks}
events:
  fair: {}
"""


def told(claims: str) -> str:
    """Return all that the only finding says, a line a sentence."""
    written = "\n".join(f"  - {line}" for line in claims.strip().splitlines())
    [finding] = check_sound(f"{CATALOG}---\narticle: {{id: one, published: 2025-11-28}}\nclaims:\n{written}\n").findings
    labels = [camp for camp in finding.camps if camp is not None]
    return "\n".join(map(str, (finding.message, *labels, *finding.why, *finding.reconcile)))


ARITHMETIC = {
    "a part and its whole of one place are told apart by what they count": (
        """
{kind: quantity, measure: insured, place: Lebak, value: 612 ribu orang}
{kind: quantity, measure: workers, place: Lebak, value: 512 ribu orang}
        """,
        "612 thousand people (insured workers in Lebak) cannot be part of 512 thousand people (workers in Lebak)",
    ),
    "and those of two periods by the period": (
        """
{kind: quantity, measure: visitors, place: Lebak, as-of: Q3 2024, value: 90 ribu orang}
{kind: quantity, measure: visitors, place: Lebak, as-of: 2024, value: 70 ribu orang}
        """,
        "“visitors in Lebak (July to September 2024)” is part of “visitors in Lebak (2024)”",
    ),
    "what may hold in the widest reading is not said to be impossible": (
        """
{kind: quantity, measure: insured, place: Lebak, value: 10 juta orang}
{kind: quantity, measure: insured, place: Banten, value: lebih dari 2 juta orang}
        """,
        "10 million people in Lebak can hardly be part of more than 2 million people in Banten",
    ),
    "what a claim's author supplied is named, with the claim": (
        """
{id: part, kind: quantity, measure: insured, place: Lebak, value: 612 ribu orang, assumed: [place]}
{kind: quantity, measure: workers, place: Lebak, value: 512 ribu orang}
        """,
        "one does not state its place: whoever wrote down the claim one#part supplied that.",
    ),
    "speakers who may disagree are named, each once": (
        """
{kind: quantity, measure: coverage, place: Lebak, value: 40 persen, said-by: PT Maju}
{kind: quantity, measure: insured, place: Lebak, value: 600 ribu orang, said-by: PT Maju}
{kind: quantity, measure: workers, place: Lebak, value: 900 ribu orang, said-by: PT Jaya}
        """,
        "The two speakers, PT Maju (in one) and PT Jaya (in one), may simply disagree.",
    ),
    "an estimate is told apart from the facts that it stands against": (
        """
{kind: quantity, measure: insured, place: Lebak, value: 612 ribu orang, modality: estimate}
{kind: quantity, measure: workers, place: Lebak, value: 512 ribu orang}
        """,
        "one gives an estimate, the other side a fact.",
    ),
    "a share in words is told in its words, as no number says it": (
        """
{kind: quantity, measure: coverage, place: Lebak, value: lebih dari separuh}
{kind: quantity, measure: coverage, place: Lebak, value: 12 persen}
        """,
        "cannot be both “lebih dari separuh” and 12 percent",
    ),
    "dozens are counted out": (
        """
{kind: quantity, measure: workers, place: Lebak, value: dua lusin orang}
{kind: quantity, measure: workers, place: Lebak, value: 40 ribu orang}
        """,
        "cannot be both 24 people and 40 thousand people",
    ),
    "a relation of the catalog is told with the names of its measures": (
        """
{kind: quantity, measure: insured, place: Lebak, value: 612 ribu orang}
{kind: quantity, measure: workers, place: Lebak, value: 912 ribu orang}
{kind: quantity, measure: coverage, place: Lebak, value: 12 persen}
        """,
        "By the catalog, “coverage” = “insured workers” / “workers”; here for “coverage in Lebak”.",
    ),
    "parts given in place are named, and added up": (
        (
            "{kind: quantity, measure: workers, value: 162, parts: [{scope: {sex: m}, value: 80}, "
            "{scope: {sex: f}, value: 92}]}"
        ),
        "80 people and 92 people do not add up to 162 people",
        "So “workers” would be 172 people; it is given as 162 people.",
    ),
    "some of the parts are not said to be all of them": (
        (
            "{kind: quantity, measure: revenue, as-of: 2024, value: Rp 5 triliun, complete: false, parts: ["
            "{of: PT Maju, value: Rp 4 triliun}, {of: PT Jaya, value: Rp 3 triliun}]}"
        ),
        "4 trillion rupiah and 3 trillion rupiah add up to more than 5 trillion rupiah",
        "together they cannot be more",
    ),
    "a change names both of its ends and what it is said to be": (
        "{kind: change, measure: workers, from: 2.600, to: 2.800, by: 400}",
        "from 2,600 people to 2,800 people is not “400”",
        "; it is given as 2,750 to 2,899 people.",
    ),
    "a word of direction is the fault, and the other one a way out": (
        "{kind: change, measure: coverage, from: '5,84 persen', to: '6,17 persen', by: 'turun 0,33 poin persen'}",
        "from 5.84 percent to 6.17 percent is not a fall",
        "They agree if it went the other way",
    ),
    "a ratio in words has no unit": (
        """
{kind: quantity, measure: workers, place: Lebak, value: 1.112.300}
{kind: quantity, measure: workers, place: Serang, value: 130.400}
{kind: ratio, value: dua kali, numerator: {measure: workers, place: Lebak}, \
denominator: {measure: workers, place: Serang}}
        """,
        "people and “dua kali”: the ratio",
    ),
    "ranks are those of somebody": (
        """
{kind: rank, award: Indeks, recipient: Lebak, rank: peringkat 1, ordered-by: coverage}
{kind: rank, award: Indeks, recipient: Serang, rank: peringkat 2, ordered-by: coverage}
{kind: quantity, measure: coverage, place: Lebak, value: '46,1 persen'}
{kind: quantity, measure: coverage, place: Serang, value: '71,2 persen'}
        """,
        "Lebak ranks above Serang with a worse figure: 46.1 percent against 71.2 percent",
        "“peringkat 1” for Lebak",
        "“peringkat 2” (one#rank-2) is wrong",
    ),
    "a share that no whole number makes comes with those that do": (
        """
{kind: quantity, measure: workers, place: Lebak, value: 23}
{kind: quantity, measure: coverage, place: Lebak, value: '46,5 persen'}
        """,
        "46.5 percent of 23 people is not a whole number",
        "Of 23, 10 would be about 43.4783 percent and 11 about 47.8261 percent.",
    ),
    "a conversion names the rate": (
        (
            "{kind: quantity, measure: revenue, as-of: 2024, value: Rp 118 triliun, "
            "converted: {value: US$ 18 miliar, rate: 14.500}}"
        ),
        "118 trillion rupiah are not 18 billion US dollars at a rate of 14,500",
    ),
}


@pytest.mark.parametrize("name", ARITHMETIC)
def test_figures_that_relations_tie(name: str) -> None:
    claims, *sentences = ARITHMETIC[name]
    said = told(claims)
    for sentence in sentences:
        assert sentence in said


def told_by_two(one: str, other: str, more: str = "") -> str:
    """Return all that the only finding on a claim each of two articles says."""
    articles = "".join(
        f"---\narticle: {{id: {name}, published: 2025-11-28}}\nclaims:\n  - {claim}\n"
        for name, claim in (("one", one), ("two", other))
    )
    [finding] = check_sound(f"{CATALOG}{more}{articles}").findings
    return "\n".join(map(str, (finding.message, *finding.why, *finding.reconcile)))


def dates(one: str, other: str) -> str:
    """Return what is said of two dates of one event."""
    first, second = (f"{{kind: event, event: fair, {date}}}" for date in (one, other))
    return told_by_two(first, second)


def test_dates_that_clash_as_usually_meant_are_told_as_meant() -> None:
    said = dates("date: awal Desember 2024", "date: 24 Desember 2024")
    assert "can hardly have been both on 1 to 10 December 2024 and on 24 December 2024" in said
    assert "usually means 1 to 10 December 2024; the widest reading is December 2024." in said


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ("paling lambat Agustus 2025", "24 September 2025", "both by 31 August 2025 and on 24 September 2025"),
        ("mulai 20 November 2025", "Oktober 2025", "both on 20 November 2025 or later and in October 2025"),
    ],
)
def test_dates_are_told_with_their_prepositions(one: str, other: str, sentence: str) -> None:
    assert sentence in dates(f"date: {one}", f"date: {other}")


def test_only_near_days_may_be_of_one_long_event() -> None:
    lasted = "it lasted for several days"
    assert lasted in dates("date: 21 November 2025", "date: 22 November 2025")
    assert lasted not in dates("date: 21 November 2025", "date: 21 November 2024")
    assert lasted not in dates("date: 21 November 2025 pukul 13.21 WIB", "date: 21 November 2025 pukul 15.21 WIB")


def test_only_a_date_in_figures_may_have_day_and_month_swapped() -> None:
    said = dates("date: 12/9/2024", "date: 9 Desember 2024")
    assert "“12/9/2024” in one gives the month before the day" in said
    assert "“9 Desember 2024” in two gives" not in said


@pytest.mark.parametrize(
    ("claims", "headline"),
    [
        (
            """
{kind: quantity, measure: visitors, as-of: 2024, value: lebih dari 2.500 orang}
{kind: quantity, measure: visitors, as-of: 2024, value: 2.730 orang}
{kind: quantity, measure: visitors, as-of: 2024, value: 1.200 orang}
            """,
            "visitors cannot be both more than 2,500 people and 1,200 people",
        ),
        (
            """
{kind: event, event: fair, date: 1990-an}
{kind: event, event: fair, date: 12 Mei 1998}
{kind: event, event: fair, date: 1980-an}
            """,
            "fair cannot have been both in 1990 to 1999 and in 1980 to 1989",
        ),
    ],
)
def test_of_a_side_that_tells_several_only_one_stands_in_the_headline(claims: str, headline: str) -> None:
    assert told(claims).splitlines()[0] == headline


def test_a_plan_may_have_been_changed() -> None:
    said = dates("status: planned, date: 1 Desember 2025", "status: planned, date: 9 Desember 2025")
    assert "They agree if the plan was changed in between: then give each its as-of." in said


def test_an_event_that_was_supplied_may_be_another() -> None:
    said = dates("assumed: [event], date: 1 November 2025", "date: 9 November 2025")
    assert "They agree if one means another event than “fair”" in said


def test_the_side_that_leaves_a_version_out_is_asked_for_it() -> None:
    said = told_by_two(
        "{kind: quantity, measure: visitors, as-of: 2024, scope: {release: revised}, value: 5.031}",
        "{kind: quantity, measure: visitors, as-of: 2024, value: 5.214}",
        more="facets: {release: {kind: version}}\n",
    )
    assert said.startswith("visitors can hardly be both")
    assert "Ask two which release its figure is of, and write that in the scope of two#quantity-1." in said


def test_words_that_are_read_otherwise_than_they_stand_are_not_put_into_the_article() -> None:
    said = told_by_two(
        "{kind: quantity, measure: revenue, as-of: 2024, value: Rp 5 triliun, reads: Rp 5 miliar}",
        "{kind: quantity, measure: revenue, as-of: 2024, value: Rp 7 triliun}",
    )
    assert "“Rp 5 triliun” (taken as “Rp 5 miliar”) in one is written for" in said
    assert "“Rp 5 triliun” in one is “Rp 5 miliar” is the reading of whoever wrote down" in said
    assert "does not state its value" not in said


@pytest.mark.parametrize(
    ("one", "other", "way", "no_way"),
    [
        ("2017", "2018", "Ask where one and two took it from", "names of one thing"),
        ("[BPS, BNPB]", "[BNPB, BPBD]", "They agree if each names only some of them", "names of one thing"),
        ("Silaban", "Soedarsono", "They agree if both are names of one thing", "only some of them"),
    ],
)
def test_ways_out_of_two_properties_are_ways_out(one: str, other: str, way: str, no_way: str) -> None:
    claim = "{kind: attribute, subject: maju, property: maker, value: %s}"
    said = told_by_two(claim % one, claim % other, more="properties: {maker: {single: true}}\n")
    assert way in said
    assert no_way not in said


def test_units_stand_in_the_plural() -> None:
    said = told("{kind: quantity, measure: insured, value: 385 hektare, quote: seluas 385 hektare}")
    assert "“385 hektare” is in hectares, but “insured workers” is measured in people" in said
    said = told("{kind: quantity, measure: workers, value: -12 orang, quote: -12 orang}")
    assert "which is at least 0 people" in said


def test_a_name_with_letters_that_look_alike_is_told_once() -> None:
    written = (
        "entities: {soni: {name: Andra Soni, aliases: [\N{CYRILLIC CAPITAL LETTER A}ndra Soni], kind: person}}\n"
        "places: {banten: {name: Banten}}\nroles: {head: {name: Head}}\n---\narticle: {id: one}\nclaims:\n"
        "  - {kind: role, person: Andra Soni, role: Head, of: Banten}\n"
        "  - {kind: role, person: \N{CYRILLIC CAPITAL LETTER A}ndra Soni, role: Head, of: Banten}\n"
    )
    assert [finding.code for finding in check_sound(written).findings] == ["confusable-name"]


@pytest.mark.parametrize(
    ("claims", "way", "changed"),
    [
        (
            """
{kind: quantity, measure: insured, place: Lebak, value: '2,8 juta orang'}
{kind: quantity, measure: workers, place: Lebak, value: '2,73 juta orang'}
""",
            "“2,8 juta orang” (one#quantity-1) is 2,734,999 people or less",
            ("2,8 juta orang", "2.734.999 orang"),
        ),
        (
            """
{kind: quantity, measure: insured, place: Lebak, value: '2,73 juta orang'}
{kind: quantity, measure: workers, place: Lebak, value: '5,92 juta orang'}
{kind: quantity, measure: coverage, place: Lebak, value: '56,03 persen'}
""",
            "“56,03 persen” (one#quantity-3) is about 45.9916 to about 46.2384",
            ("56,03 persen", "46,1 persen"),
        ),
    ],
)
def test_in_one_article_a_way_out_leaves_no_weaker_finding(claims: str, way: str, changed: tuple[str, str]) -> None:
    assert way in told(claims)
    written = "\n".join(f"  - {line}" for line in claims.replace(*changed).strip().splitlines())
    assert check_sound(f"{CATALOG}---\narticle: {{id: one}}\nclaims:\n{written}\n").findings == ()


@pytest.mark.parametrize(
    ("when", "way"),
    [
        ("2025-10-31", "then correct the as-of of one."),
        ("2025-10", "then give each its as-of."),
    ],
)
def test_a_day_that_both_state_is_wrong_on_one_side(when: str, way: str) -> None:
    claims = [f"{{kind: quantity, measure: residents, as-of: {when}, value: {value}}}" for value in ("1.234", "2.345")]
    said = told_by_two(claims[0], claims[1])
    assert f"They agree if they hold at different times: {way}" in said


def test_of_a_change_the_figure_that_clashes_is_told_and_no_way_out_is_named_that_its_others_forbid() -> None:
    more = """\
  poor: {name: poor people, unit: person, nature: stock, whole-number: true}
  all: {name: population, unit: person, nature: stock, whole-number: true}
  poverty: {name: poverty rate, unit: percent, nature: stock, equals: poor / all}
"""
    claims = """\
  - {id: all, kind: quantity, measure: all, as-of: 2024-03-01, value: 41,81 juta orang}
  - {id: wide, kind: quantity, measure: all, as-of: 2024-03-01, value: 41 juta orang lebih}
  - {id: poor, kind: quantity, measure: poor, as-of: 2024-03-01, value: 3,98 juta orang}
  - {id: rate, kind: change, measure: poverty, from: "9,79 persen", to: "9,56 persen", by: "0,23 poin persen",
     direction: down, from-as-of: 2024-03-01, to-as-of: 2024-09-01}
"""
    catalog = CATALOG.replace("entities:", f"{more}entities:")
    [finding] = check_sound(f"{catalog}---\narticle: {{id: one, published: 2025-02-10}}\nclaims:\n{claims}").findings
    assert "and 9.79 percent: the share" in str(finding.message)
    assert "or if “9,79 persen” (one#rate) is about 9.50616" in str(finding.reconcile[0])
    assert str(finding.reconcile[0]).endswith("and the claim's other figures fit that.")
    assert "9,56" not in str(finding.reconcile[0])
    ways = [why for why in map(str, finding.why) if "in another way" in why]
    assert ways == ["It shows in another way too, by one#poor, one#rate and one#wide."]


def test_bounds_and_ways_out_are_in_the_unit_that_stands_beside_them() -> None:
    all_told = told("""
{kind: quantity, measure: harvest, place: Banten, value: 1.600 kuintal gabah}
{kind: quantity, measure: harvest, place: Lebak, value: "180.500 kg"}
""")
    assert "180,500 kilograms in Lebak cannot be part of 1,600 quintals in Banten" in all_told
    assert "“1.600 kuintal gabah” (one#quantity-1) is 1,804.75 quintals or more" in all_told
    assert "“180.500 kg” (one#quantity-2) is less than 162,500" in all_told


def test_figures_that_need_not_be_of_one_time_may_be_of_several() -> None:
    all_told = told("""
{kind: quantity, measure: residents, place: Banten, as-of: 2025, value: 12.600.001 jiwa}
{kind: quantity, measure: residents, place: Lebak, as-of: Maret 2025, value: 14.600.001 jiwa}
""")
    assert "They agree if the figures are of different times: then give each its as-of." in all_told


def test_figures_are_told_in_the_unit_that_their_words_are_of() -> None:
    assert "both 1,234 houses and 1,237 houses" in told("""
{kind: quantity, measure: homes, place: Lebak, value: 1.234 unit}
{kind: quantity, measure: homes, place: Lebak, value: 1.237 rumah}
""")
    assert "both 2 kilometres and 3,600 metres" in told("""
{kind: quantity, measure: path, place: Lebak, value: jalur 2 kilometer}
{kind: quantity, measure: path, place: Lebak, value: 3.600 meter}
""")

"""The shipped claims: what five articles on one award must yield, and what they must not.

Each near-miss stands beside the same ledger with one word changed, in which the rule does fire: silence is no proof
that anything was compared.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from claimcheck import Diagnostic, Report, check, load
from support import all_words, camps_of, of_rule, severity_of, the_one, verdicts

ROOT = Path(__file__).parents[1]
CLAIMS = ROOT / "claims"
TEXTS = ROOT.parent / "shared" / "articles"
ARTICLES = ["pemkot-000", "wartaxpress-001", "pemkab-002", "newstng-003", "rubrikbanten-004"]
Edited = Callable[..., Report]

# Without the finding on these figures, which would take in every other conflict that they have a part in.
ELSEWHERE = ("place: Kabupaten Tangerang\n    from:", "place: Jakarta\n    from:")


@cache
def shipped() -> Report:
    return check(CLAIMS)


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Return a function that checks the shipped claims with passages of an article changed."""

    def change(article: str, *passages: tuple[str, str]) -> Report:
        folder = shutil.copytree(CLAIMS, tmp_path / "claims")
        for old, new in passages:
            files = [*folder.glob(f"articles/{article}*.yaml")]
            assert [path for path in files if replaced(path, old, new)], old
        report = check(folder)
        assert report.problems == ()
        return report

    return change


def replaced(path: Path, old: str, new: str) -> bool:
    """Replace a passage in a file and return whether it was there."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    return old in text


def findings_on(report: Report, *claims: str) -> list[str]:
    """Return the rules that report any of these claims."""
    return sorted({one.code for one in report.findings for side in one.sides if side.claim in claims})


def articles_of(finding: Diagnostic) -> list[list[str]]:
    return [sorted({claim.partition("#")[0] for claim in camp}) for camp in camps_of(finding)]


# What the articles hold


def test_the_articles_yield_these_findings_and_no_other() -> None:
    assert shipped().problems == ()
    assert verdicts(shipped()) == [
        ("part-exceeds-whole", "contradiction"),
        ("venue-conflict", "contradiction"),
        ("edition-label", "tension"),
        ("edition-year", "tension"),
        ("phase-order", "tension"),
        ("rank-notation", "tension"),
        ("label-reused", "note"),
        ("name-variant", "note"),
    ]


def test_every_article_is_written_down() -> None:
    ledger, problems = load(CLAIMS)
    counts = Counter(claim.article.id for claim in ledger.claims)
    assert problems == ()
    assert sorted(counts) == sorted(ARTICLES)
    assert min(counts.values()) > 10
    assert counts.total() >= 60
    assert all(claim.quote for claim in ledger.claims)


def test_two_articles_put_the_ceremony_in_the_regency_and_one_in_the_city() -> None:
    finding = the_one(shipped(), "venue-conflict")
    assert [sorted(camp) for camp in camps_of(finding)] == [
        ["pemkot-000#ceremony", "rubrikbanten-004#ceremony"],
        ["wartaxpress-001#ceremony"],
    ]
    assert [side.quote for side in finding.sides if "di Serpong" in (side.quote or "")]
    assert "“Serpong” in wartaxpress-001 is short for Gading Serpong" in all_words(finding)


def test_the_2024_award_was_presented_in_2025() -> None:
    finding = the_one(shipped(), "edition-year")
    claims = {side.claim for side in finding.sides}
    assert "rubrikbanten-004#ceremony-edition" in claims
    assert "pemkab-002#ceremony" not in claims
    assert "27 November 2025" in all_words(finding)
    assert "ahun penilaian 2024” in pemkot-000" in all_words(finding)
    assert "ahun Penilaian 2024” in rubrikbanten-004" in all_words(finding)


def test_one_ceremony_goes_under_two_editions() -> None:
    finding = the_one(shipped(), "edition-label")
    assert articles_of(finding) == [["pemkot-000", "rubrikbanten-004"], ["wartaxpress-001"]]


def test_ranks_are_written_in_two_notations_for_cities_that_are_easily_confused() -> None:
    finding = the_one(shipped(), "rank-notation")
    assert articles_of(finding) == [["pemkot-000"], ["wartaxpress-001"]]
    words = all_words(finding)
    assert "Terbaik III" in words
    assert "Terbaik Kedua" in words
    assert "“Kota Tangerang” and “Kota Tangerang Selatan” are easily taken for each other" in words


def test_more_are_insured_in_the_regency_than_in_its_province() -> None:
    finding = the_one(shipped(), "part-exceeds-whole")
    assert sorted(claim for camp in camps_of(finding) for claim in camp) == [
        "rubrikbanten-004#insured",
        "rubrikbanten-004#insured-regency",
    ]
    assert {side.said_by for side in finding.sides} == {None, "Mochamad Maesyal Rasyid"}
    shown = "\n".join(str(side.reads) for side in finding.sides)
    assert "2,725,000 to 2,739,999" in shown
    assert "2,750,000 to 2,899,999" in shown


def test_a_session_is_held_after_the_assessment_was_over() -> None:
    finding = the_one(shipped(), "phase-order")
    assert sorted(claim for camp in camps_of(finding) for claim in camp) == [
        "newstng-003#session",
        "rubrikbanten-004#assessment-end",
    ]
    assert "newstng-003 does not state its event" in all_words(finding)


def test_two_ceremonies_share_a_label() -> None:
    finding = the_one(shipped(), "label-reused")
    assert articles_of(finding) == [["rubrikbanten-004"], ["pemkab-002"]]
    assert "Jakarta" in all_words(finding)


def test_the_regent_goes_by_two_spellings() -> None:
    finding = the_one(shipped(), "name-variant")
    assert articles_of(finding) == [["newstng-003"], ["rubrikbanten-004"]]
    assert [str(camp) for camp in finding.camps] == ["“Moch. Maesyal Rasyid”", "“Mochamad Maesyal Rasyid”"]


def test_each_finding_tells_an_editor_why_and_what_to_do() -> None:
    for finding in shipped().findings:
        assert finding.why
        assert finding.reconcile
        assert all(side.quote for side in finding.sides)


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the articles are not beside the project")
@pytest.mark.parametrize("article", ARTICLES)
def test_each_quote_stands_in_its_article(article: str, tmp_path: Path) -> None:
    folder = shutil.copytree(CLAIMS, tmp_path / "claims")
    number = article.rpartition("-")[2]
    (path,) = folder.glob(f"articles/{number}*.yaml")
    (text,) = TEXTS.glob(f"{number}*.txt")
    shutil.copy(text, folder / "articles" / f"{number}.txt")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(f"  id: {article}\n", f"  id: {article}\n  text: {number}.txt\n"), encoding="utf-8")
    report = check(folder)
    assert report.problems == ()
    assert of_rule(report, "quote-not-found") == []
    assert verdicts(report) == verdicts(shipped())
    path.write_text(path.read_text(encoding="utf-8").replace("    quote: ", "    quote: Xyz ", 1), encoding="utf-8")
    assert severity_of(check(folder), "quote-not-found"), "the quotes were not compared with the text"


# What they must not yield


def test_46_percent_follows_from_its_parts(edited: Edited) -> None:
    assert findings_on(shipped(), "rubrikbanten-004#coverage") == []
    assert "rubrikbanten-004#coverage" in all_words(the_one(shipped(), "part-exceeds-whole"))
    other = edited("004", ("value: 46,03 persen", "value: 47,03 persen"), ELSEWHERE)
    assert "share-mismatch" in {one.code for one in other.findings}


def test_the_initiators_are_the_same_two_in_another_order(edited: Edited) -> None:
    assert findings_on(shipped(), "pemkot-000#initiated-by", "wartaxpress-001#initiated-by") == []
    other = edited("001", ("[BPJS Ketenagakerjaan, Kemenko PMK]", "BPJS Ketenagakerjaan Banten"))
    assert findings_on(other, "wartaxpress-001#initiated-by") == ["attribute-conflict"]


def test_2_6_million_and_200_thousand_make_2_8_million(edited: Edited) -> None:
    assert of_rule(shipped(), "change-mismatch") == []
    assert of_rule(edited("004", ("by: 200 ribu pekerja", "by: 400 ribu pekerja")), "change-mismatch")


def test_16_thousand_of_40_thousand_vulnerable_workers(edited: Edited) -> None:
    claims = ("pemkot-000#vulnerable", "pemkot-000#vulnerable-headline", "pemkot-000#insured-vulnerable")
    assert findings_on(shipped(), *claims) == []
    other = edited("000", ("value: 16.000 pekerja\n    quote: 16.000", "value: 56.000 pekerja\n    quote: 56.000"))
    assert "part-exceeds-whole" in findings_on(other, *claims)


def test_562_thousand_vulnerable_workers_of_2_8_million_insured(edited: Edited) -> None:
    claim = "newstng-003#insured-vulnerable"
    assert findings_on(shipped(), claim) == []
    other = edited("00", ("lebih dari 562 ribu jiwa", "lebih dari 5.620 ribu jiwa"), ELSEWHERE)
    assert "part-exceeds-whole" in findings_on(other, claim)


def test_targets_above_the_present_share(edited: Edited) -> None:
    targets = ("rubrikbanten-004#coverage-soon", "rubrikbanten-004#coverage-2030")
    assert findings_on(shipped(), *targets) == []
    other = edited("004", ("mencapai 50 persen", "mencapai 30 persen"))
    assert findings_on(other, *targets) == ["target-already-met"]


def test_two_regents_in_different_years(edited: Edited) -> None:
    assert of_rule(shipped(), "office-conflict") == []
    assert findings_on(shipped(), "pemkab-002#regent") == []
    other = edited("002", ("    as-of: Kamis (12/9/2024)        # he", "    as-of: Kamis (27/11/2025)   # he"))
    assert "office-conflict" in findings_on(other, "pemkab-002#regent")


@pytest.mark.parametrize("name", ["Tangsel", "H. Maryono", "“Maesyal Rasyid”", "Andi Ony"])
def test_a_short_name_or_a_title_is_no_variant(name: str) -> None:
    assert name not in all_words(the_one(shipped(), "name-variant"))


def test_a_share_in_a_regency_is_no_part_of_that_in_its_province(edited: Edited) -> None:
    assert findings_on(shipped(), "newstng-003#coverage", "newstng-003#coverage-rise") == []
    again = "  - {id: again, kind: quantity, measure: coverage, place: Kabupaten Tangerang, value: 87 persen}\n"
    other = edited("003", ("claims:\n", f"claims:\n{again}"))
    assert "value-conflict" in findings_on(other, "newstng-003#coverage")


@pytest.mark.parametrize(
    ("article", "right", "wrong"),
    [
        ("000", "date: Kamis (27/11/2025)", "date: Rabu (27/11/2025)"),
        ("002", "date: Kamis (12/9/2024)", "date: Jumat (12/9/2024)"),
        ("003", "date: Rabu (24/9/25)", "date: Kamis (24/9/25)"),
    ],
)
def test_all_weekdays_are_right(edited: Edited, article: str, right: str, wrong: str) -> None:
    assert of_rule(shipped(), "weekday-mismatch") == []
    assert of_rule(edited(article, (right, wrong)), "weekday-mismatch")


def test_millions_of_workers_in_a_headline(edited: Edited) -> None:
    claim = (
        "  - {id: millions, kind: quantity, part: headline, measure: insured-workers, place: Kabupaten Tangerang,"
        " value: Jutaan Pekerja, quote: Jutaan Pekerja Kini Makin Aman}\n"
    )
    assert verdicts(edited("003", ("claims:\n", f"claims:\n{claim}"))) == verdicts(shipped())


def test_the_2024_award_of_2024_is_no_finding_of_its_year() -> None:
    assert findings_on(shipped(), "pemkab-002#ceremony") == ["label-reused"]

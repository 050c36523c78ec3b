"""The generated archives of the benchmarks: what is planted is what is there, and what claimcheck finds."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations
from math import ceil, floor
from pathlib import Path
from typing import Any

from benchmarks.archives import document, write_archive, yaml_text
from benchmarks.ledgers import country
from benchmarks.ledgers.archive import Archive
from benchmarks.ledgers.narrowings import narrowings
from benchmarks.peers import plain
from benchmarks.scale import SLOT_RULES
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.domain.claim import Quantity
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.span import Span
from claimcheck.report.model import Report
from support import check_text, ledger_of

ARCHIVES = st.builds(
    Archive,
    st.integers(1, 400),
    seed=st.integers(0, 2**64 - 1),
    false=st.sampled_from([0.05, 0.3, 1.0]),
    tied=st.sampled_from([0.0, 0.3, 1.0]),
    per_article=st.integers(1, 30),
)
ENTRIES = {measure.id: measure.entry for measure in country.MEASURES}


def rows_of(archive: Archive) -> list[dict[str, Any]]:
    return [archive.claim(number).row for number in range(archive.claims)]


def text_of(archive: Archive) -> str:
    articles = [yaml_text(document(archive, number)) for number in range(archive.articles)]
    return "---\n".join(["".join(country.catalog(archive.events)), *articles])


def pairwise(rows: list[dict[str, Any]], *, meant: bool = False) -> set[str]:
    """Compare every two narrowings of the whole archive: slow, and knowing nothing of what was planted."""
    if meant:
        rows = [row | {end: row[f"meant_{end}"] for end in ("lower", "upper") if f"meant_{end}" in row}
                | {f"{end}_open": row.get(f"meant_{end}_open", False) for end in ("lower", "upper")}
                for row in rows]  # fmt: skip
    every = [one for row in rows for one in narrowings(row)]
    return {claim for one, other in combinations(every, 2) if one.slot == other.slot
            and (one.lower > other.upper or other.lower > one.upper) for claim in (one.claim, other.claim)}  # fmt: skip


@given(ARCHIVES)
@settings(max_examples=25)
def test_planted_is_what_a_comparison_of_all_finds(archive: Archive) -> None:
    planted = list(archive.planted())
    assert set(planted) == pairwise(rows_of(archive))


@given(st.integers(1, 400), st.integers(0, 1000))
@settings(max_examples=15)
def test_nothing_contradicts_where_nothing_false_is_told(claims: int, seed: int) -> None:
    archive = Archive(claims, seed=seed, false=0)
    assert not list(archive.planted())
    assert not pairwise(rows_of(archive))


@given(ARCHIVES)
@settings(max_examples=25)
def test_the_members_of_a_slot_are_the_claims_that_are_of_it(archive: Archive) -> None:
    for slots, _, _ in archive.families:
        placed = [slots.locate(index)[0] for index in range(slots.claims)]
        for slot in range(len(slots)):
            members = list(slots.members(slot))
            assert len(members) == slots.size(slot)
            assert all(placed[index] == slot for index in members)


def said_and_meant(row: dict[str, Any]) -> tuple[Span, Span]:
    def end(key: str) -> Fraction | None:
        return Fraction(repr(row[key])) if key in row else None

    spans = []
    for prefix in ("", "meant_"):
        opened = [row.get(f"{prefix}{side}_open", row.get(f"{side}_open", False)) for side in ("lower", "upper")]
        spans.append(_possible(Span(end(f"{prefix}lower"), end(f"{prefix}upper"), *opened), row["measure"]))
    return spans[0], spans[1]


def _possible(span: Span, measure: str) -> Span:
    """Return a span cut to what its measure can be: whole things, or at most 100 percent."""
    if measure == country.COVERAGE.id:
        return Span(span.lower, 100) if span.upper is None else span
    if "whole-number" not in ENTRIES[measure]:
        return span
    lower = None if span.lower is None else floor(span.lower) + 1 if span.lower_open else ceil(span.lower)
    upper = None if span.upper is None else ceil(span.upper) - 1 if span.upper_open else floor(span.upper)
    return Span(lower, upper)


@given(st.integers(0, 1000))
@settings(max_examples=4)
def test_figures_are_read_from_their_words_as_the_rows_have_them(seed: int) -> None:
    archive = Archive(150, seed=seed, false=0.3)
    ledger, problems = ledger_of(text_of(archive))
    assert not problems
    read = {claim.id: (claim.value.said, claim.value.meant) for claim in ledger.claims if isinstance(claim, Quantity)}
    assert read == {row["claim"]: said_and_meant(row) for row in rows_of(archive) if row["kind"] == "quantity"}


def assert_all_and_only(archive: Archive, report: Report) -> None:
    assert report.problems == ()
    contradictions = [one for one in report.findings if one.severity is Severity.CONTRADICTION]
    as_meant = [one for one in report.findings if one.severity is Severity.TENSION and one.code in SLOT_RULES]
    found = {side.claim for one in (*contradictions, *as_meant) for side in one.sides}
    planted = set(archive.planted())
    assert planted <= found
    # A finding shows all claims of a slot that clash through each other; some of them, or all, do so only as meant.
    assert found - planted == set(archive.beside()) <= pairwise(rows_of(archive), meant=True)
    assert all(len(planted.intersection(side.claim for side in one.sides)) > 1 for one in contradictions)


@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.4]))
@settings(max_examples=4)
def test_claimcheck_finds_all_that_is_planted_and_nothing_else(seed: int, tied: float) -> None:
    archive = Archive(300, seed=seed, false=0.3, tied=tied)
    assert_all_and_only(archive, check_text(text_of(archive)))


def test_every_form_of_an_archive_holds_the_same(tmp_path: Path) -> None:
    archive = Archive(1000, seed=7, false=0.2)
    write_archive(archive, tmp_path, ["articles", "jsonl", "rows"])
    planted = (tmp_path / "planted.txt").read_text().split()
    assert planted == sorted(archive.planted())
    assert plain.conflicting(tmp_path / "claims.rows.jsonl", tmp_path / "places.csv") == planted
    for form in ("articles", "claims.jsonl"):
        assert_all_and_only(archive, check([tmp_path / form, tmp_path / "catalog.yaml"]))
    lines = (tmp_path / "claims.rows.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == rows_of(archive)

"""Levels that a desk sets: for a rule everywhere, or for findings that lie wholly below a path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.documents import load_text
from claimcheck.domain.diagnostic import Severity
from claimcheck.report.model import Report
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._levels import Level, Levels, Within, fits
from support import ledger_of

VENUES = """\
places:
  banten: {name: Banten, level: province}
  tangerang: {name: Kabupaten Tangerang, level: regency, within: banten}
  tangsel: {name: Kota Tangerang Selatan, level: city, within: banten}
events:
  ceremony: {name: the ceremony}
---
article: {id: one}
claims: [{id: venue, kind: event, event: ceremony, place: Kabupaten Tangerang}]
---
article: {id: two}
claims: [{id: venue, kind: event, event: ceremony, place: Kota Tangerang Selatan}]
"""


def checked(levels: Levels, text: str = VENUES) -> Report:
    ledger, problems = ledger_of(text)
    assert problems == ()
    return check(ledger, levels=levels)


def severities(levels: Levels, text: str = VENUES) -> list[str]:
    return [str(one.severity) for one in checked(levels, text).findings]


@pytest.mark.parametrize(
    ("level", "found"),
    [
        (Severity.CONTRADICTION, ["contradiction"]),
        (Severity.TENSION, ["tension"]),
        (Severity.NOTE, ["note"]),
        (None, []),
    ],
)
def test_a_level_replaces_that_of_the_rule(level: Level, found: list[str]) -> None:
    assert severities(Levels({"venue-conflict": level})) == found


@pytest.mark.parametrize(
    ("level", "found"), [(Severity.CONTRADICTION, "tension"), (Severity.TENSION, "note"), (Severity.NOTE, "note")]
)
def test_reasons_still_weaken_a_finding(level: Level, found: str) -> None:
    assumed = VENUES.replace("Kota Tangerang Selatan}]", "Kota Tangerang Selatan, assumed: [place]}]")
    assert severities(Levels({"venue-conflict": level}), assumed) == [found]


def test_a_level_below_a_path_goes_before_the_one_for_everywhere() -> None:
    low = Within("ledger.yaml", {"venue-conflict": Severity.NOTE})
    assert severities(Levels({"venue-conflict": Severity.TENSION}, (low,))) == ["note"]
    assert severities(Levels({"venue-conflict": None}, (low,))) == ["note"]
    assert severities(Levels({}, (Within("elsewhere/**", {"venue-conflict": None}),))) == ["contradiction"]


def test_a_finding_with_one_side_elsewhere_is_not_reached() -> None:
    catalog, one, two = VENUES.split("---\n")
    off = Levels({}, (Within("archive/**", {"venue-conflict": None}),))

    def found(first: str, second: str) -> int:
        files = {"catalog.yaml": catalog, first: one, second: two}
        documents = [document for name, text in files.items() for document in load_text(text, name, "yaml")[0]]
        return len(check(resolve(documents)[0], levels=off).findings)

    assert found("archive/one.yaml", "archive/deep/two.yaml") == 0
    assert found("archive/one.yaml", "two.yaml") == 1


@pytest.mark.parametrize(
    ("base", "here", "pattern"),
    [
        ("", "", "ledger.yaml"),
        ("/repo", "/repo", "ledger.yaml"),
        ("/repo", "/repo/claims", "claims/*.yaml"),
        ("/repo/claims", "/repo/claims", "*"),
        ("/", "/repo", "repo/ledger.yaml"),
    ],
)
def test_patterns_start_from_the_folder_of_the_configuration(base: str, here: str, pattern: str) -> None:
    assert severities(Levels({}, (Within(pattern, {"venue-conflict": None}),), base, here)) == []


@pytest.mark.parametrize(
    ("pattern", "path", "does"),
    [
        ("**", "a/b/c", True),
        ("a/**", "a/b/c", True),
        ("a/**", "ab/c", False),
        ("a/**/c", "a/c", True),
        ("a/**/c", "a/x/y/c", True),
        ("a/*/c", "a/x/y/c", False),
        ("*.yaml", "a/b.yaml", False),
        ("**/*.yaml", "b.yaml", True),
        ("a/b?.yaml", "a/b1.yaml", True),
        ("A/b", "a/b", False),
        ("a", "a/b", False),
    ],
)
def test_patterns(pattern: str, path: str, does: bool) -> None:
    assert fits(pattern, path) is does


@given(st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=6), st.data())
def test_a_path_fits_itself_and_any_part_of_it_as_stars(parts: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(parts)))
    end = data.draw(st.integers(start, len(parts)))
    assert fits("/".join(parts), "/".join(parts))
    assert fits("/".join([*parts[:start], "**", *parts[end:]]), "/".join(parts))


@pytest.mark.parametrize("pattern", ["**/" * 300 + "x", "*a" * 400, "[" * 900, "[!" * 400])
def test_hostile_patterns_end(pattern: str) -> None:
    assert not fits(pattern, "/".join(["a" * 200] * 50))

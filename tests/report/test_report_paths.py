from __future__ import annotations

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown
from hostile import WORDS
from hypothesis import given

from claimcheck.domain.diagnostic import Mark
from claimcheck.report._paths import relative, relative_to


@pytest.mark.parametrize(
    ("file", "root", "path"),
    [
        ("claims/a.yaml", "/work", "claims/a.yaml"),
        ("./claims//x/../a.yaml", "/work", "claims/a.yaml"),
        ("/work/claims/a.yaml", "/work", "claims/a.yaml"),
        ("/work/claims/a.yaml", "/work/", "claims/a.yaml"),
        ("/work/claims/a.yaml", "/", "work/claims/a.yaml"),
        ("/worker/claims/a.yaml", "/work", "a.yaml"),
        ("/work/../etc/a.yaml", "/work", "a.yaml"),
        ("/work/claims/a.yaml", "", "a.yaml"),
        ("C:/work/claims/a.yaml", "C:/work", "claims/a.yaml"),
        ("../claims/a.yaml", "/work", "claims/a.yaml"),
        ("../../x/../claims/a.yaml", "/work", "claims/a.yaml"),
        ("<python 1>", "/work", "<python 1>"),
        ("..", "/work", "."),
        ("/", "/work", "."),
        ("", "", "."),
    ],
)
def test_places_are_those_of_the_repository(file: str, root: str, path: str) -> None:
    assert relative(file, root) == path


@given(WORDS)
def test_no_path_is_absolute_empty_or_leads_upwards_and_twice_is_once(words: str) -> None:
    path = relative(words, "/work")
    assert path
    assert not path.startswith(("/", "../"))
    assert path != ".."
    assert relative(path, "/work") == path or ":/" in path


def test_every_mark_of_a_report_moves() -> None:
    side = evolve(VENUE.sides[0], mark=Mark("/work/claims/a.yaml", 3, 4))
    made = report(evolve(VENUE, mark=side.mark, sides=(side,)), problems=(evolve(unknown(), mark=side.mark),))
    moved = relative_to(made, "/work")
    marks = [moved.findings[0].mark, moved.findings[0].sides[0].mark, moved.problems[0].mark]
    assert marks == [Mark("claims/a.yaml", 3, 4)] * 3

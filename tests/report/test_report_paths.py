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
        ("claims/a.yaml", "/desk", "claims/a.yaml"),
        ("./claims//x/../a.yaml", "/desk", "claims/a.yaml"),
        ("/desk/claims/a.yaml", "/desk", "claims/a.yaml"),
        ("/desk/claims/a.yaml", "/desk/", "claims/a.yaml"),
        ("/desk/claims/a.yaml", "/", "desk/claims/a.yaml"),
        ("/desker/claims/a.yaml", "/desk", "a.yaml"),
        ("/desk/../etc/a.yaml", "/desk", "a.yaml"),
        ("/desk/claims/a.yaml", "", "a.yaml"),
        ("C:/desk/claims/a.yaml", "C:/desk", "claims/a.yaml"),
        ("../claims/a.yaml", "/desk", "claims/a.yaml"),
        ("../../x/../claims/a.yaml", "/desk", "claims/a.yaml"),
        ("<python 1>", "/desk", "<python 1>"),
        ("..", "/desk", "."),
        ("/", "/desk", "."),
        ("", "", "."),
    ],
)
def test_places_are_those_of_the_repository(file: str, root: str, path: str) -> None:
    assert relative(file, root) == path


@given(WORDS)
def test_no_path_is_absolute_empty_or_leads_upwards_and_twice_is_once(words: str) -> None:
    path = relative(words, "/desk")
    assert path
    assert not path.startswith(("/", "../"))
    assert path != ".."
    assert relative(path, "/desk") == path or ":/" in path


def test_every_mark_of_a_report_moves() -> None:
    side = evolve(VENUE.sides[0], mark=Mark("/desk/claims/a.yaml", 3, 4))
    made = report(evolve(VENUE, mark=side.mark, sides=(side,)), problems=(evolve(unknown(), mark=side.mark),))
    moved = relative_to(made, "/desk")
    marks = [moved.findings[0].mark, moved.findings[0].sides[0].mark, moved.problems[0].mark]
    assert marks == [Mark("claims/a.yaml", 3, 4)] * 3

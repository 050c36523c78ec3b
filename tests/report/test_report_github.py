from __future__ import annotations

import re

import pytest
from attrs import evolve, frozen
from hand_made import VENUE, report, unknown, weekday
from hostile import PAYLOADS, WORDS, filled, many
from hypothesis import given, settings

from claimcheck.domain.diagnostic import Acceptance, Mark, Severity
from claimcheck.report import text
from claimcheck.report.github import command, escape_data, escape_property, render
from claimcheck.report.model import Report
from claimcheck.report.terminal import shown


@frozen
class Annotation:
    """A workflow command as the runner reads it."""

    name: str
    properties: dict[str, str]
    message: str


def _unescaped(value: str, *, properties: bool) -> str:
    """Undo the toolkit's escapes in the order in which the runner does: the percent sign last."""
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if properties else []), ("%25", "%")]
    for replacement, token in pairs:
        value = value.replace(replacement, token)
    return value


def _annotations(output: str) -> list[Annotation]:
    return [_read(line) for line in output.split("\n") if line.lstrip().startswith("::")]


def _read(line: str) -> Annotation:
    """Read a line as the runner does (actions/runner, ActionCommand.cs)."""
    information, _, message = line.lstrip()[2:].partition("::")
    name, _, listed = information.partition(" ")
    pairs = [one.partition("=") for one in listed.split(",")]
    properties = {key: _unescaped(value, properties=True) for key, _, value in pairs}
    return Annotation(name, properties, _unescaped(message, properties=False))


def test_each_side_of_a_finding_is_annotated_with_the_others_and_the_reasons() -> None:
    made = _annotations(render(report(VENUE)))
    places = [(one.properties["file"], one.properties["line"], one.properties["col"]) for one in made]
    assert places == [
        ("claims/pemkot.yaml", "14", "5"),
        ("claims/warta.yaml", "12", "3"),
        ("claims/kopi.yaml", "9", "5"),
    ]
    assert {one.name for one in made} == {"error"}
    assert {one.properties["title"] for one in made} == {"contradiction, venue-conflict"}
    for one in made:
        assert one.message.startswith("one ceremony, two places that exclude each other\nHere: “")
        assert "No place lies in both.\nThey agree if" in one.message
    assert "Here: “di Serpong”, read as Serpong, a district — Wartaxpress" in made[1].message
    assert "Elsewhere, claims/pemkot.yaml:14: “di Atria Hotel" in made[1].message


@pytest.mark.parametrize(
    ("level", "name"),
    [(Severity.CONTRADICTION, "error"), (Severity.TENSION, "warning"), (Severity.NOTE, "notice")],
)
def test_severities(level: Severity, name: str) -> None:
    assert [one.name for one in _annotations(render(report(weekday(level=level))))] == [name]


def test_the_gravest_come_first_and_each_finding_once_before_any_other_side() -> None:
    made = _annotations(render(many(30, sides=3)))
    assert [one.name for one in made[:30]] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert len({one.properties["line"] for one in made[:30]}) == 30
    assert len(made) == 90


def test_a_flood_of_problems_hides_no_contradiction() -> None:
    problems = tuple(unknown(str(number)) for number in range(50))
    made = _annotations(render(report(VENUE, problems=problems)))
    assert [one.properties["title"] for one in made[:2]] == ["contradiction, venue-conflict", "problem, unknown-name"]
    assert len(made) == 53


def test_accepted_findings_are_not_annotated() -> None:
    assert _annotations(render(report(weekday(accepted=Acceptance("so it is"))))) == []


def test_the_whole_text_follows() -> None:
    made = report(VENUE, problems=(unknown(),))
    assert render(made).endswith(f"\n\n{text.render(made)}")


def test_a_report_without_findings_is_the_text() -> None:
    assert render(report()) == text.render(report())


@pytest.mark.parametrize(
    "name", ["a,b.yaml", "a:b.yaml", "100%.yaml", "a%0Ab.yaml", "a\nb.yaml", "a\rb.yaml", "ü.yaml"]
)
def test_the_runner_reads_the_true_name_of_a_file(name: str) -> None:
    line = command("error", Mark(f"claims/{name}", 2, 3), "t", "m")
    assert "\n" not in line
    assert _read(line) == Annotation("error", {"file": f"claims/{name}", "line": "2", "col": "3", "title": "t"}, "m")


@given(WORDS)
def test_the_toolkits_inverse_gives_the_same_text(words: str) -> None:
    assert _unescaped(escape_data(words), properties=False) == words
    assert _unescaped(escape_property(words), properties=True) == words
    assert not set("\r\n") & set(escape_data(words))
    assert not set("\r\n:,") & set(escape_property(words))


def _is_harmless(made: Report) -> None:
    output = render(made)
    annotations = _annotations(output)
    standing = [one for one in made.findings if one.accepted is None]
    assert len(annotations) == sum(len(one.sides) for one in standing) + len(made.problems)
    assert {one.name for one in annotations} <= {"error", "warning", "notice"}
    assert all(list(one.properties) == ["file", "line", "col", "title"] for one in annotations)
    assert all(shown(line) == line for line in output.split("\n"))
    log = output.split("\n")[len(annotations) :]
    assert not any(re.search(r"^\s*::|##[A-Za-z]*\[", line) for line in log)


@pytest.mark.parametrize("words", PAYLOADS)
def test_known_attacks_add_no_command(words: str) -> None:
    _is_harmless(filled(words))


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_strangers_words_add_no_command(words: str) -> None:
    _is_harmless(filled(words))


def test_absolute_places_leave_only_the_files_name() -> None:
    made = evolve(VENUE, sides=(evolve(VENUE.sides[0], mark=Mark("/srv/runner/x/claims/a.yaml", 1, 1)),))
    assert _annotations(render(report(made)))[0].properties["file"] == "a.yaml"


def test_words_are_translated() -> None:
    known = {"No place lies in both.": "Tak ada tempat di keduanya.", "contradiction": "kontradiksi"}
    made = render(report(VENUE), translate=lambda template: known.get(template, template))
    assert "Tak ada tempat di keduanya." in _annotations(made)[0].message
    assert _annotations(made)[0].properties["title"] == "kontradiksi, venue-conflict"

"""SARIF logs, held against the standard's constraints, its rules on messages, and GitHub's limits.

``sarif_constraints`` is stricter than the published schema; ``test_sarif_validator`` holds logs against that one.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hostile import PAYLOADS, WORDS, filled, many
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from sarif_constraints import SARIF

from claimcheck.domain.diagnostic import Acceptance, Mark, Severity
from claimcheck.domain.message import say
from claimcheck.report import sarif
from claimcheck.report.model import Report
from claimcheck.report.sarif import render
from claimcheck.report.terminal import shown
from claimcheck.rules._rule import all_rules

VALIDATOR = Draft202012Validator(SARIF)
EMBEDDED_LINK = re.compile(r"(?<!\\)\[((?:[^\\\[\]]|\\[\\\[\]])*)\]\(([^)]*)\)")  # 3.11.6
PLACEHOLDER = re.compile(r"\{([0-9]+)\}")


def _run(made: Report) -> dict[str, Any]:
    log = json.loads(render(made))
    VALIDATOR.validate(log)
    run: dict[str, Any] = log["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def _results(made: Report) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = _run(made)["results"]
    return results


def _notifications(made: Report) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = _run(made)["invocations"][0]["toolExecutionNotifications"]
    return told


def _texts(value: Any) -> Iterator[str]:
    """Yield the text of every message outside the rules' pages."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if key == "text":
                yield inside
            elif key != "rules":
                yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


def test_every_side_is_a_related_location_with_its_own_message() -> None:
    (result,) = _results(report(VENUE))
    assert (result["ruleId"], result["level"]) == ("venue-conflict", "error")
    related = {
        (one["physicalLocation"]["artifactLocation"]["uri"], one["physicalLocation"]["region"]["startLine"]): one[
            "message"
        ]["text"]
        for one in result["relatedLocations"]
    }
    assert list(related) == [("claims/pemkot.yaml", 14), ("claims/warta.yaml", 12), ("claims/kopi.yaml", 9)]
    assert related["claims/warta.yaml", 12].startswith("“di Serpong”, read as Serpong, a district — Wartaxpress")


def test_the_text_links_to_each_side_and_ends_with_the_reasons() -> None:
    (result,) = _results(report(VENUE))
    text = result["message"]["text"]
    assert text.startswith("one ceremony, two places that exclude each other.\n")
    links = EMBEDDED_LINK.findall(text)
    assert links == [("pemkot#ceremony", "1"), ("warta#ceremony", "2"), ("kopi#ceremony", "3")]
    assert {int(number) for _, number in links} == {one["id"] for one in result["relatedLocations"]}
    assert text.endswith("They agree if “Serpong” is short for Gading Serpong.\nElse ask the organiser.")


def test_levels() -> None:
    levels = [weekday(level=level) for level in (Severity.NOTE, Severity.TENSION, Severity.CONTRADICTION)]
    assert [one["level"] for one in _results(report(*levels))] == ["error", "warning", "note"]


def test_fingerprints_are_the_findings_own_and_tell_equal_ones_apart() -> None:
    one, other = _results(report(VENUE, VENUE))
    assert one["partialFingerprints"]["primaryLocationLineHash"] == "3f9a1c2e70b4d865:1"
    assert other["partialFingerprints"]["primaryLocationLineHash"] == "3f9a1c2e70b4d865:2"
    moved = evolve(VENUE, mark=Mark("claims/pemkot.yaml", 400, 1))
    assert _results(report(moved))[0]["partialFingerprints"] == one["partialFingerprints"]


def test_an_accepted_finding_is_suppressed_and_says_why_and_comes_last() -> None:
    accepted = evolve(VENUE, accepted=Acceptance("both are right", "Ani", "2026-06-30"))
    standing, known = _results(report(accepted, weekday()))
    assert standing["suppressions"] == []
    assert known["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "both are right; by Ani; until 2026-06-30"}
    ]


def test_problems_are_notifications_and_the_run_did_not_succeed() -> None:
    run = _run(report(problems=(unknown(),)))
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert not run["invocations"][0]["executionSuccessful"]
    assert (told["level"], told["descriptor"], told["message"]["text"]) == (
        "error",
        {"id": "unknown-name"},
        "no place is called “Bantem”",
    )
    assert told["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert _run(report())["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_notices_are_notifications() -> None:
    told = _notifications(evolve(report(), notices=(say("the rule venue-conflict is off"),)))
    assert [(one["level"], one["message"]["text"]) for one in told] == [("note", "the rule venue-conflict is off")]


def test_the_rules_tell_what_their_pages_tell() -> None:
    described = {one["id"]: one for one in _run(report())["tool"]["driver"]["rules"]}
    assert list(described) == list(all_rules())
    for name, rule in all_rules().items():
        first = rule.page.partition("\n")[0]
        assert described[name]["shortDescription"]["text"] == first
        assert described[name]["fullDescription"]["text"].startswith(first)
        assert "##" not in described[name]["fullDescription"]["text"]
        assert described[name]["help"] == {"text": rule.page, "markdown": rule.page}
    assert described["venue-conflict"]["defaultConfiguration"] == {"level": "error"}
    assert described["name-variant"]["defaultConfiguration"] == {"level": "note"}


def test_a_rule_of_elsewhere_has_a_descriptor() -> None:
    run = _run(report(evolve(VENUE, code="our-own-rule")))
    assert run["tool"]["driver"]["rules"][-1]["id"] == "our-own-rule"


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("claims/a b.yaml", "claims/a%20b.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("klaim/ü日.yaml", "klaim/%C3%BC%E6%97%A5.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("a#b?c.yaml", "a%23b%3Fc.yaml"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("./claims/a.yaml", "claims/a.yaml"),
        ("../claims/a.yaml", "claims/a.yaml"),
        ("/srv/runner/desk/a.yaml", "a.yaml"),
        ("C:/Users/x/a.yaml", "a.yaml"),
        ("<python 1>", "%3Cpython%201%3E"),
        ("a\\b\udcff.yaml", "a%5Cb%5Cudcff.yaml"),
    ],
)
def test_uris_are_relative_and_encoded(file: str, uri: str) -> None:
    (result,) = _results(report(evolve(VENUE, mark=Mark(file, 1, 1))))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert urlsplit(uri)[:2] == ("", "")


@given(WORDS)
def test_a_uri_decodes_to_the_name(words: str) -> None:
    name = f"claims/{words.replace('/', '_')}.yaml"
    assert unquote(sarif._uri(name)) == name.encode("utf-8", "backslashreplace").decode()


def _is_plain(made: Report) -> None:
    run = _run(made)
    for text in _texts(run):
        assert shown(text.replace("\n", "")) == text.replace("\n", "")
        assert PLACEHOLDER.search(text.replace("{{", "").replace("}}", "")) is None
    for result in run["results"]:
        links = [destination for _, destination in EMBEDDED_LINK.findall(result["message"]["text"])]
        assert links == [str(one["id"]) for one in result["relatedLocations"]]
        assert all(EMBEDDED_LINK.search(one["message"]["text"]) is None for one in result["relatedLocations"])


@pytest.mark.parametrize("words", PAYLOADS)
def test_known_attacks_make_no_link_placeholder_or_control(words: str) -> None:
    _is_plain(filled(words))


@settings(max_examples=80, deadline=None)
@given(WORDS)
def test_strangers_words_make_no_link_placeholder_or_control(words: str) -> None:
    _is_plain(filled(words))


def test_no_more_results_than_github_takes_the_gravest_and_it_says_so() -> None:
    run = _run(many(5_100))
    assert len(run["results"]) == 5_000
    assert [one["level"] for one in run["results"]].count("note") == 1_600
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert "5,000 of 5,100 findings" in told["message"]["text"]


def test_no_more_places_than_github_shows_each_camp_has_one_and_it_says_so() -> None:
    made = many(1, sides=150)
    (result,) = _results(made)
    assert len(result["relatedLocations"]) == 99
    uris = [one["physicalLocation"]["artifactLocation"]["uri"] for one in result["relatedLocations"]]
    assert "claims/a149.yaml" in uris, "the only side of the second camp"
    assert made.findings[0].fingerprint in _notifications(made)[0]["message"]["text"]
    assert _notifications(many(1, sides=99)) == []


def test_a_log_that_is_too_large_when_compressed_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    made = many(400, sides=3)
    whole = render(made)
    most = len(zlib.compress(whole.encode())) * 2 // 3
    monkeypatch.setattr(sarif, "MOST_BYTES", most)
    cut = render(made)
    assert len(zlib.compress(cut.encode())) <= most
    kept = len(json.loads(cut)["runs"][0]["results"])
    assert 100 < kept < 400
    assert f"Only {kept} of 400 findings" in _notifications(made)[0]["message"]["text"]


def test_many_problems_are_cut_and_it_says_so() -> None:
    told = _notifications(report(problems=tuple(unknown(str(number)) for number in range(1_500))))
    assert len(told) == 1_001
    assert told[-1]["message"]["text"] == "Only 1,000 of 1,500 problems are in this file."


def test_the_same_report_gives_the_same_log() -> None:
    assert render(filled("x")) == render(filled("x"))

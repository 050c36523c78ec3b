"""A configuration's text: what it sets, and what is wrong with it at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config.reading import Origin, read_settings
from claimcheck.config.settings import Settings, notices
from claimcheck.domain.diagnostic import Diagnostic, Severity

RULES = ("date-conflict", "name-variant", "venue-conflict")
OWN = Origin("claimcheck.toml", is_shared=False)
SHARED = Origin("pyproject.toml", is_shared=True)

FULL = """\
paths = ["claims", "more/claims"]
fail-on = "tension"
ignore = ["name-variant"]
baseline = "known.json"

[rules]
venue-conflict = "note"
"date-conflict" = "off"

[[per-path]]
path = "claims/archive/**"
rules = {venue-conflict = "off"}

[[per-path]]
path = "./claims/*.yaml"
[per-path.rules]
date-conflict = "tension"

[limits]
findings = 20
seconds = 600
"""


def read(text: str, origin: Origin = OWN) -> tuple[Settings, tuple[Diagnostic, ...]]:
    found = read_settings(text, origin, lambda: RULES)
    assert found is not None
    return found


def faults(text: str) -> list[str]:
    """Return each fault as ``line:column code``."""
    return [f"{one.mark.line}:{one.mark.column} {one.code}" for one in read(text)[1]]


def test_everything_that_can_be_set() -> None:
    settings, problems = read(FULL)
    assert problems == ()
    assert settings.paths == ("claims", "more/claims")
    assert (settings.fail_on, settings.select, settings.ignore) == ("tension", (), ("name-variant",))
    assert (settings.baseline, settings.most_findings, settings.most_seconds) == ("known.json", 20, 600)
    assert settings.rules == {"venue-conflict": Severity.NOTE, "date-conflict": None}
    assert [(one.path, one.levels) for one in settings.per_path] == [
        ("claims/archive/**", {"venue-conflict": None}),
        ("claims/*.yaml", {"date-conflict": Severity.TENSION}),
    ]


def test_each_setting_knows_where_it_was_set() -> None:
    settings, _ = read(FULL)
    keys = ["fail-on", "rules.date-conflict", "per-path.0", "per-path.1", "limits.findings", "select"]
    assert [settings.origin(key).removeprefix("claimcheck.toml:") for key in keys] == [
        "2:1", "8:1", "10:3", "14:3", "20:1", "default"
    ]  # fmt: skip


def test_a_shared_file_has_a_table_of_its_own() -> None:
    text = (
        "[project]\nname = 'x'\n\n[tool.claimcheck]\nfail_on = 'note'\n[tool.claimcheck.rules]\nname-variant = 'off'\n"
    )
    settings, problems = read(text, SHARED)
    assert problems == ()
    assert (settings.fail_on, settings.origin("fail-on")) == ("note", "pyproject.toml:5:1")
    assert settings.rules == {"name-variant": None}


@pytest.mark.parametrize("text", ["", "[project]\n", "[tool.other]\nclaimcheck = 1\n", "tool = 1\n", "[project\n"])
def test_a_shared_file_about_something_else_is_none_of_ours(text: str) -> None:
    assert read_settings(text, SHARED, lambda: RULES) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paths = [\n", ["1:1 syntax"]),
        ("\nfail-on = tension\n", ["2:11 syntax"]),
        ("fail-on = 'note'\nfail_on = 'note'\n", ["1:1 duplicate-key"]),
        ("fail-on = 'note'\nfail-on = 'note'\n", ["2:17 syntax"]),
        ("\npathz = ['a']\n", ["2:1 unknown-key"]),
        ("rules = {venue-conflict = 'note',  venue-conflct = 'note'}\n", ["1:36 unknown-rule"]),
        ("[rules]\n\n  venue_conflict = 'note'\n", ["3:3 unknown-rule"]),
        ("[rules]\nvenue-conflict = 'warning'\n", ["2:1 bad-value"]),
        ("[rules]\nvenue-conflict = false\n", ["2:1 bad-value"]),
        ("rules = ['venue-conflict']\n", ["1:1 bad-value"]),
        ("select = ['venue-conflict', 'all']\n", ["1:30 unknown-rule"]),
        ("ignore = 3\n", ["1:1 bad-value"]),
        ("ignore = ['', 'x']\n", ["1:1 bad-value"]),
        ("fail-on = 'off'\n", ["1:1 bad-value"]),
        ("fail-on = ['note']\n", ["1:1 bad-value"]),
        ("paths = ['../other']\n", ["1:11 path-outside"]),
        ("paths = ['/etc']\n", ["1:11 path-outside"]),
        ("paths = ['C:\\x']\n", ["1:11 path-outside"]),
        ("baseline = 'a/../../b.json'\n", ["1:1 path-outside"]),
        ("baseline = '~/b.json'\n", ["1:1 path-outside"]),
        ("baseline = ''\n", ["1:1 bad-value"]),
        ("per-path = 'x'\n", ["1:1 bad-value"]),
        ("[[per-path]]\npath = 'x'\n", ["1:3 missing-key"]),
        ("[[per-path]]\npath = 'x'\nrules = {}\nlevel = 'off'\n", ["4:1 unknown-key"]),
        ("[[per-path]]\npath = '**/../**'\nrules = {}\n", ["2:1 path-outside"]),
        ("[[per-path]]\npath = 'x'\nrules = {venu-conflict = 'off'}\n", ["3:10 unknown-rule"]),
        ("[limits]\nfindings = 0\n", ["2:1 bad-value"]),
        ("[limits]\nfindings = true\n", ["2:1 bad-value"]),
        ("[limits]\nfindings = 1e3\n", ["2:1 bad-value"]),
        ("[limits]\ntime = 3\n", ["2:1 unknown-key"]),
        ("plugins = ['x']\n", ["1:1 unknown-key"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, found: list[str]) -> None:
    told = faults(text)
    if found[0].endswith("syntax"):
        assert [one.partition(" ")[2] for one in told] == ["syntax"]
    else:
        assert told == found


def test_a_misspelt_word_is_met_with_the_right_one() -> None:
    messages = [str(one.message) for one in read("fail_onn = 'note'\n[rules]\nvenue-conflct = 'note'\n")[1]]
    assert [one.rpartition("; ")[2] for one in messages] == ["did you mean fail-on?", "did you mean venue-conflict?"]


def test_a_setting_below_the_table_of_rules_is_told_where_it_belongs() -> None:
    """TOML takes all that follows the head of a table for keys of it."""
    (problem,) = read("[rules]\nvenue-conflict = 'note'\nfail_on = 'note'\n")[1]
    assert str(problem.message).endswith("put it above the table “rules”")


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "9" * 10_000,
        "[" * 100_000,
        '"' * 100_000,
        "a." * 50_000 + "b = 1",
        "a = 1\n" * 9,
    ],
)
def test_hostile_text_is_a_problem_and_no_more(text: str) -> None:
    assert len(read(text)[1]) == 1


@given(st.text(max_size=200))
def test_any_text_gives_settings_or_problems(text: str) -> None:
    settings, problems = read(text)
    assert problems or settings.rules == {}


@given(
    st.dictionaries(
        st.sampled_from(["paths", "rules", "per-path", "limits", "select", "fail-on", "baseline"]),
        st.sampled_from(["1", "''", "[]", "{}", "[[]]", "[{}]", "{a = 1}", "1.5", "1979-05-27"]),
    )
)
def test_values_of_any_shape_are_told(table: dict[str, str]) -> None:
    text = "".join(f"{key} = {value}\n" for key, value in table.items())
    _, problems = read(text)
    assert all(1 <= one.mark.line <= len(table) for one in problems)


def test_what_is_switched_off_or_changed_is_told_with_its_place() -> None:
    told = [str(one) for one in notices(read(FULL)[0])]
    wholly = "Levels of rules were set for findings that lie wholly in"
    assert told == [
        "These rules were left out: name-variant (claimcheck.toml:3:1).",
        "Levels of rules were set: date-conflict off, venue-conflict note (claimcheck.toml:6:2).",
        f"{wholly} claims/archive/**: venue-conflict off (claimcheck.toml:10:3).",
        f"{wholly} claims/*.yaml: date-conflict tension (claimcheck.toml:14:3).",
        "The limit of findings in a report is 20 (claimcheck.toml:20:1).",
        "The limit of seconds for a check is 600 (claimcheck.toml:21:1).",
    ]
    assert list(notices(Settings())) == []

"""Every rule has a page, and every example on it is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import rules
from claimcheck.domain.diagnostic import Severity
from claimcheck.rules._rule import all_rules
from support import check_sound, of_rule, verdicts

RULES = all_rules()
SECTIONS = ["Why it matters", "Fires", "Silent", "Not reported", "What to do"]
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")


def section(page: str, title: str) -> str:
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def examples(title: str) -> Iterator[tuple[str, str]]:
    for name, rule in RULES.items():
        for ledger in re.findall(r"^```yaml\n(.*?)^```", section(rule.page, title), re.DOTALL | re.MULTILINE):
            yield name, ledger


def labelled(title: str) -> list[object]:
    found: dict[str, int] = {}
    cases: list[object] = []
    for name, ledger in examples(title):
        found[name] = found.get(name, 0) + 1
        cases.append(pytest.param(name, ledger, id=f"{name}-{found[name]}"))
    return cases


def test_each_file_is_one_rule_of_its_name() -> None:
    folder = Path(rules.__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert files == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_the_page_says_all_that_an_editor_needs(name: str) -> None:
    page = RULES[name].page
    assert KEBAB.fullmatch(name)
    titles = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert [title for title in titles if title in SECTIONS] == SECTIONS
    first = page.splitlines()[0]
    assert first.endswith(".")
    assert not first.startswith("#")
    assert all(section(page, title).strip() for title in SECTIONS)


@pytest.mark.parametrize("name", RULES)
def test_the_page_shows_the_rule_at_work_and_at_rest(name: str) -> None:
    assert name in dict(examples("Fires"))
    assert name in dict(examples("Silent"))


@pytest.mark.parametrize(("name", "ledger"), labelled("Fires"))
def test_a_firing_example_yields_the_rule_and_nothing_else_above_a_note(name: str, ledger: str) -> None:
    report = check_sound(ledger)
    assert of_rule(report, name), verdicts(report)
    grave = {one.code for one in report.findings if one.severity is not None and one.severity > Severity.NOTE}
    prose = re.sub(r"```.*?```", "", section(RULES[name].page, "Fires"), flags=re.DOTALL)
    announced = set(re.findall(r"`([a-z-]+)`", prose))
    assert grave <= {name} | announced


@pytest.mark.parametrize(("name", "ledger"), labelled("Silent"))
def test_a_silent_example_yields_nothing_of_the_rule(name: str, ledger: str) -> None:
    assert of_rule(check_sound(ledger), name) == []


@pytest.mark.parametrize(("name", "ledger"), labelled("Fires"))
def test_no_finding_is_graver_than_its_rule_and_each_is_explained(name: str, ledger: str) -> None:
    for finding in of_rule(check_sound(ledger), name):
        assert finding.severity is not None
        assert finding.severity <= RULES[name].level
        assert str(finding.message)
        assert finding.why
        assert finding.reconcile
        sentences = [*finding.why, *finding.reconcile]
        assert all(str(sentence).rstrip("”)").endswith((".", "?", ":")) for sentence in sentences), sentences
        assert len(finding.camps) == 1 + max(side.camp for side in finding.sides)

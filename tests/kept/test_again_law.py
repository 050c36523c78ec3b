"""The law of checking again: after edits of claim files the kept ledger yields what the whole one yields."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import yaml
from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from claimcheck.api import load
from claimcheck.checking.examine import examine
from claimcheck.documents.files import find_files
from claimcheck.engine.coverage import held_together
from claimcheck.kept.again import Again, again
from claimcheck.kept.keep import parts_of
from claimcheck.kept.parts import Parts
from claimcheck.rules._levels import DEFAULT
from claimcheck.rules._rule import all_rules
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.telling import true_world

Documents: TypeAlias = Sequence[Mapping[str, Any]]

ROOT = Path(__file__).parents[2]
RULES = all_rules()
FENCED = re.compile(r"^```yaml[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
seeds = st.integers(0, 10**9)


def _written() -> Iterator[str]:
    """Yield the ledgers of the literate cases and of the pages of rules."""
    for page in [path.read_text("utf-8") for path in sorted((ROOT / "tests/cases").glob("*.md"))]:
        yield from FENCED.findall(page)
    for rule in RULES.values():
        yield from FENCED.findall(rule.page)


def _documents(text: str) -> Documents:
    return [one for one in yaml.load_all(text, yaml.BaseLoader) if isinstance(one, dict)]


SHIPPED = [one for path in sorted((ROOT / "claims").rglob("*.yaml")) for one in _documents(path.read_text("utf-8"))]
WRITTEN = [found for found in map(_documents, _written()) if sum(len(one.get("claims", ())) for one in found) > 1]


def _write(folder: Path, given: Documents) -> list[str]:
    """Write each document as a file of its number; return the paths of those that are other than before."""
    changed = []
    for number, one in enumerate(given):
        path, text = folder / f"{number:03}.json", json.dumps(one)
        if not path.exists() or path.read_text("utf-8") != text:
            changed.append(str(path))
            path.write_text(text, encoding="utf-8")
    return changed


def held(before: Documents, after: Documents) -> Again | None:
    """Keep one ledger, make the other of it, and hold what is checked again against the whole."""
    with TemporaryDirectory() as made:
        folder = Path(os.path.realpath(made))
        _write(folder, before)
        ledger, problems = load(folder)
        outcome = examine(ledger, RULES)
        if problems or not outcome.is_settled:
            return None
        sections, members = parts_of(ledger, outcome, find_files([folder])[0])
        parts = Parts(sections, lambda at, length, _: members[at : at + length])
        found = again(parts, _write(folder, after), RULES, DEFAULT)
        if found is None:
            return None
        ledger, problems = load(folder)
        outcome = examine(ledger, RULES)
        alone = len((outcome.lone.keys() - held_together(outcome.findings)) | ledger.left_out.keys())
        assert problems == ()
        whole = Again(outcome.findings, len(ledger.articles), ledger.size, alone)
        assert _without_pictures(found) == _without_pictures(whole)
        return found


def _without_pictures(found: Again) -> Again:
    return evolve(found, findings=tuple(evolve(one, pictures=()) for one in found.findings))


def tell(found: Again | None) -> None:
    """Count the examples that say something."""
    event("whole" if found is None else "again")


def edited(given: Documents, random: Random) -> Documents:
    """Return documents with a few edits of claims: one less, one of another article more, or with another's words."""
    made = deepcopy([dict(one) for one in given])
    for _ in range(random.randint(1, 3)):
        places = [(one["claims"], at) for one in made for at in range(len(one.get("claims", ())))]
        if not places:
            return made
        (claims, at), (others, other) = random.choice(places), random.choice(places)
        match random.randrange(3):
            case 0:
                del claims[at]
            case 1:
                claims.append({**others[other], "id": f"more-{random.randrange(100)}"})
            case _:
                keys = sorted((claims[at].keys() & others[other].keys()) - {"id", "kind"})
                if keys:
                    key = random.choice(keys)
                    claims[at] = {**claims[at], key: others[other][key]}
    return made


@settings(max_examples=12)
@given(seeds)
def test_edits_of_the_shipped_articles(seed: int) -> None:
    random = Random(seed)
    before = edited(SHIPPED, random)
    tell(held(before, edited(before, random)))


@settings(max_examples=60)
@given(st.sampled_from(WRITTEN), seeds)
def test_edits_of_the_ledgers_of_the_literate_cases(given_documents: Documents, seed: int) -> None:
    tell(held(given_documents, edited(given_documents, Random(seed))))


@settings(max_examples=10)
@given(seeds)
def test_a_lie_told_in_a_world(seed: int) -> None:
    world = true_world(seed)
    tell(held(documents(world), documents(false_world(world, seed))))


def test_a_claim_that_clashes_is_found_by_what_it_touches() -> None:
    without: list[Any] = deepcopy(SHIPPED)
    article = next(one for one in without if one.get("article", {}).get("id") == "wartaxpress-001")
    article["claims"] = [one for one in article["claims"] if one["id"] != "ceremony"]
    found = held(without, SHIPPED)
    assert found is not None
    assert "venue-conflict" in [one.code for one in found.findings]
    back = held(SHIPPED, without)
    assert back is not None
    assert "venue-conflict" not in [one.code for one in back.findings]


def test_what_concerns_other_files_is_read_whole() -> None:
    catalog: list[Any] = deepcopy(SHIPPED)
    next(one for one in catalog if "places" in one)["places"]["serang"] = {"name": "Kota Serang Baru"}
    assert held(SHIPPED, catalog) is None
    linked: list[Any] = deepcopy(SHIPPED)
    first, second = [one for one in linked if len(one.get("claims", ())) > 1][:2]
    second["claims"][0]["corrects"] = f"{first['article']['id']}#{first['claims'][0]['id']}"
    assert held(SHIPPED, linked) is None
    assert held(linked, SHIPPED) is None


def test_what_an_article_says_wrong_in_several_claims_stays_one_finding() -> None:
    events = {"events": {"fair": {"name": "the fair"}, "expo": {"name": "the expo"}}}
    fair = {"id": "a", "kind": "event", "event": "fair", "date": "Rabu (27/11/2025)"}
    once: Documents = [events, {"article": {"id": "one"}, "claims": [fair]}]
    twice: Documents = [events, {"article": {"id": "one"}, "claims": [fair, {**fair, "id": "b", "event": "expo"}]}]
    found = held(once, twice)
    assert found is not None
    assert [len(one.sides) for one in found.findings if one.code == "weekday-mismatch"] == [2]


def test_a_claim_stands_alone_by_what_all_claims_of_its_event_say() -> None:
    def happening(name: str, event: str, **said: str) -> dict[str, str]:
        return {"id": name, "kind": "event", "event": event, **said}

    events = {"events": {"fair": {"name": "the fair"}, "expo": {"name": "the expo"}}}
    days = [
        happening("a", "fair", start="2025-11-26", end="2025-11-29"),
        happening("b", "fair", date="2025-11-27"),
        happening("c", "expo", date="2025-11-27"),
    ]
    one = {"article": {"id": "one"}, "claims": days}
    other = happening("b", "fair", date="2025-11-28")
    before: Documents = [events, one, {"article": {"id": "two"}, "claims": [other]}]
    after: Documents = [events, one, {"article": {"id": "two"}, "claims": [other, {**other, "id": "d"}]}]
    found = held(before, after)  # a day of an event of several days excludes no other day
    assert found is not None
    assert (found.findings, found.alone) == ((), 5)

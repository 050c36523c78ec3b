"""A ledger may be checked a block at a time: nothing is found, or left open, that the whole would not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import load
from claimcheck.checking import examine as checking
from claimcheck.checking.examine import examine, part_of
from claimcheck.checking.outcome import Outcome, together
from claimcheck.documents import load_mapping
from claimcheck.engine import keys
from claimcheck.engine.blocks import HOME, Block, Key, blocks, blocks_of
from claimcheck.engine.keys import Keys, fault_keys, key_of_claim
from claimcheck.resolve.ledger import Ledger, Member
from claimcheck.resolve.resolve import resolve
from claimcheck.rules._rule import all_rules
from support import ledger_of
from worlds.ledger import documents
from worlds.lying import false_world
from worlds.slots import slots
from worlds.telling import true_world

ROOT = Path(__file__).parents[2]
RULES = all_rules()
SHIPPED = load(str(ROOT / "claims"))[0]
FENCED = re.compile(r"^```yaml[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def written() -> Iterator[object]:
    """Yield the ledgers of the literate cases and of the pages of rules."""
    texts = {path.stem: path.read_text("utf-8") for path in (ROOT / "tests/cases").glob("*.md")}
    texts |= {name: rule.page for name, rule in RULES.items()}
    for name, text in sorted(texts.items()):
        for number, found in enumerate(FENCED.findall(text), start=1):
            yield pytest.param(found, id=f"{name}-{number}")


def of_mappings(mappings: list[dict[str, object]]) -> Ledger:
    read = [one for number, mapping in enumerate(mappings) for one in load_mapping(mapping, f"{number}.yaml")[0]]
    return resolve(read)[0]


def examine_in_blocks(ledger: Ledger) -> Outcome:
    """Return the outcome, looked at a block at a time: no two claims of different blocks are ever held together."""
    keys = Keys(ledger.catalog)
    items: list[tuple[Member, Iterable[Key]]] = [(claim, keys.of(claim)) for claim in ledger.claims]
    items += [(fault, fault_keys(fault)) for fault in ledger.faults]
    every: list[Member] = [*ledger.claims, *ledger.faults]
    # The names of the catalog are looked at even if no claim has a strange one.
    parted: dict[Block, list[list[Member]]] = {Block.LOOK: [[]], **blocks(items), Block.LEDGER: [every]}
    kinds = {rule.among for rule in RULES.values()} | set(HOME.values())
    return together(
        examine(part_of(ledger, members), RULES, among=block)
        for block, groups in parted.items()
        if block in kinds
        for members in groups
    )


def assert_same(ledger: Ledger) -> None:
    whole = examine(ledger, RULES)
    assert examine_in_blocks(ledger) == whole
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "MANY", 0)  # figures are looked at apart from all else
        assert examine(ledger, RULES) == whole


def test_every_rule_of_the_project_says_which_claims_it_holds_together() -> None:
    assert [name for name, rule in RULES.items() if rule.among is Block.LEDGER] == []


@pytest.mark.parametrize("text", list(written()))
def test_blocks_of_written_ledgers(text: str) -> None:
    assert_same(ledger_of(text)[0])


@given(st.integers(0, 10**6), st.integers(20, 78))
@settings(max_examples=12)
def test_blocks_of_some_of_the_shipped_claims(seed: int, count: int) -> None:
    some = sorted(Random(seed).sample(range(len(SHIPPED.claims)), min(count, len(SHIPPED.claims))))
    assert_same(part_of(SHIPPED, [SHIPPED.claims[number] for number in some]))


@given(st.integers(0, 10**6))
@settings(max_examples=40)
def test_blocks_of_false_figures(seed: int) -> None:
    world = false_world(true_world(seed, most=9), seed)
    assert_same(of_mappings([dict(one) for one in documents(world)]))


@given(st.integers(0, 10**6))
@settings(max_examples=40)
def test_blocks_of_false_events_and_ranks(seed: int) -> None:
    assert_same(of_mappings([dict(one) for one in slots(seed, lies=2).documents()]))


def test_one_slip_of_an_article_in_two_claims_is_one_finding_of_one_block() -> None:
    """A rule that looks at one claim at a time may still tell together what an article says alike in several."""
    ledger, problems = load(
        [
            {"events": {"fair": {"name": "the fair"}, "feast": {"name": "the feast"}}},
            {
                "article": {"id": "one"},
                "claims": [
                    {"id": event, "kind": "event", "event": event, "date": "Rabu (27/11/2025)"}
                    for event in ("fair", "feast")
                ],
            },
        ]
    )
    assert not problems
    assert_same(ledger)
    (finding,) = examine(ledger, RULES).findings
    assert {side.claim for side in finding.sides} == {"one#fair", "one#feast"}


KINDS = (Block.VALUE, Block.EVENT, Block.NAME)
KEYS = st.builds(Key, st.sampled_from(KINDS), st.sampled_from("abcdef"), st.booleans())


@given(st.lists(st.lists(KEYS, max_size=3), max_size=9), st.data())
def test_blocks_of_some_are_those_of_all_in_which_they_stand(keys: list[list[Key]], data: st.DataObject) -> None:
    own = data.draw(st.sets(st.sampled_from(range(len(keys)))) if keys else st.just(set()))
    kinds = data.draw(st.sets(st.sampled_from(KINDS)))
    keyed = list(enumerate(keys))
    assert list(blocks_of(own, keyed, kinds)) == [
        (block, group) for block, groups in blocks(keyed).items() if block in kinds
        for group in groups if own.intersection(group)
    ]  # fmt: skip


@given(st.text())
def test_a_claim_has_the_key_that_archives_know_it_by(claim: str) -> None:
    assert key_of_claim(claim) == Key(Block.VALUE, keys.text("claim", claim))

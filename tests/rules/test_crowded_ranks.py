"""Ranks of which very many are of one field are held against each other as their pairs would be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import product
from random import Random
from typing import Any, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import load_mapping
from claimcheck.domain.assertion import Assertion, Family
from claimcheck.domain.diagnostic import Severity, weakness
from claimcheck.domain.labels import Notation
from claimcheck.engine.comparison import Obstacle, Reasons
from claimcheck.engine.union import connected
from claimcheck.lower.background import thing_span
from claimcheck.lower.reads import name_of
from claimcheck.resolve.resolve import resolve
from claimcheck.rules import rank_beyond_field, rank_notation
from claimcheck.rules._case import Case
from claimcheck.rules._confusable import easily_confused
from claimcheck.rules._ranks import in_one_field, ranking
from claimcheck.rules._uses import Use, weakened_by

Pair: TypeAlias = tuple[Assertion, Assertion, Reasons]

CATALOG: dict[str, Any] = {
    "places": {
        "a": {"name": "Kota Tangerang", "level": "city"},
        "b": {"name": "Tangerang Selatan", "level": "city"},
        "c": {"name": "Lebak", "level": "regency"},
        "d": {"name": "Cibadak", "level": "district", "within": "c"},
    },
    "entities": {"ani": {"name": "Ani", "kind": "person"}, "budi": {"name": "Budi", "kind": "person"}},
    "awards": {"aw": {"name": "AW"}, "joint": {"name": "Joint", "shared-ranks": True}},
    "events": {"e": {"name": "E", "award": "aw"}},
}


def case_of(seed: int) -> Case:
    rng = Random(f"ranks {seed}")
    timed = rng.random() < 0.5
    documents = [*load_mapping(CATALOG, "catalog.yaml")[0]]
    for number in range(4):
        claims = [dict(_claim(rng, timed=timed)) for _ in range(rng.randint(1, 4))]
        head = {"id": f"a{number}", "language": "id", "published": rng.choice(("2025-01-06", "2025-02"))}
        documents += load_mapping({"article": head, "claims": claims}, f"{number}.yaml")[0]
    return Case(resolve(documents)[0])


def _claim(rng: Random, *, timed: bool) -> Iterator[tuple[str, Any]]:
    yield from (("kind", "rank"), ("award", rng.choice(("aw", "aw", "aw", "joint"))))
    yield "rank", rng.choice(("Terbaik II", "Terbaik III", "Terbaik Kedua", "Terbaik 3", "peringkat 9"))
    told: dict[str, tuple[float, tuple[Any, ...]]] = {
        "recipient": (0.9, ("a", "b", "c", "d")),
        "out-of": (0.4, (2, 3, 8)),
        "edition": (0.3 if timed else 1, (2025, 2025, 2024)),
        "level": (0.2, ("province",)),
        "as-of": (0.5 if timed else 0.1, ("2025-01-05", "2025-01", "2025")),
        "said-by": (0.2, ("ani", "budi")),
        "as-published-by": (0.1, ("ani",)),
        "modality": (0.1, ("estimate", "denial")),
    }
    for key, (share, values) in told.items():
        if rng.random() < share:
            yield key, rng.choice(values)
    if rng.random() < 0.1:
        yield "assumed", ["rank"]


def slots_of(ranks: Iterable[Assertion]) -> list[list[Assertion]]:
    found: dict[Hashable, list[Assertion]] = {}
    for one in ranks:
        found.setdefault(one.slot, []).append(one)
    return list(found.values())


def findings(
    ranks: Sequence[Assertion], pairs: Sequence[Pair], level: Severity, key: Callable[[Pair], Any] = lambda _: 0
) -> Iterator[tuple[set[str], set[str], Pair]]:
    """Yield what pairs make a finding: the claims of either side, and the strongest pair."""
    for group in connected(ranks, (pair[:2] for pair in pairs)):
        inside = [pair for pair in pairs if pair[0] in group]
        if inside:
            lead = min(inside, key=lambda one: (weakness(level, one[2]), key(one), one[0].claim_id, one[1].claim_id))
            yield {one.claim_id for one, _, _ in inside}, {other.claim_id for _, other, _ in inside}, lead


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6))
def test_two_notations_are_found_as_pairs_tell_them(seed: int) -> None:
    case = case_of(seed)
    catalog, expected = case.ledger.catalog, list[Any]()
    for ranks in slots_of(one for one in case.asserted(Family.RANK) if ranking(one).recipient):
        is_shared = catalog.awards[ranking(ranks[0]).award].shared_ranks
        roman = [one for one in ranks if ranking(one).rank.notation is Notation.ROMAN]
        plain = [one for one in ranks if one not in roman]
        fields = {pair: in_one_field(*pair) for pair in product(roman, plain)}
        alike = {one for pair, found in fields.items() if not isinstance(found, Obstacle) and _is_one(case, *pair)
                 for one in pair}  # fmt: skip
        pairs = [
            (one, other, found)
            for (one, other), found in fields.items()
            if not isinstance(found, Obstacle) and not {one, other} & alike
            if ranking(one).recipient != ranking(other).recipient and (is_shared or one.said != other.said)
        ]
        names = {one: name_of(catalog, ranking(one).recipient) for one in ranks}  # type: ignore[arg-type]
        confused = [pair for pair in pairs if easily_confused(names[pair[0]], names[pair[1]])]
        level = Severity.TENSION if confused else Severity.NOTE
        for ones, others, (one, other, reasons) in findings(ranks, confused or pairs, Severity.TENSION):
            expected.append((sorted(ones), sorted(others), reasons, level, f"{names[one]}, {names[other]}"))
    found = list[Any]()
    for finding in rank_notation.check(case):
        left, right = ([witness.claim.id for witness in camp.witnesses] for camp in finding.camps)
        names_told = next(str(line) for line in finding.why if "recipients differ" in str(line))
        told = (
            names_told.removeprefix("Both can hold: the recipients differ, ").removesuffix(".").replace(" and ", ", ")
        )
        found.append((left, right, finding.reasons, finding.level, told))
    assert sorted(found, key=str) == sorted(expected, key=str)


def _is_one(case: Case, one: Assertion, other: Assertion) -> bool:
    a, b = ranking(one).recipient, ranking(other).recipient
    if a is None or b is None or one.said != other.said or a.domain is not b.domain:
        return False
    first, second = (thing_span(case.ledger.catalog, recipient) for recipient in (a, b))
    return first.within(second) or second.within(first)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6))
def test_ranks_beyond_their_field_are_found_as_pairs_tell_them(seed: int) -> None:
    case = case_of(seed)
    catalog, expected = case.ledger.catalog, list[Any]()
    for ranks in slots_of(case.asserted(Family.RANK)):
        pairs: list[Pair] = []
        for one, other in product(ranks, ranks):
            number, size = ranking(one).rank.number, ranking(other).out_of
            if number is None or size is None or number <= size:
                continue
            use = Use(one.claim, one.uses - {"recipient"})
            of_field = Use(other.claim, other.uses - {"rank", "recipient"} | {"out-of"})
            reasons = weakened_by(catalog, use) if one is other else in_one_field(one, other)
            if not isinstance(reasons, Obstacle):
                pairs.append((one, other, reasons | weakened_by(catalog, use, of_field)))
        for ones, others, (one, other, reasons) in findings(
            ranks, pairs, Severity.CONTRADICTION, lambda pair: pair[0] is not pair[1]
        ):
            message = f"rank {ranking(one).rank.number} in a field of {ranking(other).out_of}"
            expected.append((sorted(ones), sorted(others - ones), reasons, message))
    found = list[Any]()
    for finding in rank_beyond_field.check(case):
        camps = [[witness.claim.id for witness in camp.witnesses] for camp in finding.camps]
        found.append((camps[0], camps[1] if camps[1:] else [], finding.reasons, str(finding.message)))
    assert sorted(found, key=str) == sorted(expected, key=str)

"""The screen over rows finds what the exact engine finds in all of them: nothing less, and in the same words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import inf, nextafter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.checking.examine import examine
from claimcheck.checking.report import chosen_rules
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.report.model import Report
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._levels import DEFAULT
from claimcheck.scale.check import check
from claimcheck.scale.row_claims import RowReader
from claimcheck.scale.rows import joined
from support import ledger_of

Row: TypeAlias = dict[str, Any]

CATALOG = """
places:
  country: {name: Country, level: country}
  north: {name: North, level: province, within: country}
  south: {name: South, level: province, within: country, overlaps: [mill]}
  mill: {name: Mill, level: regency, within: north}
  hall: {name: Hall, level: venue, within: mill}
entities:
  ann: {name: Ann Example, kind: person}
  firm: {name: Firm, kind: organisation}
  shop: {name: Shop, kind: organisation, within: firm}
measures:
  people: {unit: person, nature: stock, whole-number: true}
  insured: {unit: person, nature: stock, whole-number: true, part-of: people}
  coverage: {unit: percent, nature: stock, holds-for: 1 month}
  share: {unit: percent, nature: stock, equals: insured / people}
  harvest: {unit: tonne, nature: flow}
  deaths: {unit: person, nature: cumulative}
  estate: {unit: hectare, nature: fixed, plausible: [1, 1000], additive: false}
  wage: {unit: IDR, nature: stock, yearly-change: 10 percent}
events:
  fair: {name: Fair}
  opening: {name: Opening, within: fair}
  gala: {name: Gala, award: prize}
awards:
  prize: {name: Prize}
  medal: {name: Medal, shared-ranks: true, categories: {city: {recipients: [city]}}}
facets:
  release: {kind: version}
"""
IN_SLOTS = ("value-conflict", "figures-differ", "date-conflict", "venue-conflict", "status-conflict", "rank-conflict",
            "rank-shared")  # fmt: skip


@cache
def ledger() -> Ledger:
    return ledger_of(CATALOG)[0]


ENDS = (0, 1, 2, 100, 0.1, 0.3, 0.30000000000000004, nextafter(0.1, 0), nextafter(100.0, inf), 99.5, 1e300)
DAYS = ("2025-01-01", "2025-01-02", "2025-02-01", "2025-12-31", "2026-03-01")
TIMES = (None, *DAYS, "2025-01-01/2025-01-31", "2025-01-01/2025-12-31", "../2025-01-01", "2025-02-01/..")
SCOPES = (None, None, {"sector": "Informal"}, {"sector": "informal", "sex": "f"}, {"release": "first"},
          {"release": "second", "sector": "informal"}, {"sector": "{In_formal}"}, {"sector": "in formal "},
          {"sector": "in\tformal"}, {"sector": "in\N{NO-BREAK SPACE}formal"})  # fmt: skip
MEASURES = ("people", "coverage", "harvest", "estate", "insured", "share", "deaths", "wage")


class Teller:
    """Draws rows that speak of few things at few times, so that many of them meet."""

    def __init__(self, seed: int, measures: Sequence[str] = MEASURES) -> None:
        self.random = Random(seed)
        self.measures = self.random.sample(sorted(measures), 2)
        self.places = self.random.sample((None, "country", "north", "mill"), 2)
        self.times = self.random.sample(TIMES, 3)
        self.scopes = self.random.sample(SCOPES, 2)
        self.ends = sorted(self.random.sample(ENDS, 5))
        self.published = {name: self.random.choice((None, *DAYS, "2025-12-01/2025-12-31")) for name in "abc"}

    def rows(self, count: int) -> list[Row]:
        return [self.row(number) for number in range(count)]

    def row(self, number: int) -> Row:
        article = self.random.choice("abc")
        row = {
            "claim": f"{article}#{number}",
            "published": self.published[article],
            "said_by": self.some(None, None, None, "ann", "firm"),
            "modality": self.some(None, None, None, None, "fact", "estimate", "target", "denial"),
            **self.random.choice((self.quantity, self.quantity, self.quantity, self.event, self.rank))(),
        }
        return {key: value for key, value in row.items() if value is not None}

    def some(self, *values: Any) -> Any:
        """Return one of these; ``None`` is a column that is left out."""
        return self.random.choice(values)

    def quantity(self) -> Row:
        return {
            "kind": "quantity",
            "measure": self.some(*self.measures),
            "place": self.some(*self.places),
            "of": self.some(None, None, None, None, "firm"),
            "event": self.some(None, None, None, None, "fair"),
            "scope": self.some(*self.scopes),
            "as_of": self.some(*self.times),
            **self.bounds(),
        }

    def bounds(self) -> Row:
        lower, upper = sorted((self.some(*self.ends), self.some(*self.ends)))
        row: Row = {"lower": lower, "upper": upper, "hedged": self.some(None, True, False)}
        if lower < upper:
            row |= {"lower_open": self.some(None, True), "upper_open": self.some(None, True)}
            inner = [end for end in self.ends if lower < end < upper]
            if inner and self.some(True, False):
                row |= {"meant_lower": min(inner), "meant_upper": max(inner)}
                is_open = self.some(False, min(inner) < max(inner))
                row |= dict.fromkeys(("meant_lower_open", "meant_upper_open"), is_open)
        missing = self.some(None, None, None, "lower", "upper")
        return {key: value for key, value in row.items() if missing is None or missing not in key}

    def event(self) -> Row:
        return {
            "kind": "event",
            "event": self.some("fair", "opening", "gala"),
            "date": self.some(*self.times),
            "place": self.some(None, "north", "south", "mill", "hall"),
            "status": self.some(None, None, "held", "planned", "cancelled"),
        }

    def rank(self) -> Row:
        return {
            "kind": "rank",
            "award": self.some("prize", "medal"),
            "event": self.some(None, None, None, "gala"),
            "edition": self.some(2025, 2025, 2025, 2024, None),
            "level": self.some("province", "province", "province", None),
            "category": self.some("City", "city", "city", None),
            "recipient": self.some("north", "mill", "firm", "shop", "shop", None),
            "rank": self.some(1, 2),
        }


def whole(rows: Sequence[Row], select: Collection[str]) -> tuple[list[Diagnostic], tuple[Diagnostic, ...]]:
    """Return what is wrong with rows, and the findings of the exact engine in all the others."""
    reader = RowReader(ledger().catalog, "")
    read = [reader.read(row, line) for line, row in enumerate(rows, start=1)]
    claims = [claim for claim in read if not isinstance(claim, Diagnostic)]
    faulty = [claim for claim in read if isinstance(claim, Diagnostic)]
    return faulty, examine(joined(ledger(), claims), chosen_rules(select, (), DEFAULT)).findings


def through_the_screen(rows: Sequence[Row], select: Collection[str], catalog: str = CATALOG) -> Report:
    with TemporaryDirectory() as folder:
        (Path(folder) / "catalog.yaml").write_text(catalog, "utf-8")
        (Path(folder) / "told.rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return check([f"{folder}/catalog.yaml", f"{folder}/told.rows.jsonl"], select=select)


def plain(findings: Collection[Diagnostic]) -> list[Mapping[str, object]]:
    """Return findings without their places."""
    return [
        {
            "rule": one.code,
            "severity": one.severity,
            "fingerprint": one.fingerprint,
            "message": str(one.message),
            "why": [str(words) for words in one.why],
            "reconcile": [str(words) for words in one.reconcile],
            "sides": [(side.claim, side.camp, str(side.reads)) for side in one.sides],
            "pictures": one.pictures != (),
        }
        for one in findings
    ]


def assert_the_same(rows: Sequence[Row], select: Collection[str]) -> None:
    report = through_the_screen(rows, select)
    faulty, findings = whole(rows, select)
    assert [(one.code, one.mark.line) for one in report.problems] == [(one.code, one.mark.line) for one in faulty]
    assert plain(report.findings) == plain(findings)


@given(st.integers(0, 10**9), st.integers(2, 30))
@settings(max_examples=30, deadline=None)
def test_the_screen_loses_no_conflict_of_a_slot(seed: int, count: int) -> None:
    assert_the_same(Teller(seed).rows(count), IN_SLOTS)


@example(393369, 9)  # relations that a conflict does not need, and that the screen leaves out
@given(st.integers(0, 10**9), st.integers(2, 20))
@settings(max_examples=20, deadline=None)
def test_the_screen_loses_nothing_that_any_rule_finds(seed: int, count: int) -> None:
    assert_the_same(Teller(seed).rows(count), ())

"""Ledgers in which most claims are of one slot, or of few, and clash."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

PLACES = {
    "p": {"name": "P", "level": "province"},
    "q": {"name": "Q", "level": "province", "overlaps": ["p"]},
    "r": {"name": "R", "level": "regency", "within": "p"},
    "s": {"name": "S", "level": "regency", "within": "p", "loosely": ["t"]},
    "t": {"name": "T", "level": "district", "within": "r"},
}
CATALOG = {
    "places": PLACES,
    "entities": {
        "ani": {"name": "Ani Sari", "kind": "person", "within": "wing"},
        "budi": {"name": "Budi Raya", "kind": "person"},
        "wing": {"name": "Wing"},
        "team": {"name": "Team Dua"},
    },
    "measures": {
        "stock": {"name": "stock people", "unit": "person", "nature": "stock", "whole-number": True},
        "flow": {"name": "flow people", "unit": "person", "nature": "flow", "whole-number": True},
        "fixed": {"name": "fixed people", "unit": "person", "nature": "fixed", "whole-number": True},
    },
    "facets": {"release": {"kind": "version"}},
    "events": {"e": {"name": "E", "award": "aw"}, "f": {"name": "F", "award": "aw"}},
    "awards": {"aw": {"name": "AW"}},
    "roles": {"gov": {"name": "Gubernur", "single-holder": True}},
}
VALUES = (
    "85 ribu",
    "86 ribu",
    "85.600",
    "lebih dari 85 ribu",
    "hampir 90 ribu",
    "85,6",
    "1.000",
    "1",
    "sekitar 90",
    "91",
)
TIMES = ("2025", "2025-01", "2025-02", "2025-01-05", "2025-01-06", "2024/2025", "../2025-01-05", "akhir 2025")
DATES = ("2025-01-05", "5 Januari", "Kamis lalu", "2025-01", "awal Januari 2025", "2025-01-06T23:00", "2025-02-07")


def documents(seed: int) -> list[dict[str, Any]]:
    """Return a ledger in which most claims are of one slot, or of few, and clash."""
    rng = Random(f"crowd {seed}")
    kind = rng.choice((_figure, _figure, _event, _rank, _office))
    plain = rng.random() < 0.3  # nothing but the value differs
    measure = rng.choice(("stock", "flow", "fixed"))
    claims = [(kind(rng, measure, plain), rng.randrange(6)) for _ in range(rng.randint(2, 14))]
    heads = [{"id": f"a{number}", "language": "id", **dict(_head(rng))} for number in range(6)]
    articles = [
        {"article": head, "claims": [{"id": f"c{n}", **claim} for n, (claim, at) in enumerate(claims) if at == number]}
        for number, head in enumerate(heads)
    ]
    return [CATALOG, *({key: value for key, value in one.items() if value} for one in articles)]


def _head(rng: Random) -> Iterator[tuple[str, str]]:
    if rng.random() < 0.7:
        yield "published", rng.choice(("2025-01-06", "2025-01-07", "2025-02"))
    if rng.random() < 0.3:
        yield "zone", "Asia/Jayapura"


def _figure(rng: Random, measure: str, plain: bool) -> dict[str, Any]:
    claim = {"kind": "quantity", "measure": measure, "place": "p", "value": f"{rng.choice(VALUES)} orang"}
    return claim if plain else {**claim, **dict(_around(rng)), **dict(_of_a_figure(rng))}


def _around(rng: Random) -> Iterator[tuple[str, Any]]:
    if rng.random() < 0.4:
        yield "as-of", rng.choice(TIMES)
    if rng.random() < 0.3:
        yield "said-by", rng.choice(("ani", "budi", "wing"))
    if rng.random() < 0.1:
        yield "as-published-by", "team"


def _of_a_figure(rng: Random) -> Iterator[tuple[str, Any]]:
    if rng.random() < 0.2:
        yield "modality", rng.choice(("estimate", "denial"))
    if rng.random() < 0.3:
        yield "scope", {"release": rng.choice(("one", "two"))}
    if rng.random() < 0.2:
        yield "assumed", ["measure"]


def _event(rng: Random, measure: str, plain: bool) -> dict[str, Any]:
    del measure
    claim: dict[str, Any] = {"kind": "event", "event": "e"}
    if rng.random() < 0.8:
        claim["date"] = rng.choice(DATES)
    if rng.random() < 0.6 or len(claim) == 2:
        claim["place"] = rng.choice(tuple(PLACES))
    if rng.random() < 0.5:
        claim["status"] = rng.choice(("held", "cancelled", "planned"))
    return claim if plain else {**claim, **dict(_around(rng))}


def _rank(rng: Random, measure: str, plain: bool) -> dict[str, Any]:
    del measure
    claim = {"kind": "rank", "award": "aw", "rank": str(rng.randint(1, 3))}
    told = (("edition", (2024, 2025)), ("event", ("e", "f")), ("recipient", ("p", "r", "s")), ("level", ("province",)))
    chosen = {key: rng.choice(values) for key, values in told if plain or rng.random() < 0.6}
    return {**claim, **chosen, **({} if plain else dict(_around(rng)))}


def _office(rng: Random, measure: str, plain: bool) -> dict[str, Any]:
    del measure
    role = rng.choice(("Gubernur", "Gubernur", "Pj Gubernur"))
    claim = {"kind": "role", "person": rng.choice(("ani", "budi", "wing")), "role": role, "of": "p"}
    return claim if plain else {**claim, **dict(_around(rng))}

"""Where the claims of a ledger meet those of rows: by what the blocks of a special claim have in common."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from claimcheck.catalog.entries import FacetKind
from claimcheck.domain.claim import AnyClaim, Change, Happening, Quantity, Ranking, Ratio, Subject
from claimcheck.engine.orders import ranked_subject
from claimcheck.resolve.ledger import Ledger

Query: TypeAlias = tuple[str, list[list[Any]]]

_PLAIN = str.maketrans("_", "-", " {}")
_FIGURES = """
SELECT CASE WHEN spreads THEN hash(2, family) ELSE hash(2, family, place, thing, event, facets) END
FROM (SELECT unnest(?::VARCHAR[]) AS measure, unnest(?::VARCHAR[]) AS place, unnest(?::VARCHAR[]) AS thing,
  unnest(?::VARCHAR[]) AS event, unnest(?::VARCHAR[]) AS facets) AS told
JOIN known_measure ON id = measure
"""


def roots(ledger: Ledger) -> Iterator[Query]:
    """Yield queries, with their parameters, for the ``root`` of rows that claims of a ledger may meet."""
    facets = ledger.catalog.facets
    subjects = dict.fromkeys(one for claim in ledger.claims for one in _subjects(claim))
    yield _FIGURES, [
        [one.measure for one in subjects],
        [one.place for one in subjects],
        [one.of.partition(":")[2] if one.of else None for one in subjects],
        [one.event for one in subjects],
        [_text([facet for facet in one.scope if facets.get(facet[0], FacetKind.PART) is FacetKind.PART])
         for one in subjects],
    ]  # fmt: skip
    yield (
        "SELECT hash(3, unnest(?::VARCHAR[]))",
        [sorted({one for claim in ledger.claims for one in _events(claim)})],
    )
    yield (
        "SELECT hash(5, unnest(?::VARCHAR[]))",
        [sorted({one.award for one in ledger.claims if isinstance(one, Ranking)})],
    )


def _subjects(claim: AnyClaim) -> Iterator[Subject]:
    if isinstance(claim, Quantity):
        yield claim.subject
        yield from (part.subject for part in claim.parts if part.subject is not None)
    elif isinstance(claim, Change):
        yield claim.subject
    elif isinstance(claim, Ratio):
        yield from (claim.numerator.subject, claim.denominator.subject)
    elif isinstance(claim, Ranking) and claim.ordered_by is not None and claim.recipient is not None:
        yield ranked_subject(claim, claim.ordered_by)


def _events(claim: AnyClaim) -> Iterator[str]:
    if isinstance(claim, (Happening, Ranking)) and claim.event is not None:
        yield claim.event
    if isinstance(claim, (Quantity, Change)) and claim.subject.event is not None:
        yield claim.subject.event


def _text(facets: list[tuple[str, str]]) -> str | None:
    """Return facets as the narrowing of rows has them: as JSON in lower case without blanks and braces, sorted."""
    pieces = [
        json.dumps(name, ensure_ascii=False) + ":" + json.dumps(value, ensure_ascii=False) for name, value in facets
    ]
    text = ",".join(pieces).lower().translate(_PLAIN)
    return ",".join(sorted(text.split(","))) or None

"""Stated sums: one figure of theirs that is written to the unit shows that the others are so too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from claimcheck.catalog.units import Units
from claimcheck.documents import models
from claimcheck.documents.document import Located
from claimcheck.domain.claim import Article
from claimcheck.domain.figure import Figure
from claimcheck.domain.unread import Unread
from claimcheck.reading.figures import read_figure
from claimcheck.reading.spans import is_to_the_unit

NamedClaim: TypeAlias = tuple[str, Located[models.ClaimEntry]]
Sums: TypeAlias = frozenset[str]
"""Which figures of a document stand in a stated sum that is written to the unit: claims by id, and inline parts as
``id/index``.
"""


def sums_of(article: Article, claims: Iterable[NamedClaim], units: Units) -> Sums:
    """Return the claims of a document whose figure is exact because its stated sum is.

    A figure written to the unit in one stated sum or change shows that the others of it are so too, even "40" or
    "300": readings.md, the row on sums.
    """
    named = dict(claims)
    exact: set[str] = set()
    for name, located in named.items():
        if not _adds_up(located.entry):
            continue
        figures = dict(_stated_together(article, name, located.entry, named))
        read = {key: figure for key, words in figures.items() if (figure := _to_the_unit(words, article, units))}
        to_the_unit = {key for key, figure in read.items() if figure.n % 10 != 0}
        if to_the_unit and len(read) > 1:
            exact |= {key.partition("=")[0] for key in read}
    return frozenset(exact)


_CHANGE, _QUANTITY = models.Change, models.Quantity  # which are looked up with some ado


def _adds_up(entry: models.ClaimEntry) -> bool:
    return isinstance(entry, _CHANGE) or (isinstance(entry, _QUANTITY) and bool(entry.parts))


def _stated_together(
    article: Article, name: str, entry: models.ClaimEntry, named: Mapping[str, Located[models.ClaimEntry]]
) -> Iterable[tuple[str, str]]:
    claim_id = f"{article.id}#{name}"
    if isinstance(entry, models.Change):
        written = [entry.from_, entry.to, *entry.by]
        yield from ((f"{claim_id}={index}", words) for index, words in enumerate(written) if words)
    elif isinstance(entry, models.Quantity):
        yield claim_id, entry.reads or entry.value
        for index, part in enumerate(entry.parts):
            if isinstance(part, models.InlinePart):
                yield f"{claim_id}/{index}", part.value
            elif part in named and isinstance(other := named[part].entry, models.Quantity):
                yield f"{article.id}#{part}", other.reads or other.value


def _to_the_unit(words: str, article: Article, units: Units) -> Figure | None:
    """Return an amount that is written to its unit; shares and factors are no part of a sum."""
    read = read_figure(words, article.language)
    if isinstance(read, Unread) or read.share or read.factor or not is_to_the_unit(read):
        return None
    unit = units.of_figure(read.unit) if read.unit else None
    return None if unit is not None and unit.factor != 1 else read

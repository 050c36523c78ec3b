"""Which files say something for the others of a ledger, as a catalog does: these must be read before the others."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.documents.document import SourceDocument

_SECTIONS: Final = (
    "places", "entities", "measures", "events", "awards", "properties", "roles", "levels", "facets", "relations",
    "units", "date-order",
)  # fmt: skip
_FOR_ALL: Final = re.compile(rf"\b(?:{'|'.join(_SECTIONS)})[\"']?\s*:")
_PLURAL: Final = re.compile(r"s[\"']?\s*:")  # as all of them end but the last; it is found in a tenth of the time


def may_be_for_all(text: str) -> bool:
    """Whether a file may say something for the others, by its looks; others that do are met when they are read."""
    looks_so = _SECTIONS[-1] in text or any(
        text.endswith(_SECTIONS, 0, found.start() + 1) for found in _PLURAL.finditer(text)
    )
    return looks_so and _FOR_ALL.search(text) is not None


def is_for_all(document: SourceDocument) -> bool:
    """Whether a document says something for the others."""
    return document.declares or document.date_order is not None

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


def may_be_for_all(text: str) -> bool:
    """Whether a file may say something for the others, by its looks; others that do are met when they are read."""
    return any(section in text for section in _SECTIONS) and _FOR_ALL.search(text) is not None


def is_for_all(document: SourceDocument) -> bool:
    """Whether a document says something for the others."""
    return document.declares or document.date_order is not None

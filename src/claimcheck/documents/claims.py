"""The ``claims:`` section: each claim is checked by the model of its kind."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claimcheck.documents import models
from claimcheck.documents.document import Located
from claimcheck.documents.entries import is_mapping, located, read_entry
from claimcheck.documents.explain import hint, likely, unknown_key, unknown_value
from claimcheck.documents.fitting import fitted_entry
from claimcheck.documents.plain_values import Entry
from claimcheck.documents.source import Source, shown
from claimcheck.documents.tree import Node
from claimcheck.domain.message import say

MAX_CLAIMS = 10_000
KINDS: Final[dict[str, type[models.ClaimEntry]]] = {
    "quantity": models.Quantity,
    "change": models.Change,
    "ratio": models.Ratio,
    "event": models.Event,
    "rank": models.Rank,
    "role": models.Role,
    "attribute": models.Attribute,
}
_A_CLAIM: Final = say("a claim")
CLAIM_KEYS: Final = sorted({key for model in KINDS.values() for key in models.keys(model)})


class ClaimReader:
    """Reads the claims of one file, whose documents share a limit."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._room = MAX_CLAIMS

    def read(self, nodes: list[Node]) -> tuple[Located[models.ClaimEntry], ...]:
        """Return the claims that are well formed; their ids are their positions."""
        read, left_out = nodes[: self._room], nodes[self._room :]
        self._room -= len(read)
        if left_out:
            words = say("more than {limit} claims in one file; the rest is left out", limit=MAX_CLAIMS)
            self._source.report("too-many-claims", left_out[0].at, words)
        claims = [
            self._plain_claim(node, place) or self._claim(node, place) for place, node in enumerate(read, start=1)
        ]
        return tuple([claim for claim in claims if claim is not None])

    def _plain_claim(self, node: Node, place: int) -> Located[models.ClaimEntry] | None:
        """Return a claim that is well formed as it is plain to see, without a look at its tree."""
        at = _place_of_kind(node.names) if type(node) is Entry else None
        if type(node) is not Entry or at is None:
            return None
        kind = node.values[at]
        model = KINDS.get(kind) if isinstance(kind, str) else None
        entry = None if model is None else fitted_entry(model, node)
        return None if entry is None else located(self._source, entry, node, str(place), node.at)

    def _claim(self, node: Node, place: int) -> Located[models.ClaimEntry] | None:
        if not is_mapping(self._source, _A_CLAIM, node) or not isinstance(node.value, dict):
            return None
        keys = node.value
        kind = keys.get("kind")
        if kind is None:
            self._report_no_kind(node, keys)
            return None
        model = KINDS.get(kind.value) if isinstance(kind.value, str) else None
        if model is None:
            unknown_value(self._source, "kind", KINDS, kind)
            return None
        self._check_assumed(keys.get("assumed"))
        return read_entry(self._source, model, node, str(place), node.at)

    def _report_no_kind(self, node: Node, keys: dict[str, Node]) -> None:
        """Report the key that seems to be meant for ``kind``, else that there is none."""
        for inner in keys.values():
            if inner.written not in CLAIM_KEYS and likely(inner.written, CLAIM_KEYS) == ["kind"]:
                unknown_key(self._source, CLAIM_KEYS, inner)
                return
        words = say("the key “kind” is missing; it is one of: {kinds}", kinds=", ".join(KINDS))
        self._source.report("missing-key", node.at, words)

    def _check_assumed(self, assumed: Node | None) -> None:
        """Report a key that no claim has: a misspelt one would silently lower nothing."""
        if assumed is None:
            return
        for one in assumed.value if isinstance(assumed.value, list) else [assumed]:
            if isinstance(one.value, str) and one.value.replace("_", "-") not in CLAIM_KEYS:
                near = hint(one.value, CLAIM_KEYS)
                words = say("“assumed” names an unknown key, “{key}”{hint}", key=shown(one.value), hint=near)
                self._source.report("unknown-key", one.at, words)


@lru_cache(1000)  # most claims have the keys of another one
def _place_of_kind(names: tuple[str, ...]) -> int | None:
    """Return which of the keys of a claim tells its kind; ``None`` for one that is to be looked at more closely."""
    return names.index("kind") if "kind" in names and "assumed" not in names else None

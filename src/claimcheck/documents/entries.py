"""Trees to entries: each is checked as its model says, and what is wrong is said in plain words at its own place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from claimcheck.documents import models
from claimcheck.documents.document import Located, Path
from claimcheck.documents.fitting import fitted
from claimcheck.documents.keys import field_of, key_of
from claimcheck.documents.plain_values import Given, plain
from claimcheck.documents.source import Source
from claimcheck.documents.tree import Node
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.message import Message, say

E = TypeVar("E", bound=models.Entry)
_FREE_KEYS = ("scope", "categories")  # the keys below these are the ledger's own, not the file format's


def read_entry(source: Source, model: type[E], node: Node, name: str, at: int) -> Located[E] | None:
    """Return a checked entry, or ``None`` after its problems were reported.

    ``name`` becomes the entry's id and ``at`` the offset of its mark.
    """
    if not node.sound:
        return None
    given = plain(node)
    entry = fitted(model, given)
    if entry is None:
        from claimcheck.documents.strictly import read_strictly  # noqa: PLC0415 - pydantic, where something is wrong

        entry = read_strictly(source, model, node, given)
    return None if entry is None else located(source, entry, node, name, at)


def located(source: Source, entry: E, node: Node, name: str, at: int) -> Located[E]:
    """Return an entry with the places of its values."""
    return Located(name, entry, source.mark(at), NodeMarks(source, node))


def is_mapping(source: Source, what: Message, node: Node) -> bool:
    """Whether a node is a sound mapping; where it is not, that is a problem, if it is not known as one."""
    if not node.sound:
        return False
    if isinstance(node.plain() if isinstance(node, Given) else node.value, dict):
        return True
    source.report("bad-value", node.at, say("{what} must be a mapping of keys and values", what=what))
    return False


class NodeMarks(Mapping[Path, Mark]):
    """The marks of an entry's values, worked out when they are asked for: most never are."""

    __slots__ = ("_node", "_source")

    def __init__(self, source: Source, node: Node) -> None:
        self._source = source
        self._node = node

    def __getitem__(self, path: Path) -> Mark:
        node = self._node
        for step in path:
            inner = _step(node, step)
            if inner is None:
                raise KeyError(path)
            node = inner
        return self._source.mark(node.at)

    def __iter__(self) -> Iterator[Path]:
        open_nodes: list[tuple[Path, Node]] = [((), self._node)]
        while open_nodes:
            path, node = open_nodes.pop()
            if path:
                yield path
            if isinstance(node.value, dict):
                open_nodes += [((*path, _field(path, key)), inner) for key, inner in node.value.items()]
            elif isinstance(node.value, list):
                open_nodes += [((*path, index), inner) for index, inner in enumerate(node.value)]

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(step, int):
        return node.value[step] if isinstance(node.value, list) and 0 <= step < len(node.value) else None
    if not isinstance(node.value, dict):
        return None
    return node.value.get(step) or node.value.get(key_of(step))


def _field(path: Path, key: str) -> str:
    return key if path and path[-1] in _FREE_KEYS else field_of(key)

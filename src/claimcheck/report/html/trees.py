"""Trees of places made ready for the page: a row a place, with the lines before it and the camps that name it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from claimcheck.domain.message import Message, term
from claimcheck.domain.picture import Node, Things, Tree
from claimcheck.record import frozen
from claimcheck.report.html import svg
from claimcheck.report.html.words import WORDS

MOST_ROWS = 60
DEEPEST = 12  # levels by which a place is set in


@frozen
class Branch:
    """A place of a tree, the lines before it, and who names it."""

    name: str
    level: Message | None
    within: str | None
    parts_here: bool
    lines: Markup
    camps: tuple[tuple[int, tuple[str, ...]], ...]


@frozen
class TreeDrawn:
    """A tree, a row a place."""

    caption: Message
    branches: tuple[Branch, ...]
    left_out: int = 0
    kind: str = "tree"


def tree_drawn(tree: Tree) -> TreeDrawn:
    """Return a tree ready for the page, without the wide places that hold all the others and that nobody names."""
    nodes = _below_the_trunk(tree.nodes)
    least = min((node.depth for node in nodes), default=0)
    return TreeDrawn(
        WORDS["places" if tree.things is Things.PLACES else "organisations"],
        tuple(_branch(nodes, at, least) for at in range(min(len(nodes), MOST_ROWS))),
        max(0, len(nodes) - MOST_ROWS),
    )


def _below_the_trunk(nodes: Sequence[Node]) -> Sequence[Node]:
    """Return the nodes from the last one that holds all the others, where nobody names the wider ones."""
    start = 0
    while start + 1 < len(nodes) and not nodes[start].named and _children(nodes, start) == 1:
        start += 1
    return nodes[start:]


def _children(nodes: Sequence[Node], at: int) -> int:
    inside = _inside(nodes, at)
    return sum(node.depth == nodes[at].depth + 1 for node in inside)


def _inside(nodes: Sequence[Node], at: int) -> Sequence[Node]:
    end = at + 1
    while end < len(nodes) and nodes[end].depth > nodes[at].depth:
        end += 1
    return nodes[at + 1 : end]


def _branch(nodes: Sequence[Node], at: int, least: int) -> Branch:
    node = nodes[at]
    depth = min(node.depth - least, DEEPEST)
    within = next((one.name for one in reversed(nodes[:at]) if one.depth == node.depth - 1), None)
    camps: dict[int, list[str]] = {}
    for camp, claim in node.named:
        camps.setdefault(camp, []).append(claim)
    continues = [_goes_on(nodes, at, level + least + 1) for level in range(depth)]
    return Branch(
        node.name,
        term(node.level) if node.level else None,
        within,
        _children(nodes, at) > 1,
        svg.branch(continues),
        tuple((camp, tuple(claims)) for camp, claims in sorted(camps.items())),
    )


def _goes_on(nodes: Sequence[Node], at: int, depth: int) -> bool:
    """Whether the branch at this depth has another place below the one at ``at``."""
    for node in nodes[at + 1 :]:
        if node.depth < depth:
            return False
        if node.depth == depth:
            return True
    return False

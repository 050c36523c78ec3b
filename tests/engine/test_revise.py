"""What a revision passes over, or remembers, changes nothing: it is held against one that goes through every node."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from relation_judge import Puzzle, puzzles, spans

from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.engine import revise as module
from claimcheck.engine.network import Network
from claimcheck.engine.program import Program, Revision
from claimcheck.engine.revise import revise


def through_every_node(box: module._Box) -> bool:
    nodes = range(len(box.spans) - 1, -1, -1)
    return box._keep(nodes[0], (box.program.allowed,)) and all(map(box._push, nodes))


def thorough(program: Program, given: Sequence[Span]) -> Revision:
    with patch.object(module._Box, "backwards", through_every_node):
        return module._revised(program, given)


def told(revision: Revision) -> tuple[object, ...]:
    return list(revision.changes), revision.empty, revision.entailed, revision.loose, revision.split


def drawn(network: Network, data: st.DataObject) -> list[Span]:
    found = [data.draw(spans()) for _ in network.variables]
    return [
        (one.whole() or EVERYTHING) if variable.whole else one
        for one, variable in zip(found, network.variables, strict=True)
    ]


@settings(max_examples=150, deadline=None)
@given(puzzles(), st.data())
def test_a_revision_is_that_of_every_node(puzzle: Puzzle, data: st.DataObject) -> None:
    network = puzzle.network()
    one, other = drawn(network, data), drawn(network, data)
    for some in (one, one, other, one):
        for program in network.programs:
            assert told(revise(program, some)) == told(thorough(program, some))

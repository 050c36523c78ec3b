from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.catalog.tree import Tree

IDS = [f"p{number}" for number in range(12)]
graphs = st.dictionaries(st.sampled_from(IDS), st.none() | st.sampled_from(IDS))


@st.composite
def forests(draw: st.DrawFn) -> dict[str, str | None]:
    """Each node hangs below an earlier one or stands alone, so that there are no cycles."""
    parents: dict[str, str | None] = {}
    for node in draw(st.permutations(IDS)):
        parents[node] = draw(st.none() | st.sampled_from(sorted(parents))) if parents else None
    return parents


def ancestors(parents: dict[str, str | None], node: str) -> list[str]:
    chain = [node]
    while (above := parents[chain[-1]]) is not None:
        chain.append(above)
    return chain


@given(forests())
def test_spans_contain_each_other_exactly_as_nodes_do(parents: dict[str, str | None]) -> None:
    tree, faults = Tree.build(parents)
    assert faults == ()
    for wide in IDS:
        for narrow in IDS:
            is_above = wide in ancestors(parents, narrow)
            assert tree.contains(wide, narrow) == is_above
            assert tree.span(narrow).within(tree.span(wide)) == is_above
            assert tree.span(wide).meets(tree.span(narrow)) == tree.related(wide, narrow)


@given(forests())
def test_chains_common_nodes_and_what_lies_below(parents: dict[str, str | None]) -> None:
    tree, _ = Tree.build(parents)
    for node in IDS:
        assert tree.chain(node) == tuple(ancestors(parents, node))
        assert set(tree.below(node)) == {other for other in IDS if node in ancestors(parents, other)[1:]}
        assert tree.id_at(tree.numbers[node]) == node
        for other in IDS:
            both = [each for each in ancestors(parents, node) if each in ancestors(parents, other)]
            assert tree.common(node, other) == (both[0] if both else None)


@given(forests())
def test_the_order_of_declaration_does_not_matter(parents: dict[str, str | None]) -> None:
    shuffled = dict(sorted(parents.items(), reverse=True))
    assert Tree.build(shuffled) == Tree.build(parents)


def test_a_node_has_a_number_of_its_own_beside_those_below_it() -> None:
    tree, _ = Tree.build({"banten": None, "serang": "banten"})
    assert not tree.span("banten").within(tree.span("serang"))
    assert tree.span("serang").is_point


@settings(max_examples=200)
@given(graphs)
def test_any_graph_gives_a_tree_of_all_nodes_and_names_what_was_wrong(parents: dict[str, str | None]) -> None:
    tree, faults = Tree.build(parents)
    assert sorted(tree.order) == sorted(parents)
    freed = {node for fault in faults for node in (fault.cycle or (fault.id,))}
    for node, parent in parents.items():
        assert tree.parents[node] == (None if node in freed else parent)
        assert tree.chain(node)[-1] in tree
    for fault in faults:
        if fault.cycle:
            assert fault.cycle[0] == fault.cycle[-1] == fault.id
            steps = zip(fault.cycle, fault.cycle[1:], strict=False)
            assert all(parents[below] == above for below, above in steps)
        else:
            assert fault.parent not in parents


def test_a_chain_deeper_than_the_stack_is_a_tree() -> None:
    tree, _ = Tree.build({str(number): str(number - 1) if number else None for number in range(50_000)})
    assert tree.contains("0", "49999")
    assert len(tree.chain("49999")) == 50_000


def test_a_long_cycle_is_one_fault() -> None:
    _, faults = Tree.build({str(number): str((number + 1) % 10_000) for number in range(10_000)})
    assert len(faults) == 1

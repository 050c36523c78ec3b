"""Records show, compare and hash themselves as attrs' own classes do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import product
from typing import Any

import attrs
import pytest

from claimcheck.record import define, field, frozen


@frozen
class Leaf:
    name: str
    hidden: int = field(default=1, repr=False)
    _own: str = "x"


@frozen
class Branch(Leaf):
    leaves: tuple[Leaf, ...] = ()


@define
class Loop:
    again: list[Loop] = field(factory=list)


@frozen
class Named:
    name: str

    def __repr__(self) -> str:
        return self.name


def as_attrs_shows(cls: type, *values: object) -> str:
    """Return what attrs itself makes of a class with the same fields."""
    fields = {one.name: attrs.field(default=None, repr=one.repr) for one in attrs.fields(cls)}
    made = attrs.make_class(cls.__name__, fields, frozen=True)
    return repr(made(*values))


def test_a_record_is_shown_as_attrs_shows_it() -> None:
    leaf = Leaf("oak", 3, "it's")
    assert repr(leaf) == as_attrs_shows(Leaf, "oak", 3, "it's") == "Leaf(name='oak', _own=\"it's\")"
    assert repr(Branch("elm", 1, "x", (leaf,))) == as_attrs_shows(Branch, "elm", 1, "x", (leaf,))


def test_a_record_that_holds_itself_is_shown_once() -> None:
    loop = Loop()
    loop.again.append(loop)
    assert repr(loop) == "Loop(again=[...])"


def test_a_class_keeps_the_text_that_it_gives_itself() -> None:
    assert repr(Named("ash")) == "ash"


def test_records_compare_hash_and_freeze_as_attrs_classes() -> None:
    assert Leaf("a") == Leaf("a") != Leaf("b")
    assert len({Leaf("a"), Leaf("a")}) == 1
    assert attrs.evolve(Leaf("a"), name="b") == Leaf("b")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(Leaf("a"), "name", "b")  # noqa: B010 - the type checker would not let it pass either


def leaves(make: Callable[[type], type]) -> list[Any]:
    """Return instances of classes that differ in which fields count, of one below it, and of one of another sort."""

    class Tree:
        name: str
        remark: str = field(default="", eq=False)
        parts: tuple[int, ...] = field(default=(), hash=False)

    class Pine(Tree):
        cones: int = 0

    class Nothing:
        pass

    tree: Any = make(Tree)
    pine: Any = make(type("Pine", (tree,), dict(vars(Pine))))
    bare: Any = type("Bare", (tree,), {})
    nothing: Any = make(Nothing)
    trees = [tree("a"), tree("a", "b"), tree("a", "", (1,)), tree("b")]
    return [*trees, pine("a"), pine("a"), pine("a", "", (), 1), bare("a"), bare("a"), nothing(), nothing(), "a"]


@pytest.mark.parametrize("options", [{}, {"cache_hash": True}])
def test_records_are_equal_where_attrs_classes_are(options: dict[str, bool]) -> None:
    ours, theirs = leaves(partial(frozen, **options)), leaves(partial(attrs.frozen, **options))
    places = list(product(range(len(ours)), repeat=2))
    assert [ours[i] == ours[j] for i, j in places] == [theirs[i] == theirs[j] for i, j in places]
    assert [ours[i] != ours[j] for i, j in places] == [theirs[i] != theirs[j] for i, j in places]
    by_hash = [hash(theirs[i]) == hash(theirs[j]) for i, j in places]
    assert [hash(ours[i]) == hash(ours[j]) for i, j in places] == by_hash


def test_a_record_that_may_change_has_no_hash() -> None:
    assert Loop() == Loop()
    with pytest.raises(TypeError, match="unhashable"):
        hash(Loop())


def test_a_field_that_is_compared_by_a_key_is_left_to_attrs() -> None:
    class Word:
        text: str = field(eq=str.lower)

    left: Any = frozen(Word, eq=True)
    assert left("A") == left("a")
    with pytest.raises(TypeError, match="eq=True"):
        assert frozen(type("Word", (), dict(vars(Word))))("A") == 1

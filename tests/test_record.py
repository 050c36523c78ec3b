"""Records are filled, shown, compared, hashed and copied as attrs' own classes are."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy, deepcopy
from functools import cached_property, partial
from itertools import product
from pickle import dumps, loads
from types import ModuleType
from typing import Any, ClassVar
from weakref import ref

import attrs
import pytest

from claimcheck import record
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
class Seen:
    name: str
    asked: list[str] = field(factory=list, eq=False, repr=False)

    @cached_property
    def size(self) -> int:
        self.asked.append(self.name)
        return len(self.name)


@frozen(cache_hash=True)
class Kept:
    name: str


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


def leaves(make: Callable[[type], type], field: Callable[..., Any]) -> list[Any]:
    """Return instances of classes that differ in which fields count, of one below it, and of one of another sort."""

    class Tree:
        name: str
        remark: str = field(default="", eq=False)
        parts: tuple[int, ...] = field(default=(), hash=False)
        kind: str = field(default="", eq=str.lower)

    class Pine(Tree):
        cones: int = 0

    class Nothing:
        pass

    tree: Any = make(Tree)
    pine: Any = make(type("Pine", (tree,), dict(vars(Pine))))
    bare: Any = type("Bare", (tree,), {})
    nothing: Any = make(Nothing)
    trees = [tree("a"), tree("a", "b"), tree("a", "", (1,)), tree("a", kind="A"), tree("a", kind="a"), tree("b")]
    return [*trees, pine("a"), pine("a"), pine("a", "", (), "", 1), bare("a"), bare("a"), nothing(), nothing(), "a"]


@pytest.mark.parametrize("options", [{}, {"cache_hash": True}])
def test_records_are_equal_where_attrs_classes_are(options: dict[str, bool]) -> None:
    ours = leaves(partial(frozen, **options), field)
    theirs = leaves(partial(attrs.frozen, **options), attrs.field)
    places = list(product(range(len(ours)), repeat=2))
    assert [ours[i] == ours[j] for i, j in places] == [theirs[i] == theirs[j] for i, j in places]
    assert [ours[i] != ours[j] for i, j in places] == [theirs[i] != theirs[j] for i, j in places]
    by_hash = [hash(theirs[i]) == hash(theirs[j]) for i, j in places]
    assert [hash(ours[i]) == hash(ours[j]) for i, j in places] == by_hash


def made(made_by: ModuleType | Any) -> tuple[Any, Any]:
    """Return two classes, the second above the first, in which each sort of field stands."""
    field, factory = made_by.field, made_by.Factory

    class Basket:
        sort: ClassVar[str] = "wicker"
        owner: str
        _lid: str | None = None
        apples: list[int] = field(factory=list)
        pears: list[int] = factory(lambda self: [len(self.owner)], takes_self=True)
        weight: int = field(init=False, default=factory(lambda self: len(self.apples) + len(self.pears), True))
        unset: int = field(init=False)

        def __attrs_post_init__(self) -> None:
            if self.owner == "nobody":
                raise ValueError(self.owner)

    basket: Any = made_by.frozen(Basket)

    class Cart(basket):  # type: ignore[misc]
        horse: str
        _lid: str = "tin"
        wheels: int = field(default=4)

    return basket, made_by.frozen(kw_only=True)(Cart)


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        (("ann",), {}),
        (("ann",), {"horse": "dun"}),
        (("ann", "iron", [1, 2]), {}),
        (("ann", [1, 2], [3]), {"horse": "dun", "lid": "iron"}),
        (("ann", "iron"), {"lid": "iron"}),
        ((), {"owner": "ann", "pears": [], "apples": [1], "wheels": 2, "horse": "dun"}),
        (("ann",), {"weight": 3}),
        (("nobody",), {}),
        (("nobody",), {"horse": "dun"}),
        (("ann", "iron", [1], [2], 3), {}),
    ],
)
def test_records_are_filled_as_attrs_classes_are(at: int, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    def told(kind: Any) -> object:
        try:
            one = kind(*given, **named)
        except (TypeError, ValueError) as error:
            return type(error)
        one = attrs.evolve(one, owner="bob")
        return {
            name: getattr(one, name, "") for name in ("sort", "owner", "_lid", "apples", "pears", "weight", "horse")
        }

    assert told(made(record)[at]) == told(made(attrs)[at])


def test_each_record_has_a_default_of_its_own() -> None:
    basket, _ = made(record)
    one, other = basket("ann"), basket("ann")
    one.apples.append(1)
    assert (one.apples, other.apples) == ([1], [])


def test_a_record_is_evolved_by_what_its_fields_are_called_where_it_is_made() -> None:
    basket, _ = made(record)
    one = record.evolve(basket("ann", "iron", [1]), lid=None)
    assert (one.owner, one._lid, one.apples, one.weight) == ("ann", None, [1], 2)
    with pytest.raises(TypeError):
        record.evolve(one, weight=4)


def test_a_record_is_matched_by_the_places_of_its_fields() -> None:
    basket, cart = made(record)
    assert basket.__match_args__ == made(attrs)[0].__match_args__
    assert cart.__match_args__ == made(attrs)[1].__match_args__


@pytest.mark.parametrize("again", [copy, deepcopy, lambda one: loads(dumps(one))])  # noqa: S301
def test_a_record_is_copied_with_all_that_it_holds(again: Callable[[Any], Any]) -> None:
    for one in (Leaf("a", 2, "b"), Branch("a", leaves=(Leaf("b"),)), Seen("a"), Kept("a")):
        assert hash(one)
        other = again(one)
        assert (other, hash(other), repr(other)) == (one, hash(one), repr(one))


def test_a_record_may_be_seen_weakly_and_keep_what_it_works_out() -> None:
    one = Seen("ab")
    assert (one.size, one.size, one.asked) == (2, 2, ["ab"])
    there = ref(one)
    del one
    assert there() is None


def test_no_field_of_a_frozen_record_is_set_or_deleted_and_none_is_added() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del Leaf("a").name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Leaf("a").more = 1  # type: ignore[attr-defined]


def test_a_record_that_may_change_has_its_fields_alone() -> None:
    loop = Loop()
    loop.again = [Loop()]
    assert loop == Loop([Loop()])
    with pytest.raises(AttributeError):
        loop.more = 1  # type: ignore[attr-defined]


def test_a_record_that_may_change_has_no_hash() -> None:
    assert Loop() == Loop()
    with pytest.raises(TypeError, match="unhashable"):
        hash(Loop())

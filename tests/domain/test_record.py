"""Records show themselves as attrs' own classes do."""

from __future__ import annotations

import attrs
import pytest

from claimcheck.domain.record import define, field, frozen


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

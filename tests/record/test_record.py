"""Records do what the classes do that attrs makes of the same text."""

from __future__ import annotations

import copy
import inspect
import operator
import pickle
import weakref
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from itertools import product
from pkgutil import walk_packages
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck import record
from claimcheck.record import define, evolve, field, frozen

MANY = 20  # more records than are made before a class has a function of its own for it
DEFAULTS = ("", "default=1", "default=('x', 1)", "factory=list", "default=Factory(lambda self: [self.limit], True)")
NAMES = ("a", "_b", "c", "_d", "e")
OPTIONS = ("", "eq=False", "order=True", "kw_only=True", "cache_hash=True")


def fields_written() -> st.SearchStrategy[str]:
    """Return what may stand right of a field; what is never set is no value, and compares in no known way."""
    flags = ("", "repr=False", "eq=False", "hash=False", "kw_only=True", "init=False")
    both = [(default, flag) for default, flag in product(DEFAULTS, flags) if default or flag != "init=False"]
    return st.sampled_from(["1", "Factory(list)", *(f"field({', '.join(filter(None, some))})" for some in both)])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return the text of a class ``Kind`` and of one below it, as attrs and this project read it."""
    how = draw(st.sampled_from(("frozen", "frozen", "define")))
    lines = ["from __future__ import annotations"]
    for name, base in (("Base", ""), ("Kind", "(Base)")):
        option = draw(st.sampled_from(OPTIONS if how == "frozen" and base else OPTIONS[:4]))
        fields = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.none() | fields_written()), max_size=3))
        lines += [f"@{how}({option})", f"class {name}{base}:", "    limit: ClassVar[int] = 3"]
        lines += [f"    {one}: int" + (f" = {right}" if right else "") for one, right in dict(fields).items()]
        lines += ["    def twice(self): return [self, self]"]
    return "\n".join(lines)


def made(text: str, of: Any, before: int) -> type | str:
    """Return the class that a module makes of a text, when some records were made ``before``, or what it raises."""
    scope: dict[str, Any] = {"__name__": "made", **{name: getattr(of, name) for name in ("define", "frozen", "field")}}
    try:
        exec(text, {**scope, "Factory": of.Factory}, scope)  # noqa: S102 - the text is the test's own
        for _ in range(before):
            try_it(scope["Base"])
            try_it(scope["Kind"])
    except (SyntaxError, ValueError):
        return "a field without a default stands after one with a default"
    kind: type = scope["Kind"]
    return kind


def try_it(make: Callable[..., Any], *given: object, **named: object) -> Any:
    """Return what a function returns, or the class of what it raises."""
    try:
        return make(*given, **named)
    except (TypeError, AttributeError) as error:
        return type(error)


def seen(one: Any) -> object:
    """Return what can be told of a value without its class."""
    if not attrs.has(type(one)):
        return one
    values = [(name, repr(try_it(getattr, one, name))) for name in (*NAMES, "limit")]
    return repr(one), values, len(one.twice()), list(one.__match_args__)


def relations(some: list[Any]) -> list[object]:
    """Return how values compare and hash with each other, and what becomes of each when it is copied or changed."""
    compared = [
        try_it(compare, left, right)
        for left, right in product(some, repeat=2)
        for compare in (operator.eq, operator.ne, operator.lt, operator.ge)
    ]
    hashes = [isinstance(try_it(hash, left), int) and hash(left) == try_it(hash, right)
              for left, right in product(some, repeat=2)]  # fmt: skip
    copies = [try_it(copy.copy, one) for one in some]
    changed = [try_it(setattr, one, "a", 2) for one in copies if not isinstance(one, type)]
    return [compared, hashes, changed, [seen(one) for one in copies]]


@settings(max_examples=100)
@given(texts(), st.lists(st.tuples(
    st.lists(st.integers(0, 3), max_size=4), st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), max_size=2),
), min_size=1, max_size=4))  # fmt: skip
def test_a_record_does_what_the_class_does_that_attrs_makes_of_the_same_text(
    text: str, calls: list[tuple[list[int], dict[str, int]]]
) -> None:
    results: list[list[object]] = []
    for of in (record, attrs):
        kind = made(text, of, MANY)
        if isinstance(kind, str):
            results.append([kind])
            continue
        first: Any = made(text, of, 0)
        given_as = {0: 0, 1: 1, 2: 2, 3: of.NOTHING}
        asked = [
            ([given_as[one] for one in places], {name: given_as[one] for name, one in names.items()})
            for places, names in calls
        ]
        some = [try_it(kind, *places, **names) for places, names in asked]
        evolved = [try_it(of.evolve, one, a=1) for one in some if not isinstance(one, type)]
        fields = [(one.name, one.alias, one.init, one.repr, one.kw_only) for one in attrs.fields(kind)]
        results.append([
            fields, [seen(one) for one in some], [seen(one) for one in evolved],
            [str(one) for one in inspect.signature(first).parameters], relations(some),
            [seen(try_it(first, *places, **names)) for places, names in asked],
        ])  # fmt: skip
    assert results[0] == results[1], text


@frozen
class Leaf:
    name: str
    hidden: int = field(default=1, repr=False)
    _own: str = "x"


@define
class Loop:
    again: list[Loop] = field(factory=list)


@frozen(cache_hash=True)
class Hashed:
    name: str

    @cached_property
    def letters(self) -> set[str]:
        return set(self.name)


def test_a_record_that_holds_itself_is_shown_once() -> None:
    loop = Loop()
    loop.again.append(loop)
    assert repr(loop) == "Loop(again=[...])"


def test_what_is_frozen_refuses_as_attrs_does() -> None:
    leaf: Any = Leaf("a")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        leaf.name = "b"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del leaf.name
    assert leaf == Leaf("a")


def test_attrs_own_functions_take_records() -> None:
    assert attrs.evolve(Leaf("a"), name="b") == evolve(Leaf("a"), name="b") == Leaf("b")
    assert attrs.asdict(Leaf("a")) == {"name": "a", "hidden": 1, "_own": "x"}
    assert [str(one.type) for one in attrs.fields(Leaf)] == ["str", "int", "str"]


def test_what_is_worked_out_once_is_kept_beside_the_fields() -> None:
    hashed = Hashed("oak")
    assert hashed.letters is hashed.letters == {"o", "a", "k"}
    assert weakref.ref(hashed)() is hashed


def test_a_copy_in_another_process_has_the_hash_of_that_one() -> None:
    hashed = Hashed("oak")
    object.__setattr__(hashed, "_hash", hash(hashed) + 1)  # as where texts hash otherwise
    copied = pickle.loads(pickle.dumps(hashed))  # noqa: S301 - its own
    assert {hash(copied), hash(hashed) - 1} == {hash(Hashed("oak"))}


def test_an_option_that_is_not_known_is_refused() -> None:
    with pytest.raises(TypeError, match="slots"):
        frozen(slots=False)(Leaf)


def records() -> Iterator[type]:
    """Yield the records of the project."""
    for module in walk_packages(claimcheck.__path__, "claimcheck."):
        if not module.name.endswith(("pytest_plugin", "__main__")) and "spark" not in module.name:  # may be missing
            for one in vars(import_module(module.name)).values():
                if isinstance(one, type) and one.__module__ == module.name and record.has(one):
                    yield one


def test_no_record_asks_for_its_own_class() -> None:
    """A record's class is made anew, with slots: ``super()`` in its methods would still mean the one as written."""
    found = list(records())
    assert len(found) > 150
    for one in found:
        for name, method in vars(one).items():
            code = getattr(getattr(method, "fget", getattr(method, "__func__", method)), "__code__", None)
            assert code is None or "__class__" not in code.co_freevars, f"{one.__qualname__}.{name}"

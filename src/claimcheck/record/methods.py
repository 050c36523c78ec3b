"""The methods of records: those that go over its fields are made when they are first called, and stay from then on.

A record's class has its fields, of type ``Field``, as ``__record_fields__``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from operator import attrgetter, ge, gt, le, lt
from reprlib import recursive_repr
from typing import Any, Final, NoReturn, TypeAlias

from claimcheck.record.fields import NOTHING, Factory, Field

Of: TypeAlias = Callable[[], Any]  # the class that a method is of, once that is there

_FEW: Final = 16
_put: Final = object.__setattr__  # past what keeps a record from being changed


def first_init(of: Of) -> Callable[..., None]:
    """Return the ``__init__`` of a class until several records of it are made: only then it pays to compile one."""
    few = iter(range(_FEW))

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807
        if next(few, None) is None or not _is_filled(self, given, named):
            of().__init__ = _init(of())
            of().__init__(self, *given, **named)
        elif hasattr(self, "__attrs_post_init__"):
            self.__attrs_post_init__()

    __init__.__annotations__ = {}  # those of the fields stand in the class; these would pass for some of the same name
    return __init__


def _is_filled(self: Any, given: tuple[Any, ...], named: Mapping[str, Any]) -> bool:
    """Set the fields; ``False`` where what is given does not fit them, which is for the compiled function to tell."""
    by_place = by_name = 0
    for one in self.__record_fields__:
        value = one.default
        if one.init:
            if by_place < len(given) and not one.kw_only:
                value = given[by_place]
                by_place += 1
            elif one.alias in named:
                value = named[one.alias]
                by_name += 1
            elif value is NOTHING:
                return False
        if isinstance(value, Factory) or (value is NOTHING and isinstance(one.default, Factory)):
            value = one.default.made(self)
        if one.init or value is not NOTHING:
            _put(self, one.name, value)
    return by_place == len(given) and by_name == len(named)


def _init(kind: Any) -> Any:
    """Write and compile what sets the fields, as attrs does: where many records are made, nothing is quicker."""
    fields: tuple[Field, ...] = kind.__record_fields__
    scope: dict[str, Any] = {"put": _put, "NOTHING": NOTHING}
    body = []
    for number, one in enumerate(fields):
        default, value = f"_{number}", one.alias
        scope[default] = one.default
        if isinstance(one.default, Factory):
            scope[default] = NOTHING
            scope[f"make{default}"] = one.default.factory
            made = f"make{default}({'self' if one.default.takes_self else ''})"
            value = f"{made} if {value} is NOTHING else {value}" if one.init else made
        elif not one.init:
            value = default
        if one.init or one.default is not NOTHING:
            body.append(f"put(self, {one.name!r}, {value})")
    if hasattr(kind, "__attrs_post_init__"):
        body.append("self.__attrs_post_init__()")
    source = f"def __init__({_parameters(fields)}):\n  " + "\n  ".join(body or ["pass"])
    exec(compile(source, f"<record {kind.__qualname__}>", "exec"), scope)  # noqa: S102 - of names of fields alone
    made = scope["__init__"]
    made.__module__, made.__qualname__ = kind.__module__, f"{kind.__qualname__}.__init__"
    return made


def _parameters(fields: tuple[Field, ...]) -> str:
    given, named = ["self"], list[str]()
    for number, one in enumerate(fields):
        if one.init:
            parameter = one.alias if one.default is NOTHING else f"{one.alias}=_{number}"
            (named if one.kw_only else given).append(parameter)
    return ", ".join([*given, "*", *named] if named else given)


def _values(kind: Any, wanted: Callable[[Field], bool]) -> Any:
    names = [one.name for one in kind.__record_fields__ if wanted(one)]
    return attrgetter(*names) if names else lambda _: ()


@recursive_repr("...")
def _shown(self: Any) -> str:
    """Return what attrs would: the name of the class, and each field with its value."""
    kind: Any = type(self)
    values = ", ".join([f"{name}={getattr(self, name, NOTHING)!r}" for name in _names_shown(kind)])
    return f"{kind.__qualname__.rpartition('>.')[2]}({values})"


@cache
def _names_shown(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in kind.__record_fields__ if one.repr)


def comparing(of: Of, *, frozen: bool, cache_hash: bool) -> dict[str, Any]:
    """Return the methods that compare and hash until they are asked for; what may change has no hash."""

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807
        of().__eq__ = _equal(of())
        return of().__eq__(self, other)

    def __hash__(self: Any) -> int:  # noqa: N807
        of().__hash__ = (_hash_once if cache_hash else _hash)(of())
        return of().__hash__(self)  # type: ignore[no-any-return]

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _equal(kind: Any) -> Any:
    values = _values(kind, lambda one: one.eq)

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _hash(kind: Any) -> Any:
    values = _values(kind, lambda one: one.hash)

    def hashed(self: Any) -> int:
        return hash((kind, values(self)))

    return hashed


def _hash_once(kind: Any) -> Any:
    """Return what keeps the hash in the record: it is asked for again and again."""
    values = _values(kind, lambda one: one.hash)

    def hashed(self: Any) -> int:
        try:
            return self._hash  # type: ignore[no-any-return]
        except AttributeError:
            found = hash((kind, values(self)))
            _put(self, "_hash", found)
            return found

    return hashed


def ordering(of: Of) -> dict[str, Any]:
    """Return the methods that put records of a class in order, field by field."""

    def method(holds: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
        def compare(self: Any, other: Any) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            values = _values(of(), lambda one: one.eq)
            return holds((values(self),), (values(other),))  # a single value is not in a tuple of its own

        return compare

    return {f"__{holds.__name__}__": method(holds) for holds in (lt, le, gt, ge)}


def _state(self: Any) -> dict[str, Any]:
    """Return what a copy is made of: a kept hash is not, as texts have another one in another process."""
    return {one.name: getattr(self, one.name) for one in self.__record_fields__}


def _set_state(self: Any, state: Mapping[str, Any]) -> None:
    for name, value in state.items():
        _put(self, name, value)


def _refuse(*_: Any) -> NoReturn:
    """Refuse to set or to delete what is frozen."""
    from attrs.exceptions import FrozenInstanceError  # noqa: PLC0415 - long to import, and nobody does this

    raise FrozenInstanceError


class _Signature:
    """How a record is made, for who inspects a class: its first ``__init__`` takes whatever it is given."""

    def __get__(self, _: Any, kind: Any) -> Any:
        from inspect import signature  # noqa: PLC0415 - long to import, and a run does without

        return signature(partial(_init(kind), None))


class _AsAttrs:
    """The fields as attrs' own functions know them, made by attrs when they ask for them."""

    def __get__(self, _: Any, kind: Any) -> Any:
        import attr  # noqa: PLC0415 - long to import, and a run does without

        def default(one: Field) -> Any:
            if isinstance(one.default, Factory):
                return attr.Factory(one.default.factory, one.default.takes_self)  # type: ignore[call-overload]
            return attr.NOTHING if one.default is NOTHING else one.default

        made = attr.make_class(kind.__name__, {
            one.name: attr.ib(
                default=default(one), init=one.init, repr=one.repr, eq=one.eq, hash=one.hash, kw_only=one.kw_only,
                type=one.type, alias=one.alias,
            )
            for one in kind.__record_fields__
        })  # fmt: skip
        kind.__attrs_attrs__ = attr.fields(made)
        return kind.__attrs_attrs__


COMMON: Final = {
    "__repr__": _shown,
    "__getstate__": _state,
    "__setstate__": _set_state,
    "__attrs_attrs__": _AsAttrs(),
    "__signature__": _Signature(),
}
FROZEN: Final = {"__setattr__": _refuse, "__delattr__": _refuse}

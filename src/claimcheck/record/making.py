"""How records are made of classes that say what fields they have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from claimcheck.record import methods
from claimcheck.record.fields import NOTHING, Field

_OF_THE_FIRST: Final = frozenset({"__dict__", "__weakref__"})  # which a class without slots has, and no other takes on
_LATE: Final = {"__init__": methods.filler, "__getstate__": methods.taker, "__setstate__": methods.refiller}


def define(cls: type | None = None, **options: bool) -> Any:
    """Make a record of a class, or return what does so with these options, as ``attrs.define`` would."""
    return _record(cls, frozen=False, **options) if cls else lambda cls: _record(cls, frozen=False, **options)


def frozen(cls: type | None = None, **options: bool) -> Any:
    """Make a record that never changes of a class, or return what does so, as ``attrs.frozen`` would."""
    return _record(cls, frozen=True, **options) if cls else lambda cls: _record(cls, frozen=True, **options)


def _record(cls: type, *, frozen: bool, kw_only: bool = False, eq: bool = True, cache_hash: bool = False) -> type:
    """Return a class like this one with slots for its fields, and with the methods of a record that it lacks."""
    own = _own_fields(cls, kw_only=kw_only)
    every = (*(one for one in getattr(cls, "__record_fields__", ()) if one.name not in own), *own.values())
    given = {name: value for name, value in vars(cls).items() if name not in own and name not in _OF_THE_FIRST}
    guard = {"__setattr__": methods.refuse, "__delattr__": methods.refuse} if frozen else {}
    made = {
        "__slots__": tuple(_slots(cls, own, given, cache_hash=cache_hash)),
        "__record_fields__": every,
        "__match_args__": tuple([one.name for one in every if one.init and not one.kw_only]),
        "__attrs_attrs__": _AsAttrs(),
        "__signature__": _Signature(),
        "__repr__": methods.shown,
    }
    kind: type = type(cls)(cls.__name__, cls.__bases__, {**made, **guard, **given})
    late: dict[str, Callable[[type], Any]] = dict(_LATE)
    if eq:
        late |= {"__eq__": methods.comparer, "__hash__": methods.hasher_that_keeps if cache_hash else methods.hasher}
    for name, make in late.items():
        if name not in given:
            setattr(kind, name, _at_first(kind, name, make) if frozen or name != "__hash__" else None)
    return kind


def _own_fields(cls: type, *, kw_only: bool) -> dict[str, Field]:
    """Return the fields that a class says itself, by name."""
    found: dict[str, Field] = {}
    for name, told in vars(cls).get("__annotations__", {}).items():
        if not str(told).startswith(("ClassVar", "typing.ClassVar")):
            stated = vars(cls).get(name, NOTHING)
            one = found[name] = stated if isinstance(stated, Field) else Field(default=stated)
            one.name, one.alias, one.type, one.kw_only = name, name.lstrip("_"), told, one.kw_only or kw_only
    return found


def _slots(cls: type, own: Mapping[str, Field], given: Mapping[str, Any], *, cache_hash: bool) -> Iterator[str]:
    """Yield what a record holds: fields, who refers to it, its hash, and what is worked out when it is asked for."""
    above = [vars(base) for base in cls.__mro__[1:]]
    taken = {name for space in above for name in (*space.get("__slots__", ()), *(_OF_THE_FIRST & space.keys()))}
    wanted = [*own, "__weakref__"]
    if cache_hash:
        wanted.append(methods.KEPT_HASH)
    if any(isinstance(value, cached_property) for value in given.values()):
        wanted.append("__dict__")
    yield from (name for name in wanted if name not in taken)


def _at_first(kind: type, name: str, make: Callable[[type], Callable[..., Any]]) -> Callable[..., Any]:
    """Return a method that is made when it is called first; the class has the one that was made from then on."""

    def first(self: Any, /, *_given: Any, **_named: Any) -> Any:  # no field is called so where a record is made
        method = make(kind)
        setattr(kind, name, method)
        return method(self, *_given, **_named)

    return first


class _Signature:
    """How a record is made, for those who ask before the first one is."""

    def __get__(self, record: object, kind: type) -> Any:
        from claimcheck.record.told import signature  # noqa: PLC0415 - no run asks

        return signature(kind)


class _AsAttrs:
    """The fields as attrs has them, for its own functions."""

    def __get__(self, record: object, kind: type) -> Any:
        from claimcheck.record.told import as_attrs  # noqa: PLC0415 - no run asks

        found = as_attrs(kind)
        setattr(kind, "__attrs_attrs__", found)  # noqa: B010 - the type checker knows no such attribute
        return found

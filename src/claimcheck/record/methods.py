"""The methods of records, each made of the fields of a class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, Final, NoReturn, TypeAlias

from claimcheck.record.fields import NOTHING, Factory, Field, fields

KEPT_HASH: Final = "_hash"
_Names: TypeAlias = dict[str, Any]
"""What stands behind the names in a method that is written."""


def filler(kind: type) -> Callable[..., None]:
    """Return the ``__init__`` of a class."""
    names: _Names = {"NOTHING": NOTHING}
    lines = [_put(kind, one, value, names) for one in fields(kind) if (value := _value(one, names)) is not None]
    if hasattr(kind, "__attrs_post_init__"):
        lines.append("self.__attrs_post_init__()")
    placed = [_parameter(one) for one in fields(kind) if one.init and not one.kw_only]
    named = [_parameter(one) for one in fields(kind) if one.init and one.kw_only]
    return _written(kind, "__init__", ["self", *placed, *(["*", *named] if named else [])], lines, names)


def _parameter(one: Field) -> str:
    if one.default is NOTHING:
        return one.alias
    return f"{one.alias}={'NOTHING' if isinstance(one.default, Factory) else f'default_{one.name}'}"


def _value(one: Field, names: _Names) -> str | None:
    """Return what a field is filled with, ``None`` for one that is not filled at first."""
    default = one.default
    if default is NOTHING:
        return one.alias if one.init else None
    is_made = isinstance(default, Factory)
    names[f"default_{one.name}"] = default.factory if is_made else default
    if not is_made:
        return one.alias if one.init else f"default_{one.name}"
    made = f"default_{one.name}({'self' if default.takes_self else ''})"
    return f"{made} if {one.alias} is NOTHING else {one.alias}" if one.init else made


def refiller(kind: type) -> Callable[..., None]:
    """Return what fills a record with what ``taker`` took from one."""
    names: _Names = {}
    lines = [_put(kind, one, f"values[{number}]", names) for number, one in enumerate(fields(kind))]
    return _written(kind, "__setstate__", ["self", "values"], lines, names)


def _put(kind: type, one: Field, value: str, names: _Names) -> str:
    """Return the line that gives a field its value: of a record that never changes, past what guards it."""
    names[f"put_{one.name}"] = getattr(kind, one.name).__set__
    return f"put_{one.name}(self, {value})"


def _written(kind: type, name: str, parameters: list[str], lines: list[str], names: _Names) -> Callable[..., None]:
    """Return a method that is written so."""
    body = "\n    ".join(lines or ["pass"])
    text = f"def {name}({', '.join(parameters)}):\n    {body}\n"
    exec(compile(text, f"<{kind.__qualname__}.{name}>", "exec"), names)  # noqa: S102 - of names of this program
    method: Callable[..., None] = names[name]
    return method


def taker(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes the values of all fields from a record, to pickle or copy it."""
    values = _getter([(one.name, None) for one in fields(kind)])

    def taken(self: Any) -> tuple[Any, ...]:  # ``values`` alone would be no method
        return values(self)

    return taken


def comparer(kind: type) -> Callable[[Any, Any], Any]:
    """Return the ``__eq__`` of a class."""
    values = _getter([(one.name, one.eq) for one in fields(kind) if one.eq])

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def hasher(kind: type) -> Callable[[Any], int]:
    """Return the ``__hash__`` of a class."""
    values = _getter([(one.name, one.eq) for one in fields(kind) if one.is_hashed])
    return lambda self: hash((kind, values(self)))


def hasher_that_keeps(kind: type) -> Callable[[Any], int]:
    """Return a ``__hash__`` that works it out once."""
    hashed = hasher(kind)
    keep = getattr(kind, KEPT_HASH).__set__

    def kept(self: Any) -> int:
        try:
            found: int = self._hash
        except AttributeError:
            found = hashed(self)
            keep(self, found)
        return found

    return kept


def _getter(named: Sequence[tuple[str, Any]]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes these attributes of a record, each by its key if it has one."""
    names = [name for name, _ in named]
    if len(names) > 1 and not any(callable(key) for _, key in named):
        return attrgetter(*names)
    return lambda record: tuple([
        key(getattr(record, name)) if callable(key) else getattr(record, name) for name, key in named
    ])  # fmt: skip


@recursive_repr("...")
def shown(self: Any) -> str:
    """Return the name of the class, and each field with its value."""
    kind = type(self)
    values = ", ".join([f"{one.name}={getattr(self, one.name)!r}" for one in fields(kind) if one.repr])
    return f"{kind.__qualname__.rpartition('>.')[2]}({values})"


def refuse(self: Any, name: str, value: object = None) -> NoReturn:
    """Guard a record that never changes."""
    del self, name, value
    from attr.exceptions import FrozenInstanceError  # noqa: PLC0415 - a fault of the program

    raise FrozenInstanceError

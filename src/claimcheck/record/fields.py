"""The fields of records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

NOTHING: Final = object()
"""Stands for a default that there is not, and for a value that is to be made."""


class Factory:
    """What makes the default of a field, for each record anew; it may need the record as far as that is filled."""

    __slots__ = ("factory", "takes_self")

    def __init__(self, factory: Callable[..., Any], takes_self: bool = False) -> None:
        self.factory, self.takes_self = factory, takes_self


class Field:
    """A field of a record; ``alias`` is what it is called where a record is made, ``type`` its annotation.

    ``eq`` may be what makes a key of its value, by which records are then compared.
    """

    __slots__ = ("alias", "default", "eq", "hash", "init", "kw_only", "name", "repr", "type")

    def __init__(
        self,
        *,
        default: Any = NOTHING,
        factory: Callable[[], Any] | None = None,
        eq: bool | Callable[[Any], Any] = True,
        hash: bool | None = None,  # noqa: A002 - attrs' word for it
        repr: bool = True,  # noqa: A002 - as above
        init: bool = True,
        kw_only: bool = False,
    ) -> None:
        self.name = self.alias = ""
        self.type: object = None
        self.default = default if factory is None else Factory(factory)
        self.eq, self.hash, self.repr, self.init, self.kw_only = eq, hash, repr, init, kw_only

    @property
    def is_hashed(self) -> bool:
        """Whether records that differ in it may have another hash."""
        return bool(self.eq if self.hash is None else self.hash)


def fields(kind: type) -> tuple[Field, ...]:
    """Return the fields of a record's class."""
    found: tuple[Field, ...] = kind.__record_fields__  # type: ignore[attr-defined]
    return found


def has(kind: type) -> bool:
    """Whether a class is that of records."""
    return hasattr(kind, "__record_fields__")


def evolve(record: Any, /, **changes: Any) -> Any:
    """Return a record like this one with these changes."""
    kind = type(record)
    for one in kind.__record_fields__:
        if one.init and one.alias not in changes:
            changes[one.alias] = getattr(record, one.name)
    return kind(**changes)

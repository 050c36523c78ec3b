"""The fields of records, with the attributes that attrs' own fields have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final


class Nothing:
    """No default: ``None`` may be one."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING: Final = Nothing()


class Factory:
    """What makes the default of a field, of the record itself where ``takes_self``."""

    __slots__ = ("factory", "takes_self")

    def __init__(self, factory: Callable[..., Any], takes_self: bool = False) -> None:
        self.factory, self.takes_self = factory, takes_self

    def made(self, record: Any) -> Any:
        """Return the default for a record, whose fields before this one are set."""
        return self.factory(record) if self.takes_self else self.factory()


class Field:
    """A field of a record: ``alias`` is what it is called where one is made, ``type`` how it is annotated."""

    __slots__ = ("alias", "default", "eq", "hash", "init", "kw_only", "name", "repr", "type")
    name: str
    alias: str
    type: Any

    def __init__(
        self, *, default: Any = NOTHING, factory: Callable[[], Any] | None = None, init: bool = True,
        repr: bool = True, eq: bool = True, hash: bool | None = None, kw_only: bool = False,  # noqa: A002 - as attrs
    ) -> None:  # fmt: skip
        self.default = default if factory is None else Factory(factory)
        self.init, self.repr, self.kw_only = init, repr, kw_only
        self.eq, self.hash = eq, eq if hash is None else hash


def own_fields(cls: type, *, kw_only: bool) -> list[Field]:
    """Return the fields that a class adds to those of its bases."""
    body, own = vars(cls), []
    for name, annotation in body.get("__annotations__", {}).items():
        if str(annotation).startswith("ClassVar"):
            continue
        given = body.get(name, NOTHING)
        one = given if isinstance(given, Field) else Field(default=given)
        one.name, one.alias, one.type = name, name.lstrip("_"), annotation
        one.kw_only = one.kw_only or kw_only
        own.append(one)
    return own

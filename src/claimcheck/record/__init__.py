"""attrs classes that come quicker: what attrs makes of a class is made when it is first asked for.

A small run makes some 190 classes. attrs is long to import, and writes and compiles methods for each of them, most of
which are never called: together that was a quarter of the run. So here a class gets its slots at once, and each method
when it is first called. It is written as an attrs class, type checkers take it for one, and so do attrs' own functions.
There is only what this project uses of attrs; an option that is not known is a ``TypeError``. The law: a record does
what the class does that attrs makes of the same text.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from claimcheck.record.fields import own_fields
from claimcheck.record.methods import COMMON, FROZEN, comparing, first_init, ordering

__all__ = ["NOTHING", "Attribute", "Factory", "define", "evolve", "field", "fields", "frozen", "has"]


def _record(
    cls: Any = None, *, frozen: bool, eq: bool = True, order: bool = False, cache_hash: bool = False,
    kw_only: bool = False,
) -> Any:  # fmt: skip
    """Return the class with slots for its fields, and with those methods of a record that it does not have itself."""
    if cls is None:
        return partial(_record, frozen=frozen, eq=eq, order=order, cache_hash=cache_hash, kw_only=kw_only)
    own = own_fields(cls, kw_only=kw_only)
    names = {one.name for one in own}
    before = getattr(cls, "__record_fields__", ())
    every = (*(one for one in before if one.name not in names), *own)
    body = {name: one for name, one in vars(cls).items() if name not in names}
    body["__slots__"] = (*_slots(cls, body, names.difference(one.name for one in before)), *(("_hash",) * cache_hash))
    methods = {**COMMON, **(FROZEN if frozen else {}), "__init__": first_init(lambda: made)}
    if eq and "__eq__" not in body:
        methods |= comparing(lambda: made, frozen=frozen, cache_hash=cache_hash)
    if order:
        methods |= ordering(lambda: made)
    made: Any = type(cls)(cls.__name__, cls.__bases__, methods | body | {
        "__record_fields__": every, "__qualname__": cls.__qualname__,
        "__match_args__": tuple(one.name for one in every if one.init and not one.kw_only),
    })  # fmt: skip
    return made


def _slots(cls: Any, body: dict[str, Any], names: set[str]) -> list[str]:
    """Return the slots that a class adds to those of its bases; what is worked out once is kept beside them."""
    slots = sorted(names)
    for beside in ("__dict__", "__weakref__"):
        body.pop(beside, None)
    if any(isinstance(one, cached_property) for one in body.values()):
        slots.append("__dict__")
    if not any(base.__weakrefoffset__ for base in cls.__bases__):
        slots.append("__weakref__")
    return slots


def _evolve(record: Any, /, **changes: Any) -> Any:
    """Return a record with some of its fields, by the names that they are made with, changed."""
    kind = type(record)
    for one in kind.__record_fields__:
        if one.init and one.alias not in changes:
            changes[one.alias] = getattr(record, one.name)
    return kind(**changes)


if TYPE_CHECKING:
    from attrs import NOTHING, Attribute, Factory, define, evolve, field, fields, frozen, has
else:
    from claimcheck.record.fields import NOTHING, Factory, Field

    Attribute = field = Field
    define, frozen, evolve = partial(_record, frozen=False), partial(_record, frozen=True), _evolve

    def has(kind: type) -> bool:
        """Whether objects of a class are records."""
        return hasattr(kind, "__record_fields__")

    def fields(kind: type) -> tuple[Field, ...]:
        """Return the fields of the records of a class."""
        return kind.__record_fields__

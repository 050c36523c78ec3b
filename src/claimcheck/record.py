"""attrs classes that come quicker: a class is compared, hashed and shown by methods made when they are first asked for.

attrs writes and compiles methods for each class, and most of that goes into comparing, hashing and showing what no run
compares, hashes or shows. What these methods do, and what type checkers see, is otherwise attrs' own; where an option
asks for more, they are left to attrs.

To make a class takes attrs twice as long as a NamedTuple, and twenty times as long as a class with its ``__init__``; a
small run makes some two hundred. So what claims mean, and what is kept, is said with attrs; small values of one module
or two are NamedTuples, and what a computation holds while it goes on is a plain class.

attrs fills a frozen object field by field past its own guard, which takes four times as long as without one. So what a
run makes one of for each claim, and no user is handed, is ``frozen_by_type``: type checkers guard it, a run does not.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

import attr
from attr import Attribute, Factory, evolve, field, fields, has

__all__ = ["Attribute", "Factory", "define", "evolve", "field", "fields", "frozen", "frozen_by_type", "has"]


@recursive_repr("...")
def _shown(self: Any) -> str:
    """Return what attrs would: the name of the class, and each field with its value."""
    kind: Any = type(self)
    values = ", ".join([f"{name}={getattr(self, name)!r}" for name in _names(kind)])
    return f"{kind.__qualname__.rpartition('>.')[2]}({values})"


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in attr.fields(kind) if one.repr)


def _equal(self: Any, other: Any) -> Any:
    """Compare as attrs would, for the first time; the class has a method of its own from then on."""
    kind: Any = type(self)
    compared = [one for one in attr.fields(kind) if one.eq]
    if any(one.eq_key for one in compared):
        raise TypeError(f"{kind.__name__} compares a field by a key, so it is to say eq=True")
    values = _getter([one.name for one in compared])

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    kind.__eq__ = equal
    return equal(self, other)


def _hash(self: Any) -> int:
    """Hash as attrs would, for the first time; the class has a method of its own from then on."""
    kind: Any = type(self)
    values = _getter([one.name for one in attr.fields(kind) if (one.eq if one.hash is None else one.hash)])

    def hashed(self: Any) -> int:
        return hash((kind, values(self)))

    kind.__hash__ = hashed
    return hashed(self)


def _getter(names: list[str]) -> Any:
    return attrgetter(*names) if names else lambda _: ()


if TYPE_CHECKING:
    from attr import define, frozen
    from attr import frozen as frozen_by_type
else:
    _ASKING_MORE = {"eq", "order", "hash", "unsafe_hash"}

    def _lightly(make: Any, hashed: Any) -> Any:
        def decorate(cls: Any = None, **options: Any) -> Any:
            if cls is None:
                return lambda cls: decorate(cls, **options)
            own = cls.__dict__  # attrs leaves alone what a class has of its own
            if "__repr__" not in own:
                cls.__repr__ = _shown
            if _ASKING_MORE.isdisjoint(options) and "__eq__" not in own:
                cls.__eq__ = _equal
                if options.get("cache_hash"):  # that attrs keeps in the object
                    options["unsafe_hash"] = True
                elif "__hash__" not in own:
                    cls.__hash__ = hashed
            return make(cls, **options)

        return decorate

    define, frozen = _lightly(attr.define, None), _lightly(attr.frozen, _hash)
    frozen_by_type = _lightly(attr.define, _hash)

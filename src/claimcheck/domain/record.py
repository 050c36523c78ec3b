"""attrs classes that come quicker: one ``__repr__`` for all, where attrs would write and compile one for each.

Of the time that a small run takes, a quarter went into the methods that attrs makes for some 190 classes, and a third
of that into texts that no run shows. What is made, and what type checkers see, is otherwise attrs' own.
"""

from __future__ import annotations

from functools import cache
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

import attrs
from attrs import Factory, evolve, field

__all__ = ["Factory", "define", "evolve", "field", "frozen"]


@recursive_repr("...")
def _shown(self: Any) -> str:
    """Return what attrs would: the name of the class, and each field with its value."""
    kind: Any = type(self)
    values = ", ".join([f"{name}={getattr(self, name)!r}" for name in _names(kind)])
    return f"{kind.__qualname__.rpartition('>.')[2]}({values})"


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in attrs.fields(kind) if one.repr)


if TYPE_CHECKING:
    from attrs import define, frozen
else:

    def _lightly(make: Any) -> Any:
        def decorate(cls: Any = None, **options: Any) -> Any:
            if cls is None:
                return lambda cls: decorate(cls, **options)
            if "__repr__" not in cls.__dict__:
                cls.__repr__ = _shown  # attrs leaves alone what a class has of its own
            return make(cls, **options)

        return decorate

    define, frozen = _lightly(attrs.define), _lightly(attrs.frozen)

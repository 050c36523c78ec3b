"""What one process hands to another one of the same program: pickled, with records as what they are made of.

attrs has a class with slots pickled with the name of each field, field by field in Python, and fractions are pickled as
digits: both take longer than to hand on what the object is made of.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

Reduced: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]]
"""What makes an object again, and from what."""


def packed(content: object) -> bytes:
    """Return an object as bytes, which ``unpacked`` makes equal objects of."""
    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _Ways({Fraction: _of_fraction})
    pickler.dump(content)
    return out.getvalue()


def unpacked(content: bytes) -> Any:
    """Return what was packed by a copy of this process, and by nobody else."""
    return pickle.loads(content)  # noqa: S301 - what this process's own copy sent


class _Ways(dict[type, Callable[[Any], Reduced]]):
    """How objects are taken apart, by their class; those of other classes are left to pickle."""

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if not attrs.has(kind):
            raise KeyError(kind)
        given = [one for one in attrs.fields(kind) if one.init]
        values = attrgetter(*(one.name for one in given)) if len(given) > 1 else partial(_only, given[0].name)
        if any(one.kw_only for one in given):
            names = tuple(one.alias for one in given)
            self[kind] = lambda thing: (_made, (kind, names, values(thing)))
        else:
            self[kind] = lambda thing: (kind, values(thing))
        return self[kind]


def _only(name: str, thing: Any) -> tuple[Any, ...]:
    return (getattr(thing, name),)


def _made(kind: type, names: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    return kind(**dict(zip(names, values, strict=True)))


def _of_fraction(number: Fraction) -> Reduced:
    return Fraction, (number.numerator, number.denominator)

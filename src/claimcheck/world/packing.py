"""What one process hands to another one of the same program: pickled, with records as what they are made of.

attrs has a class with slots pickled with the name of each field, field by field in Python, and fractions are pickled as
digits: both take longer than to hand on what the object is made of. Of that its class makes it again, where it may be
given in order; a record that takes its fields by name is filled, as it was made and checked before.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copyreg import __newobj__ as new  # type: ignore[attr-defined]
from fractions import Fraction
from functools import partial
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeAlias

from attr import fields, has

Reduced: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]] | tuple[Callable[..., Any], tuple[Any, ...], Any]
"""What makes an object again, from what, and what it is then filled with."""


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
        if not has(kind) or not hasattr(kind, "__setstate__"):  # which attrs gives to what has slots
            raise KeyError(kind)
        given = fields(kind)
        names = [one.name for one in given]
        values = attrgetter(*names) if len(names) > 1 else partial(_few, names)
        if any(one.kw_only or not one.init or one.converter for one in given):
            self[kind] = lambda record: (new, (kind,), values(record))
        else:
            self[kind] = lambda record: (kind, values(record))
        return self[kind]


def _few(names: list[str], record: Any) -> tuple[Any, ...]:
    return tuple([getattr(record, name) for name in names])


def _of_fraction(number: Fraction) -> Reduced:
    return Fraction, (number.numerator, number.denominator)

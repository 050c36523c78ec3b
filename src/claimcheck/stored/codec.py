"""attrs objects to data that JSON can hold, and back, without loss; driven by the fields' types alone.

========================  ==========================================================
a value of type           as plain data
========================  ==========================================================
None, bool, int, str      itself
Fraction                  ``"numerator/denominator"``
enumeration               the member's name
date                      ``"YYYY-MM-DD"``
tuple                     a list
frozenset                 a list, in order
mapping from text         a mapping
attrs class               a mapping of field names; a field that has a plain default is left out
union                     as its member; attrs classes among several have a key ``type``
========================  ==========================================================

Each type is looked at once: what is kept of it is a pair of functions. Nothing that is read decides what is called, but
among the classes that the asked type names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from threading import RLock
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints, overload

from claimcheck.record import fields, has
from claimcheck.stored import forms
from claimcheck.stored.forms import Form, StoredError

T = TypeVar("T")
_SCALARS: Final = (NoneType, bool, int, str)


class Codec:
    """Writes and reads objects; ``named`` holds, by class, objects that are written as their ``id`` and looked up.

    So a claim can be kept without its article, which stands beside it once. Threads may share one: a form is seen by
    others only when it is complete.
    """

    def __init__(self, named: Mapping[type, Mapping[str, Any]] = MappingProxyType({})) -> None:
        self._named = named
        self._forms: dict[Any, Form] = {}
        self._records: dict[type, forms.Record] = {}
        self._making = RLock()

    def to_plain(self, value: object, kind: Any = None) -> Any:
        """Return a value as plain data. ``kind`` is the type that it is to be read as, its own class by default.

        ``TypeError`` for a type that has no plain form: that is a mistake in the program.
        """
        return self._form(type(value) if kind is None else kind).write(value)

    @overload
    def from_plain(self, kind: type[T], plain: object) -> T: ...
    @overload
    def from_plain(self, kind: Any, plain: object) -> Any: ...
    def from_plain(self, kind: Any, plain: object) -> Any:
        """Return the value of a type that was written as this; raises ``StoredError`` where none was."""
        try:
            return self._form(kind).read(plain)
        except RecursionError:
            raise StoredError("nested too deep") from None

    def _form(self, kind: Any) -> Form:
        with self._making:
            found = self._forms.get(kind)
            if found is None:
                found = self._forms[kind] = self._made(kind)
            return found

    def _made(self, kind: Any) -> Form:
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return forms.union([self._form(one) for one in inner])
        if origin is Literal:
            return forms.literal(inner)
        if origin is tuple:
            is_long = inner[1:] == (Ellipsis,)
            return forms.sequence(self._form(inner[0])) if is_long else forms.row([self._form(one) for one in inner])
        if origin is frozenset:
            return forms.group(self._form(inner[0]))
        if origin is not None and issubclass(origin, Mapping) and inner[0] is str:
            return forms.table(self._form(inner[1]))
        return self._of_class(kind)

    def _of_class(self, kind: type) -> Form:
        if kind in _SCALARS:
            return forms.scalar(kind)
        if kind in self._named:
            return forms.by_name(kind, self._named[kind], "id")
        if kind is Fraction:
            return forms.fraction()
        if kind is date:
            return forms.day()
        if isinstance(kind, type) and issubclass(kind, Enum):
            return forms.by_name(kind, kind.__members__, "name")
        if isinstance(kind, type) and has(kind):
            return self.record(kind).form
        raise TypeError(f"{kind} has no plain form")

    def record(self, kind: type) -> forms.Record:
        """Return the form of an attrs class, by which its fields are read one by one."""
        with self._making:
            record = self._records.get(kind)
            if record is None:
                hints = get_type_hints(kind)
                record = self._records[kind] = forms.Record(kind)
                self._forms[kind] = record.form
                for field in fields(kind):
                    if field.init:
                        record.add(field, self._form(hints[field.name]))
            return record


_PLAIN = Codec()
to_plain = _PLAIN.to_plain
from_plain = _PLAIN.from_plain

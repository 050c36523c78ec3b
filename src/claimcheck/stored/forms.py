"""How values of each sort of type are written as plain data and read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeAlias

from claimcheck.record import Attribute, frozen

Write: TypeAlias = Callable[[Any], Any]
Read: TypeAlias = Callable[[Any], Any]

TAG: Final = "type"
_FRACTION = re.compile(r"-?[0-9]+/[1-9][0-9]*", re.ASCII)
_WRITTEN_ALWAYS: Final = object()


class StoredError(ValueError):
    """Plain data is not what an object was written as; the words tell where it differs."""


@frozen
class Form:
    """How values of a type are written and read: ``value`` is their class, ``plain`` that of their plain data.

    Plain data of the types ``same`` are the values themselves.
    """

    value: type
    plain: type
    write: Write
    read: Read
    same: frozenset[type] = frozenset()


def scalar(kind: type) -> Form:
    """Return the form of what stands for itself."""

    def read(plain: Any) -> Any:
        return plain if type(plain) is kind else checked(kind, plain)

    return Form(kind, kind, lambda value: value, read, frozenset({kind}))


def literal(values: tuple[Any, ...]) -> Form:
    """Return the form of one of a few texts."""
    return Form(str, str, lambda value: value, lambda plain: _one_of({one: one for one in values}, plain))


def by_name(kind: type, known: Mapping[str, Any], name: str) -> Form:
    """Return the form of objects that are looked up by what an attribute of theirs names."""
    return Form(kind, str, lambda value: getattr(value, name), lambda plain: _one_of(known, plain))


def fraction() -> Form:
    """Return the form of fractions."""
    return Form(Fraction, str, lambda value: f"{value.numerator}/{value.denominator}", _read_fraction)


def day() -> Form:
    """Return the form of calendar days."""
    return Form(date, str, date.isoformat, _read_day)


def sequence(inner: Form) -> Form:
    """Return the form of tuples of any length."""
    write, read = inner.write, inner.read
    return Form(
        tuple,
        list,
        lambda values: [write(one) for one in values],
        lambda plain: tuple([read(one) for one in checked(list, plain)]),
    )


def row(inner: list[Form]) -> Form:
    """Return the form of tuples with a type for each place."""

    def read(plain: Any) -> tuple[Any, ...]:
        if len(checked(list, plain)) != len(inner):
            raise StoredError(f"{len(inner)} values belong together")
        return tuple(form.read(one) for form, one in zip(inner, plain, strict=True))

    return Form(
        tuple, list, lambda values: [form.write(one) for form, one in zip(inner, values, strict=True)], read
    )  # fmt: skip


def group(inner: Form) -> Form:
    """Return the form of sets; they are written in order, so that equal sets are written alike."""

    def read(plain: Any) -> frozenset[Any]:
        values = frozenset([inner.read(one) for one in checked(list, plain)])
        if len(values) != len(plain):
            raise StoredError("a value stands twice")
        return values

    return Form(frozenset, list, lambda values: sorted(inner.write(one) for one in values), read)


def table(inner: Form) -> Form:
    """Return the form of mappings from text."""
    write, read, same, text = inner.write, inner.read, inner.same, frozenset({str})

    def read_all(plain: Any) -> dict[str, Any]:
        found = checked(dict, plain)
        if same.issuperset(map(type, found.values())) and text.issuperset(map(type, found)):
            return dict(found)  # as most are: texts by texts
        return {checked(str, key): read(one) for key, one in found.items()}

    return Form(dict, dict, lambda values: {key: write(one) for key, one in values.items()}, read_all)


def union(forms: list[Form]) -> Form:
    """Return the form of a union; ``TypeError`` where what is written would not tell its members apart."""
    writers: dict[type, Write] = {}
    readers: dict[type, Read] = {}
    records = [form for form in forms if form.plain is dict]
    if len(records) > 1:
        tagged = _tagged({form.value.__name__: form for form in records})
        forms = [form for form in forms if form.plain is not dict]
        writers.update(dict.fromkeys((form.value for form in records), tagged.write))
        readers[dict] = tagged.read
    for form in forms:
        if form.plain in readers or form.value in writers:
            raise TypeError(f"values of {form.value.__name__} are written as others of the union are")
        writers[form.value], readers[form.plain] = form.write, form.read

    def read(plain: Any) -> Any:
        read_one = readers.get(type(plain))
        if read_one is None:
            raise StoredError(f"{type(plain).__name__} cannot stand here")
        return read_one(plain)

    same = frozenset[type]().union(*(form.same for form in forms))
    return Form(object, object, lambda value: writers[type(value)](value), read, same)


def _tagged(forms: dict[str, Form]) -> Form:
    """Return the form of objects of several classes, told apart by the class's name."""

    def write(value: Any) -> dict[str, Any]:
        name = type(value).__name__
        return {TAG: name, **forms[name].write(value)}

    def read(plain: dict[str, Any]) -> Any:
        form: Form = _one_of(forms, plain.get(TAG))
        return form.read({name: one for name, one in plain.items() if name != TAG})

    return Form(object, dict, write, read)


class Record:
    """The form of an attrs class; its fields are added afterwards, as one may be of the class itself."""

    def __init__(self, kind: type) -> None:
        self._kind = kind
        self._writers: list[tuple[str, Write, Any]] = []
        self._readers: dict[str, tuple[str, Read, frozenset[type]]] = {}
        self.form = Form(kind, dict, self._write, self._read)

    def add(self, field: Attribute[Any], form: Form) -> None:
        """Add a field that the class is made with."""
        if field.name == TAG:
            raise TypeError(f"{self._kind.__name__} has a field {TAG}, which tells classes apart")
        self._writers.append((field.name, form.write, _left_out(field)))
        self._readers[field.name] = (field.alias or field.name, form.read, form.same)

    def _write(self, value: Any) -> dict[str, Any]:
        if type(value) is not self._kind:
            raise TypeError(f"{type(value).__name__} is not {self._kind.__name__}")
        plain = {}
        for name, write, default in self._writers:
            one = getattr(value, name)
            if one is not default and one != default:
                plain[name] = write(one)
        return plain

    def _read(self, plain: Any) -> Any:
        return self.made(self.given(plain))

    def given(self, plain: Any) -> dict[str, Any]:
        """Return some fields by their keywords, with the values that were written so; raises ``StoredError``."""
        given, readers = {}, self._readers
        for name, one in checked(dict, plain).items():
            alias, read, same = readers[name] if name in readers else _one_of(readers, name)
            given[alias] = one if type(one) in same else read(one)
        return given

    def made(self, given: Mapping[str, Any]) -> Any:
        """Return the object of these keywords; raises ``StoredError``."""
        try:
            return self._kind(**given)
        except (TypeError, ValueError) as error:  # a field is missing, or what the class itself refuses
            raise StoredError(f"{self._kind.__name__}: {error}") from None


def _left_out(field: Attribute[Any]) -> Any:
    """Return the value that a field is not written with: a default whose equals are the same in everything."""
    default: Any = field.default
    if hasattr(default, "factory"):
        return _WRITTEN_ALWAYS if default.takes_self else default.factory()
    is_plain = default is None or isinstance(default, (bool, int, str, Enum)) or default in ((), frozenset())
    return default if is_plain else _WRITTEN_ALWAYS


def checked(kind: type, plain: Any) -> Any:
    """Return plain data that is of this very type; raises ``StoredError``."""
    if type(plain) is not kind:
        raise StoredError(f"{type(plain).__name__} stands where {kind.__name__} should")
    return plain


def _one_of(known: Mapping[str, Any], plain: Any) -> Any:
    if type(plain) is not str or plain not in known:
        raise StoredError(f"{str(plain)[:40]!r} is none of {', '.join(list(known)[:10])}")
    return known[plain]


def _read_fraction(plain: Any) -> Fraction:
    if not _FRACTION.fullmatch(checked(str, plain)):
        raise StoredError("no fraction")
    numerator, _, denominator = plain.partition("/")
    try:
        return Fraction(int(numerator), int(denominator))
    except ValueError as error:  # more digits than Python reads
        raise StoredError(str(error)) from None


def _read_day(plain: Any) -> date:
    try:
        return date.fromisoformat(checked(str, plain))
    except ValueError as error:
        raise StoredError(str(error)) from None

"""Mappings of a file to entries where they fit the shape that was written down; all others are for pydantic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

from claimcheck.documents import models
from claimcheck.documents.keys import key_of
from claimcheck.documents.plain_values import Entry
from claimcheck.documents.shapes import SHAPES, Shape

E = TypeVar("E", bound=models.Entry)
_Reader: TypeAlias = Callable[[Any], Any]
_Maker: TypeAlias = Callable[[tuple[Any, ...], Iterable[Any], bool], Any]
_Plan: TypeAlias = tuple[list[str], list[str], list[tuple[str, _Reader]]]
"""The fields in the order of the keys; those that are texts; how the others are read."""
_TEXT: Final = ("text",)
_SURROGATES: Final = "[\ud800-\udfff]"


class _MisfitError(Exception):
    """Pydantic is to look at this."""


def fitted(model: type[E], given: object) -> E | None:
    """Return what pydantic would make of an entry given as texts, lists and mappings.

    ``None`` where the entry is wrong, and where that is not plain to see.
    """
    if model.__name__ not in SHAPES:
        return None
    try:
        found: E = _entry(model.__name__)(given)
    except _MisfitError:
        return None
    return found


def fitted_entry(model: type[E], entry: Entry) -> E | None:
    """Return what ``fitted`` does for the names and values of an entry."""
    try:
        found: E = _maker(model.__name__)(entry.names, entry.values, entry.holds_texts)
    except _MisfitError:
        return None
    return found


@cache
def _entry(name: str) -> _Reader:
    """Return what reads an entry of this model."""
    make = _maker(name)
    return lambda value: make(tuple(_checked(value, dict)), value.values(), False)


@cache
def _maker(name: str) -> _Maker:
    """Return what makes an entry of this model of its keys, its values, and whether these are sound texts."""
    model: Any = getattr(models, name)
    plan_of, stating = _planner(name), models.stating

    def make(keys: tuple[Any, ...], values: Iterable[Any], are_texts: bool) -> Any:
        fields, texts, others = plan_of(keys)
        given = dict(zip(fields, values, strict=True))
        if not are_texts:
            _check_texts([given[field] for field in texts])
        for field, reader in others:
            given[field] = reader(given[field])
        return stating(model, given)

    return make


def _planner(name: str) -> Callable[[tuple[Any, ...]], _Plan]:
    """Return what tells how an entry with these keys, in their order, is read; most have the keys of another one."""
    shapes, defaults = SHAPES[name]
    known = {key: field for field in shapes for key in (field, key_of(field))}
    needed = shapes.keys() - defaults.keys()

    @cache
    def plan_of(keys: tuple[Any, ...]) -> _Plan:
        fields = [known.get(key, "") for key in keys]
        if "" in fields or len(set(fields)) < len(fields) or not needed <= set(fields):
            raise _MisfitError
        texts = [field for field in fields if shapes[field] == _TEXT]
        return fields, texts, [(field, _reader(shapes[field])) for field in fields if shapes[field] != _TEXT]

    return plan_of


def _check_texts(values: list[Any]) -> None:
    """See to all texts of an entry at once, as ``_read_text`` does to one."""
    if not all(values) or not {str}.issuperset(map(type, values)):
        raise _MisfitError
    joined = "".join(values)
    if not _is_sound(joined):
        raise _MisfitError


def _is_sound(text: str) -> bool:
    return text.isprintable() or re.search(_SURROGATES, text) is None


def _reader(shape: Shape) -> _Reader:
    kind, *terms = shape
    return _READERS[kind](*terms)


def _checked(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise _MisfitError
    return value


def _text() -> _Reader:
    return _read_text


def _read_text(value: Any) -> str:
    if type(value) is not str or not value or not _is_sound(value):
        raise _MisfitError
    return value


def _matching(pattern: str, longest: int) -> _Reader:
    """Return a reader of texts that match a pattern whole, which is written between its anchors."""
    matches = re.compile(pattern.removeprefix("^").removesuffix("$")).fullmatch

    def read(value: Any) -> str:
        if len(_read_text(value)) > longest or not matches(value):
            raise _MisfitError
        return str(value)

    return read


def _one_of(*allowed: str) -> _Reader:
    def read(value: Any) -> str:
        if type(value) is not str or value not in allowed:
            raise _MisfitError
        return value

    return read


def _flag() -> _Reader:
    return lambda value: _one_of("true", "false")(value) == "true"


def _list(of: Shape, least: int, most: int | None) -> _Reader:
    reader = _reader(of)

    def read(value: Any) -> list[Any]:
        found = [reader(inner) for inner in _checked(value, list)]
        if len(found) < least or (most is not None and len(found) > most):
            raise _MisfitError
        return found

    return read


def _texts() -> _Reader:
    return lambda value: [_read_text(inner) for inner in ([value] if type(value) is str else _checked(value, list))]


def _mapping(of: Shape) -> _Reader:
    reader = _reader(of)
    return lambda value: {_read_text(key): reader(inner) for key, inner in _checked(value, dict).items()}


def _text_or(name: str) -> _Reader:
    return lambda value: _read_text(value) if type(value) is str else _entry(name)(value)


_READERS: Final[Mapping[str, Callable[..., _Reader]]] = {
    "text": _text,
    "text that matches": _matching,
    "one of": _one_of,
    "flag": _flag,
    "texts": _texts,
    "list of": _list,
    "mapping to": _mapping,
    "text or": _text_or,
    "entry": _entry,
}

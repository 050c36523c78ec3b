"""The shapes of entries, written down from the pydantic models so that a run can do without these."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from claimcheck.documents import format as strict
from claimcheck.documents.format.entry import Flag, Identifier, Text, Texts
from claimcheck.documents.shapes import Shape

SHAPES: Final = "src/claimcheck/documents/shapes.py"
_HEAD: Final = '''"""The shape of each entry, as ``make docs`` writes it down from the pydantic models in ``format``.

Of each model: the shape of each field, and what a field is where its key is absent; those without that are needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

Shape: TypeAlias = tuple[Any, ...]
"""The name of a sort of value, and the terms of it."""

SHAPES: Final[Mapping[str, tuple[Mapping[str, Shape], Mapping[str, Any]]]] = {
'''

_PLAIN: Final = ((Text, "text"), (Texts, "texts"), (Flag, "flag"))


def shapes() -> str:
    """Return the text of the module that holds the shapes."""
    names = [name for name in strict.__all__ if name not in ("Entry", "Document")]
    return "".join([_HEAD, *(line for name in names for line in _model(getattr(strict, name))), "}\n"])


def _model(model: type[strict.Entry]) -> Iterator[str]:
    hints = get_type_hints(model, include_extras=True)
    fields = model.model_fields
    yield f"    {_written(model.__name__)}: (\n        {{\n"
    yield from (f"            {_written(name)}: {_written(shape_of(hints[name]))},\n" for name in fields)
    yield "        },\n"
    defaults = [(name, field.get_default(call_default_factory=True, validated_data={}))
                for name, field in fields.items() if not field.is_required()]  # fmt: skip
    if defaults:
        yield "        {\n"
        yield from (f"            {_written(name)}: {_written(value)},\n" for name, value in defaults)
        yield "        },\n"
    else:
        yield "        {},\n"
    yield "    ),\n"


def shape_of(hint: Any) -> Shape:
    """Return the shape of what a field is annotated with; raises ``ValueError`` for what no shape was thought of."""
    for known, name in _PLAIN:
        if hint == known:
            return (name,)
    if hint == Identifier:
        limits = _limits(hint)
        return "text that matches", limits["pattern"], limits["max_length"]
    origin, terms = get_origin(hint), get_args(hint)
    if origin is Annotated and get_origin(terms[0]) is list:
        limits = _limits(hint)
        return "list of", shape_of(get_args(terms[0])[0]), limits.get("min_length", 0), limits.get("max_length")
    if origin in (Union, UnionType):
        return _either([one for one in terms if one is not NoneType])
    if origin is Literal:
        return "one of", *terms
    if origin is list:
        return "list of", shape_of(terms[0]), 0, None
    if origin is dict and terms[0] == Text:
        return "mapping to", shape_of(terms[1])
    if isinstance(hint, type) and issubclass(hint, strict.Entry):
        return "entry", hint.__name__
    raise ValueError(f"no shape for {hint}")


def _either(terms: list[Any]) -> Shape:
    if len(terms) == 1:
        return shape_of(terms[0])
    text, entry = terms
    if text != Text:
        raise ValueError(f"no shape for {terms}")
    return "text or", shape_of(entry)[1]


def _limits(hint: Any) -> dict[str, Any]:
    found = [one for field in hint.__metadata__ for one in field.metadata]
    names = ("pattern", "min_length", "max_length")
    return {name: value for one in found for name in names if (value := getattr(one, name, None)) is not None}


def _written(value: Any) -> str:
    """Return a value as Python, laid out as ruff does."""
    if isinstance(value, tuple):
        inner = ", ".join(map(_written, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return json.dumps(value) if isinstance(value, str) else repr(value)

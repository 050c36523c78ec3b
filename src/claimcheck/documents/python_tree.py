"""Python mappings to trees, so that editorial tools can check what they hold in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from claimcheck.documents.source import PythonSource, StopReadingError
from claimcheck.documents.tree import MAX_SCALAR, Node
from claimcheck.documents.tree_builder import TreeBuilder
from claimcheck.domain.message import say

_MAX_BITS = MAX_SCALAR  # fewer digits than Python refuses to write


def python_trees(source: PythonSource, document: Mapping[str, object]) -> Iterator[Node]:
    """Yield the tree of a document given as mappings, lists and scalars.

    Whole numbers, decimals, booleans and dates become the text they are written as. Floats are refused, as they are
    not what somebody wrote (0.1 is not one tenth), and so is everything else.
    """
    builder = TreeBuilder(source)
    try:
        _build(builder, source, document)
    except StopReadingError:
        return
    if (tree := builder.take()) is not None:
        yield tree


_CLOSE = object()


def _build(builder: TreeBuilder, source: PythonSource, document: object) -> None:
    work: list[tuple[object, str]] = [(document, "")]
    while work:
        value, path = work.pop()
        at = len(source.paths)
        source.paths.append(path)
        if value is _CLOSE:
            builder.close()
        elif isinstance(value, Mapping):
            builder.open({}, at)
            work.append((_CLOSE, path))
            for key, inner in reversed(list(value.items())):
                name = written(key) or type(key).__name__
                inner_path = f"{path}.{name}" if path else name
                work += [(inner, inner_path), (key, inner_path)]
        elif isinstance(value, (list, tuple)):
            builder.open([], at)
            work.append((_CLOSE, path))
            work += [(inner, f"{path}[{index}]") for index, inner in reversed(list(enumerate(value)))]
        else:
            _scalar(builder, value, at)


def _scalar(builder: TreeBuilder, value: Any, at: int) -> None:
    text = written(value)
    if text is not None:
        builder.scalar(text, at)
    elif isinstance(value, float):
        builder.unreadable("bad-value", at, say("a float is not exact; give the figure as text or as a Decimal"))
    else:
        kind = type(value).__name__
        builder.unreadable("bad-value", at, say("a value of type {kind} is no text, number or date", kind=kind))


def written(value: object) -> str | None:
    """Return a scalar as it would stand in a file, empty for ``None``; ``None`` for what has no exact text."""
    match value:
        case str():
            return str(value)
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() <= _MAX_BITS:
            return str(int(value))
        case Decimal() if value.is_finite():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return None

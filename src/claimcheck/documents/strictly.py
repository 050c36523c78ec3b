"""Entries as pydantic reads them: those that ``fitting`` leaves to it, which as a rule are wrong."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from claimcheck.documents import format as strict
from claimcheck.documents import models
from claimcheck.documents.explain import explain
from claimcheck.documents.source import Source
from claimcheck.documents.tree import Node

E = TypeVar("E", bound=models.Entry)


def read_strictly(source: Source, model: type[E], node: Node, given: object) -> E | None:
    """Return the entry of a node whose values are given, or ``None`` after its problems were reported."""
    form: type[BaseModel] = getattr(strict, model.__name__)
    try:
        read: E = _as_model(form.model_validate(given))
    except ValidationError as error:
        explain(source, model, node, error)
        return None
    return read


def _as_model(value: Any) -> Any:
    """Return what pydantic read with the classes of ``models`` in place of its own."""
    if isinstance(value, BaseModel):
        return getattr(models, type(value).__name__)(**{name: _as_model(inner) for name, inner in value})
    if isinstance(value, list):
        return [_as_model(inner) for inner in value]
    return {key: _as_model(inner) for key, inner in value.items()} if isinstance(value, dict) else value

"""What records tell of themselves: to attrs, and to tools that look at how they are made."""

from __future__ import annotations

from inspect import Parameter, Signature
from typing import Any

import attr

from claimcheck.record.fields import NOTHING, Factory, Field, fields


def signature(kind: type) -> Signature:
    """Return how a record is made."""
    told = [_parameter(one) for one in fields(kind) if one.init]
    return Signature(sorted(told, key=lambda one: one.kind))


def _parameter(one: Field) -> Parameter:
    default = (
        NOTHING if isinstance(one.default, Factory) else Parameter.empty if one.default is NOTHING else one.default
    )
    kind = Parameter.KEYWORD_ONLY if one.kw_only else Parameter.POSITIONAL_OR_KEYWORD
    return Parameter(one.alias, kind, default=default, annotation=one.type)


def as_attrs(kind: type) -> Any:
    """Return the fields of a record's class as attrs has those of its own classes."""
    return attr.fields(attr.make_class(kind.__name__, {one.name: _attribute(one) for one in fields(kind)}))


def _attribute(one: Field) -> Any:
    default = one.default
    if default is NOTHING:
        default = attr.NOTHING
    elif isinstance(default, Factory):
        default = attr.Factory(default.factory, takes_self=bool(default.takes_self))  # type: ignore[call-overload]
    terms: Any = {name: getattr(one, name) for name in ("eq", "hash", "repr", "init", "kw_only", "alias", "type")}
    return attr.field(default=default, **terms)

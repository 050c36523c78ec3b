"""What all entries of a file have in common: how their keys are spelt, and the values that these may have.

Annotations are not postponed here: pydantic needs them all at once, and would compile each of their texts.
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from claimcheck.documents.keys import key_of

Text: TypeAlias = Annotated[str, Field(min_length=1)]
Identifier: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=200)]
Modality: TypeAlias = Literal["fact", "estimate", "target", "forecast", "plan", "denial"]
Part: TypeAlias = Literal["headline", "lead", "body", "caption"]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_bool(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


Texts: TypeAlias = Annotated[list[Text], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
Flag: TypeAlias = Annotated[bool, BeforeValidator(_as_bool, json_schema_input_type=bool)]


class Entry(BaseModel):
    """Any mapping of a file; keys are written with hyphens or underscores."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=key_of,
        populate_by_name=True,
        defer_build=True,
    )

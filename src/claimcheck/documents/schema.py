"""The JSON Schema of claim files, for editors that complete and check them while they are written."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from claimcheck.documents.models import Document


def json_schema() -> dict[str, Any]:
    """Return the schema of a document (JSON Schema, draft 2020-12), with keys as files spell them."""
    schema = Document.model_json_schema(by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema, "title": "A document of a claimcheck ledger"}

"""The parts of SARIF 2.1.0 that claimcheck writes, as a JSON Schema written by hand from the standard's sections.

It is narrower than the published schema: a property that claimcheck does not write is an error here, so a misspelt
name cannot pass, and GitHub's requirements ("SARIF support for code scanning") are in it.
"""

from __future__ import annotations

from typing import Any


def _object(required: str, *, optional: str = "", **properties: Any) -> dict[str, Any]:
    named = set(required.split()) | set(optional.split())
    assert named == set(properties), named ^ set(properties)
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def _array(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


_TEXT = {"type": "string", "minLength": 1}
_DESCRIPTION = {"type": "string", "minLength": 1, "maxLength": 1024}
_COUNT = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10, 3.50.3, 3.58.6

# 3.11: text only, no markdown, no id.
_MESSAGE = _object("text", text=_TEXT)

# 3.4: a relative reference with its base; RFC 3986 allows these characters in a path; the first part has no colon.
_ARTIFACT = _object(
    "uri uriBaseId",
    uri={"type": "string", "pattern": r"^(?!/|\.\./|\./)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"},
    uriBaseId={"const": "%SRCROOT%"},
)
_REGION = _object(
    "startLine startColumn endLine endColumn", startLine=_COUNT, startColumn=_COUNT, endLine=_COUNT, endColumn=_COUNT
)
_PHYSICAL = _object("artifactLocation region", artifactLocation=_ARTIFACT, region=_REGION)
_LOCATION = _object("physicalLocation", physicalLocation=_PHYSICAL)
_RELATED = _object(
    "id physicalLocation message", id={"type": "integer", "minimum": 0}, physicalLocation=_PHYSICAL, message=_MESSAGE
)

# 3.35
_SUPPRESSION = _object(
    "kind status justification",
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification={"type": "string"},
)

# 3.27
_RESULT = _object(
    "ruleId ruleIndex level message locations relatedLocations partialFingerprints suppressions",
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_MESSAGE,
    locations=_array(_LOCATION, minItems=1, maxItems=10),
    relatedLocations=_array(_RELATED, maxItems=99, uniqueItems=True),
    partialFingerprints={"type": "object", "additionalProperties": _TEXT, "required": ["primaryLocationLineHash"]},
    suppressions=_array(_SUPPRESSION, uniqueItems=True),
)

# 3.49, 3.50
_RULE = _object(
    "id shortDescription fullDescription help",
    optional="name defaultConfiguration properties",
    id=_TEXT,
    name={"type": "string", "pattern": "^([A-Z][a-z0-9]*)+$", "maxLength": 255},
    shortDescription=_object("text", text=_DESCRIPTION),
    fullDescription=_object("text", text=_DESCRIPTION),
    help=_object("text", optional="markdown", text=_TEXT, markdown=_TEXT),
    defaultConfiguration=_object("level", level=_LEVEL),
    properties={
        "type": "object",
        "properties": {
            "problem.severity": {"enum": ["error", "warning", "recommendation"]},
            "tags": _array(_TEXT, maxItems=10, uniqueItems=True),
        },
    },
)

# 3.58
_NOTIFICATION = _object(
    "level message",
    optional="descriptor locations",
    level=_LEVEL,
    message=_MESSAGE,
    descriptor=_object("id", id=_TEXT),
    locations=_array(_LOCATION, uniqueItems=True),
)

# 3.18, 3.19
_DRIVER = _object(
    "name rules", optional="version", name={"const": "claimcheck"}, version=_TEXT, rules=_array(_RULE, maxItems=25_000)
)
# 3.20
_INVOCATION = _object(
    "executionSuccessful toolExecutionNotifications",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=_array(_NOTIFICATION),
)
# 3.14
_RUN = _object(
    "tool invocations originalUriBaseIds columnKind newlineSequences results",
    tool=_object("driver", driver=_DRIVER),
    invocations=_array(_INVOCATION, minItems=1, maxItems=1),
    originalUriBaseIds={"type": "object", "required": ["%SRCROOT%"]},
    columnKind={"const": "unicodeCodePoints"},
    newlineSequences=_array(_TEXT, minItems=1, uniqueItems=True),
    results=_array(_RESULT, maxItems=5_000),
)
# 3.13
SARIF: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "$schema": {"type": "string", "pattern": r"^https://.*sarif-schema-2\.1\.0\.json$"},
        "version": {"const": "2.1.0"},
        "runs": _array(_RUN, minItems=1, maxItems=1),
    },
    "additionalProperties": False,
}

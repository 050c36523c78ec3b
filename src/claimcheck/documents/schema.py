"""The JSON Schema of claim files, for editors that complete and check them while they are written."""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimcheck.documents.format import Document

_TITLE = "A document of a claimcheck ledger"
_HELP: Final = {  # what an editor shows beside a key, wherever the key stands
    "accepted": "Findings that the desk lives with, each with its reason",
    "additive": "Whether counts of the parts add up; left out, it follows from the unit",
    "after": "The events that this one follows",
    "aliases": "Other names that articles use",
    "article": "The article that the claims come from",
    "as-of": "When it holds: a date in the article's words or ISO 8601",
    "as-published-by": "The one who wrote so; the article only reports it",
    "assumed": "The keys that the article does not state itself",
    "attended-by": "Who was there",
    "award": "The award, table or index",
    "awards": "Awards, tables and indexes",
    "because": "Why the desk lives with the finding",
    "best": "Whether the lowest or the highest value ranks first",
    "bounds": "The lowest and the highest value that can be",
    "by": "The change: an amount, percentage, points or factor (in an acceptance: who accepted)",
    "categories": "The categories of an award, and who may be ranked in them",
    "category": "The category of an award, as the article writes it",
    "claims": "What the article states, one claim a fact",
    "complete": "Whether the parts are all there are; false: they do not exceed the value",
    "converted": "The same figure in another currency, with the rate",
    "copy-of": "The id of the article that this one copies",
    "corrects": "The claim that this one withdraws: article#claim",
    "date": "When it happens, in the article's words or ISO 8601",
    "date-order": "How 5/8/2025 is read where the language does not settle it",
    "denominator": "What is divided by",
    "direction": "Whether it rose, fell or stayed",
    "divided-into": "The places whose counts add up to this one's",
    "edition": "The label that the article gives it, such as 2025",
    "end": "The last day of the event",
    "entities": "People and organisations",
    "equals": "An expression over measures that gives the same",
    "event": "The event that it belongs to",
    "events": "Events and phases",
    "facets": "What a key of scope does",
    "finding": "The rule and fingerprint, as printed",
    "from": "The value before",
    "from-as-of": "When the value before held",
    "holds-for": "How long a value without an as-of serves",
    "id": "A name for it: a-z, 0-9 and hyphens",
    "kind": "What sort of claim or entry it is",
    "language": "How figures, dates and ranks are read",
    "level": "The level of the place, such as province or city",
    "levels": "The levels of places, widest first",
    "loosely": "Further places that the name may mean",
    "measure": "What is measured: an id of the catalog, a name or an alias",
    "measures": "What is counted or measured",
    "modality": "Whether it is stated as a fact, an estimate, a target, a forecast, a plan or a denial",
    "name": "The name that messages use",
    "nature": "stock: at a time; flow: over a period; cumulative: a running total; fixed: does not change",
    "new": "Whether it is a new thing to count",
    "numerator": "What is divided",
    "of": "Whose it is, where a place does not say it",
    "ordered-by": "The measure that the ranks follow",
    "out-of": "How many were ranked",
    "overlaps": "What it may have in common with, though neither holds the other",
    "part": "Where it stands in the article",
    "part-of": "The measures that this one is a part of, at the same place and time",
    "parts": "Claims of this document, or inline values, that add up to this one",
    "person": "Who holds the office",
    "place": "Where: an id of the catalog, a name or an alias, as the article writes it",
    "places": "The tree of places",
    "plausible": "The lowest and the highest value to expect",
    "properties": "The properties that attribute claims give",
    "property": "The property, such as founded",
    "published": "The date of the article",
    "publisher": "Who published the article",
    "quote": "The words that state it, verbatim; … marks a gap",
    "rank": "The rank, as the article writes it",
    "rate": "The rate of exchange that the article gives",
    "reads": "How the words are to be read where they mislead",
    "recipient": "Who was ranked",
    "recipients": "The levels of the places that may be ranked",
    "reference": "Whether it is a reference, such as a statistics office or a law",
    "relations": "Relations of the ledger's own between measures",
    "require": "A comparison of expressions over measures",
    "revision": "Whether the same thing was counted anew",
    "role": "The office",
    "roles": "Offices",
    "said-by": "Who is quoted, outermost first; absent: the article itself",
    "scope": "What else narrows it, such as {sector: informal}",
    "set-ahead": "Whether it is decided before it holds, as a minimum wage or a quota",
    "shared-ranks": "Whether several may hold one rank",
    "single": "Whether there is one value only",
    "single-holder": "Whether one person at a time holds the office",
    "start": "The first day of the event",
    "status": "Whether it was held, is planned or was cancelled",
    "subject": "What the property belongs to",
    "text": "The file with the article's text, inside the ledger's folder",
    "title": "The headline of the article",
    "to": "The value after",
    "to-as-of": "When the value after held",
    "unit": "The unit, such as person, percent or USD/km",
    "units": "Words for units, and new things to count",
    "until": "The day after which the acceptance ends",
    "url": "Where the article stands, http or https",
    "value": "The figure or words, as the article writes them",
    "version": "The version of the file format",
    "whole-number": "Whether only whole numbers can be",
    "within": "What it lies in or belongs to",
    "words": "The words for the unit",
    "yearly-change": "How far it may move in a year",
    "zone": "The time zone of the article, such as Asia/Jakarta",
}


def json_schema() -> dict[str, object]:
    """Return the schema of a document (JSON Schema, draft 2020-12), with keys as files spell them."""
    schema = Document.model_json_schema(by_alias=True, schema_generator=_Generator)
    schema["properties"]["version"] = {"enum": [1, "1"]}
    for model in (schema, *schema["$defs"].values()):
        for key, value in model["properties"].items():
            if key in _HELP and "description" not in value:
                value["description"] = _HELP[key]
    return {"$schema": _Generator.schema_dialect, **schema, "title": _TITLE}


class _Generator(GenerateJsonSchema):
    """What editors see: YAML without quotes, where a text may look like a number, and where no value is empty."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Allow ``value: 946``: the loader keeps it as text."""
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave null out: a key without a value is a problem."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave defaults out that say no more than that the key may be absent."""
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if key != "default" or value not in (None, [], {})}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Refuse keys that are no ids where ids are asked for."""
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Leave titles out that repeat the key."""
        return False

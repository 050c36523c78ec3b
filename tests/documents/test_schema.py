"""The schema for editors agrees with what is loaded."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimcheck.documents import load, load_text
from claimcheck.documents.schema import json_schema

SHIPPED = Path(__file__).parents[2] / "claims"
VALIDATOR = Draft202012Validator(json_schema())


class Editor(yaml.SafeLoader):
    """Reads scalars as an editor does, by YAML 1.2: there are no dates, and ``yes`` is a word."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), list("tf"))
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("[0-9]+$"), list("0123456789"))


def errors(text: str) -> list[str]:
    return [error.message for read in yaml.load_all(text, Editor) if read for error in VALIDATOR.iter_errors(read)]


def test_it_is_a_schema_of_its_draft() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_claims_that_come_with_it_load_and_fit() -> None:
    files = sorted(SHIPPED.rglob("*.yaml"))
    assert files
    assert not [message for file in files for message in errors(file.read_text("utf-8"))]
    documents, problems = load([SHIPPED])
    assert (len(documents) >= len(files), problems) == (True, ())


@pytest.mark.parametrize(
    "text",
    [
        "version: 1",
        "claims: [{kind: quantity, measure: m, value: 946, complete: false, parts: [a, {value: 1}]}]",
        "claims: [{kind: change, measure: m, by: 1, scope: {a: 1}, from-as-of: 2024}]",
        "units: {person: [wartawan], vote: {new: true, words: suara}, goal: gol}",
        "levels: [country, [regency, city]]",
        "measures: {m: {unit: person, bounds: [0, 100], part-of: a, equals: [a + b]}}",
    ],
)
def test_what_loads_fits(text: str) -> None:
    assert not load_text(text, "x", "yaml")[1]
    assert not errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "version: 2",
        "claim: []",
        "claims: [{kind: quantitiy, measure: m, value: 1}]",
        "claims: [{kind: quantity, measure: m}]",
        "claims: [{kind: quantity, measure: m, value: [1]}]",
        "claims: [{kind: quantity, measure: m, value: 1, vaule: 1}]",
        "claims: [{kind: quantity, measure: m, value: ''}]",
        "claims: [{kind: quantity, measure: m, value: 1, modality: facts}]",
        "places: {Not An Id: {}}",
        "accepted: [{finding: x}]",
        "article: {title: x}",
    ],
)
def test_what_does_not_load_does_not_fit(text: str) -> None:
    assert load_text(text, "x", "yaml")[1]
    assert errors(text)


def test_every_key_tells_an_editor_what_it_is_for() -> None:
    schema: dict[str, Any] = json_schema()
    models = [schema, *schema["$defs"].values()]
    assert all(model["description"] for model in models)
    keys = [(name, value) for model in models for name, value in model["properties"].items()]
    assert [name for name, value in keys if not value.get("description")] == []

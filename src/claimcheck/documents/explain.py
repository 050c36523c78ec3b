"""What pydantic found wrong with an entry, in plain words and at the place it is written."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from claimcheck.documents import models
from claimcheck.documents.keys import SECTIONS
from claimcheck.documents.other_words import meant
from claimcheck.documents.source import HARD_BLANK, MAX_PROBLEMS, Source, shown
from claimcheck.documents.tree import Node
from claimcheck.domain.message import Message, say, verbatim
from claimcheck.domain.nearest import nearest

if TYPE_CHECKING:
    from pydantic import ValidationError

_NESTED: dict[str, type[models.Entry]] = {
    "numerator": models.Term,
    "denominator": models.Term,
    "converted": models.Converted,
    "parts": models.InlinePart,
    "categories": models.CategoryEntry,
}
_QUOTED = r"'([^']*)'"
_LONGEST_ID = 200
_SHAPES = {str: say("a text"), list: say("a list"), dict: say("a mapping")}
_WANTED = {
    "string_type": say("a text"),
    "list_type": say("a list"),
    "dict_type": say("a mapping"),
    "model_type": say("a mapping"),
    "bool_type": say("true or false"),
}


def explain(source: Source, model: type[models.Entry], node: Node, error: ValidationError) -> None:
    """Report each error of an entry."""
    if error.error_count() > MAX_PROBLEMS:
        source.report("bad-value", node.at, say("{count} things are wrong in this entry", count=error.error_count()))
        return
    known = len(source.problems)
    errors = error.errors(include_url=False, include_input=False)
    misspelt = {_meant(model, node, one["loc"]) for one in errors if one["type"] == "extra_forbidden"}
    for details in errors:
        if details["type"] != "missing" or details["loc"] not in misspelt:  # one slip is told once
            _explain_one(source, model, node, details)
    if len(source.problems) == known:  # nothing is left out in silence
        source.report("bad-value", node.at, say("this entry cannot be read"))


def unknown_key(source: Source, known: Collection[str], node: Node) -> None:
    """Report a key that does not exist, with the known one that it may stand for."""
    words = say("unknown key “{key}”{hint}", key=shown(node.written), hint=_about_key(node.written, known))
    source.report("unknown-key", node.key_at, words)


def _about_key(written: str, known: Collection[str]) -> Message:
    """Return what an unknown key seems to be meant for, or where it belongs, else which keys are known there."""
    if re.match(HARD_BLANK, written):
        return say("; a hard blank, as web pages have them, stands before it; use blanks of the space bar")
    if known is SECTIONS and written in models.keys(models.Article):
        return say("; it is a key of an article: it belongs below “article:”, further in than that")
    if known is SECTIONS and written in (*models.keys(models.Quantity), *models.keys(models.Event)):
        return say("; it is a key of a claim: it belongs below “claims:”, where a dash begins each claim")
    near = hint(written, known)
    if near.arguments:
        return near
    if written in SECTIONS:
        return say("; it stands beside this entry, not in it: look at the indentation")
    return say("; the keys here are: {known}", known=", ".join(known))


def unknown_value(source: Source, key: str, allowed: Collection[str], node: Node) -> None:
    """Report a value that is none of those allowed."""
    if not isinstance(node.value, str):
        wrong_shape(source, key, say("a text"), node)
        return
    words = say(
        "“{value}” is no {key}; the choice is: {allowed}{hint}",
        value=shown(node.value),
        key=key,
        allowed=", ".join(allowed),
        hint=hint(node.value, allowed),
    )
    source.report("bad-value", node.at, words)


def wrong_shape(source: Source, key: str, wanted: Message, node: Node) -> None:
    """Report a text where a list belongs, or the like."""
    found = _SHAPES[type(node.value)]
    words = say("“{key}” must be {wanted}, not {found}", key=shown(key), wanted=wanted, found=found)
    source.report("bad-value", node.at, words)


def hint(word: str, known: Collection[str]) -> Message:
    """Return “; did you mean …?” where a known word comes near, else nothing."""
    near = likely(word, known)
    return say("; did you mean “{near}”?", near=near[0]) if near else Message("")


def likely(word: str, known: Collection[str]) -> list[str]:
    """Return the known word that an unknown one seems to stand for, if any does."""
    plain = re.sub(r"[ _]", "-", word.lower())
    return meant(plain, known) or nearest(plain, known)


def _explain_one(source: Source, model: type[models.Entry], node: Node, details: Any) -> None:
    kind, where = details["type"], details["loc"]
    place, key, rest = _locate(node, where)
    if kind == "missing":
        source.report("missing-key", place.at, say("the key “{key}” is missing", key=str(where[-1])))
    elif kind == "extra_forbidden":
        unknown_key(source, _keys_at(model, where), place)
    elif kind == "literal_error":
        unknown_value(source, key, re.findall(_QUOTED, details["ctx"]["expected"]), place)
    elif kind not in _WANTED:
        words = say("“{key}”: {words}", key=shown(key), words=_other_words(kind, details, place))
        source.report("bad-value", place.at, words)
    elif not (rest and isinstance(rest[-1], str) and _other_side_of_union(kind, place)):
        wrong_shape(source, key, _WANTED[kind], place)


def _keys_at(model: type[models.Entry], where: tuple[str | int, ...]) -> Collection[str]:
    """Return the keys that the mapping may have in which an unknown one stands."""
    return models.keys(next((_NESTED[step] for step in where[:-1] if step in _NESTED), model))


def _meant(model: type[models.Entry], node: Node, where: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return where the known key would stand that an unknown one seems to be meant for."""
    near = likely(_locate(node, where)[0].written, _keys_at(model, where))
    return (*where[:-1], *near)


def _locate(node: Node, where: tuple[str | int, ...]) -> tuple[Node, str, tuple[str | int, ...]]:
    """Return the value that an error is about, its key, and the steps of pydantic's own that lead no further."""
    key = ""
    rest: list[str | int] = []
    for step in where:
        if isinstance(node.value, dict) and isinstance(step, str) and step in node.value:
            node, key = node.value[step], step
        elif isinstance(node.value, list) and isinstance(step, int):
            node = node.value[step]
        else:
            rest.append(step)
    return node, key, tuple(rest)


def _other_side_of_union(kind: str, place: Node) -> bool:
    """Whether an error comes from the alternative of ``text or mapping`` that was not meant."""
    return isinstance(place.value, dict) if kind == "string_type" else not isinstance(place.value, dict)


def _other_words(kind: str, details: Any, place: Node) -> Message:
    if kind == "string_pattern_mismatch":
        return no_identifier(str(place.value))
    if kind in ("too_short", "too_long"):
        return say("it must have two values, the lower and the upper")
    if kind == "string_too_long":
        return say("an id is at most 200 characters long")
    return verbatim(shown(details["msg"]))


def no_identifier(text: str) -> Message:
    """Return what is wrong with an id, with one that is like it."""
    near = re.sub(r"[^a-z0-9]+", "-", text[:_LONGEST_ID].lower(), flags=re.ASCII).strip("-")
    such = say(", such as {id}", id=near) if near else Message("")
    return say("“{text}” is no id; an id is made of a-z, 0-9 and hyphens{such}", text=shown(text), such=such)

"""YAML to trees: the parser's events only, so that no value is guessed at and nothing is composed or constructed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimcheck.documents.source import HARD_BLANK, Source, StopReadingError, shown
from claimcheck.documents.tree import Node
from claimcheck.documents.tree_builder import TreeBuilder
from claimcheck.domain.message import say

# libyaml's event parser keeps its own stack and is safe for any input; its composer, which is recursive, is not used.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAKS = "\u2028\u2029"  # YAML 1.1 ends a line at these; here they are characters like any other
_CONTAINERS: dict[Any, Callable[[], Any]] = {MappingStartEvent: dict, SequenceStartEvent: list}
_ALIAS = say("aliases (*) are not read; write the value out")
_STANDARD_TAG = "tag:yaml.org,2002:"  # what the parser makes of "!!"
_FIGURE_COMMA = re.compile(r"[0-9],[0-9]")
_COMMA = say(
    "a comma inside […] or {…} begins a new value; put a figure with a comma in quotes, or a blank after the comma"
)
_CUT = "a comma inside {{…}} begins a new key, “{key}”, which has no value; put a text with a comma in quotes"
_FLOW_END = re.compile(r"\s*[,}]")
_LISTS_OF_ENDS = ("bounds", "plausible")  # two figures each: a comma there parts them
_PRIVATE_USE = range(0xE000, 0xF900)

_TAB = say("a tab indents this line; use blanks")
_HARD_BLANK = say("a hard blank, as web pages have them, indents this line; use blanks of the space bar")
_UNCLOSED = say("the file ends within a list opened with “[” or a mapping opened with “{”")
_HARD_INDENT = f"^ *{HARD_BLANK}"
_LINES_BACK = 3  # the line after one that hard blanks indent is often the first that cannot be read
_PLAIN_WORDS = (  # a part of libyaml's or PyYAML's words, and ours; the first that fits is taken
    (
        "mapping values are not allowed",
        say(
            "a second colon in one line (put the value in quotes), a line indented too far, or a dash or "
            "colon without a blank"
        ),
    ),
    ("unexpected end of stream", say("a quotation mark is opened here and never closed")),
    (
        "unknown escape character",
        say("an unknown escape after a backslash; single quotes keep backslashes as they are"),
    ),
    ("escape", say("an escape after a backslash that names no character")),
    ("could not find expected ':'", say("a line without a colon and a blank, where a key and its value are expected")),
    ("expected ',' or ']'", say("a list opened with “[” that is not closed, or lacks a comma")),
    (
        "expected ',' or '}'",
        say("a mapping opened with “{” that is not closed, lacks a comma, or has a text with a colon outside quotes"),
    ),
    ("expected '-' indicator", say("this line does not fit the list above it; look at the indentation")),
    ("expected key", say("this does not fit what is above it; look at the indentation and the quotation marks")),
    ("<block end>", say("this does not fit what is above it; look at the indentation and the quotation marks")),
    ("tab character", _TAB),
    ("alphabetic or numeric character", say("a value cannot begin with “*” or “&”; put the value in quotes")),
    (
        "cannot start any token",
        say("a value cannot begin with this character; put the value in quotes, and indent with blanks"),
    ),
    ("entries are not allowed", say("a list cannot begin here; begin it on a line of its own")),
    ("node content", say("a value is missing here, or a bracket or comma has none before it")),
    ("tag", say("tags (!) are not read")),
    ("anchor", say("anchors (&) are not read; put the value in quotes")),
    ("alias", say("aliases (*) are not read; put the value in quotes")),
)


def yaml_trees(source: Source) -> Iterator[Node]:
    """Yield the tree of each document in the text; an empty document has none.

    A syntax error is reported and ends the file; the documents before it are kept.
    """
    text, back = _with_plain_breaks(source.text)
    builder = TreeBuilder(source, may_hold_escapes="\\" in text)
    try:
        yield from _fed(builder, text, back)
    except StopReadingError:
        return
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter from figures in directives and escapes
        _report(source, error)


def _fed(builder: TreeBuilder, text: str, back: dict[int, str]) -> Iterator[Node]:
    """Hand the parser's events to the builder; what YAML can say beyond text, lists and mappings is a problem."""
    next_event = _LOADER(text).get_event
    while type(event := next_event()) is not StreamEndEvent:
        kind = type(event)
        if kind is ScalarEvent:
            _add_scalar(builder, event, event.value.translate(back) if back else event.value, text, next_event)
        elif kind in _CONTAINERS:
            builder.open(_CONTAINERS[kind](), event.start_mark.index)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            builder.close()
            continue
        elif kind is AliasEvent:
            builder.unreadable("yaml-alias", event.start_mark.index, _ALIAS)
            continue
        elif kind is DocumentEndEvent and (tree := builder.take()) is not None:
            yield tree
            continue
        else:
            continue
        if event.anchor is not None or event.tag is not None:
            _refuse_properties(builder, event)


def _add_scalar(builder: TreeBuilder, event: Any, value: str, text: str, next_event: Callable[[], Any]) -> None:
    at = event.start_mark.index
    # Whether a comma between two digits parted this from what stands before it.
    is_rest = text[at - 1 : at] == "," and not event.style and _FIGURE_COMMA.match(text, max(at - 2, 0)) is not None
    if is_rest and builder.continue_text(f",{value}"):
        # YAML takes the rest of the figure for a key, and gives it an empty value
        if getattr(next_event(), "value", "") != "":
            builder.refuse("comma-in-list", at, _COMMA)
        return
    if not value and not event.style and _ends_flow_key(text, at):
        key, key_at = builder.waiting_key
        builder.unreadable("comma-in-text", at, say(_CUT, key=shown(key)), reported_at=key_at)
    elif value or not builder.at_root:
        builder.scalar(value, at)
    if is_rest and builder.list_name not in _LISTS_OF_ENDS:
        builder.refuse("comma-in-list", at, _COMMA)


def _ends_flow_key(text: str, at: int) -> bool:
    """Whether a key without a colon ends here, within braces: "{place: Serpong, Banten}"."""
    return _FLOW_END.match(text, at) is not None and not text[max(at - 200, 0) : at].rstrip().endswith((":", "{", ","))


def _refuse_properties(builder: TreeBuilder, event: Any) -> None:
    at = event.start_mark.index
    if event.anchor is not None:
        builder.refuse(
            "yaml-anchor", at, say("anchors (&) are not read; leave “&{name}” out", name=shown(event.anchor))
        )
    if event.tag is not None:
        tag = event.tag.replace(_STANDARD_TAG, "!!", 1)
        builder.refuse("yaml-tag", at, say("tags (!) are not read; leave “{name}” out", name=shown(tag)))


def _with_plain_breaks(text: str) -> tuple[str, dict[int, str]]:
    """Return the text with other characters for those YAML would break lines at, and the way back."""
    found = [character for character in _BREAKS if character in text]
    unused = (code for code in _PRIVATE_USE if chr(code) not in text)
    swap = dict(zip(found, unused, strict=False))
    for character, code in swap.items():
        text = text.replace(character, chr(code))
    return text, {code: character for character, code in swap.items()}


def _report(source: Source, error: Exception) -> None:
    words = str(getattr(error, "problem", None) or "not YAML")
    context = str(getattr(error, "context", None) or "")
    end = len(source.text)
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = end if mark is None else min(mark.index, end)
    if opened is not None and (at == end or any(what in context for what in ("simple key", "an alias", "an anchor"))):
        at = min(opened.index, end)  # where it begins says more than where it was missed
    plain = next((ours for theirs, ours in _PLAIN_WORDS if theirs in words), None)
    if source.text.startswith("\t", at):
        plain = _TAB
    elif (hard := _hard_blank(source.text, at)) is not None:
        at, plain = hard, _HARD_BLANK
    elif "node content" in words and not source.text[at:].strip():
        plain = _UNCLOSED
    source.report("syntax", at, say("not valid YAML: {words}", words=plain or shown(words)))


def _hard_blank(text: str, at: int) -> int | None:
    """Return where a hard blank indents the line of a syntax error, or one shortly before it."""
    begins = at
    for _ in range(_LINES_BACK):
        begins = text.rfind("\n", 0, max(begins - 1, 0)) + 1
    found = re.compile(_HARD_INDENT, re.MULTILINE).search(text, begins, at + 1)
    return None if found is None else found.end() - 1

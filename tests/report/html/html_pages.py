"""Reports to render, and what a page holds as a parser that knows nothing of us reads it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from attrs import evolve, field, fields, frozen, has

from claimcheck.api import check
from claimcheck.domain.diagnostic import Acceptance, Mark, problem
from claimcheck.domain.message import Message, say
from claimcheck.report.model import Report

CLAIMS = Path(__file__).parents[3] / "claims"


@cache
def shipped() -> Report:
    """Return the report on the shipped ledger, with a problem, a notice and an accepted finding added."""
    report = check(CLAIMS)
    first, *others = report.findings
    accepted = evolve(first, accepted=Acceptance("the desk knows", "an editor", "2030-01-01"))
    return evolve(
        report,
        findings=(*others, accepted),
        problems=(problem("unknown-name", Mark("claims/a.yaml", 3, 9), say("no place is “{name}”", name="Bantem")),),
        notices=(say("a limit kept {count} findings back", count=3),),
    )


def spoilt(value: Any, words: str) -> Any:
    """Return a report, or a part of one, with these words before each text in it; ids stay different."""
    if isinstance(value, str):
        return f"{words}{value}"
    if isinstance(value, Message):
        arguments = {name: spoilt(argument, words) for name, argument in value.arguments.items()}
        return Message(value.template, arguments) if arguments else say("{words}", words=f"{words}{value.template}")
    if isinstance(value, tuple):
        return tuple(spoilt(item, words) for item in value)
    if isinstance(value, Mapping):
        return {spoilt(key, words): spoilt(item, words) for key, item in value.items()}
    if has(type(value)):
        names = [name.name for name in fields(type(value)) if name.init]
        return evolve(value, **{name.lstrip("_"): spoilt(getattr(value, name), words) for name in names})
    return value


@frozen
class Tag:
    """An element's name and attributes."""

    name: str
    attributes: Mapping[str, str] = field(factory=dict, hash=False)

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        """Its name and those of its attributes."""
        return self.name, tuple(sorted(self.attributes))


class Parsed(HTMLParser):
    """All elements of a page in their order, and the text in each kind of element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.raw: dict[str, str] = {"style": "", "script": ""}
        self.text = ""
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in self.raw:
            self.raw[self._inside] += data
        else:
            self.text += data

    def all(self, name: str) -> list[Tag]:
        """Return the elements of this name."""
        return [tag for tag in self.tags if tag.name == name]

    def with_class(self, name: str) -> list[Tag]:
        """Return the elements of this class."""
        return [tag for tag in self.tags if name in tag.attributes.get("class", "").split()]

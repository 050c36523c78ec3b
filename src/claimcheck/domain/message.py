"""Words for people, kept apart from the facts in them so that they can be said in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen

Translate: TypeAlias = Callable[[str], str]


@frozen
class Message:
    """A template with named gaps (``"{count} articles say {value}"``) and what goes into them.

    The template is the key of a message catalog; the arguments are text or messages themselves.
    """

    template: str
    arguments: Mapping[str, str | Message] = field(factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text()

    def text(self, translate: Translate = str) -> str:
        """Return the words, with ``translate`` applied to each template."""
        filled = {
            name: value.text(translate) if isinstance(value, Message) else value
            for name, value in self.arguments.items()
        }
        return translate(self.template).format_map(filled) if filled else translate(self.template)


def say(template: str, **arguments: str | int | Message) -> Message:
    """Return a message; whole numbers among the arguments are written out."""
    return Message(
        template, {name: str(value) if isinstance(value, int) else value for name, value in arguments.items()}
    )


def verbatim(text: str) -> Message:
    """Return a message that is the same in every language, such as a quote or a name."""
    return Message("{text}", {"text": text})


def join(messages: list[Message], separator: str = ", ") -> Message:
    """Return the messages one after the other."""
    names = [f"part{index}" for index in range(len(messages))]
    template = separator.join(f"{{{name}}}" for name in names)
    return Message(template, dict(zip(names, messages, strict=True)))

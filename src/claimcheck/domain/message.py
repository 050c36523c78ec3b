"""Words for people, kept apart from the facts in them so that they can be said in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from claimcheck.record import field, frozen

Translate: TypeAlias = Callable[[str], str]
_VERBATIM = "{text}"
SAMPLE = "1,234.5"  # a catalog's translation of it shows the marks that its language writes in numbers


@frozen
class Digits:
    """A number in English notation (``2,725,000``, ``46.03``), so that each language can set its own marks."""

    english: str

    def __str__(self) -> str:
        return self.english

    def text(self, translate: Translate = str) -> str:
        """Return the number with the marks of the sample that ``translate`` gives; unchanged where it gives none."""
        sample = translate(SAMPLE)
        if sample == SAMPLE or len(sample) != len(SAMPLE):
            return self.english
        return self.english.translate({ord(","): sample[1], ord("."): sample[5]})


@frozen
class Noun:
    """A noun behind a number other than one, as English has it of ``one`` and of ``many``.

    What a newsroom calls its own units is in no catalog: in another language than English such a noun stays as it is.
    """

    one: str
    many: str

    def __str__(self) -> str:
        return self.many

    def text(self, translate: Translate = str) -> str:
        """Return what stands behind the number; ``translate`` gives the noun, if it knows it."""
        many = translate(self.many)
        return many if many != self.many or translate(SAMPLE) == SAMPLE else translate(self.one)


@frozen
class Message:
    """A template with named gaps (``"{count} articles say {value}"``) and what goes into them.

    The template is the key of a message catalog; the arguments are text, numbers or messages themselves.
    """

    template: str
    arguments: Mapping[str, str | Digits | Noun | Message] = field(factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text()

    def text(self, translate: Translate = str) -> str:
        """Return the words, with ``translate`` applied to each template."""
        if not self.arguments:
            return translate(self.template)
        if self.template == _VERBATIM:  # as that of half of all messages
            (inner,) = self.arguments.values()
            return inner if isinstance(inner, str) else inner.text(translate)
        filled = {
            name: value if isinstance(value, str) else value.text(translate) for name, value in self.arguments.items()
        }
        return translate(self.template).format_map(filled)


def say(template: str, **arguments: str | int | Digits | Noun | Message) -> Message:
    """Return a message; whole numbers among the arguments are written out."""
    return Message(
        template, {name: str(value) if isinstance(value, int) else value for name, value in arguments.items()}
    )


def counted(number: int) -> Digits:
    """Return how many there are of something, as a large number is written: ``1,000,000``."""
    return Digits(f"{number:,}")


def term(name: str) -> Message:
    """Return a message of a word out of a fixed list, such as the name of a unit or a value of an enumeration."""
    return Message(name)


def linked(messages: Iterable[Message], template: str) -> Message:
    """Return the messages put together one after the other by a template of ``{one}`` and ``{other}``.

    They are put together in halves: words of a thousand messages inside each other could not be told.
    """
    told = list(messages)
    while len(told) > 1:
        pairs = [say(template, one=one, other=other) for one, other in zip(told[::2], told[1::2], strict=False)]
        told = [*pairs, *told[2 * len(pairs) :]]
    return told[0]


def verbatim(text: str | Digits | Noun | Message) -> Message:
    """Return a message of words that are no template, such as a quote, a name or a number."""
    return Message(_VERBATIM, {"text": text})


def join(messages: list[Message], separator: str = ", ") -> Message:
    """Return the messages one after the other; the separator holds no words (``linked`` takes those)."""
    if len(messages) == 1:
        return messages[0]
    names = [f"part{index}" for index in range(len(messages))]
    template = separator.join(f"{{{name}}}" for name in names)
    return Message(template, dict(zip(names, messages, strict=True)))

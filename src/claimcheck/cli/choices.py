"""Names that were asked for, against those that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from claimcheck.domain.message import Message, say
from claimcheck.domain.nearest import nearest

_LONGEST = 100


def split(given: Iterable[str]) -> list[str]:
    """Return the names of a repeated option whose values may hold several, parted by commas."""
    return [name.strip() for value in given for name in value.split(",") if name.strip()]


def unknown_rule(name: str, known: Collection[str]) -> Message:
    """Return the words for a rule that is not known, with the names that are most like it."""
    near = suggestions(name, known)
    hint = did_you_mean(near) if near else say("; “claimcheck rules” lists them")
    return say("no rule is called “{name}”{hint}", name=name[:_LONGEST], hint=hint)


def suggestions(name: str, known: Collection[str]) -> list[str]:
    """Return up to three known names that are most like the one given, else such as hold it."""
    name = name[:_LONGEST]
    return nearest(name, known, most=3) or ([one for one in sorted(known) if name in one][:3] if name else [])


def did_you_mean(names: Sequence[str]) -> Message:
    """Return the end of a sentence that offers these names, if there are any."""
    if not names:
        return say("")
    *first, last = names
    if not first:
        return say("; did you mean {near}?", near=last)
    return say("; did you mean {first} or {last}?", first=", ".join(first), last=last)

"""Sentences that several rules share: lists, who says what, and that one side is a reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Reason, Severity, severity
from claimcheck.domain.message import Message, counted, join, say, verbatim
from claimcheck.engine.finding import Camp, camp_of
from claimcheck.engine.slots import Camps, SlotConflict

MOST_LISTED = 5
MOST_SHOWN = 20
T = TypeVar("T")


def both(parts: Sequence[Message]) -> Message:
    """Return ``both A and B``, or ``A, B and C at once``."""
    template = "both {parts}" if len(parts) == 2 else "{parts} at once"
    return say(template, parts=listed(parts))


def listed(parts: Sequence[Message], of: int | None = None) -> Message:
    """Return ``A``, ``A and B`` or ``A, B and C``; long lists end with how many more there are.

    Of so many parts in all the first are enough.
    """
    shown = few(parts, of)
    if len(shown) < 2:
        return shown[0] if shown else say("")
    return say("{first} and {last}", first=join(shown[:-1]), last=shown[-1])


def few(parts: Sequence[Message], of: int | None = None) -> list[Message]:
    """Return the messages; of many the first, and how many more there are."""
    count = len(parts) if of is None else of
    if count <= MOST_LISTED:
        return list(parts)
    shown = parts[: MOST_LISTED - 1]
    return [*shown, say("{count} more", count=count - len(shown))]


def shown_of(claims: Sequence[T], of: int | None = None) -> tuple[Sequence[T], tuple[Message, ...]]:
    """Return those of many claims that a finding shows, which are the first, and that there are others.

    A thousand findings that show a thousand claims each are more than anybody reads, and than memory holds. Of so many
    in all the first are enough.
    """
    count = len(claims) if of is None else of
    if count <= MOST_SHOWN:
        return claims, ()
    more = counted(count - MOST_SHOWN)
    return claims[:MOST_SHOWN], (say("{count} more claims that stand against it are not shown.", count=more),)


def distinct(parts: Iterable[Message]) -> list[Message]:
    """Return the messages without those that read alike, in their order."""
    return list({str(part): part for part in parts}.values())


def cannot(conflict: SlotConflict) -> Message:
    """Return how sure a message may sound about a conflict: ``cannot``, or ``can hardly``."""
    return sureness(conflict.reasons)


def sureness(reasons: frozenset[Reason]) -> Message:
    """Return ``cannot``, or ``can hardly`` where one of these reasons weakens the conflict."""
    sure = severity(Severity.CONTRADICTION, reasons) is Severity.CONTRADICTION
    return say("cannot") if sure else say("can hardly")


def told(conflict: SlotConflict, message: Message) -> Message:
    """Return the message, with ``against the reference`` where one of the articles is a reference."""
    names = references(conflict.camps)
    if not names:
        return message
    return say("{message} (against the reference {names})", message=message, names=listed(names))


def references(camps: Camps) -> list[Message]:
    """Return the articles of the camps that are references, by name."""
    named = {one.claim.article.id for camp in camps for one in camp if one.claim.article.reference}
    return [verbatim(name) for name in sorted(named)]


def cited(claim: AnyClaim, words: str) -> Message:
    """Return words of an article, and what they are taken as where the claim says so (``reads``)."""
    stated = _read_as(claim)
    if stated is None or claim.words["reads"] != words:
        return say("“{words}” in {article}", words=words, article=claim.article.id)
    return say("“{stated}” (taken as “{words}”) in {article}", stated=stated, words=words, article=claim.article.id)


def supplied(claim: AnyClaim, keys: Iterable[str]) -> Iterator[Message]:
    """Yield that the article does not state these keys of a claim, which whoever wrote it down supplied."""
    stated, missing = _read_as(claim), sorted(keys)
    if stated is not None and _read_key(claim) in missing:
        missing.remove(_read_key(claim))
        yield say(
            "That “{stated}” in {article} is “{words}” is the reading of whoever wrote down the claim {claim}.",
            stated=stated, article=claim.article.id, words=claim.words["reads"], claim=claim.id,
        )  # fmt: skip
    if missing:
        yield say(
            "{article} does not state its {keys}: whoever wrote down the claim {claim} supplied that.",
            article=claim.article.id, keys=listed([verbatim(key) for key in missing]), claim=claim.id,
        )  # fmt: skip


def _read_key(claim: AnyClaim) -> str:
    return {"event": "date", "rank": "rank"}.get(claim.kind, "value")


def _read_as(claim: AnyClaim) -> str | None:
    return claim.words.get(_read_key(claim)) if "reads" in claim.words else None


def leads(conflict: SlotConflict) -> list[Assertion]:
    """Return who stands for each camp where one is told of it: a side of the strongest clash, else the first."""
    strongest = (conflict.strongest.first, conflict.strongest.second)
    return [next((one for one in camp if one in strongest), camp[0]) for camp in conflict.camps]


def camps_of(conflict: SlotConflict, contents: Sequence[Message]) -> tuple[Camp, ...]:
    """Return the camps of a conflict, each with what it says."""
    return tuple(camp_of(camp, _label(camp, content)) for camp, content in zip(conflict.camps, contents, strict=True))


def _label(camp: Sequence[Assertion], content: Message) -> Message:
    """Return what a camp says, with whose word it is where the whole camp rests on it."""
    if any(one.claim.article.reference for one in camp):
        return say("{content} (the reference)", content=content)
    speakers = {one.claim.speaker.words if one.claim.speaker else "" for one in camp}
    if len(speakers) == 1 and (speaker := speakers.pop()):
        return say("{content}, says {speaker}", content=content, speaker=speaker)
    return content


def articles(claims: Iterable[AnyClaim]) -> Message:
    """Return the articles of claims, each once."""
    names = sorted({claim.article.id for claim in claims})
    return listed([verbatim(name) for name in names[:MOST_LISTED]], len(names))


def articles_of(conflict: SlotConflict) -> Message:
    """Return the articles of a conflict, for a sentence that says whom to ask."""
    return articles(one.claim for camp in conflict.camps for one in camp)


def or_ask(ways: Iterable[Message], otherwise: Message, ask: Message) -> Iterator[Message]:
    """Yield the ways out and, last, whom to ask: ``otherwise``, or ``ask`` where there is no other way."""
    last = ask
    for way in ways:
        yield way
        last = otherwise
    yield last

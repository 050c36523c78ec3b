"""What a finding rests on: claims with the keys used of each, and what weakens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import AnyClaim, Modality
from claimcheck.domain.diagnostic import Reason
from claimcheck.domain.message import Message, say
from claimcheck.lower.background import speaker_span
from claimcheck.rules._words import distinct, listed, supplied

Reasons: TypeAlias = frozenset[Reason]


class Use:
    """A claim and the keys of it without which a finding would not stand."""

    __slots__ = ("claim", "keys")

    def __init__(self, claim: AnyClaim, keys: frozenset[str]) -> None:
        self.claim, self.keys = claim, keys

    @classmethod
    def of(cls, one: Assertion) -> Use:
        """Return the claim of an assertion, with the keys that this rests on."""
        return cls(one.claim, one.uses)

    @property
    def assumed(self) -> frozenset[str]:
        """The keys that whoever encoded the claim supplied."""
        return self.claim.assumed & self.keys


def weakened_by(catalog: Catalog, *uses: Use) -> Reasons:
    """Return what weakens a conflict of these claims, apart from how their words are read."""
    claims = [use.claim for use in uses]
    found = set()
    if any(use.assumed for use in uses):
        found.add(Reason.ASSUMED)
    if len({claim.modality is Modality.ESTIMATE for claim in claims}) == 2:
        found.add(Reason.ESTIMATE)
    if any(claim.as_published_by for claim in claims):
        found.add(Reason.AS_PUBLISHED_BY)
    speakers = [speaker_span(catalog, claim) for claim in claims]
    if any(a is not None and b is not None and not a.meets(b) for a, b in combinations(speakers, 2)) and all(speakers):
        found.add(Reason.TWO_SPEAKERS)
    return frozenset(found)


def why_weaker(uses: Sequence[Use], reasons: Reasons) -> Iterator[Message]:
    """Yield a sentence for each reason that weakens a conflict of these claims, in the order of the reasons' table."""
    for reason in Reason:
        if reason in reasons and reason in _SENTENCES:
            yield from _SENTENCES[reason](uses)


def _meant_only(_: Sequence[Use]) -> Iterator[Message]:
    yield say("In the widest reading of the words both can hold; as such words are usually meant, they cannot.")


def _assumed(uses: Sequence[Use]) -> Iterator[Message]:
    for use in uses:
        yield from supplied(use.claim, use.assumed)


def _speakers(uses: Sequence[Use]) -> Iterator[Message]:
    told = distinct(
        say("{speaker} (in {article})", speaker=use.claim.speaker.words, article=use.claim.article.id)
        for use in uses
        if use.claim.speaker
    )
    template = "The two speakers, {speakers}, may simply disagree."
    yield say(template if len(told) <= 2 else "The speakers, {speakers}, may simply disagree.", speakers=listed(told))


def _estimate(uses: Sequence[Use]) -> Iterator[Message]:
    given = {use.claim.article.id: None for use in uses if use.claim.modality is Modality.ESTIMATE}
    for article in given:
        yield say("{article} gives an estimate, the other side a fact.", article=article)


def _as_published_by(uses: Sequence[Use]) -> Iterator[Message]:
    for use in uses:
        writer = use.claim.as_published_by
        if writer is not None:
            yield say(
                "{article} only reports that {writer} wrote so, and does not vouch for it.",
                article=use.claim.article.id,
                writer=writer.words,
            )


_SENTENCES: Mapping[Reason, Callable[[Sequence[Use]], Iterator[Message]]] = {
    Reason.MEANT_ONLY: _meant_only,
    Reason.ASSUMED: _assumed,
    Reason.TWO_SPEAKERS: _speakers,
    Reason.ESTIMATE: _estimate,
    Reason.AS_PUBLISHED_BY: _as_published_by,
}

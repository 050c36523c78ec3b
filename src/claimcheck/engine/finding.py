"""What a rule found, before it is given a name, a severity and a fingerprint."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.claim import AnyClaim, Article
from claimcheck.domain.diagnostic import Mark, Reason, Severity
from claimcheck.domain.message import Message
from claimcheck.domain.picture import Picture
from claimcheck.record import frozen


class Exhibit(NamedTuple):
    """What a finding shows in place of a claim: one that could not be built, or an entry of the catalog.

    ``id`` is what stands for a claim's id. ``said`` is what a fingerprint covers. An entry of the catalog has no
    ``article``.
    """

    id: str
    said: str
    mark: Mark
    article: Article | None = None
    quote: str | None = None


class Witness:
    """A claim's part in a finding and how its words were read."""

    __slots__ = ("claim", "reads")

    def __init__(self, claim: AnyClaim | Exhibit, reads: Message) -> None:
        self.claim, self.reads = claim, reads


class Camp:
    """Claims of a finding that agree; the label says on what, as an editor would."""

    __slots__ = ("label", "witnesses")

    def __init__(self, witnesses: tuple[Witness, ...], label: Message | None = None) -> None:
        self.witnesses, self.label = witnesses, label


@frozen
class Found:
    """What a rule yields: one plain sentence, the camps, why they clash, what would reconcile them.

    ``reasons`` weaken the finding; ``level`` replaces the rule's own where the rule has several. ``pictures`` are for
    what cannot be drawn from the claims alone. ``about`` tells apart what a rule finds on the same claims, as on two
    persons whom both name.
    """

    message: Message
    camps: tuple[Camp, ...]
    subject: Message | None = None
    why: tuple[Message, ...] = ()
    reconcile: tuple[Message, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    level: Severity | None = None
    pictures: tuple[Picture, ...] = ()
    about: str = ""


def camp_of(assertions: tuple[Assertion, ...], label: Message | None = None) -> Camp:
    """Return the camp of these assertions."""
    return Camp(tuple(Witness(assertion.claim, assertion.reads) for assertion in assertions), label)

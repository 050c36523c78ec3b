"""The one diagnostic type: findings about claims and problems of the input alike."""

from __future__ import annotations

from enum import IntEnum

from claimcheck.domain.choice import Choice
from claimcheck.domain.message import Message
from claimcheck.domain.picture import Picture
from claimcheck.record import frozen


class Severity(IntEnum):
    """How sure a finding is that something is wrong."""

    NOTE = 1
    TENSION = 2
    CONTRADICTION = 3

    def __str__(self) -> str:
        return self.name.lower()


class Reason(Choice):
    """What lowers a finding by one step (or, for the last, to a note); the table in ``severity``."""

    MEANT_ONLY = "only the usual reading clashes, not the widest one"
    ASSUMED = "a link that it needs was supplied by the encoder"
    TWO_SPEAKERS = "two different speakers are quoted"
    FACET_LEFT_OUT = "one side leaves out a facet"
    ESTIMATE = "an estimate stands against a fact"
    TIME = "the two need not be about the same time"
    LOOSE_NAME = "a place name may be meant loosely"
    AS_PUBLISHED_BY = "one side only reports what another wrote"


def severity(highest: Severity, reasons: frozenset[Reason]) -> Severity:
    """Return the severity of a finding of a rule with this highest one: one step down, once, for any reasons."""
    if Reason.AS_PUBLISHED_BY in reasons:
        return Severity.NOTE
    return Severity(max(Severity.NOTE, highest - 1)) if reasons else highest


def weakness(highest: Severity, reasons: frozenset[Reason]) -> tuple[int, int, list[str]]:
    """Return the key by which the strongest of several conflicts comes first: the gravest, of the fewest reasons."""
    return -severity(highest, reasons), len(reasons), sorted(map(str, reasons))


@frozen
class Mark:
    """A place in a file: lines and columns count from 1, columns in code points."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def __lt__(self, other: Mark) -> bool:
        return (self.file, self.line, self.column) < (other.file, other.line, other.column)


@frozen
class Side:
    """One claim's part in a finding: which camp it stands in, its words, and how they were read.

    ``source`` is the story that the article tells: copies of one wire story share it, and count once.
    """

    camp: int
    claim: str
    article: str
    mark: Mark
    reads: Message
    quote: str | None = None
    said_by: str | None = None
    publisher: str | None = None
    published: str | None = None
    source: str | None = None


@frozen
class Acceptance:
    """Why a desk lives with a finding; ``baseline``: it stands in the baseline file that ``because`` names."""

    because: str
    by: str | None = None
    until: str | None = None
    baseline: bool = False


@frozen
class Diagnostic:
    """A finding (``severity`` set) or a problem of the input (``severity`` is ``None``).

    ``code`` is the rule's name or the problem's code; ``subject`` says what the claims of a finding are about;
    ``sides`` are ordered by camp; ``why`` and ``reconcile`` are sentences; ``pictures`` show what these say. Of a
    finding that was ``told`` before, no more may be known than those lines of text, its claims, and what sorts it.
    """

    code: str
    message: Message
    mark: Mark
    severity: Severity | None = None
    subject: Message | None = None
    sides: tuple[Side, ...] = ()
    camps: tuple[Message, ...] = ()
    why: tuple[Message, ...] = ()
    reconcile: tuple[Message, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    fingerprint: str = ""
    accepted: Acceptance | None = None
    pictures: tuple[Picture, ...] = ()
    told: tuple[str, ...] = ()


def problem(code: str, mark: Mark, message: Message) -> Diagnostic:
    """Return a problem of the input at this place."""
    return Diagnostic(code, message, mark)

"""Assertions: what a claim leaves of one slot, as a flat row that a sweep can compare."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from claimcheck.domain.choice import Choice
from claimcheck.domain.claim import AnyClaim, Claim
from claimcheck.domain.labels import Basis, Edition
from claimcheck.domain.message import Message
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.record import field, frozen, frozen_by_type


class Family(Choice):
    """What a slot is of."""

    VALUE = "value"
    DATE = "date"
    START = "start"
    END = "end"
    VENUE = "venue"
    STATUS = "status"
    RANK = "rank"
    RANK_HOLDER = "rank holder"
    OFFICE = "office"
    TITLE = "title"
    ATTRIBUTE = "attribute"


class Nature(Choice):
    """How a slot's values at two times belong together."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    FIXED = "fixed"


@frozen(cache_hash=True)
class Slot:
    """The thing that claims narrow: a family, what tells it from others of the family, and its nature in time."""

    family: Family
    key: tuple[Hashable, ...]
    nature: Nature = Nature.FIXED


class Origin(Choice):
    """Where the time of an assertion comes from."""

    STATED = "stated"
    PART = "some part of what is stated"
    FISCAL = "a fiscal year whose months are left open"
    DEFAULT = "taken from the day of publication"
    UNKNOWN = "unknown"


@frozen_by_type
class Valid:
    """When an assertion holds, on the local calendar; ``document`` is the article it stands in."""

    span: Span = EVERYTHING
    origin: Origin = Origin.UNKNOWN
    is_day: bool = False
    document: str = ""


@frozen
class Occasion:
    """What a rank was given at: an event, else an edition.

    ``years`` are those known of the event, or of the time that a claim with neither states; ``labels`` are the
    editions by which the event goes, each with what its number counts.
    """

    event: str | None = None
    edition: Edition | None = None
    years: frozenset[int] = frozenset()
    labels: frozenset[tuple[Basis, int]] = frozenset()


@frozen_by_type(cache_hash=True)
class Context:
    """What two assertions of one slot must agree in to be compared; what one side leaves out lowers a finding."""

    facets: tuple[tuple[str, Hashable], ...] = ()
    occasion: Occasion | None = None


def _id_of(claim: Claim) -> str:
    return claim.id


@frozen_by_type(eq=True, unsafe_hash=True, cache_hash=True)
class Assertion:
    """One claim's narrowing of one slot.

    ``meant`` lies within ``said``. ``uses`` names the claim's keys without which the narrowing does not stand.
    ``hedged`` tells that its meant reading counts against other articles too. ``overlapping`` and ``loosely`` are
    further spans of a place: those that it shares ground with, and those that its name may mean. ``speaker`` is the
    span of the one quoted on the line of entities. ``told`` says how the claim's words were read, which few are asked.
    """

    slot: Slot
    said: Span = field(hash=False)  # a claim and a slot tell nearly all apart, and fractions take long to hash
    meant: Span = field(hash=False)
    claim: AnyClaim = field(eq=_id_of)
    told: Callable[[], Message] = field(eq=False)
    uses: frozenset[str]
    valid: Valid = field(default=Valid(), hash=False)
    context: Context = Context()
    hedged: bool = True
    overlapping: tuple[Span, ...] = ()
    loosely: tuple[Span, ...] = ()
    speaker: Span | None = None

    @property
    def reads(self) -> Message:
        """How the words that it comes from were read."""
        return self.told()

    @property
    def claim_id(self) -> str:
        """The id of the claim that it comes from."""
        return self.claim.id

    @property
    def is_assumed(self) -> bool:
        """Whether the encoder supplied a key that it needs."""
        return bool(self.claim.assumed & self.uses)

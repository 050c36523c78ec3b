"""Claims: what an article states, resolved to catalog ids, spans and periods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeAlias

from claimcheck.domain.choice import Choice
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.figure import Figure
from claimcheck.domain.labels import Edition, RankWords, Title
from claimcheck.domain.period import Period
from claimcheck.domain.span import Span
from claimcheck.record import field, frozen

Facets: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values that narrow what is meant, sorted."""


class Modality(Choice):
    """What kind of statement a claim is; each is compared with its like, an estimate also with a fact."""

    FACT = "fact"
    ESTIMATE = "estimate"
    TARGET = "target"
    FORECAST = "forecast"
    PLAN = "plan"
    DENIAL = "denial"

    def __init__(self, name: str) -> None:
        self.is_actual = name in ("fact", "estimate")
        """Whether it tells what is, rather than what shall or will be, or is not."""


@frozen
class Article:
    """Where claims come from.

    ``date_order`` settles 12/9/2024 where the language does not; ``text`` is its text where the ledger has it.
    """

    id: str
    mark: Mark
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Period | None = None
    language: str = "id"
    zone: str | None = None
    date_order: str | None = None
    copy_of: str | None = None
    reference: bool = False
    text: str | None = field(default=None, repr=False)

    @property
    def source(self) -> str:
        """The story it tells: copies of one wire story are one source."""
        return self.copy_of or self.id


class Domain(Choice):
    """Which part of the catalog a name was found in."""

    PLACE = "place"
    ENTITY = "entity"
    EVENT = "event"
    AWARD = "award"
    MEASURE = "measure"
    ROLE = "role"
    PROPERTY = "property"


@frozen
class Reference:
    """A thing of the catalog as an article names it."""

    domain: Domain
    id: str
    words: str = field(eq=False)

    @property
    def key(self) -> str:
        """The thing as one text, as keys of slots hold it: ``place:banten``."""
        return f"{self.domain.value}:{self.id}"


@frozen(cache_hash=True)
class Value:
    """A figure in the unit of its measure: the widest literal reading, and what a reader takes from it.

    ``unit`` is the unit's name for people; ``figure`` keeps the words.
    """

    said: Span
    meant: Span
    figure: Figure
    unit: str


@frozen(cache_hash=True)
class Subject:
    """What a quantity is of: the slot without its time. ``scope`` holds its facets, sorted."""

    measure: str
    place: str | None = None
    of: str | None = None
    event: str | None = None
    scope: Facets = ()


@frozen(kw_only=True)
class Claim:
    """What all claims have. ``as_of`` is only what the claim states; defaults depend on the measure."""

    kind: ClassVar[str]

    id: str
    article: Article
    mark: Mark
    quote: str | None = None
    said_by: tuple[Reference, ...] = ()
    as_published_by: Reference | None = None
    as_of: Period | None = None
    modality: Modality = Modality.FACT
    assumed: frozenset[str] = frozenset()
    part: str = "body"
    corrects: str | None = None
    words: Mapping[str, str] = field(factory=dict, eq=False, repr=False)

    @property
    def speaker(self) -> Reference | None:
        """Whose statement it is: the innermost of those quoted; ``None`` is the article's own voice."""
        return self.said_by[-1] if self.said_by else None


@frozen(kw_only=True)
class Part:
    """A part of a total: a claim of the ledger (``claim``) or a figure given in place (``value``)."""

    label: str
    claim: str | None = None
    subject: Subject | None = None
    value: Value | None = None


@frozen
class Conversion:
    """The same amount in another currency, and the rate between the two as the article gives it."""

    value: Value
    rate: Value


@frozen(kw_only=True)
class Quantity(Claim):
    """A measure of something, somewhere, at a time."""

    kind = "quantity"
    subject: Subject
    value: Value
    parts: tuple[Part, ...] = ()
    complete: bool = True
    converted: Conversion | None = None


class StepKind(Choice):
    """What the ``by`` of a change is given in."""

    AMOUNT = "amount"
    PERCENT = "percent"
    POINTS = "percentage points"
    FACTOR = "factor"


@frozen
class Step:
    """By how much something changed; percent and factors are pure numbers (5 percent is 1/20)."""

    kind: StepKind
    value: Value


@frozen(kw_only=True)
class Change(Claim):
    """A measure before and after; ``direction`` is +1, 0 or -1 where stated."""

    kind = "change"
    subject: Subject
    before: Value | None = None
    after: Value | None = None
    by: tuple[Step, ...] = ()
    before_as_of: Period | None = None
    after_as_of: Period | None = None
    direction: int | None = None
    revision: bool = False


@frozen
class Term:
    """One side of a ratio."""

    subject: Subject
    as_of: Period | None = None


@frozen(kw_only=True)
class Ratio(Claim):
    """One measure as a multiple or share of another; the value is a pure number."""

    kind = "ratio"
    numerator: Term
    denominator: Term
    value: Value


@frozen(kw_only=True)
class Happening(Claim):
    """Something that happens at a time and a place: the claim of kind ``event``."""

    kind = "event"
    event: str
    date: Period | None = None
    start: Period | None = None
    end: Period | None = None
    place: Reference | None = None
    edition: Edition | None = None
    attended_by: tuple[Reference, ...] = ()
    status: str | None = None
    scope: Facets = ()


@frozen(kw_only=True)
class Ranking(Claim):
    """A place in an order: the claim of kind ``rank``."""

    kind = "rank"
    award: str
    rank: RankWords
    event: str | None = None
    edition: Edition | None = None
    level: str | None = None
    category: str | None = None
    recipient: Reference | None = None
    out_of: int | None = None
    ordered_by: str | None = None
    scope: Facets = ()


@frozen(kw_only=True)
class Office(Claim):
    """Who holds an office: the claim of kind ``role``."""

    kind = "role"
    person: Reference
    role: str
    title: Title = Title.DEFINITIVE
    of: Reference | None = None
    scope: Facets = ()


@frozen
class PropertyValue:
    """One value of a property: its words, and each way in which it can be compared."""

    words: str
    thing: Reference | None = None
    period: Period | None = None
    figure: Figure | None = None


@frozen(kw_only=True)
class Attribute(Claim):
    """A property of an entity, an event, an award or a place."""

    kind = "attribute"
    about: Reference
    property: str
    values: tuple[PropertyValue, ...]
    scope: Facets = ()


AnyClaim: TypeAlias = Quantity | Change | Ratio | Happening | Ranking | Office | Attribute

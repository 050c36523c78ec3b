"""The ledger: typed claims and the catalog, all that the rest of the program knows of the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias, TypeVar

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import AnyClaim, Article, Claim
from claimcheck.domain.diagnostic import Acceptance, Mark
from claimcheck.domain.message import Message, say
from claimcheck.domain.remembered import remembered
from claimcheck.record import field, frozen

C = TypeVar("C", bound=Claim)


@frozen
class Fault:
    """A claim that its own article makes unreadable or impossible: the quote holds the words at fault.

    ``code`` is the rule that tells it; ``words`` are the article's. With ``confusable-name`` the words are a name
    that is not known and may only look like one that is; the quote may then be empty. ``is_doubtful`` tells that the
    article need not be at fault: the words may have a reading that is not known here, or another place in the ledger.
    """

    code: str
    claim: str
    article: Article
    mark: Mark
    quote: str
    words: str
    message: Message
    is_doubtful: bool = False


Member: TypeAlias = AnyClaim | Fault
"""What stands in a block: a claim, or what is at fault in place of one."""


def id_of(member: Member) -> str:
    """Return the id of the claim that a member is or would have been."""
    return member.claim if isinstance(member, Fault) else member.id


@frozen
class AcceptedFinding:
    """An entry of ``accepted:``: rule and fingerprint (its first 8 to 16 digits), why, the last day that it holds."""

    finding: str
    acceptance: Acceptance
    mark: Mark
    last_day: date | None = None


@frozen
class Coupling:
    """What keeps the files of a ledger from being read one by one.

    ``shared`` are the files that say something for the others: the catalog, acceptances, an order of day and month;
    ``linked`` the articles of which a claim corrects or adds up one of another, or is so treated; ``date_orders``
    are those that they state.
    """

    shared: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    date_orders: frozenset[str] = frozenset()


@frozen(eq=False)
class Ledger:
    """Claims that take part, in the order of their ids; those that do not, with the reason; the catalog.

    ``among`` is how many claims there are in all where these are a part of more, as for ``in_all``.
    """

    catalog: Catalog
    articles: Mapping[str, Article]
    claims: tuple[AnyClaim, ...]
    faults: tuple[Fault, ...] = ()
    left_out: Mapping[str, Message] = field(factory=dict)
    accepted: tuple[AcceptedFinding, ...] = ()
    coupling: Coupling = Coupling()
    among: int = 0

    @property
    def in_all(self) -> int:
        """How many claims there are, with those that this is a part of."""
        return max(self.size, self.among)

    @property
    def size(self) -> int:
        """How many claims the files hold, readable or not."""
        return len(self.claims) + len(self.left_out)

    def claim(self, claim_id: str) -> AnyClaim | None:
        """Return the claim of this id."""
        return _by_id(self).get(claim_id)

    def of_kind(self, kind: type[C]) -> Sequence[C]:
        """Return the claims of one kind, in their order."""
        return _by_kind(self).get(kind, ())


@remembered
def _by_id(ledger: Ledger) -> Mapping[str, AnyClaim]:
    return {claim.id: claim for claim in ledger.claims}


@remembered
def _by_kind(ledger: Ledger) -> Mapping[type, Sequence[Any]]:
    found: dict[type, list[Any]] = defaultdict(list)
    for claim in ledger.claims:
        found[type(claim)].append(claim)
    return found


def withdrawn(by: str) -> Message:
    """Return why a claim takes no part that another one corrects."""
    return say("withdrawn by {claim}", claim=by)


def withdrawer(reason: Message) -> str | None:
    """Return the claim that withdraws one that is left out for this reason, if it is withdrawn."""
    return str(reason.arguments["claim"]) if reason.template == withdrawn("").template else None

"""How each claim was read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from claimcheck.domain.assertion import Assertion
from claimcheck.domain.message import Message, join


class _WhenAsked(ABC, Mapping[str, Message]):
    """Readings by the claim's id, worked out when they are first asked for: most reports do not show them."""

    def __getitem__(self, claim: str) -> Message:
        return self._told[claim]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    def __reduce__(self) -> tuple[type[dict[str, Message]], tuple[dict[str, Message]]]:
        return dict, (dict(self._told),)  # a report goes to another process with what it shows, not with the ledger

    @abstractmethod
    def only(self, claims: Collection[str]) -> Mapping[str, Message]:
        """Return those of some claims."""

    @property
    @abstractmethod
    def _told(self) -> Mapping[str, Message]: ...


class Readings(_WhenAsked):
    """How each of some claims was read: what it leaves of each thing that it speaks of, by the claim's id.

    ``asserted`` returns what these claims assert, at least.
    """

    def __init__(self, claims: Collection[str], asserted: Callable[[Collection[str]], Iterable[Assertion]]) -> None:
        self._claims = claims
        self._asserted = asserted

    def only(self, claims: Collection[str]) -> Readings:
        """Return those of some claims."""
        return Readings(frozenset(claims).intersection(self._claims), self._asserted)

    @cached_property
    def _told(self) -> Mapping[str, Message]:
        told: dict[str, list[Message]] = {}
        for assertion in self._asserted(self._claims) if self._claims else ():
            if assertion.claim_id not in self._claims:
                continue
            messages = told.setdefault(assertion.claim_id, [])
            if not any(str(assertion.reads) in str(message) for message in messages):
                messages.append(assertion.reads)
        return {claim: join(some) if len(some) > 1 else some[0] for claim, some in sorted(told.items())}


class AllReadings(_WhenAsked):
    """Several readings together."""

    def __init__(self, parts: Sequence[Mapping[str, Message]]) -> None:
        self._parts = parts

    def only(self, claims: Collection[str]) -> AllReadings:
        """Return those of some claims."""
        return AllReadings([of_some(one, claims) for one in self._parts])

    @cached_property
    def _told(self) -> Mapping[str, Message]:
        return {claim: read for one in self._parts for claim, read in one.items()}


def of_some(readings: Mapping[str, Message], claims: Collection[str]) -> Mapping[str, Message]:
    """Return the readings of some claims: of those that were not asked for yet, no others are worked out."""
    if isinstance(readings, _WhenAsked):
        return readings.only(claims)
    return {claim: read for claim, read in readings.items() if claim in claims}

"""Smallest parts of a set of claims that still fail, by as few questions as can be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeAlias

Fails: TypeAlias = Callable[[Sequence[Hashable]], bool]
"""True of some claims and of whatever holds more than a set that it is true of."""


def quick_xplain(fails: Fails, claims: Sequence[Hashable]) -> list[Hashable]:
    """Return a smallest-by-inclusion part of the claims that still fails, preferring those that come first.

    Needs about ``k log(n / k)`` questions for k of n (Junker 2004).
    """

    def explain(background: list[Hashable], has_new: bool, rest: Sequence[Hashable]) -> list[Hashable]:
        if has_new and fails(background):
            return []
        if len(rest) == 1:
            return list(rest)
        head, tail = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        from_tail = explain([*background, *head], True, tail)
        return explain([*background, *from_tail], bool(from_tail), head) + from_tail

    return [] if not claims or fails([]) else explain([], False, claims)


def minimal_part(fails: Fails, claims: Sequence[Hashable]) -> list[Hashable]:
    """Return what ``quick_xplain`` does, sooner where no claim can be dropped: then it asks of large parts only.

    What a proof rests on is minimal as a rule; and one claim alone may narrow the rest of its network for long.
    """
    if any(fails([*claims[:index], *claims[index + 1 :]]) for index in range(len(claims))):
        return quick_xplain(fails, claims)
    return list(claims)

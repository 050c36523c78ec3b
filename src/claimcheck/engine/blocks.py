"""Blocks: which claims must be looked at together, so that a large ledger can be checked a small part at a time.

Blocking is how record linkage avoids comparing everything with everything (Fellegi and Sunter 1969): each claim gets
keys, and claims are compared only where their keys meet. Here no finding is lost by it: two claims of one finding are
always connected through keys of the finding's kind, and all that the finding says comes from the claims so connected.
The law is a test: the findings of the blocks are those of the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from claimcheck.domain.choice import Choice
from claimcheck.domain.claim import Attribute, Change, Happening, Office, Quantity, Ranking, Ratio
from claimcheck.engine.union import connected
from claimcheck.record import frozen

Item = TypeVar("Item")


class Block(Choice):
    """What claims of one block have in common; each rule looks at blocks of one kind."""

    CLAIM = "one claim, or what one article says alike in several"
    VALUE = "figures of one thing, and of what relations tie to it"
    FIGURE = "one exact figure"
    EVENT = "one event, or events in one order or under one label"
    GUEST = "the events of one guest"
    RANK = "one award"
    OFFICE = "one office"
    PROPERTY = "one property of one thing"
    NAME = "the names of one person"
    LOOK = "names with strange letters"
    LEDGER = "everything"


HOME: Mapping[type, Block] = {
    Quantity: Block.VALUE,
    Change: Block.VALUE,
    Ratio: Block.VALUE,
    Happening: Block.EVENT,
    Ranking: Block.RANK,
    Office: Block.OFFICE,
    Attribute: Block.PROPERTY,
}
"""Where the claims of a kind are compared with others about the same thing."""


@frozen
class Key:
    """A thing by which claims meet in blocks of a kind.

    Claims that own a key stand in one block. One that only ``reaches`` for it joins them, if there are any: a regency's
    figure that of its province, but not, for the province's sake, that of another regency.
    """

    block: Block
    words: str
    reaches: bool = False


def blocks(keyed: Iterable[tuple[Item, Iterable[Key]]]) -> Mapping[Block, list[list[Item]]]:
    """Return the items (claims, or what stands for them) by kind, in the groups that their keys connect.

    Groups and their members come in the order of the items. An item stands in no block of a kind in which it owns no
    key and reaches for none that another owns.
    """
    items: list[Item] = []
    owners: dict[Block, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    reached: dict[Block, list[tuple[str, int]]] = defaultdict(list)
    for number, (item, keys) in enumerate(keyed):
        items.append(item)
        for key in keys:
            if key.reaches:
                reached[key.block].append((key.words, number))
            else:
                owners[key.block][key.words].append(number)
    return {
        block: [[items[number] for number in group] for group in _groups(owners[block], reached[block])]
        for block in Block
        if block in owners
    }


def blocks_of(
    own: Collection[int], keyed: Sequence[tuple[Item, Sequence[Key]]], kinds: Collection[Block]
) -> Iterator[tuple[Block, list[Item]]]:
    """Yield those of the blocks of some kinds in which items of one's own stand, which are told by their numbers.

    Of an archive most others meet among themselves, too, and that need not be known.
    """
    owners: dict[Block, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    reached: dict[Block, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (_, keys) in enumerate(keyed):
        for key in keys:
            (reached if key.reaches else owners)[key.block][key.words].append(number)

    def around(block: Block, start: int) -> set[int]:
        found: set[int] = set()
        seen: set[str] = set()
        new = {start}
        while new:
            words = {key.words for number in new for key in keyed[number][1] if key.block is block} - seen
            seen |= words
            met = {number for one in words if one in owners[block]
                   for number in (*owners[block][one], *reached[block].get(one, ()))}  # fmt: skip
            new = met - found
            found |= met
        return found

    for block in [one for one in Block if one in owners and one in kinds]:
        left, groups = set(own), []
        while left:
            start = left.pop()
            group = around(block, start)
            left -= group
            groups += [sorted(group)] if group else []
        yield from ((block, [keyed[number][0] for number in group]) for group in sorted(groups))


def _groups(owners: Mapping[str, list[int]], reached: Iterable[tuple[str, int]]) -> Iterator[list[int]]:
    joining = [(owners[words][0], number) for words, number in reached if words in owners]
    members = {number for found in owners.values() for number in found}.union(number for _, number in joining)
    ties = [(found[0], number) for found in owners.values() for number in found[1:]]
    return connected(sorted(members), [*ties, *joining])

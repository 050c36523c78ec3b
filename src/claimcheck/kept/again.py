"""Checks a kept ledger again where some of its files have changed: only what they touch.

A change touches the blocks (``engine.blocks``) that its claims stood in, and those of the claims that have a key in
common with a new one. The rules of a kind look at the touched blocks of the kind; what they had found there before is
replaced, and all else stands.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from claimcheck.checking.examine import examine, part_of
from claimcheck.checking.outcome import Outcome, together
from claimcheck.documents.files import LedgerFile
from claimcheck.documents.loading import load_files
from claimcheck.domain.claim import Article
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.engine.blocks import HOME, Block, Key
from claimcheck.engine.coverage import held_together
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.kept.parts import Parts, keys_of
from claimcheck.record import frozen
from claimcheck.resolve.ledger import Ledger, Member, id_of
from claimcheck.resolve.resolve import Base, resolve
from claimcheck.rules._levels import Levels
from claimcheck.rules._rule import Rule
from claimcheck.rules._run import order
from claimcheck.stored import to_plain

_COMPARING = frozenset(HOME.values())


@frozen
class Again:
    """What a ledger yields after a change: its findings and its counts."""

    findings: tuple[Diagnostic, ...]
    articles: int
    claims: int
    alone: int


@frozen
class _Touched:
    """The touched blocks of a kind: of their members those that are no more, those that stay, and new ones."""

    gone: Collection[int]
    stay: Collection[int]
    new: Sequence[Member]


def again(
    parts: Parts, changed: Collection[str], rules: Mapping[str, Rule], levels: Levels, *, until: float | None = None
) -> Again | None:
    """Return what the ledger yields with these files as they are now; ``None`` where it must be read whole.

    That is so where a file says something for the others, or has a problem, where a rule looks at everything, or where
    there are so many more claims, or fewer, that equal figures count otherwise.
    """
    fresh = _read(parts, changed)
    if fresh is None or any(rule.among is Block.LEDGER for rule in rules.values()):
        return None
    articles = [parts.head.articles[name] for path in changed for name in parts.head.files[path].articles]
    before = {number for article in articles for number in article.members}
    gone, new = _differing(parts, before, [*fresh.claims, *fresh.faults])
    touched = _touched(parts, gone, new)
    claims = parts.head.claims - sum(article.claims for article in articles) + fresh.size
    if least_digits(claims) != least_digits(parts.head.claims):
        return None
    whole = together(_examined(parts, touched, rules, levels, until, claims))
    if not whole.is_settled:
        return None
    findings = tuple(sorted([*_standing(parts, touched, rules), *whole.findings], key=order))
    stay = {number for block in _COMPARING for number in touched[block].stay}
    compared = held_together(findings)
    were_alone = sum(article.left_out for article in articles) + _alone_before(parts, stay | gone, compared)
    looked_at = {parts.ids[number] for number in stay} | {id_of(one) for one in new}
    are_alone = len(fresh.left_out) + len((whole.lone.keys() & looked_at) - compared)
    return Again(
        findings,
        len(parts.head.articles),
        claims,
        parts.head.alone - were_alone + are_alone,
    )


def _alone_before(parts: Parts, seen: set[int], compared: Collection[str]) -> int:
    """Return how many were compared with no other of those that were looked at again, or that findings now compare."""
    told = {number for number, claim in enumerate(parts.ids) if claim in compared}
    return sum(map(parts.was_alone, seen | told))


def _read(parts: Parts, changed: Collection[str]) -> Ledger | None:
    """Return the ledger of the changed files, if they can be read without the others."""
    head = parts.head
    if any(path not in head.files for path in changed):
        return None
    files = [LedgerFile(kept.name, path, kept.root, kept.form)
             for path, kept in head.files.items() if path in changed]  # fmt: skip
    documents, problems = load_files(sorted(files, key=lambda file: file.name))
    fresh, unresolved = resolve(documents, Base(parts.catalog, head.coupling.date_orders))
    before = sorted(article for path in changed for article in head.files[path].articles)
    is_apart = not (fresh.coupling.shared or fresh.coupling.linked or head.coupling.linked.intersection(before))
    return fresh if is_apart and not problems and not unresolved and sorted(fresh.articles) == before else None


def _differing(parts: Parts, before: set[int], now: Sequence[Member]) -> tuple[set[int], list[Member]]:
    """Return which of the members before are no more as they were, and which of those now were not so before."""
    were = {number: _told(parts.members([number])[0]) for number in before}
    are = [(_told(one), one) for one in now]
    told_before, told_now = set(were.values()), {told for told, _ in are}
    return {number for number, told in were.items() if told not in told_now}, [
        one for told, one in are if told not in told_before
    ]


def _told(member: Member) -> tuple[Article, str]:
    """Return all that a member says, also what does not count where claims are compared."""
    return member.article, json.dumps(to_plain(member))


def _touched(parts: Parts, gone: set[int], new: Sequence[Member]) -> dict[Block, _Touched]:
    """Return the touched blocks of each kind.

    Claims of a touched block in which claims are compared are looked at in all such blocks of theirs: only so it is
    known whether one stands alone now.
    """
    keyed = list(zip(new, keys_of(parts.catalog, new), strict=True))
    numbers = {block: parts.block_numbers(block) for block in Block}
    met = {
        block: _whole(
            numbers[block], gone.union(*(parts.meeting(key) for _, keys in keyed for key in _of(block, keys)))
        )
        for block in Block
    }
    stay = {number for block in _COMPARING for number in met[block]} - gone
    met |= {
        block: _whole(
            numbers[block], met[block].union(number for number in stay if numbers[block] and numbers[block][number])
        )
        for block in _COMPARING
    }
    return {
        block: _Touched(
            {number for number in gone if numbers[block] and numbers[block][number]},
            met[block] - gone,
            [one for one, keys in keyed if any(_of(block, keys))],
        )
        for block in Block
    }


def _of(block: Block, keys: Sequence[Key]) -> Iterator[Key]:
    return (key for key in keys if key.block is block)


def _whole(numbers: Sequence[int], some: set[int]) -> set[int]:
    """Return these members with all that share a block with one of them."""
    wanted = {numbers[number] for number in some} - {0} if numbers else set()
    return some.union(number for number, at in enumerate(numbers) if at in wanted) if wanted else some


def _examined(
    parts: Parts,
    touched: Mapping[Block, _Touched],
    rules: Mapping[str, Rule],
    levels: Levels,
    until: float | None,
    claims: int,
) -> Iterator[Outcome]:
    nothing = Ledger(parts.catalog, {}, (), among=claims)
    for block, one in touched.items():
        members = sorted([*parts.members(one.stay), *one.new], key=id_of)  # a ledger has its claims in order
        if members or (block is Block.LOOK and one.gone):
            yield examine(part_of(nothing, members), rules, levels, among=block, until=until)


def _standing(parts: Parts, touched: Mapping[Block, _Touched], rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """Yield the findings of the blocks that were not touched; names that look strange are in one block."""
    again = {block: {parts.ids[number] for number in [*one.gone, *one.stay]} for block, one in touched.items()}
    look = touched[Block.LOOK]
    for finding in parts.findings():
        block = rules[finding.code].among
        is_touched = block is Block.LOOK and bool(look.gone or look.stay or look.new)
        if not is_touched and not any(side.claim in again[block] for side in finding.sides):
            yield finding

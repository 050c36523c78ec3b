"""A draft's claims in groups that no block joins (``engine.blocks``): an edit concerns the groups that it touches.

What stands near each group is searched for by itself, and what was found around it is kept for the next version.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeAlias, TypeVar

from claimcheck.checking.examine import MANY, examine
from claimcheck.checking.outcome import Outcome, together
from claimcheck.engine.blocks import HOME, Block, Key
from claimcheck.engine.figure_numbers import least_digits
from claimcheck.engine.union import connected
from claimcheck.record import define, evolve, field
from claimcheck.resolve.ledger import Fault, Ledger, Member
from claimcheck.rules._levels import Levels
from claimcheck.rules._rule import Rule
from claimcheck.scale.again import Again
from claimcheck.scale.around import Around
from claimcheck.scale.recent import Recent

_Word: TypeAlias = tuple[Block, str]
_ALONE: Final = frozenset({Block.CLAIM})  # claims of other articles are not looked at beside those of a draft
_KEPT: Final = 5_000
"""How many claims the groups that are kept have, of drafts and of archives."""
_EMPTY: Final = 10  # what a group weighs without claims

T = TypeVar("T")


class _Meets(NamedTuple):
    """The keys of claims, by kind of block and words: those that they own, and those that they reach for."""

    owned: frozenset[_Word]
    reached: frozenset[_Word]


class _Whose(NamedTuple):
    """Articles that are left out, and the members of a draft or a group by their identities."""

    without: frozenset[str]
    members: tuple[int, ...]


class _Whole(NamedTuple):
    """What was found in a draft all at once; its ledger, so that nothing else gets the identity of a member."""

    whose: _Whose
    own: Ledger
    outcome: Outcome


@define(eq=False)
class _Group:
    """Claims of a draft that may meet in blocks, what is near them, what they meet by, and what was found."""

    members: Sequence[Member]
    own: Ledger
    around: Around
    meets: _Meets
    outcome: Outcome | None = None


@define(eq=False)
class Apart:
    """The groups of the last versions of drafts, by the identities of their claims; ``look`` looks around some."""

    again: Again
    look: Callable[[Ledger, Collection[str]], Around]
    _groups: Recent[_Whose, _Group] = field(init=False, factory=lambda: Recent(_KEPT))
    _asked: object = field(init=False, default=None)
    _whole: _Whole | None = field(init=False, default=None)

    def examine(self, own: Ledger, without: Collection[str], rules: Mapping[str, Rule], levels: Levels) -> Outcome:
        """Return what rules find about the claims of a draft, but for articles of some ids."""
        asked = frozenset(rules), levels, own.left_out, least_digits(own.in_all)
        if asked != self._asked:
            self._groups.clear()
            self._asked, self._whole = asked, None
        own, unchanged = self.again.same(own)
        whose = _whose(without, [*own.claims, *own.faults])
        if self._whole is not None and self._whole.whose == whose:
            return self._whole.outcome
        if 2 * unchanged < len(whose.members):
            outcome = self._at_once(own, without, rules, levels)
            self._whole = _Whole(whose, own, outcome)
        else:
            outcome = self._group_by_group(own, without, rules, levels)
        self._groups.forget()
        self.again.forget()
        return outcome

    def _at_once(self, own: Ledger, without: Collection[str], rules: Mapping[str, Rule], levels: Levels) -> Outcome:
        """Return the same for a draft that was not asked about yet: what is near it is looked at together.

        That takes two thirds of the time; but it does not tell what an edit concerns.
        """
        around = self.look(own, without).begin()

        def examined(ledger: Ledger) -> Outcome:
            if len(ledger.claims) < MANY:
                return examine(ledger, rules, levels)
            # So many would be shared with another process, which is nothing to do to a program that goes on.
            return self.again.examine(own, ledger, rules, levels, _kinds(rules), around.echoes)

        return around.examined(examined, rules)

    def _group_by_group(
        self, own: Ledger, without: Collection[str], rules: Mapping[str, Rule], levels: Levels
    ) -> Outcome:
        kinds = _kinds(rules)

        def examined(group: _Group, ledger: Ledger) -> Outcome:
            return self.again.examine(group.own, ledger, rules, levels, kinds - _ALONE, group.around.echoes)

        found = [self.again.examine(own, own, rules, levels, kinds & _ALONE)]
        for group in self._parted(own, without):
            if group.outcome is None:
                group.outcome = group.around.examined(partial(examined, group), rules)
            found.append(group.outcome)
        return together(found)

    def _parted(self, own: Ledger, without: Collection[str]) -> list[_Group]:
        """Return the groups of a draft: of claims that meet by themselves, then by what is near them."""
        members: list[Member] = [*own.claims, *own.faults]
        meeting = _joined(members, [self._meets([one]) for one in members])
        groups = [self._group(own, some, without) for some in meeting]
        while len(joined := _joined(groups, [one.meets for one in groups])) < len(groups):
            groups = [self._group(own, [one for part in some for one in part.members], without, some)
                      for some in joined]  # fmt: skip
        return groups

    def _group(
        self, own: Ledger, members: Sequence[Member], without: Collection[str], parts: Sequence[_Group] = ()
    ) -> _Group:
        """Return the group of these members, which ``parts`` make together, if they were looked around already."""
        key = _whose(without, members)
        known = self._groups.get(key)
        if known is None:
            known = self._made(own, members, without, parts)
            self._groups.keep(key, known, _EMPTY + len(known.around.ledger.claims))
        return known

    def _made(
        self, own: Ledger, members: Sequence[Member], without: Collection[str], parts: Sequence[_Group]
    ) -> _Group:
        claims = tuple(one for one in members if not isinstance(one, Fault))
        faults = tuple(one for one in members if isinstance(one, Fault))
        part = evolve(own, claims=claims, faults=faults)
        around = self.look(part, without)
        if parts:
            around.join(one.around for one in parts)
            return _Group(members, part, around, _together([one.meets for one in parts]))
        ledger = around.begin().ledger
        return _Group(members, part, around, self._meets([*ledger.claims, *ledger.faults], around.echoes))

    def _meets(self, members: Iterable[Member], echoes: Collection[str] = ()) -> _Meets:
        # Claims that say the same share their keys, so most are told apart by identity.
        keys = {id(key): key for one in members for key in self.again.keys_of(one, echoes) if key.block not in _ALONE}
        return _Meets(
            frozenset(_word(key) for key in keys.values() if not key.reaches),
            frozenset(_word(key) for key in keys.values() if key.reaches),
        )


def _whose(without: Collection[str], members: Iterable[Member]) -> _Whose:
    return _Whose(frozenset(without), tuple(map(id, members)))


def _kinds(rules: Mapping[str, Rule]) -> set[Block]:
    return {rule.among for rule in rules.values()}.union(HOME.values())


def _together(meets: Sequence[_Meets]) -> _Meets:
    """Return the keys of claims that are those of several groups together."""
    owned, reached = zip(*meets, strict=True)
    return _Meets(frozenset().union(*owned), frozenset().union(*reached))


def _word(key: Key) -> _Word:
    return key.block, key.words


def _joined(parts: Sequence[T], meets: Sequence[_Meets]) -> list[list[T]]:
    """Return the parts in groups that blocks may join: by a word that one of them owns, and others own or reach for."""
    owners: dict[_Word, int] = {}
    ties = [(owners.setdefault(word, number), number) for number, one in enumerate(meets) for word in one.owned]
    ties += [(owners[word], number) for number, one in enumerate(meets) for word in one.reached if word in owners]
    return [[parts[number] for number in group] for group in connected(range(len(parts)), ties)]

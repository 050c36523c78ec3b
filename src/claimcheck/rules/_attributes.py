"""When two claims on a property conflict: in every form that both can be compared in, neither a part of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from claimcheck.domain.assertion import Assertion, Family, Nature
from claimcheck.domain.claim import Attribute, Domain
from claimcheck.domain.diagnostic import Reason
from claimcheck.engine.clash import Clash
from claimcheck.engine.slots import Camps, SlotConflict, clashes, knots, sources, strongest_of
from claimcheck.lower.attributes import Form
from claimcheck.lower.scores import may_tell_one_score, tell_contrary_results
from claimcheck.lower.wording import elements, is_score, names_in, plain, tells_from_the_other_side, wording
from claimcheck.rules._case import Case

Key: TypeAlias = tuple[Hashable, ...]
Forms: TypeAlias = Mapping[str, Assertion]
_Twins: TypeAlias = Mapping[Assertion, Sequence[Assertion]]


def attribute_conflicts(case: Case) -> Iterator[SlotConflict]:
    """Yield the conflicts of each property of each thing, in the order of their claims' ids."""
    forms: dict[str, dict[str, Assertion]] = defaultdict(dict)
    for one in case.asserted(Family.ATTRIBUTE):
        forms[one.claim_id][_form(one)] = one
    alike = {names[0]: names for names in _alike(forms)}
    compared = [one for name in alike for one in forms[name].values()]
    by_property: dict[Key, list[Clash]] = defaultdict(list)
    for pair, found in _by_pair(clashes(compared)).items():
        if _exclude(forms[pair[0]], forms[pair[1]], {_form(clash.first) for clash in found}):
            reasons = found[0].reasons.union(*(clash.reasons for clash in found[1:]))
            one, other = (_shown(forms[name]) for name in pair)
            if _is_turned_score(claim_of(one), claim_of(other)) or _may_be_one_score(claim_of(one), claim_of(other)):
                reasons |= {Reason.MEANT_ONLY}
            by_property[one.slot.key[:-1]].append(Clash(one, other, reasons))
    twins = {_shown(forms[name]): [_shown(forms[other]) for other in names] for name, names in alike.items()}
    built = [conflict for found in by_property.values() for conflict in _parted(found, twins)]
    return iter(sorted(built, key=lambda conflict: sorted(one.claim_id for camp in conflict.camps for one in camp)))


def _alike(forms: Mapping[str, Forms]) -> Iterable[list[str]]:
    """Return the claims in groups that say the same in all that a comparison looks at, by id."""
    found: dict[Hashable, list[str]] = defaultdict(list)
    for name in sorted(forms):
        claim = claim_of(_shown(forms[name]))
        told = tuple(_told(one) for _, one in sorted(forms[name].items()))
        found[claim.values, claim.modality, bool(claim.as_published_by), told].append(name)
    return found.values()


def _told(one: Assertion) -> Hashable:
    # What holds always is of no document, and what is said just as it is meant is the same in one article and in two.
    valid = None if one.slot.nature is Nature.FIXED else one.valid
    article = None if one.said == one.meant else one.claim.article.id
    return one.slot, one.said, one.meant, one.hedged, valid, article, one.context, one.speaker, one.is_assumed


def claim_of(assertion: Assertion) -> Attribute:
    """Return the claim on a property that an assertion comes from."""
    if not isinstance(assertion.claim, Attribute):
        raise TypeError(f"{assertion.claim_id} is not about a property")
    return assertion.claim


def _is_turned_score(one: Attribute, other: Attribute) -> bool:
    """Whether two claims may tell one score, each with another side first."""
    return len(one.values) == len(other.values) == 1 and tells_from_the_other_side(
        one.values[0].words, other.values[0].words
    )


def _may_be_one_score(one: Attribute, other: Attribute) -> bool:
    """Whether two claims tell a score in other words; a team that won did not lose, while of a match both are told."""
    words = [value.words for claim in (one, other) for value in claim.values]
    if len(words) != len((one, other)) or all(map(is_score, words)):
        return False
    is_of_one_side = one.about.domain is Domain.ENTITY
    return may_tell_one_score(*words) and not (is_of_one_side and tell_contrary_results(*words))


def _form(assertion: Assertion) -> str:
    return str(assertion.slot.key[-1])


def _shown(forms: Forms) -> Assertion:
    """Return the assertion that stands for a claim, whichever form the claims clash in."""
    return forms[min(forms)]


def _by_pair(pairs: Iterable[Clash]) -> dict[tuple[str, str], list[Clash]]:
    found: dict[tuple[str, str], list[Clash]] = defaultdict(list)
    for clash in pairs:
        one, other = sorted((clash.first.claim_id, clash.second.claim_id))
        found[one, other].append(clash)
    return found


def _exclude(one: Forms, other: Forms, clashing: set[str]) -> bool:
    a, b = claim_of(_shown(one)).values, claim_of(_shown(other)).values
    if len(a) > 1 or len(b) > 1:
        return not (elements(a) <= elements(b) or elements(b) <= elements(a))
    shared = (one.keys() & other.keys()) - {Form.LIST.value}
    if not shared or not shared <= clashing:
        return False
    if Form.TEXT.value not in shared:
        return True
    words, others = a[0].words, b[0].words
    if plain(words) in plain(others) or plain(others) in plain(words):
        return False
    names, other_names = names_in(words), names_in(others)
    return not (names <= other_names or other_names <= names)


def _parted(pairs: Sequence[Clash], twins: _Twins) -> Iterator[SlotConflict]:
    for group, inside in knots(pairs):
        yield SlotConflict(group[0].slot, strongest_of(inside), _camps(group, inside, twins))


def _camps(group: Sequence[Assertion], pairs: Sequence[Clash], twins: _Twins) -> Camps:
    """Part the claims so that no two of a camp clash, those with the most clashes first (Welsh and Powell 1967).

    Values of a property have no common line on which the fewest camps could be read off.
    """
    against: dict[Assertion, set[Assertion]] = defaultdict(set)
    for clash in pairs:
        against[clash.first].add(clash.second)
        against[clash.second].add(clash.first)
    most = {one: sum(len(twins[other]) for other in against[one]) for one in group}
    camps: list[list[Assertion]] = []
    for one in sorted(group, key=lambda one: (-most[one], wording(claim_of(one).values), one.claim_id)):
        open_to = (camp for camp in camps if against[one].isdisjoint(camp))
        found = next(open_to, None)
        if found is None:
            camps.append([one])
        else:
            found.append(one)
    all_ = ([twin for one in camp for twin in twins[one]] for camp in camps)
    in_order = [tuple(sorted(camp, key=lambda one: one.claim_id)) for camp in all_]
    return tuple(sorted(in_order, key=lambda camp: (-sources(camp), camp[0].claim_id)))

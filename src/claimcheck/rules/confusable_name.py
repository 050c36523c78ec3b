r"""A name that looks like another one, or like itself, but is written with other letters.

A Cyrillic "а" in "Bаnten" cannot be told from a Latin one by eye, and a blank of no width not at all. To a computer
they are different names: they are never taken for one thing here either.

## Why it matters

Claims under such a name are compared with nothing, searches do not find it, and it is how names are forged.

## Fires

The first letter of the second name is Cyrillic (U+0410).

```yaml
entities:
  andra-soni: {name: Andra Soni, kind: person}
  other: {name: Аndra Soni, kind: person}
```

A blank of no width (U+200B) stands in this one.

```yaml
places:
  banten: {name: "Ban\u200bten", level: province}
```

## Silent

Accents, names that are wholly of another script, and capitals.

```yaml
entities:
  jose: {name: José Ramos, aliases: [Jose Ramos], kind: person}
  moscow: {name: Moskwa, aliases: [Москва], kind: organisation}
  andra: {name: Andra Soni, aliases: [ANDRA SONI], kind: person}
```

## Not reported

Look-alikes within Latin letters (l and I, rn and m), which honest names have too often. Controls of writing direction,
which are a problem of the file wherever they stand.

## What to do

Type the name anew in the article or the catalog. If two things really have such names, accept the finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.lookalikes import code_point, is_mixed, lookalikes, looks_like, skeleton, visible
from claimcheck.catalog.names import fold
from claimcheck.domain.claim import Domain
from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, say, term, verbatim
from claimcheck.domain.remembered import remembered
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Camp, Exhibit, Found, Witness
from claimcheck.engine.names import is_plain, references, words_of
from claimcheck.rules._case import Case
from claimcheck.rules._faults import exhibit
from claimcheck.rules._rule import rule
from claimcheck.rules._words import listed

MOST_SHOWN = 20


class _Use:
    """A name as it is written, and where; ``thing`` is what of the catalog it is a name of, if it stands there."""

    __slots__ = ("name", "thing", "witness")

    def __init__(self, name: str, witness: Witness, thing: tuple[Domain, str] | None = None) -> None:
        self.name, self.witness, self.thing = name, witness, thing


_Alike: TypeAlias = Mapping[str, Sequence[_Use]]  # by the form in which names are compared


@rule("confusable-name", Severity.TENSION, among=Block.LOOK)
def check(case: Case) -> Iterator[Found]:
    """Yield the names that have one look and different letters, and those that mix letters of several scripts."""
    strange = list(_strange(case))
    if not strange:
        return
    looks = {skeleton(use.name) for use in strange}
    alike: dict[str, dict[str, list[_Use]]] = defaultdict(lambda: defaultdict(list))
    for use in (*_declared(case), *strange):
        look = skeleton(use.name)
        if look in looks:
            alike[look][fold(use.name)].append(use)
    for look in sorted(alike):
        forms = dict(sorted(alike[look].items()))
        if len(forms) > 1:
            yield _pair(look, forms)
        elif any(is_mixed(use.name) for uses in forms.values() for use in uses):
            yield _alone(look, forms)


def _declared(case: Case) -> Iterator[_Use]:
    """Yield the names of the catalog that have no strange characters: what others may look like."""
    for domain in Domain:
        for thing in case.ledger.catalog.part(domain).values():
            for name in dict.fromkeys((thing.name, *thing.aliases)):
                if not lookalikes(name):
                    yield _Use(name, _entry(domain, thing.id, name, case), (domain, thing.id))


def _entry(domain: Domain, thing: str, name: str, case: Case) -> Witness:
    mark = case.ledger.catalog.entry(domain, thing).mark
    shown = Exhibit(f"catalog: {domain.value} {thing}", name, mark, quote=name)
    return Witness(shown, say("a name of the {kind} {id}", kind=term(domain.value), id=thing))


def _strange(case: Case) -> Iterator[_Use]:
    """Yield the names of catalog and claims that have characters which may be taken for others."""
    for domain, thing, name in _strange_in(case.ledger.catalog):
        yield _Use(name, _entry(domain, thing, name, case), (domain, thing))
    for claim in case.ledger.claims:
        if is_plain(claim):
            continue
        names = [*(reference.words for reference in references(claim)), *words_of(claim)]
        if "".join(names).isascii():
            continue
        for name in dict.fromkeys(names):
            if lookalikes(name):
                yield _Use(name, Witness(claim, verbatim(visible(name))))
    for fault in case.ledger.faults:
        if fault.code == "confusable-name":
            yield from (
                _Use(name, Witness(exhibit(fault), say("an unknown name")))
                for name in dict.fromkeys((fault.words, *(piece.strip() for piece in fault.words.split(","))))
                if lookalikes(name)
            )


@remembered
def _strange_in(catalog: Catalog) -> tuple[tuple[Domain, str, str], ...]:
    """Return the names of a catalog that have such characters, each with the thing that it names."""
    return tuple(
        (domain, thing.id, name)
        for domain in Domain
        for thing in catalog.part(domain).values()
        for name in dict.fromkeys((thing.name, *thing.aliases))
        if lookalikes(name)
    )


def _pair(look: str, forms: _Alike) -> Found:
    names = [_written(uses) for uses in forms.values()]
    of_one_thing = _are_of_one_thing(forms)
    told = say("{names} look alike and are different names", names=listed(names))
    if of_one_thing:
        told = say("{names} look alike and are written in different letters", names=listed(names))
    return Found(
        message=told,
        subject=names[0],
        camps=_camps(forms),
        why=(*_letters(forms), _taken_as(of_one_thing=of_one_thing)),
        reconcile=tuple(_ways_out(of_one_thing=of_one_thing)),
        about=look,
    )


def _are_of_one_thing(forms: _Alike) -> bool:
    """Whether the catalog has each of the names, and all for one thing."""
    things = [{use.thing for use in uses if use.thing} for uses in forms.values()]
    return all(things) and len(set.union(*things)) == 1


def _taken_as(*, of_one_thing: bool) -> Message:
    if of_one_thing:
        return say("The catalog has both for one thing; whoever searches for the one does not find the other.")
    return say("Such names are not taken for each other: claims under one are not compared with claims under another.")


def _ways_out(*, of_one_thing: bool) -> Iterator[Message]:
    yield say("If one thing is meant, type its name anew wherever it has the strange characters.")
    if of_one_thing:
        yield say("If it is written in both ways, accept the finding with the reason.")
    else:
        yield say("If they are different things, accept the finding with the reason.")


def _alone(look: str, forms: _Alike) -> Found:
    name = _written(next(iter(forms.values())))
    return Found(
        message=say("{name} is not written with the letters that it seems to have", name=name),
        subject=name,
        camps=_camps(forms),
        why=tuple(_letters(forms)),
        reconcile=(say("Type the name anew, in the letters of one script."),),
        about=look,
    )


def _camps(forms: _Alike) -> tuple[Camp, ...]:
    return tuple(Camp(tuple(use.witness for use in uses[:MOST_SHOWN]), _written(uses)) for uses in forms.values())


def _written(uses: Sequence[_Use]) -> Message:
    return say("“{name}”", name=visible(uses[0].name))


def _letters(forms: _Alike) -> Iterator[Message]:
    for uses in forms.values():
        name = uses[0].name
        for character in lookalikes(name):
            shown, seen = visible(name), looks_like(character)
            if seen:
                yield say("“{name}” has {letter}, which looks like “{seen}”.", name=shown, seen=seen,
                          letter=code_point(character))  # fmt: skip
            else:
                yield say("“{name}” has {letter}, which cannot be seen.", name=shown, letter=code_point(character))

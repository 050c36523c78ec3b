"""What can be drawn of a finding from its claims alone: figures, times, ranks and places in which its camps part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import TypeAlias

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Place
from claimcheck.catalog.tree import Tree as Nesting
from claimcheck.domain.claim import (
    AnyClaim,
    Article,
    Attribute,
    Change,
    Domain,
    Happening,
    Quantity,
    Ranking,
    Ratio,
    Reference,
    Subject,
    Value,
)
from claimcheck.domain.labels import Edition
from claimcheck.domain.message import Message, join, say, verbatim
from claimcheck.domain.period import Period
from claimcheck.domain.picture import Line, Node, Picture, Scale, Stretch, Things, Tree
from claimcheck.domain.span import Span
from claimcheck.engine.finding import Camp, Exhibit, Found
from claimcheck.lower.events import times
from claimcheck.lower.reads import edition_reads, name_of, period_reads, unit_words, value_reads
from claimcheck.reading.calendar import day_span, month_span
from claimcheck.reading.dates import day_words
from claimcheck.rules._figures import subject_words

Member: TypeAlias = tuple[int, AnyClaim]
_LAST_YEAR = date.max.year
_TIMES = {"date": "{event}", "start": "{event} begins", "end": "{event} ends"}


def pictures(catalog: Catalog, rule: str, found: Found) -> tuple[Picture, ...]:
    """Return what a rule drew itself, else each line or tree on which two of the finding's claims part."""
    if found.pictures:
        return found.pictures
    members = list(_members(found.camps))
    drawn: list[Picture] = [*_figures(catalog, members)]
    published = _published(members) if rule == "reported-before-held" else []
    labelled = rule.startswith(("edition", "label"))
    editions = _editions(members) if labelled else ()
    ranks = () if labelled else _ranks(catalog, members)
    for line in (
        Line(Scale.TIME, (*editions, *_times(catalog, members), *published)),
        Line(Scale.RANK, tuple(ranks)),
    ):
        drawn += (
            [line]
            if _parts((one.camp, one.meant) for one in line.stretches) or (rule == "edition-year" and line.stretches)
            else []
        )
    return (*drawn, *_trees(catalog, rule, members))


def _members(camps: Sequence[Camp]) -> Iterator[Member]:
    """Yield each claim once for each camp that it stands in."""
    for number, camp in enumerate(camps):
        claims = {one.claim.id: one.claim for one in camp.witnesses if not isinstance(one.claim, Exhibit)}
        yield from ((number, claim) for claim in claims.values())


def _parts(meant: Iterable[tuple[int | None, Span]]) -> bool:
    """Whether two camps, or a camp and what stands beside the camps, have nothing in common as meant."""
    by_camp: dict[int | None, list[Span]] = defaultdict(list)
    for camp, span in meant:
        by_camp[camp].append(span)
    ends = [min(span.upper_key for span in spans) for spans in by_camp.values()]
    begins = [max(span.lower_key for span in spans) for spans in by_camp.values()]
    first = sorted(range(len(ends)), key=ends.__getitem__)[:2]
    last = sorted(range(len(begins)), key=begins.__getitem__)[-2:]
    return any(ends[one] < begins[other] for one in first for other in last if one != other)


def _figures(catalog: Catalog, members: Iterable[Member]) -> Iterator[Line]:
    """Yield a line for each unit that figures of the claims are in which part."""
    by_unit: dict[str, list[tuple[Message, Value, int, str]]] = defaultdict(list)
    for camp, claim in members:
        for label, value in _values(catalog, claim):
            by_unit[value.unit].append((label, value, camp, claim.id))
    for unit, told in by_unit.items():
        if _parts((camp, value.meant) for _, value, camp, _ in told):
            yield Line(Scale.NUMBER, tuple(figure(*one) for one in told), unit_words(unit) if unit else "")


def figure(label: Message, value: Value, camp: int | None, claim: str) -> Stretch:
    """Return what a figure leaves of its line."""
    return Stretch(label, value_reads(value), value.said, value.meant, camp, claim, value.figure.words)


def _values(catalog: Catalog, claim: AnyClaim) -> Iterator[tuple[Message, Value]]:
    """Yield the figures by which a claim stands for a quantity at a time, as they are compared with others."""
    if isinstance(claim, Quantity):
        yield subject_words(catalog, claim.subject), claim.value
    elif isinstance(claim, Change):
        if claim.before is not None and claim.before_as_of is not None:
            yield say("{quantity}, before", quantity=subject_words(catalog, claim.subject)), claim.before
        if claim.after is not None:
            yield subject_words(catalog, claim.subject), claim.after
    elif isinstance(claim, Ratio):
        sides: list[Subject] = [claim.numerator.subject, claim.denominator.subject]
        yield join([subject_words(catalog, side) for side in sides], " / "), claim.value


def a_day(label: Message, day: date, camp: int | None = None, claim: str | None = None) -> Stretch:
    """Return a day on the calendar."""
    whole = Span(*day_span(day))
    return Stretch(label, day_words(day), whole, whole, camp, claim)


def _times(catalog: Catalog, members: Iterable[Member]) -> Iterator[Stretch]:
    for camp, claim in members:
        if isinstance(claim, Happening):
            event = catalog.events[claim.event].name
            for key, period in times(claim):
                yield _time(say(_TIMES[key], event=event), period, camp, claim.id)
        if isinstance(claim, Attribute):
            for value in claim.values:
                if value.period is not None:
                    yield _time(verbatim(claim.property), value.period, camp, claim.id)


def _time(label: Message, period: Period, camp: int | None, claim: str | None) -> Stretch:
    """Return a time on the calendar of its place; what is meant lies as far from what is said as it does in UTC."""
    said = meant = period.on_its_clock
    if period.meant != period.said:
        meant = period.meant.scaled(1, period.ahead).meet(said) or said
    return Stretch(label, period_reads(period), said, meant, camp, claim, period.words)


def _editions(members: Iterable[Member]) -> Iterator[Stretch]:
    for camp, claim in members:
        if isinstance(claim, (Happening, Ranking)) and claim.edition is not None:
            yield from _edition(claim.edition, camp, claim.id)


def _edition(edition: Edition, camp: int, claim: str) -> Iterator[Stretch]:
    """Yield the year of an edition's label; the number of an edition is no time."""
    if edition.years and 1 <= edition.years[0] <= edition.years[-1] <= _LAST_YEAR:
        year = Span(*month_span(edition.number, 1, 12 * len(edition.years)))
        yield Stretch(say("edition"), edition_reads(edition), year, year, camp, claim, edition.words)


def _published(members: Iterable[Member]) -> Iterator[Stretch]:
    articles: dict[str, Article] = {claim.article.id: claim.article for _, claim in members}
    for article in articles.values():
        if article.published is not None:
            yield _time(say("{article} published", article=article.id), article.published, None, None)


def _ranks(catalog: Catalog, members: Iterable[Member]) -> Iterator[Stretch]:
    for camp, claim in members:
        if isinstance(claim, Ranking) and claim.rank.number is not None:
            recipient = name_of(catalog, claim.recipient) if claim.recipient else ""
            award = catalog.awards[claim.award].name
            label = say("{award}, for {recipient}", award=award, recipient=recipient) if recipient else verbatim(award)
            rank = Span.point(claim.rank.number)
            yield Stretch(
                label, say("rank {rank}", rank=claim.rank.number), rank, rank, camp, claim.id, claim.rank.words
            )


def _trees(catalog: Catalog, rule: str, members: Sequence[Member]) -> Iterator[Tree]:
    """Yield the trees of the places and of the organisations that the claims name, where the camps part in them."""
    for domain, things, tree in (
        (Domain.PLACE, Things.PLACES, catalog.place_tree),
        (Domain.ENTITY, Things.ENTITIES, catalog.entity_tree),
    ):
        named: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for camp, claim in members:
            for thing in _things_of(rule, claim):
                if thing.domain is domain:
                    named[thing.id].append((camp, claim.id))
        if _stands_apart(tree, named):
            chains = {node: len(tree.chain(node)) - 1 for thing in named for node in tree.chain(thing)}
            yield Tree(
                tuple(
                    Node(*_shown(catalog, domain, node, chains[node]), tuple(named.get(node, ())))
                    for node in sorted(chains, key=tree.numbers.__getitem__)
                ),
                things,
            )


def _shown(catalog: Catalog, domain: Domain, id_: str, depth: int) -> tuple[str, int, str | None]:
    thing = catalog.places[id_] if domain is Domain.PLACE else catalog.entities[id_]
    return thing.name, depth, thing.level if isinstance(thing, Place) else thing.kind


def _stands_apart(tree: Nesting, named: Mapping[str, Sequence[tuple[int, str]]]) -> bool:
    """Whether two camps name things of which none holds the other, and a third holds one of them."""
    camps = {thing: frozenset(camp for camp, _ in told) for thing, told in named.items()}
    if len(set(camps.values())) < 2:
        return False
    held = [thing for thing in named if len(tree.chain(thing)) > 1]
    return any(camps[one] != camps[other] and not tree.related(one, other) for one, other in product(held, named))


def _things_of(rule: str, claim: AnyClaim) -> Iterator[Reference]:
    if isinstance(claim, Happening) and claim.place is not None:
        yield claim.place
    if isinstance(claim, Ranking) and claim.recipient is not None and rule == "rank-shared":
        yield claim.recipient
    if isinstance(claim, Attribute):
        yield from dict.fromkeys(value.thing for value in claim.values if value.thing is not None)

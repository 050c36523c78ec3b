"""The edition labels that claims give to events, and what is known of the events to tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Happening, Modality, Ranking
from claimcheck.domain.labels import Basis, Edition
from claimcheck.domain.message import Message, join, say, term, verbatim
from claimcheck.domain.remembered import remembered
from claimcheck.engine.dated import happenings
from claimcheck.engine.finding import Witness
from claimcheck.lower.reads import edition_reads
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._happenings import times_read
from claimcheck.rules._uses import Use
from claimcheck.rules._words import distinct, listed


class Label:
    """An edition label that a claim gives to an event, and the award it is of, where that is known."""

    __slots__ = ("award", "claim", "edition", "event")

    def __init__(self, claim: Happening | Ranking, event: str, award: str | None, edition: Edition) -> None:
        self.claim, self.event, self.award, self.edition = claim, event, award, edition

    @property
    def use(self) -> Use:
        """The claim and the keys that the label needs."""
        keys = {"event", "edition"} | ({"award"} if isinstance(self.claim, Ranking) else set())
        return Use(self.claim, frozenset(keys))

    @property
    def witness(self) -> Witness:
        """The claim and how its label reads."""
        return Witness(self.claim, edition_reads(self.edition))

    @property
    def is_ordinal(self) -> bool:
        """Whether its number counts editions, not years."""
        return self.edition.basis is Basis.ORDINAL


@remembered
def labels(ledger: Ledger) -> Sequence[Label]:
    """Return every label of an event, in the order of the claims; a rank names the award itself."""
    return list(_labels(ledger))


def _labels(ledger: Ledger) -> Iterator[Label]:
    happened = {claim.id for claim in happenings(ledger)}
    for claim in ledger.claims:
        if isinstance(claim, Happening) and claim.edition and claim.id in happened:
            yield Label(claim, claim.event, ledger.catalog.events[claim.event].award, claim.edition)
        elif isinstance(claim, Ranking) and claim.edition and claim.event and claim.modality is not Modality.DENIAL:
            yield Label(claim, claim.event, claim.award, claim.edition)


def labels_by_event(ledger: Ledger) -> Mapping[str, list[Label]]:
    """Return the labels of each event, in the order of the events' ids."""
    found: dict[str, list[Label]] = defaultdict(list)
    for label in labels(ledger):
        found[label.event].append(label)
    return dict(sorted(found.items()))


def named(catalog: Catalog, label: Label) -> Message:
    """Return a label as a name: ``Paritrana Award 2024``, ``the ceremony 2024``."""
    name = catalog.awards[label.award].name if label.award else catalog.events[label.event].name
    number = "/".join(map(str, label.edition.years or (label.edition.number,)))
    return say("edition {number} of {name}", number=number, name=name) if label.is_ordinal else say(
        "{name} {number}", name=name, number=number
    )  # fmt: skip


def words_in(given: Iterable[Label]) -> Message:
    """Return the words of labels with their articles: ``“Tahun Penilaian 2024” in rubrikbanten-004``."""
    return listed(
        distinct(
            say("“{words}” in {article}", words=label.edition.words, article=label.claim.article.id) for label in given
        )
    )


def when_and_where(ledger: Ledger, event: str) -> Message:
    """Return what is known of an event: its name, level, dates and places as the claims give them."""
    catalog = ledger.catalog
    about = [claim for claim in happenings(ledger) if claim.event == event]
    level = catalog.events[event].level
    facts = [say("level: {level}", level=term(level))] if level else []
    facts += distinct(times_read(claim) for claim in about if claim.date or claim.start or claim.end)
    facts += distinct(verbatim(catalog.places[claim.place.id].name) for claim in about if claim.place)
    name = catalog.events[event].name
    return say("“{event}” ({facts})", event=name, facts=join(facts)) if facts else say("“{event}”", event=name)

"""Reads the words of one claim, and keeps what is wrong with them as data."""

from __future__ import annotations

import unicodedata

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.entries import Measure
from claimcheck.catalog.lookalikes import lookalikes
from claimcheck.catalog.units import Unit
from claimcheck.documents.document import Located
from claimcheck.documents.models import ClaimEntry
from claimcheck.domain.claim import Article, Domain, Reference, Value
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.figure import Figure
from claimcheck.domain.message import Message, say
from claimcheck.domain.period import Period
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.resolve.figure_units import unit_in
from claimcheck.resolve.glossary import Glossary
from claimcheck.resolve.ledger import Fault

PathPart = str | int
CONFUSABLE = "confusable-name"


class Reader:
    """Reads for one claim of one article; ``problems`` and ``faults`` collect what went wrong, nothing is raised.

    A claim with a problem or a fault takes no part.
    """

    __slots__ = ("article", "claim_id", "faults", "glossary", "located", "planned", "problems", "told_on")

    def __init__(
        self, glossary: Glossary, article: Article, claim_id: str, located: Located[ClaimEntry], planned: bool = False
    ) -> None:
        self.glossary = glossary
        self.article = article
        self.claim_id = claim_id
        self.located = located
        self.planned = planned
        self.told_on: Period | None = None  # the day from which the weekday of an event's date is told
        self.problems: list[Diagnostic] = []
        self.faults: list[Fault] = []

    @property
    def catalog(self) -> Catalog:
        """The catalog that names are looked up in."""
        return self.glossary.catalog

    @property
    def is_sound(self) -> bool:
        """Whether all that was read so far could be read."""
        return not self.problems and not self.faults

    def reject(self, read: Unread, path: tuple[PathPart, ...], words: str) -> None:
        """Note words that cannot be used: the article's fault where its quote holds them, else the ledger's."""
        quote, rule = self.located.entry.quote, _RULE_OF.get(read.code)
        if rule is not None and quote is not None and fold(words) in fold(quote):
            told = (self.claim_id, self.article, self.located.mark, quote, words, read.message)
            self.faults.append(Fault(rule, *told, is_doubtful=not read.at_fault))
        else:
            self.problem(read.code, path, with_forms(read))

    def problem(self, code: str, path: tuple[PathPart, ...], message: Message) -> None:
        """Note a problem of the ledger at a key of the claim."""
        self.problems.append(problem(code, self.located.at(*path), message))

    def name(self, domains: tuple[Domain, ...], path: tuple[PathPart, ...], words: str) -> Reference | None:
        """Return what the words name in these parts of the catalog, the first part that knows them."""
        found = self.glossary.name(domains, words)
        if found is None:
            self._unknown(domains, path, words)
        return found

    def _unknown(self, domains: tuple[Domain, ...], path: tuple[PathPart, ...], words: str) -> None:
        faults = [fault for one in domains if isinstance(fault := self.catalog.find(one, words), Unread)]
        worst = next((fault for fault in faults if fault.code != "unknown-name"), faults[0])
        suggested = next((fault for fault in faults if fault.readings), worst)
        if worst.code == "unknown-name" and lookalikes(words):
            # Whether it only looks like a known name is for the rule of this name to find out.
            at, quote = self.located.at(*path), self.located.entry.quote or ""
            self.faults.append(Fault(CONFUSABLE, self.claim_id, self.article, at, quote, words, worst.message))
        self.problem(worst.code, path, (suggested if worst.code == "unknown-name" else worst).message)

    def period(self, path: tuple[PathPart, ...], words: str, *, planned: bool | None = None) -> Period | None:
        """Return the date or time that the words give, in the article's language and zone.

        ``planned``: it lies ahead of publication; as the claim is, if left out.
        """
        read = read_period(
            words,
            self.article.language,
            zone=self.article.zone,
            published=self.article.published if self.told_on is None or path != ("date",) else self.told_on,
            planned=self.planned if planned is None else planned,
            date_order=self.article.date_order,
        )
        if isinstance(read, Unread):
            self.reject(read, path, words)
            return None
        return read

    def figure(self, path: tuple[PathPart, ...], words: str) -> Figure | None:
        """Return the figure that stands in the words."""
        read = self.glossary.figure(words, self.article.language)
        if isinstance(read, Unread):
            self.reject(read, path, words)
            return None
        return read

    def unit(self, path: tuple[PathPart, ...], figure: Figure, measure: Measure) -> Unit | None:
        """Return the figure's unit."""
        unit = unit_in(figure, self.article.language, measure, self.catalog.units)
        if isinstance(unit, Unread):
            self.problem(unit.code, path, unit.message)
            return None
        return unit

    def value(self, path: tuple[PathPart, ...], words: str, measure: Measure, *, exact: bool = False) -> Value | None:
        """Return the figure in the measure's unit, cut to what the measure can be."""
        value = self.glossary.value(words, self.article.language, measure, exact=exact)
        if isinstance(value, Unread):
            self.reject(value, path, words)
            return None
        return value


_RULE_OF = {
    "unreadable-figure": "unreadable-as-written",
    "unreadable-date": "unreadable-as-written",
    "bad-date": "unreadable-as-written",
    "unreadable-rank": "unreadable-as-written",
    "unit-mismatch": "unit-mismatch",
    "impossible-value": "impossible-value",
}
_FORMS = {  # by the words of the reason: where something else is wrong, they would mislead
    "“{text}” cannot be read as a date":
        "{message}; forms that are read: 27 November 2025, Kamis (27/11/2025), 2025-11-27, 2025-11",
    "“{text}” cannot be read as a rank":
        "{message}; forms that are read: Terbaik II, juara ketiga, peringkat ke-4, second place, 5",
}  # fmt: skip


def with_forms(read: Unread) -> Message:
    """Return why words cannot be read; where their form is not known at all, with some that are."""
    form = _FORMS.get(read.message.template)
    return read.message if form is None else say(form, message=read.message)


_LIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"})


def fold(text: str) -> str:
    """Return text for comparison: NFC, case folded, quotation marks, dashes and blanks made alike."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LIKE).casefold().split())

"""Reads the words of one claim, and keeps what is wrong with them as data."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.decimals import decimal
from claimcheck.catalog.entries import Measure
from claimcheck.catalog.lookalikes import lookalikes
from claimcheck.catalog.unit import unit_term
from claimcheck.catalog.units import Unit, convert
from claimcheck.documents.document import Located
from claimcheck.documents.models import ClaimEntry
from claimcheck.domain.claim import Article, Domain, Reference, Value
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.figure import Figure
from claimcheck.domain.message import Digits, Message, say
from claimcheck.domain.period import Period
from claimcheck.domain.record import define, field
from claimcheck.domain.span import EVERYTHING, Span
from claimcheck.domain.unread import Unread
from claimcheck.reading.dates import read_period
from claimcheck.reading.figures import read_figure
from claimcheck.reading.spans import figure_spans
from claimcheck.resolve.ledger import Fault

PathPart = str | int
CONFUSABLE = "confusable-name"


@define
class Reader:
    """Reads for one claim of one article; ``problems`` and ``faults`` collect what went wrong, nothing is raised.

    A claim with a problem or a fault takes no part.
    """

    catalog: Catalog
    article: Article
    claim_id: str
    located: Located[ClaimEntry]
    planned: bool = False
    problems: list[Diagnostic] = field(factory=list)
    faults: list[Fault] = field(factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether all that was read so far could be read."""
        return not self.problems and not self.faults

    def reject(self, code: str, path: tuple[PathPart, ...], words: str, message: Message) -> None:
        """Note words that cannot be used: the article's fault where its quote holds them, else the ledger's."""
        quote = self.located.entry.quote
        if code in _RULE_OF and quote is not None and fold(words) in fold(quote):
            mark = self.located.mark
            self.faults.append(Fault(_RULE_OF[code], self.claim_id, self.article, mark, quote, words, message))
        else:
            self.problem(code, path, message)

    def problem(self, code: str, path: tuple[PathPart, ...], message: Message) -> None:
        """Note a problem of the ledger at a key of the claim."""
        self.problems.append(problem(code, self.located.at(*path), message))

    def name(self, domains: tuple[Domain, ...], path: tuple[PathPart, ...], words: str) -> Reference | None:
        """Return what the words name in these parts of the catalog, the first part that knows them."""
        for domain in domains:
            found = self.catalog.find(domain, words, hint=False)
            if isinstance(found, str):
                return Reference(domain, found, words)
        faults = [fault for one in domains if isinstance(fault := self.catalog.find(one, words), Unread)]
        worst = next((fault for fault in faults if fault.code != "unknown-name"), faults[0])
        suggested = next((fault for fault in faults if fault.readings), worst)
        if worst.code == "unknown-name" and lookalikes(words):
            # Whether it only looks like a known name is for the rule of this name to find out.
            at, quote = self.located.at(*path), self.located.entry.quote or ""
            self.faults.append(Fault(CONFUSABLE, self.claim_id, self.article, at, quote, words, worst.message))
        self.problem(worst.code, path, (suggested if worst.code == "unknown-name" else worst).message)
        return None

    def period(self, path: tuple[PathPart, ...], words: str) -> Period | None:
        """Return the date or time that the words give, in the article's language and zone."""
        read = read_period(
            words,
            self.article.language,
            zone=self.article.zone,
            published=self.article.published,
            planned=self.planned,
            date_order=self.article.date_order,
        )
        if isinstance(read, Unread):
            self.reject(read.code, path, words, read.message)
            return None
        return read

    def figure(self, path: tuple[PathPart, ...], words: str) -> Figure | None:
        """Return the figure that stands in the words."""
        read = read_figure(words, self.article.language)
        if isinstance(read, Unread):
            self.reject(read.code, path, words, read.message)
            return None
        return read

    def unit(self, path: tuple[PathPart, ...], figure: Figure, measure: Measure) -> Unit | None:
        """Return the figure's unit, the measure's own where none is written or a noun stands after a whole number."""
        unit = self.catalog.units.read(figure.unit) if figure.unit else None
        if figure.share and (unit is None or unit.counts):
            return self.catalog.units.read("share")  # "separuh pekerja" is a half of them, not half a worker
        if not figure.unit:
            return measure.unit
        if unit is not None:
            return unit
        if measure.unit.counts and figure.n.denominator == 1:
            return measure.unit
        suggestion = self.catalog.units.suggest(figure.unit)
        hint = say("; did you mean {unit}?", unit=suggestion) if suggestion else say("")
        self.problem("unknown-unit", path, say("no unit is known as “{unit}”{hint}", unit=figure.unit, hint=hint))
        return None

    def value(self, path: tuple[PathPart, ...], words: str, measure: Measure, *, exact: bool = False) -> Value | None:
        """Return the figure in the measure's unit, cut to what the measure can be."""
        figure = self.figure(path, words)
        unit = None if figure is None else self.unit(path, figure, measure)
        if figure is None or unit is None:
            return None
        if not measure.unit.takes(unit):
            message = say(
                "“{words}” is in {unit}, but {measure} is measured in {own}",
                words=words,
                unit=unit_term(unit.name),
                measure=measure.name,
                own=unit_term(measure.unit.name),
            )
            self.reject("unit-mismatch", path, words, message)
            return None
        said, meant = figure_spans(figure, whole=measure.whole_number, exact=exact)
        return self._cut(
            path, words, measure, figure, (convert(said, unit, measure.unit), convert(meant, unit, measure.unit))
        )

    def _cut(self, path: tuple[PathPart, ...], words: str, measure: Measure, figure: Figure,
             spans: tuple[Span, Span]) -> Value | None:  # fmt: skip
        said = cut(spans[0], measure)
        if said is None:
            message = say("“{words}” cannot be a value of {measure}", words=words, measure=measure.name)
            why = _limit(spans[0], measure)
            self.reject("impossible-value", path, words, say("{cannot}, {why}", cannot=message, why=why))
            return None
        meant = cut(spans[1], measure)
        return Value(said, said if meant is None else meant, figure, measure.unit.name)


_RULE_OF = {
    "unreadable-figure": "unreadable-as-written",
    "unreadable-date": "unreadable-as-written",
    "bad-date": "unreadable-as-written",
    "unreadable-rank": "unreadable-as-written",
    "unit-mismatch": "unit-mismatch",
    "impossible-value": "impossible-value",
}


def cut(span: Span, measure: Measure) -> Span | None:
    """Return what the measure's bounds and whole numbers leave of a span."""
    bounded = span.meet(measure.bounds) if measure.bounds != EVERYTHING else span
    if bounded is None or not measure.whole_number:
        return bounded
    return bounded.whole()


def _limit(span: Span, measure: Measure) -> Message:
    """Return which limit of a measure a span misses, as the end of a sentence."""
    unit, bounds = unit_term(measure.unit.name), measure.bounds
    if span.meets(bounds):
        return say("which counts whole things")
    if bounds.upper is not None and bounds.precedes(span):
        return say("which is at most {n} {unit}", n=Digits(decimal(Fraction(bounds.upper))), unit=unit)
    return say("which is at least {n} {unit}", n=Digits(decimal(Fraction(bounds.lower or 0))), unit=unit)


_BLANKS = re.compile(r"\s+")
_LIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"})


def fold(text: str) -> str:
    """Return text for comparison: NFC, case folded, quotation marks, dashes and blanks made alike."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text).translate(_LIKE).casefold()).strip()

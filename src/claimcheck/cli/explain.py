"""``claimcheck explain CLAIM CLAIM``: why two claims clash, or why they do not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterator

from claimcheck.api import check, load
from claimcheck.cli.choices import did_you_mean, suggestions
from claimcheck.cli.errors import UsageError, nothing_read
from claimcheck.cli.output import columns, say_lines, wants_color
from claimcheck.cli.settings import ledger_or_claims, settings_for, told_by
from claimcheck.cli.status import OK
from claimcheck.config.settings import Settings
from claimcheck.domain.claim import AnyClaim
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Message, say, term, verbatim
from claimcheck.engine.cells import Cell
from claimcheck.engine.explain import Comparison, Explanation, Outcome, explain
from claimcheck.engine.tied import Tied, tied
from claimcheck.lower.lower import lower
from claimcheck.report.terminal import BLANK, Line, Style, indented, labelled, spread
from claimcheck.report.text import Page
from claimcheck.resolve.ledger import Ledger
from claimcheck.rules._arithmetic_words import step_words, tie_words


def run(options: Namespace) -> int:
    """Explain two claims."""
    options.paths = options.ledger
    settings = settings_for(options)
    ledger, problems = load(ledger_or_claims(settings))
    if problems and not ledger.claims:
        raise UsageError(nothing_read(problems))
    one, other = (_claim(ledger, name) for name in options.claims)
    explanation = explain(ledger, lower(ledger), one, other)
    both = frozenset({one.id, other.id})
    findings = list(_findings(ledger, settings, both))
    relations = tied(ledger, lower(ledger), one.id, other.id)
    page = Page(columns(), told_by(settings))
    lines = (*_lines(page, one, other, explanation, findings), *_relation_lines(page, ledger, relations))
    say_lines(lines, color=wants_color(options.color))
    return OK


def _findings(ledger: Ledger, settings: Settings, both: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield the findings of the rules in force that both claims stand in; one claim is in none with itself."""
    report = check(ledger, select=settings.select, ignore=settings.ignore, levels=settings.levels)
    for found in report.findings if len(both) == 2 else ():
        if both <= {side.claim for side in found.sides}:
            yield found


def _claim(ledger: Ledger, name: str) -> AnyClaim:
    """Return the claim of this name; the part after ``#`` will do where only one claim has it."""
    found = [claim for claim in ledger.claims if name in (claim.id, claim.id.partition("#")[2])]
    if len(found) == 1:
        return found[0]
    if name in ledger.left_out:
        raise UsageError(say("“{name}” takes no part: {why}", name=name, why=ledger.left_out[name]))
    ids = [claim.id for claim in (found or ledger.claims)]
    hint = _hint(name, ids, several=bool(found))
    raise UsageError(say("no claim is called “{name}”{hint}", name=name[:100], hint=hint))


def _hint(name: str, ids: Collection[str], *, several: bool) -> Message:
    if several:
        return say("; there are {names}", names=", ".join(sorted(ids)))
    close = suggestions(name, ids) or sorted(
        one for one in ids if one.endswith(f"#{name.rpartition('#')[2]}")
    )[:3]  # fmt: skip
    if close:
        return did_you_mean(close)
    return say("") if ids else say("; there are no claims in this ledger (--ledger names another)")


def _lines(
    page: Page, one: AnyClaim, other: AnyClaim, explanation: Explanation, findings: list[Diagnostic]
) -> Iterator[Line]:  # fmt: skip
    width = page.columns
    for number, claim in ((1, one), (2, other)):
        yield from spread(f"{number}. {claim.id}", f"{claim.mark.file}:{claim.mark.line}", width, style=Style.STRONG)
        if claim.quote:
            yield from indented(f"“{claim.quote}”", width, indent=3)
    yield BLANK
    yield from _verdict(page, explanation, findings)
    for comparison in explanation.comparisons:
        yield from _comparison(page, comparison)
    for finding in findings:
        yield BLANK
        yield from page.finding(finding)


def _relation_lines(page: Page, ledger: Ledger, relations: Tied | None) -> Iterator[Line]:
    """Yield the relations that tie the two, and what narrowing makes of each slot on the way."""
    if relations is None or not relations.ties:
        return
    catalog = ledger.catalog
    yield BLANK
    yield from page.paragraph(
        say("Relations tie them, and all claims they tie can hold together:")
        if relations.agrees
        else say("Relations tie them, and not all claims they tie can hold:")
    )
    for tie in relations.ties:
        yield from page.paragraph(tie_words(catalog, tie), indent=2)
    for step in relations.steps:
        if isinstance(step.variable.name, Cell):
            yield from page.paragraph(step_words(catalog, step.variable.name, step.after), indent=2)


def _verdict(page: Page, explanation: Explanation, findings: list[Diagnostic]) -> Iterator[Line]:
    outcomes = {comparison.outcome for comparison in explanation.comparisons}
    if Outcome.CLASH in outcomes:
        alone = say("By themselves they clash, but no finding tells so: other claims explain it, or its rule is off.")
        words, style = (say("They clash.") if findings else alone), Style.CONTRADICTION
    elif findings:
        words, style = (
            say("Nothing that both speak of differs, but they stand in one finding, shown below."),
            Style.CONTRADICTION,
        )
    elif explanation.remark is not None:
        remark = explanation.remark.text(page.translate)
        words, style = verbatim(f"{remark[:1].upper()}{remark[1:]}."), Style.PLAIN
    else:
        fit = Outcome.FIT in outcomes
        words, style = say("They agree.") if fit else say("They are not compared."), Style.STRONG
    yield from page.paragraph(words, style)


def _comparison(page: Page, comparison: Comparison) -> Iterator[Line]:
    words = say("{outcome}: {why}", outcome=term(comparison.outcome.value), why=comparison.why)
    about, told = (message.text(page.translate) for message in (comparison.about, words))
    yield from labelled(about, told, page.columns, column=20, style=Style.STRONG)
    for number, reads in enumerate(comparison.reads, start=1):
        yield from page.paragraph(say("{number}. {reads}", number=number, reads=reads), Style.FAINT, indent=22)

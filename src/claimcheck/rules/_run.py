"""Runs the rules over a case and makes diagnostics of what they found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import monotonic

from claimcheck.domain.diagnostic import Diagnostic, Side, severity
from claimcheck.domain.message import Message
from claimcheck.domain.progress import tell
from claimcheck.engine.finding import Camp, Exhibit, Found, Witness
from claimcheck.engine.fingerprint import fingerprint
from claimcheck.engine.time_limit import TimeIsUp, ended_by, share_of
from claimcheck.rules._case import Case
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.rules._pictures import pictures
from claimcheck.rules._rule import Rule

MOST_OF_IT = 0.75  # of the time that is left, for one rule


def run(
    case: Case, rules: Mapping[str, Rule], levels: Levels = DEFAULT, *, until: float | None = None
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """Return the findings of the rules, and the names of those that were not through by the time of ``until``.

    The gravest findings come first, then by rule and claims. ``levels`` are what a desk set. ``until`` is a time of
    ``time.monotonic``. A rule that takes most of what is left of it is ended, so that the others have some; what it
    found before is kept.
    """
    findings: list[Diagnostic] = []
    unfinished: list[str] = []
    for number, rule in enumerate(rules.values(), start=1):
        tell("applying rules", number, len(rules))
        try:
            with ended_by(share_of(until, MOST_OF_IT)):
                for found in _unless_over(until, rule.check(case)):
                    one = diagnostic(case, rule, found, levels)
                    findings += [] if one is None else [one]
        except TimeIsUp:
            unfinished.append(rule.name)
    return tuple(sorted(findings, key=order)), tuple(unfinished)


def _unless_over(until: float | None, findings: Iterator[Found]) -> Iterator[Found]:
    """Yield findings as long as there is time: where no timer ends a rule, it is ended between two of them."""
    while until is None or monotonic() < until:
        found = next(findings, None)
        if found is None:
            return
        yield found
    raise TimeIsUp


def order(finding: Diagnostic) -> tuple[int, str, list[str], str]:
    """Return the key by which findings stand in a report."""
    return -(finding.severity or 0), finding.code, [side.claim for side in finding.sides], finding.fingerprint


def diagnostic(case: Case, rule: Rule, found: Found, levels: Levels = DEFAULT) -> Diagnostic | None:
    """Return what a rule found with its name, severity, fingerprint and pictures; ``None`` where it is switched off."""
    sides = tuple(side(number, witness) for number, camp in enumerate(found.camps) for witness in camp.witnesses)
    claims = [witness.claim for camp in found.camps for witness in camp.witnesses]
    level = levels.of(rule, found, {one.mark.file for one in sides})
    if level is None:
        return None
    return Diagnostic(
        code=rule.name,
        message=found.message,
        mark=sides[0].mark,
        severity=severity(level, found.reasons),
        subject=found.subject,
        sides=sides,
        camps=tuple(label(camp) for camp in found.camps),
        why=found.why,
        reconcile=found.reconcile,
        reasons=found.reasons,
        fingerprint=fingerprint(rule.name, claims, found.about),
        pictures=pictures(case.ledger.catalog, rule.name, found),
    )


def label(camp: Camp) -> Message:
    """Return what a camp says: its label, else how its first claim reads."""
    return camp.label or camp.witnesses[0].reads


def side(camp: int, witness: Witness) -> Side:
    """Return a claim's part in a finding, or that of what stands in its place."""
    shown, article = witness.claim, witness.claim.article
    if article is None:
        return Side(camp, shown.id, "", shown.mark, witness.reads, shown.quote)
    speaker = None if isinstance(shown, Exhibit) else shown.speaker
    return Side(
        camp,
        shown.id,
        article.id,
        shown.mark,
        witness.reads,
        shown.quote,
        said_by=speaker.words if speaker else None,
        publisher=article.publisher or article.title,
        published=article.published.words if article.published else None,
        source=article.source,
    )

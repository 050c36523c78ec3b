"""Reports made by hand, for the renderers."""

from __future__ import annotations

from claimcheck.domain.diagnostic import Acceptance, Diagnostic, Mark, Reason, Severity, Side, problem
from claimcheck.domain.message import say, verbatim
from claimcheck.report.model import Report, summarise

ATRIA = Side(0, "pemkot#ceremony", "pemkot", Mark("claims/pemkot.yaml", 14, 5),
             say("Atria Hotel (venue in Gading Serpong)"),
             "di Atria Hotel, Kabupaten Tangerang", None, "Pemkot Tangerang", "2025-11-28", "pemkot")  # fmt: skip
COPY = Side(0, "kopi#ceremony", "kopi", Mark("claims/kopi.yaml", 9, 5), say("Gading Serpong"), "di Gading Serpong",
            None, None, None, "pemkot")  # fmt: skip
SERPONG = Side(1, "warta#ceremony", "warta", Mark("claims/warta.yaml", 12, 3), say("Serpong, a district"), "di Serpong",
               "Benyamin Davnie", "Wartaxpress", None, "warta")  # fmt: skip

VENUE = Diagnostic(
    "venue-conflict",
    say("one ceremony, two places that exclude each other"),
    ATRIA.mark,
    Severity.CONTRADICTION,
    say("Paritrana Award Banten, 27 November 2025"),
    (ATRIA, COPY, SERPONG),
    (say("in Kabupaten Tangerang"), say("in Kota Tangerang Selatan")),
    (say("No place lies in both."),),
    (say("They agree if “Serpong” is short for Gading Serpong."), say("Else ask the organiser.")),
    fingerprint="3f9a1c2e70b4d865",
)


def weekday(words: str = "x", level: Severity = Severity.TENSION, accepted: Acceptance | None = None) -> Diagnostic:
    """Return a finding on one claim, with these words wherever a stranger's may stand."""
    foreign = verbatim(words)
    side = Side(0, words, words, Mark(words, 3, 1), foreign, words, words, words, words)
    all_ = (foreign,)
    return Diagnostic("weekday-mismatch", foreign, side.mark, level, foreign, (side,), all_, all_, all_,
                      frozenset({Reason.ASSUMED}), "00ff00ff00ff00ff", accepted)  # fmt: skip


def report(*findings: Diagnostic, problems: tuple[Diagnostic, ...] = (), articles: int = 3, claims: int = 3,
           alone: int = 0, undecided: int = 0) -> Report:  # fmt: skip
    """Return a report with these findings and counts."""
    counts = summarise(findings, problems, articles=articles, claims=claims, alone=alone, undecided=undecided)
    return Report(findings, problems, counts)


def unknown(words: str = "Bantem") -> Diagnostic:
    """Return a problem of the ledger that names these words."""
    return problem("unknown-name", Mark("claims/a.yaml", 3, 9), say("no place is called “{name}”", name=words))

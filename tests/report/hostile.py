"""Reports in which every field holds a stranger's words, and what the words may be."""

from __future__ import annotations

from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Acceptance, Diagnostic, Mark, Severity, Side
from claimcheck.domain.message import verbatim
from claimcheck.report.model import Report

PAYLOADS = (
    "::error::x", "::add-mask::x", "::stop-commands::t", "##[error]x", "##vso[task.x]y", "%0A::set-output name=a::b",
    "a\n::warning::b", "a\r\nb", "\x1b[2J\x1b]0;title\x07", "\x9b31m", "\u202eabc\u2066", "\u2028::error::x",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</summary></details><h1>x", "]]><x/>", "&amp;&#60;",
    "| a | b |", "```\nfence", "`code`", "~~~", "# head", "- item", "1. item", "> quote", "---", "===",
    "@everyone", "@org/team", "#123", "GH-12", "org/repo#12", "!12", "~label", "%milestone", "$5 $x$", "&12", ":+1:",
    "![x](http://evil.example/beacon.png)", "[x](javascript:alert(1))", "[x][y]", "<http://evil.example>",
    "http://evil.example/a_b", "www.evil.example", "a@evil.example", "mailto:a@evil.example", "[issue:12]", "/close",
    "{0} {x} {{7*7}} ${x} %s%n", "[text](1)", "[a](sarif:/runs/0)", "=1+1", "a\\|b", "\x00\x08\x0b\x7f", "\ufffe\uffff",
    "\ud800", "C:\\x\\y", "../../etc/passwd", "/srv/runner/x/claims/a.yaml", "a,b:c%d.yaml", "x" * 5_000,
)  # fmt: skip
WORDS = (
    st.sampled_from(PAYLOADS)
    | st.text(st.characters(), max_size=40)
    | st.text("|`<>&@#[](){}*_\\\n\r:%,~!", max_size=12)
)


def filled(words: str) -> Report:
    """Return a report with these words wherever a stranger's may stand."""
    sides = tuple(
        Side(camp, words, words, Mark(words, 3, 1), verbatim(words), words, words, words, words) for camp in (0, 0, 1)
    )
    finding = evolve(
        VENUE, message=verbatim(words), mark=sides[0].mark, subject=verbatim(words), sides=sides,
        camps=(verbatim(words), verbatim(words)), why=(verbatim(words),) * 2, reconcile=(verbatim(words),) * 2,
    )  # fmt: skip
    accepted = weekday(words, accepted=Acceptance(words, words, words))
    made = report(
        finding, evolve(weekday(words), fingerprint="1"), weekday(words, Severity.NOTE), accepted,
        problems=(unknown(words), evolve(unknown(words), mark=Mark(words))),
    )  # fmt: skip
    return evolve(made, notices=(verbatim(words),))


def many(count: int, *, sides: int = 1) -> Report:
    """Return a report of so many findings of alternating severity, the gravest last, each of so many sides."""
    levels = (Severity.NOTE, Severity.TENSION, Severity.CONTRADICTION)
    findings = [_one(number, levels[number * 3 // count], sides) for number in range(count)]
    return report(*findings)


def _one(number: int, level: Severity, sides: int) -> Diagnostic:
    camps = tuple(
        Side(0 if at < sides - 1 else 1, f"a{at}#c", f"a{at}", Mark(f"claims/a{at}.yaml", number + 1, 5), verbatim("r"),
             f"quote {number}") for at in range(sides)
    )  # fmt: skip
    return evolve(VENUE, severity=level, sides=camps, mark=camps[0].mark, fingerprint=f"{number:016x}")

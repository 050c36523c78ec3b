"""The report as one page for a browser: it needs no network, no script and no other file, and prints.

Strangers' text reaches the page through one door: what cannot be seen in it is spelt out, then jinja2 escapes it. If
markup slipped through all the same, the content security policy lets nothing run or load that is not this package's:
style and script are named by their hash (W3C, Content Security Policy Level 3).
"""

from __future__ import annotations

from claimcheck.domain.message import Translate
from claimcheck.report.model import Report

EXTRA = "the HTML report needs jinja2, which is not installed: pip install 'claimcheck[html]'"


def render(report: Report, *, translate: Translate = str, language: str = "en") -> str:
    """Return the report as one HTML document; ``ModuleNotFoundError`` names the extra where jinja2 is not installed."""
    try:
        from claimcheck.report.html._document import document  # noqa: PLC0415 - jinja2 comes with an extra
    except ModuleNotFoundError as missing:
        if missing.name not in ("jinja2", "markupsafe"):
            raise
        raise ModuleNotFoundError(EXTRA, name=missing.name) from missing
    return document(report, translate, language)

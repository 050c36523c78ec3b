"""The page from its templates: escaping, the words of the page, the content security policy."""

from __future__ import annotations

from base64 import b64encode
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.domain.message import Message, Translate
from claimcheck.report.html import svg
from claimcheck.report.html.page import page_of
from claimcheck.report.html.words import WORDS
from claimcheck.report.model import Report
from claimcheck.report.sentences import SEVERITIES, is_told
from claimcheck.report.terminal import flowing
from claimcheck.world.digests import sha256


def document(report: Report, translate: Translate, language: str) -> str:
    """Return the whole document, with a line end."""

    def write(message: Message) -> str:
        return message.text(translate)

    def finalize(value: object) -> object:
        """Put whatever a template shows into words on one line in which everything can be seen."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Message):
            return flowing(write(value))
        return flowing(value) if isinstance(value, str) else value

    environment = Environment(
        loader=PackageLoader("claimcheck.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = _own("style.css"), _own("script.js")
    return environment.get_template("report.html.jinja").render(
        page=page_of(report, write),
        words=WORDS,
        severities=SEVERITIES,
        is_told=is_told,
        mark=lambda camp: svg.mark(camp, svg.letter(camp)),
        share=lambda part, whole, name: svg.share(part, whole, write(name)),
        language=language,
        style=style,
        script=script,
        policy=policy(style, script),
    )


def policy(style: str, script: str) -> str:
    """Return the content security policy: nothing but this style and this script, which may load nothing."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _own(name: str) -> Markup:
    """Return a file of this package, which is the only text that is not escaped."""
    text = files("claimcheck.report.html").joinpath(name).read_text(encoding="utf-8")
    return Markup(text.replace("\r\n", "\n"))  # noqa: S704 - our own file

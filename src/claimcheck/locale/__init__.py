"""Message catalogs: what the messages are in other languages than English.

A language is a file ``CODE.po`` beside this one, in the format of GNU gettext (its manual, "The Format of PO Files"),
so that translators can use the tools they know. It is read as it stands: no compiled form that could be out of date,
and nothing to install. Entries are ``msgid`` (the template in English) and ``msgstr``; an empty one leaves the English.

A new language is such a file and its code in ``LANGUAGES``; ``make messages`` fills in the templates.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache

from claimcheck.domain.message import Translate

ENGLISH = "en"
LANGUAGES = (ENGLISH, "id")

_LINE = r'(?:(msgid|msgstr) )?"(.*)"'
_ESCAPE = r"\\(.)"
_ESCAPED = {"n": "\n", "t": "\t"}


def translator(language: str) -> Translate:
    """Return what gives each template in a language of ``LANGUAGES``; any other language gets English."""
    if language == ENGLISH or language not in LANGUAGES:
        return str
    known = catalog(language)
    return lambda template: known.get(template) or template


@cache
def catalog(language: str) -> Mapping[str, str]:
    """Return the templates of a language by those in English."""
    with open(os.path.join(os.path.dirname(__file__), f"{language}.po"), encoding="utf-8") as file:
        return read_po(file.read())


def read_po(text: str) -> dict[str, str]:
    """Return the entries of a PO file, without its header and what is commented out; plural forms are not used."""
    entries: list[dict[str, list[str]]] = []
    key = ""
    for line in text.splitlines():
        found = re.fullmatch(_LINE, line.strip())
        if found is None:
            continue
        key = found[1] or key
        if found[1] == "msgid":
            entries.append({"msgid": [], "msgstr": []})
        entries[-1][key].append(re.sub(_ESCAPE, _unescaped, found[2]))
    pairs = (("".join(entry["msgid"]), "".join(entry["msgstr"])) for entry in entries)
    return {template: translation for template, translation in pairs if template}


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[1], found[1])

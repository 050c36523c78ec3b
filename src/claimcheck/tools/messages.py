"""Writes the message catalogs anew: templates from the source, translations as they are. Run by ``make messages``.

A new language is a file ``CODE.po`` with the header of another one; the templates are filled in here.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import claimcheck
from claimcheck.locale import read_po
from claimcheck.tools.templates import templates


def updated(text: str, found: Mapping[str, Sequence[str]]) -> str:
    """Return a PO file with an entry for each template, in the order of the files that it stands in.

    ``text`` is the file as it is: its first paragraph, the header, and its translations are kept.
    """
    known = read_po(text)
    header = text.partition("\n\n")[0].rstrip("\n")
    entries = (
        f"#: {' '.join(files)}\nmsgid {_quoted(template)}\nmsgstr {_quoted(known.get(template, ''))}\n"
        for template, files in sorted(found.items(), key=lambda pair: pair[1][0])
    )
    return "\n".join([f"{header}\n", *entries])


def missing(text: str, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the templates that a PO file does not translate."""
    known = read_po(text)
    return [template for template in found if not known.get(template)]


def stale(text: str, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the entries of a PO file that no source has."""
    return [template for template in read_po(text) if template not in found]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def main(root: Path) -> None:
    """Write the catalogs of the package in the folder ``root``; tell what was dropped and what is not translated."""
    found = templates(root)
    for path in sorted(root.glob("locale/*.po")):
        text = path.read_text(encoding="utf-8")
        path.write_text(updated(text, found), encoding="utf-8")
        lines = [f"no longer said: {template}" for template in stale(text, found)]
        lines += [f"not translated: {template}" for template in missing(text, found)]
        sys.stdout.write("".join(f"{path.name}: {line}\n" for line in lines))


if __name__ == "__main__":
    main(Path(claimcheck.__path__[0]))

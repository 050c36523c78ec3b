"""``claimcheck new ARTICLE.txt``: start the claim file of an article."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath

from claimcheck.cli.drafts import Draft, Drafts, drafts_of
from claimcheck.cli.errors import UsageError
from claimcheck.cli.output import complain, put, say_on_stdout
from claimcheck.cli.status import OK
from claimcheck.documents.files import read_source
from claimcheck.report.terminal import UNSEEN
from claimcheck.world.files import save

SCHEMA = ".claim-file.schema.json"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,199}", re.ASCII)
_NOT_ID = re.compile(r"[^a-z0-9]+", re.ASCII)
_LONGEST_TITLE = 200
_GUIDE = """\
# Drafts of {count}, none of them a claim yet. For each that matters: take away the “# ” before its
# lines, and before “claims:”; replace each TODO with a name of the catalog, or delete its line. Delete the others.
"""
_KINDS = {
    "value": ("quantity", ("measure", "place")),
    "by": ("change", ("measure", "place")),
    "from": ("change", ("measure", "place")),
    "date": ("event", ("event", "place")),
    "rank": ("rank", ("award", "recipient")),
}


def run(options: Namespace) -> int:
    """Print the claim file, or write it where there is none yet."""
    name = options.id or _id_of(options.article)
    if not _ID.fullmatch(name):
        raise UsageError(f"--id: “{name[:40]}” is no id; write it in small letters, digits and hyphens")
    text = _text(options.article)
    drafts = drafts_of(text, options.language)
    head = [f"  id: {name}", *_title(text), "  # publisher: TODO", "  # published: TODO, such as 2025-11-27",
            f"  language: {options.language}"]  # fmt: skip
    if options.into is None:
        put(claim_file(head, drafts))
    else:
        _write(options.into, options.article, head, drafts)
    for words in limits(drafts):
        complain(f"claimcheck: {words}")
    return OK


def claim_file(head: list[str], drafts: Drafts, modeline: str = "") -> str:
    """Return the text of a claim file that loads as it is: its drafts are comments."""
    lines = [modeline] if modeline else []
    lines += ["article:", *head]
    if not drafts.drafts:
        return "\n".join([*lines, "claims: []", ""])
    counted = f"{len(drafts.drafts)} figures, dates and ranks" if len(drafts.drafts) > 1 else "a figure, date or rank"
    guide = [*_GUIDE.format(count=counted).splitlines(), *(f"# Not all: {words}." for words in limits(drafts))]
    return "\n".join([*lines, "", *guide, "# claims:", *(f"# {line}" for line in _claims(drafts.drafts)), ""])


def limits(drafts: Drafts) -> Iterator[str]:
    """Yield what is not drafted because there is too much of it."""
    if drafts.left_out:
        yield f"the first {len(drafts.drafts)} are drafted, {drafts.left_out} more are not"
    if drafts.unread:
        yield f"the last {drafts.unread} characters of the text were not looked at"


def _claims(drafts: tuple[Draft, ...]) -> Iterator[str]:
    count: Counter[str] = Counter()
    for draft in drafts:
        kind, todo = _KINDS[draft.key]
        count[kind] += 1
        yield f"  - id: {kind}-{count[kind]}"
        yield f"    kind: {kind}"
        yield from (f"    {name}: TODO" for name in todo)
        yield f"    {draft.key}: {_scalar(draft.words)}"
        yield f"    quote: {_scalar(draft.quote)}"


def _scalar(text: str) -> str:
    """Return text in quotation marks, as JSON writes it and YAML reads it."""
    return json.dumps(text, ensure_ascii=False)


def _title(text: str) -> Iterator[str]:
    """Yield the first line as the title, where it can be one: short, and more follows."""
    first, _, rest = text.lstrip().partition("\n")
    first = " ".join(first.split())
    if first and rest.strip() and len(first) <= _LONGEST_TITLE and not UNSEEN.search(first):
        yield f"  title: {_scalar(first)}"


def _id_of(article: str) -> str:
    plain = unicodedata.normalize("NFKD", PurePath(article).stem).encode("ascii", "ignore").decode().lower()
    name = _NOT_ID.sub("-", plain).strip("-")[:200]
    if not name:
        raise UsageError("say with --id what the article is to be called; its file name gives no id")
    return name


def _text(article: str) -> str:
    source = read_source(article, Path(os.path.realpath(article)) if "\0" not in article else Path(article))
    if source.problems:
        raise UsageError(f"{article}: {source.problems[0].message}")
    return source.text


def _write(into: str, article: str, head: list[str], drafts: Drafts) -> None:
    path = PurePath(into)
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"--into: {into} is no YAML file; a claim file with drafts is written as YAML")
    if os.path.lexists(into):
        raise UsageError(f"{into} exists; it is not overwritten")
    folder = Path(os.path.realpath(into)).parent
    schema = next((one / SCHEMA for one in (folder, *folder.parents[:3]) if (one / SCHEMA).is_file()), None)
    modeline = "" if schema is None else f"# yaml-language-server: $schema={_from(folder, schema)}"
    if schema is not None and Path(os.path.realpath(article)).is_relative_to(schema.parent):
        head = [*head, f"  text: {_scalar(_from(folder, Path(os.path.realpath(article))))}"]
    fault = save(into, claim_file(head, drafts, modeline))
    if fault:
        raise UsageError(fault)
    say_on_stdout(f"{into}: {len(drafts.drafts)} drafts")


def _from(folder: Path, path: Path) -> str:
    return PurePath(os.path.relpath(path, folder)).as_posix()

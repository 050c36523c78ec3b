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
from textwrap import wrap

from claimcheck.cli.drafts import Draft, Drafts, drafts_of
from claimcheck.cli.errors import UsageError, not_written
from claimcheck.cli.output import complain, put, say_on_stdout
from claimcheck.cli.settings import told_in
from claimcheck.cli.status import OK
from claimcheck.documents.files import read_source
from claimcheck.domain.message import Message, Translate, say
from claimcheck.report.sentences import number_of
from claimcheck.report.terminal import UNSEEN
from claimcheck.world.files import save

SCHEMA = ".claim-file.schema.json"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,199}", re.ASCII)
_NOT_ID = re.compile(r"[^a-z0-9]+", re.ASCII)
_LONGEST_TITLE = 200
_WIDTH = 110
_COMMON = {
    "id": frozenset(
        ("dan", "dari", "dengan", "di", "dalam", "itu", "ini", "ke", "oleh", "pada", "tidak", "untuk", "yang")
    ),
    "en": frozenset(
        ("a", "and", "at", "by", "for", "from", "in", "is", "of", "on", "said", "that", "the", "to", "was")
    ),
}
_READ = 20_000  # characters of a text that tell its language
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
        words = "--id: “{name}” is no id; write it in small letters, digits and hyphens"
        raise UsageError(say(words, name=name[:40]))
    text = _text(options.article)
    language = options.language or language_of(text)
    drafts = drafts_of(text, language)
    translate = told_in(options)
    published = say("TODO, such as 2025-11-27").text(translate)
    head = [f"  id: {name}", *_title(text), "  # publisher: TODO", f"  # published: {published}",
            f"  language: {language}"]  # fmt: skip
    if options.into is None:
        put(claim_file(head, drafts, translate=translate))
    else:
        _write(options.into, options.article, head, drafts, translate)
    for limit in limits(drafts):
        complain(limit, translate)
    return OK


def language_of(text: str) -> str:
    """Return the language, of those that articles are read in, whose commonest words stand most often in a text."""
    words = re.findall(r"[a-z]+", text[:_READ].casefold())
    return max(_COMMON, key=lambda language: sum(word in _COMMON[language] for word in words))


def claim_file(head: list[str], drafts: Drafts, modeline: str = "", *, translate: Translate = str) -> str:
    """Return the text of a claim file that loads as it is: its drafts are comments."""
    lines = [modeline] if modeline else []
    lines += ["article:", *head]
    if not drafts.drafts:
        return "\n".join([*lines, "claims: []", ""])
    guide = [line for words in _guide(drafts) for line in comment(words, translate)]
    return "\n".join([*lines, "", *guide, "# claims:", *(f"# {line}" for line in _claims(drafts.drafts)), ""])


def comment(words: Message, translate: Translate) -> list[str]:
    """Return words as the lines of a comment in a YAML file; those of an item of a list are set in."""
    text = words.text(translate)
    inner = "  " if text.startswith("- ") else ""
    return [f"# {line}" for line in wrap(text, _WIDTH, subsequent_indent=inner, break_long_words=False)]


def _guide(drafts: Drafts) -> Iterator[Message]:
    """Yield what to do with drafts."""
    yield say(
        "Drafts of figures, dates and ranks ({count}), none of them a claim yet. For each that matters: take away the "
        "“# ” before its lines, and before “claims:”; replace each TODO with a name of the catalog, or delete its "
        "line. Delete the others.",
        count=len(drafts.drafts),
    )
    yield from (say("Not all: {words}.", words=words) for words in limits(drafts))


def limits(drafts: Drafts) -> Iterator[Message]:
    """Yield what is not drafted because there is too much of it."""
    if drafts.left_out:
        words = "the first {count} are drafted, {more} more are not"
        yield say(words, count=len(drafts.drafts), more=drafts.left_out)
    if drafts.unread:
        yield say("the last {count} characters of the text were not looked at", count=drafts.unread)


def _claims(drafts: tuple[Draft, ...]) -> Iterator[str]:
    count: Counter[str] = Counter()
    for draft in drafts:
        kind, todo = _KINDS[draft.key]
        count[kind] += 1
        yield f"  - id: {kind}-{count[kind]}"
        yield f"    kind: {kind}"
        yield from (f"    {name}: TODO" for name in todo)
        yield f"    {draft.key}: {_scalar(draft.words)}"
        yield from [f"    to: {_scalar(draft.to)}"] if draft.to else []
        yield f"    quote: {_scalar(draft.quote)}"


def _scalar(text: str) -> str:
    """Return text in quotation marks, as JSON writes it and YAML reads it."""
    return json.dumps(text, ensure_ascii=False)


def _title(text: str) -> Iterator[str]:
    """Yield the first line as the title, where it can be one: short, and more follows."""
    first, _, rest = text.lstrip().partition("\n")
    first = " ".join(first.split())
    if first and rest.strip() and len(first) <= _LONGEST_TITLE and not re.search(UNSEEN, first):
        yield f"  title: {_scalar(first)}"


def _id_of(article: str) -> str:
    plain = unicodedata.normalize("NFKD", PurePath(article).stem).encode("ascii", "ignore").decode().lower()
    name = _NOT_ID.sub("-", plain).strip("-")[:200]
    if not name:
        raise UsageError(say("say with --id what the article is to be called; its file name gives no id"))
    return name


def _text(article: str) -> str:
    source = read_source(article, article if "\0" in article else os.path.realpath(article))
    if source.problems:
        raise UsageError(say("{file}: {words}", file=article, words=source.problems[0].message))
    return source.text


def _write(into: str, article: str, head: list[str], drafts: Drafts, translate: Translate) -> None:
    path = PurePath(into)
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(say("--into: {file} is no YAML file; a claim file with drafts is written as YAML", file=into))
    if os.path.lexists(into):
        raise UsageError(say("{file} exists; it is not overwritten", file=into))
    folder = Path(os.path.realpath(into)).parent
    schema = next((one / SCHEMA for one in (folder, *folder.parents[:3]) if (one / SCHEMA).is_file()), None)
    modeline = "" if schema is None else f"# yaml-language-server: $schema={_from(folder, schema)}"
    if schema is not None and Path(os.path.realpath(article)).is_relative_to(schema.parent):
        head = [*head, f"  text: {_scalar(_from(folder, Path(os.path.realpath(article))))}"]
    fault = save(into, claim_file(head, drafts, modeline, translate=translate))
    if fault:
        raise UsageError(not_written(into, fault))
    drafted = number_of(len(drafts.drafts), "{count} draft", "{count} drafts")
    say_on_stdout(say("{file}: {drafts}", file=into, drafts=drafted).text(translate))


def _from(folder: Path, path: Path) -> str:
    return PurePath(os.path.relpath(path, folder)).as_posix()

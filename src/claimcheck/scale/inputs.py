"""What is read beside archives, and what archives were made of: their documents, where their rows do not hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from os import PathLike, fspath
from pathlib import PurePath
from typing import TypeAlias, cast

from claimcheck.api import Source, listed
from claimcheck.documents import SourceDocument, load_mapping, load_text
from claimcheck.documents import load as load_files
from claimcheck.documents.files import FORMS
from claimcheck.documents.loading import Form
from claimcheck.domain.claim import Article
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import say
from claimcheck.domain.progress import tell
from claimcheck.record import evolve
from claimcheck.resolve.draft import article_of
from claimcheck.scale.row_columns import is_rows
from claimcheck.scale.schema import is_archive
from claimcheck.scale.store import Store
from claimcheck.scale.thaw import problems_of, thawed_all

Path: TypeAlias = str | PathLike[str]
Documents: TypeAlias = tuple[tuple[SourceDocument, ...], tuple[Diagnostic, ...]]


def rows_apart(sources: Source | Sequence[Source]) -> tuple[list[str], list[Source]]:
    """Return the files of rows among what is given, by the ending of their names, and all else."""
    given = listed(sources)
    rows = [fspath(one) for one in given if not isinstance(one, Mapping) and is_rows(fspath(one))]
    return rows, [one for one in given if isinstance(one, Mapping) or not is_rows(fspath(one))]


def parted(sources: Source | Sequence[Source]) -> tuple[list[Path], list[Source]]:
    """Return the archives among what is given, by the ending of their names, and all else."""
    given = listed(sources)
    archives = [one for one in given if not isinstance(one, Mapping) and is_archive(fspath(one))]
    return archives, [one for one in given if isinstance(one, Mapping) or not is_archive(fspath(one))]


def read(sources: Iterable[Source]) -> Documents:
    """Return the documents of files, folders and mappings, and the problems met."""
    given = list(sources)
    documents, problems = load_files([one for one in given if not isinstance(one, Mapping)])
    for number, mapping in enumerate((one for one in given if isinstance(one, Mapping)), start=1):
        more, met = load_mapping(mapping, f"<python {number}>")
        documents, problems = (*documents, *more), (*problems, *met)
    return documents, problems


def documents_of(stores: Iterable[Store], without: Collection[str] = ()) -> Documents:
    """Return the documents that archives were compiled of, each once, ``without`` the articles of these ids.

    The problems are those of reading them; raises ``StoredError``.
    """
    texts: dict[tuple[str, str], dict[str, Article]] = {}
    problems: list[Diagnostic] = []
    for store in stores:
        articles = {one.id: one for one in thawed_all(store, "article", Article) if one.text is not None}
        for file, text in store.query("SELECT file, data FROM rows WHERE kind = 'source' ORDER BY file"):
            texts.setdefault((file, text), articles)
        problems += problems_of(store, "problem")
    documents: list[SourceDocument] = []
    for number, ((file, text), articles) in enumerate(sorted(texts.items(), key=lambda one: one[0]), start=1):
        tell("reading files", number, len(texts))
        form = cast("Form", FORMS[PurePath(file).suffix.lower()])
        documents += (_with_text(one, articles) for one in load_text(text, file, form)[0])
    kept = [one for one in documents if not (without and _is_about(one) in without)]
    return tuple(kept), tuple(dict.fromkeys(problems))


def without_given(archived: Iterable[SourceDocument], given: Iterable[SourceDocument]) -> Documents:
    """Return the documents of archives but for those of files that are given, too, so that each file counts once.

    Where an archive holds another state of such a file, that is a problem: nobody can tell which of the two is meant.
    """
    files, states = _by_file(given), _by_file(archived)
    words = say(
        "an archive beside it holds another state of this file: leave out one of the two, compile the archive anew, or"
        " hold the file against it (--against)"
    )
    differing = [file for file, state in states.items() if file in files and state != files[file]]
    kept = [one for file, state in states.items() if file not in files for one in state]
    return tuple(kept), tuple(problem("duplicate-file", Mark(file), words) for file in differing)


def _by_file(documents: Iterable[SourceDocument]) -> Mapping[str, Sequence[SourceDocument]]:
    found: dict[str, list[SourceDocument]] = {}
    for one in documents:
        found.setdefault(one.file, []).append(one)
    return found


def articles_in(documents: Iterable[SourceDocument]) -> frozenset[str]:
    """Return the ids of the articles that documents hold."""
    return frozenset(_is_about(one) for one in documents if one.claims or one.article)


def _is_about(document: SourceDocument) -> str:
    return article_of(document, None)[0].id


def _with_text(document: SourceDocument, articles: Mapping[str, Article]) -> SourceDocument:
    named = document.article
    if named is None or named.entry.text is None or named.entry.id not in articles:
        return document
    return evolve(document, text=articles[named.entry.id].text)

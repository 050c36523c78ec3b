"""The first stage: files, text or mappings in; documents and problems out. Nothing is raised for what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from os import PathLike
from typing import Final, Literal, TypeAlias

from claimcheck.documents.document import SourceDocument
from claimcheck.documents.files import LedgerFile, article_text, find_files, is_inner_path, read_source
from claimcheck.documents.plain_yaml import plain_tree
from claimcheck.documents.sections import DocumentReader
from claimcheck.documents.source import PythonSource, Source, StopReadingError, decode, examine
from claimcheck.documents.tree import Node
from claimcheck.domain.diagnostic import Diagnostic, problem
from claimcheck.domain.garbage import without_garbage_collection
from claimcheck.domain.message import say
from claimcheck.domain.progress import tell
from claimcheck.record import evolve

Loaded: TypeAlias = tuple[tuple[SourceDocument, ...], tuple[Diagnostic, ...]]
Form: TypeAlias = Literal["yaml", "json", "jsonl"]


def _yaml_trees(source: Source) -> Iterator[Node]:
    tree = plain_tree(source.text)
    if tree is not None:
        yield tree
        return
    from claimcheck.documents.yaml_tree import yaml_trees  # noqa: PLC0415 - all of YAML, where a text is not plain

    yield from yaml_trees(source)


def _json_trees(source: Source) -> Iterator[Node]:
    from claimcheck.documents.json_tree import json_trees  # noqa: PLC0415 - most ledgers are YAML

    return json_trees(source)


def _jsonl_trees(source: Source) -> Iterator[Node]:
    from claimcheck.documents.json_tree import jsonl_trees  # noqa: PLC0415 - as above

    return jsonl_trees(source)


_TREES: Final[dict[str, Callable[[Source], Iterator[Node]]]] = {
    "yaml": _yaml_trees,
    "json": _json_trees,
    "jsonl": _jsonl_trees,
}
_OUTSIDE = say("the path leads out of the ledger's folder or to a hidden file; it is not read")
_NOT_INNER = say(
    "the path must be told from the folder of this file, with “/”, such as ../texts/story.txt, and name nothing "
    "hidden; it is not read"
)
_NO_FOLDER = say(
    "article.text: the text is not read, and no quote is held against it, as what is given in Python lies in no "
    "folder; write the document as a claim file, or leave `text` out"
)


def load(paths: Sequence[str | PathLike[str]]) -> Loaded:
    """Return the documents of all claim files among these files and folders, and the problems met.

    Folders are searched with their subfolders, but for hidden ones. The order of the paths does not matter. Marks name
    a file as it was given, with slashes. Whatever was skipped is a problem.
    """
    files, problems = find_files(paths)
    documents, met = load_files(files)
    return documents, (*problems, *met)


def load_files(files: Sequence[LedgerFile]) -> Loaded:
    """Return the documents of claim files that were found, and the problems met in them."""
    return together((load_source(file, read_source(file.name, file.path)) for file in files), len(files))


def load_source(file: LedgerFile, content: Source) -> Loaded:
    """Return the documents of one claim file with this content, and the problems met in it."""
    with without_garbage_collection():
        source = examine(content)
        return _documents(source, _TREES[file.form](source), file)


def together(loaded: Iterable[Loaded], total: int) -> Loaded:
    """Return what so many files hold, told one by one as they are read."""
    documents: list[SourceDocument] = []
    problems: list[Diagnostic] = []
    claims = 0
    for number, (read, met) in enumerate(loaded, start=1):
        claims += sum(len(one.claims) for one in read)
        tell("reading files", number, total, claims=claims)
        documents += read
        problems += met
    return tuple(documents), tuple(problems)


def load_text(text: str | bytes, file: str, form: Form) -> Loaded:
    """Return the documents of a text as if it stood in ``file``; no other file is read, not even an article's text."""
    source = examine(decode(file, text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text))
    with without_garbage_collection():
        return _documents(source, _TREES[form](source), None)


def load_mapping(document: Mapping[str, object], file: str = "<python>") -> Loaded:
    """Return the document that a mapping holds, as ``load_text`` does.

    Whole numbers, decimals, booleans and dates stand for the text they are written as; floats are refused, as they are
    not exact, and ``None`` is an empty value. An article's ``text`` has no folder to start from: that is a problem, as
    quotes are not held against it. All marks are the first place of ``file``; messages name the path of the
    value instead.
    """
    from claimcheck.documents.python_tree import python_trees  # noqa: PLC0415 - not where claims stand in files

    source = PythonSource(file)
    with without_garbage_collection():
        return _documents(source, python_trees(source, document), None)


def _documents(source: Source, trees: Iterator[Node], file: LedgerFile | None) -> Loaded:
    """Return the documents of a source; ``file`` is where paths in it start from, if it is one."""
    reader = DocumentReader(source)
    documents: list[SourceDocument] = []
    problems: list[Diagnostic] = []
    with suppress(StopReadingError):
        for index, tree in enumerate(trees, start=1):
            document = reader.read(tree, index)
            if document is not None:
                text, met = _text_of(document, file, in_python=isinstance(source, PythonSource))
                documents.append(document if text is None else evolve(document, text=text))
                problems += met
    return tuple(documents), (*source.problems, *problems)


def _text_of(
    document: SourceDocument, file: LedgerFile | None, *, in_python: bool
) -> tuple[str | None, list[Diagnostic]]:
    """Return the article's text from the file of the ledger that the document names, if it names one."""
    article = document.article
    if article is None or article.entry.text is None:
        return None, []
    place = article.at("text")
    if not is_inner_path(article.entry.text):
        return None, [problem("path-outside", place, _NOT_INNER)]
    if file is None:
        return None, [problem("text-not-read", place, _NO_FOLDER)] if in_python else []
    found = article_text(file, article.entry.text)
    if found is None:
        return None, [problem("path-outside", place, _OUTSIDE)]
    if found.problems:
        return None, [
            problem(
                met.code, place, say("the article's text: {message} ({path})", message=met.message, path=met.mark.file)
            )
            for met in found.problems
        ]
    return found.text, []

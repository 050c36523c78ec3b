"""Finding and opening the files of a ledger: nothing outside its folder, no pipes or devices, nothing huge."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from os import PathLike
from typing import Final

from claimcheck.documents.source import MAX_BYTES, TOO_LARGE, Source, decode, refused
from claimcheck.domain.diagnostic import Diagnostic, Mark, problem
from claimcheck.domain.message import Message, say
from claimcheck.world import looks

FORMS: Final = dict(zip(looks.ENDINGS, ("yaml", "yaml", "json", "jsonl"), strict=True))
LEDGER_FOLDER = "claims"
BASELINE = "claimcheck-baseline.json"  # what `claimcheck baseline` writes, also where it is run in the ledger's folder
_OF_ROWS: Final = "rows"
"""The form of files that hold no documents."""
_NOT_PLAIN = say("not a plain file; it is skipped")
_LINK = say("a symbolic link that leads out of the ledger, to a hidden file or to nothing; it is skipped")
_DENIED = say("there is no permission to read it")
_NOTHING = say("there is no such file or folder")
_FORM = say("not a claim file; those end in {endings}", endings=", ".join(FORMS))
_ARCHIVE = say(
    "archives are checked by “claimcheck check”, “claimcheck.check” and “claimcheck.Archive”, not read as claim files"
)
_ROWS = say("rows are checked by “claimcheck check” where the file itself is named, not in a folder, nor compiled")
# A slash or backslash in front, a drive, a scheme: absolute on one system or another, so refused on all.
_ABSOLUTE = r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:"


class LedgerFile:
    """A claim file: its name in marks, its real path, the real path of its ledger's folder, and its form."""

    __slots__ = ("form", "name", "path", "root")

    def __init__(self, name: str, path: str, root: str, form: str) -> None:
        self.name, self.path, self.root, self.form = name, path, root, form


def find_files(paths: Sequence[str | PathLike[str]]) -> tuple[list[LedgerFile], list[Diagnostic]]:
    """Return the claim files of these files and folders, each once, sorted by name, and what was skipped."""
    problems: list[Diagnostic] = []
    found: list[LedgerFile] = []
    for given in [paths] if isinstance(paths, (str, PathLike)) else paths:
        for item in _look(os.fspath(given)):
            if not isinstance(item, LedgerFile):
                problems.append(item)
            elif item.form == _OF_ROWS:
                problems.append(problem("rows-apart", Mark(item.name), _ROWS))
            else:
                found.append(item)
    found.sort(key=lambda file: (file.name, len(file.root)))
    once = {file.path: file for file in reversed(found)}
    return sorted(once.values(), key=lambda file: file.name), sorted(set(problems), key=lambda item: item.mark)


def read_source(name: str, path: str) -> Source:
    """Return the text of a plain file; where there is none the source is empty and says why."""
    try:
        return decode(name, looks.content(path, MAX_BYTES))
    except looks.NotPlainError:
        return refused(name, "not-a-file", _NOT_PLAIN)
    except looks.TooLargeError:
        return refused(name, "too-large", TOO_LARGE)
    except (OSError, ValueError) as error:
        return refused(name, "unreadable-file", _why(error))


def why_not_opened(path: str) -> tuple[str, Message] | None:
    """Return why a path is no plain file that may be read, as the code and the words of a problem."""
    kind = looks.kind(path)
    if kind == looks.NOTHING:
        return "no-such-file", _NOTHING
    if kind not in (looks.FILE, looks.DENIED):
        return "not-a-file", _NOT_PLAIN
    return ("unreadable-file", _DENIED) if kind == looks.DENIED or not os.access(path, os.R_OK) else None


def article_text(file: LedgerFile, written: str) -> Source | None:
    """Return the text that a document of this file names; ``None`` where it leads out of the ledger or is hidden."""
    if not is_inner_path(written):
        return None
    real = looks.real(os.path.join(os.path.dirname(file.path), written))
    name = os.path.normpath(os.path.join(os.path.dirname(file.name), written)).replace(os.sep, "/")
    return read_source(name, real) if _is_open_to(file.root, real) else None


def is_inner_path(written: str) -> bool:
    """Whether a path, by its words alone, may lie in the ledger: relative, with slashes, and nothing hidden in it."""
    if re.match(_ABSOLUTE, written) or "\\" in written:
        return False
    return not any(part.startswith(".") and part not in (".", "..") for part in written.split("/"))


def _look(given: str) -> Iterator[LedgerFile | Diagnostic]:
    if not given:
        yield problem("no-such-file", Mark("“”"), say("a path is empty; is a variable not set?"))
        return
    name, kind, is_link = _shown_name(_tidy(given)), looks.kind(given), looks.is_link(given)
    if kind in (looks.NOTHING, looks.DENIED):
        if is_link:
            yield problem("symlink-skipped", Mark(name), _LINK)
        elif kind == looks.DENIED:
            yield problem("unreadable-file", Mark(name), _DENIED)
        else:
            yield problem("no-such-file", Mark(name), _NOTHING)
        return
    if kind == looks.FOLDER:
        folder = looks.real(given)
        yield from _walk(folder, "" if name == "." else name.rstrip("/") + "/", _ledger_folder(folder))
        return
    form = _form_of(os.path.basename(given))
    root = _ledger_folder(looks.real(os.path.dirname(given) or "."))
    if kind != looks.FILE:
        yield problem("not-a-file", Mark(name), _NOT_PLAIN)
    elif form is None:
        is_archive = name.lower().endswith(looks.ARCHIVE)
        yield problem("not-a-claim-file", Mark(name), _ARCHIVE if is_archive else _FORM)
    elif is_link and not _is_open_to(root, looks.real(given)):
        yield problem("symlink-skipped", Mark(name), _LINK)
    else:
        yield LedgerFile(name, looks.real(given), root, form)


def _walk(folder: str, name: str, root: str) -> Iterator[LedgerFile | Diagnostic]:
    """Go through a folder, given by its real path, without following links to other folders."""
    folders = [(folder, name)]
    while folders:
        folder, name = folders.pop()
        try:
            entries = looks.entries(folder)
        except OSError as error:
            yield problem("unreadable-file", Mark(name), _why(error))
            continue
        for entry, kind in entries:
            shown = name + _shown_name(entry)
            form = _form_of(entry)
            if kind == looks.LINK:
                yield from _follow(os.path.join(folder, entry), shown, root, form)
            elif kind == looks.FOLDER and form is None:
                folders.append((os.path.join(folder, entry), shown + "/"))
            elif form is not None and kind == looks.FILE:
                yield LedgerFile(shown, os.path.join(folder, entry), root, form)
            elif form is not None:
                yield problem("not-a-file", Mark(shown), _NOT_PLAIN)


def _follow(link: str, name: str, root: str, form: str | None) -> Iterator[LedgerFile | Diagnostic]:
    """Read a linked file of the ledger; a linked folder of the ledger is met under its own name."""
    real = looks.real(link)
    kind = looks.kind(real)
    if form is None and kind != looks.FOLDER:
        return
    if not _is_open_to(root, real) or kind in (looks.NOTHING, looks.DENIED):
        yield problem("symlink-skipped", Mark(name), _LINK)
    elif form is not None and kind == looks.FILE:
        yield LedgerFile(name, real, root, form)
    elif form is not None:
        yield problem("not-a-file", Mark(name), _NOT_PLAIN)


def _is_open_to(root: str, real: str) -> bool:
    """Whether a real path lies in the ledger's folder and no part of it below that is hidden."""
    inside = os.path.join(root, "")
    if not real.startswith(inside):
        return real == root
    return not any(part.startswith(".") for part in real[len(inside) :].split(os.sep))


def _ledger_folder(folder: str) -> str:
    """Return the nearest folder called ``claims`` that this one, a real path, is or lies in, else the folder itself.

    So that ``claims/articles/x.yaml`` may name ``../texts/x.txt`` no matter whether the file or ``claims`` was given.
    """
    above, found, _ = f"{folder}{os.sep}".rpartition(f"{os.sep}{LEDGER_FOLDER}{os.sep}")
    return f"{above}{os.sep}{LEDGER_FOLDER}" if found else folder


def _form_of(name: str) -> str | None:
    if name == BASELINE:
        return None
    return _OF_ROWS if name.lower().endswith(looks.ROWS) else FORMS.get(os.path.splitext(name)[1].lower())


def _tidy(path: str) -> str:
    """Return a path with slashes, and without what means nothing in it: "./claims//" is "claims"."""
    slashed = path.replace(os.sep, "/")
    parts = [part for part in slashed.split("/") if part not in ("", ".")]
    lead = len(slashed) - len(slashed.lstrip("/"))  # two of them mean something to some systems, more than two do not
    return ("/" * (lead if lead < 3 else 1) + "/".join(parts)) or "."


def _shown_name(name: str) -> str:
    """Return a file name that can be printed: bytes of no encoding are shown as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _why(error: Exception) -> Message:
    if isinstance(error, FileNotFoundError):
        return say("there is no such file")
    if isinstance(error, PermissionError):
        return _DENIED
    return say("it cannot be read")

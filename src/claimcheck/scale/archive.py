"""``claimcheck.Archive``: archives that are kept open, to check claims against."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from os import PathLike
from threading import RLock
from time import monotonic
from typing import Self

from claimcheck.api import Source
from claimcheck.documents import SourceDocument
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.garbage import without_garbage_collection
from claimcheck.report.model import Report
from claimcheck.rules._levels import DEFAULT, Levels
from claimcheck.scale.archives import Archives
from claimcheck.scale.check import documents_in
from claimcheck.scale.gathered import Choice
from claimcheck.scale.inputs import parted, read
from claimcheck.scale.store import Database, look_at


class ArchiveError(ValueError):
    """A file is no archive that can be read; ``problems`` tell why."""

    def __init__(self, problems: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(f"{one.mark}: {one.message} [{one.code}]" for one in problems))
        self.problems = tuple(problems)


class Archive:
    """One or several archives that ``claimcheck compile`` wrote, kept open: what is asked again is quicker.

    What every draft needs, such as the catalog, is read when they are opened. Threads that ask one at once take turns.

    ``memory`` limits what the database takes (``2GB``); the rest lies in the temporary folder. Raises ``ArchiveError``
    for a file that is no archive or is damaged, and ``ValueError`` for a limit that is no size and where none is named.
    """

    def __init__(self, *paths: str | PathLike[str], memory: str | None = None) -> None:
        if not paths:
            raise ValueError("no archive is named")
        begun = Database(memory)
        facts, problems = look_at(begun, paths)
        archives = Archives(facts, begun, lasts=True)
        if problems:
            archives.close()
            raise ArchiveError(problems)
        self._archives: Archives | None = archives
        self._turn = RLock()
        wrong = self._get_ready(archives)
        if wrong:
            self.close()
            raise ArchiveError(wrong)

    def _get_ready(self, archives: Archives) -> Sequence[Diagnostic]:
        """Read now what every draft needs, and what reads it; return what is wrong with it."""
        try:
            with without_garbage_collection():  # a walk through all that the program has takes longer than to open it
                if archives.hold(()):
                    archives.get_ready()
                    self.check({"article": {"id": "none", "language": "id"}})
        except ArchiveError as error:
            return error.problems
        except archives.damage() as error:
            return [archives.damaged(error)]
        return ()

    def check(
        self, claims: Source | Sequence[Source], *, select: Collection[str] = (), ignore: Collection[str] = (),
        levels: Levels = DEFAULT, today: date | None = None, seconds: int | None = None,
    ) -> Report:  # fmt: skip
        """Return the report on claims as ``claimcheck.check`` takes them, held against the archives.

        Its findings are those with a side in the claims. An article of the archives that is among the claims, too, is
        left out: the claims are its next version. Nothing is raised for what the claims say; ``ArchiveError`` where an
        archive turns out to be damaged, ``ValueError`` where this one was closed.
        """
        until = None if seconds is None else monotonic() + seconds
        choice = Choice(select, ignore, levels, today, until)
        with without_garbage_collection():  # else a check now and then takes as long as twenty
            archived, others = parted(claims)
            documents, problems = read(others)
            read_again, broken = documents_in(archived, documents)
            return self._checked((*documents, *read_again), (*problems, *broken), choice)

    def _checked(self, documents: Sequence[SourceDocument], problems: tuple[Diagnostic, ...], choice: Choice) -> Report:
        with self._turn:
            if self._archives is None:
                raise ValueError("the archive is closed")
            try:
                return self._archives.around(documents, choice.rules).report(problems, choice)
            except self._archives.damage() as error:
                raise ArchiveError([self._archives.damaged(error)]) from None

    def close(self) -> None:
        """Close the files and the database; after it nothing can be checked."""
        with self._turn:
            if self._archives is not None:
                self._archives.close()
            self._archives = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

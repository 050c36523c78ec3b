"""What the cache knows of a check that is about to be made, and what it is to know of it afterwards."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from typing import TYPE_CHECKING, Unpack

from claimcheck.api import check, check_again
from claimcheck.cache import places
from claimcheck.cache.entry import Entry
from claimcheck.cache.replay import PARTS, RUN, beside, differing, kept
from claimcheck.domain.garbage import leave_to_the_end
from claimcheck.world import looks

if TYPE_CHECKING:
    from claimcheck.api import Terms
    from claimcheck.checking.outcome import Outcome
    from claimcheck.kept.keep import Tell
    from claimcheck.report.model import Report
    from claimcheck.resolve.ledger import Ledger


class Desk:
    """A check at a desk, where the same ledger is checked again and again.

    The first run keeps what it printed (``cache``). One that finds that out of date, as something was edited, keeps the
    parts of the ledger as well, which takes longer; those after it check again only what edits of claim files touch.
    """

    def __init__(
        self, arguments: tuple[str, ...], is_edited: bool, parts: Entry | None = None, changed: Collection[str] = ()
    ) -> None:
        self.arguments, self.is_edited, self.parts, self.changed = arguments, is_edited, parts, changed
        self._whole: tuple[Ledger, Outcome] | None = None
        self._paths: Collection[str] = ()

    @classmethod
    def of(cls, options: Namespace) -> Desk:
        """Return what is known of a run with these options; reports that list all claims are made from all of them."""
        if options.watch or options.verbose or "html" in (options.format, *(form for form, _ in options.output)):
            return cls(options.arguments, is_edited=False)
        is_edited = kept(options.arguments, RUN) is not None
        parts = kept(options.arguments, PARTS)
        differences = list(differing(parts)) if parts else []
        if all(look == "content" for look, _ in differences):
            return cls(options.arguments, is_edited, parts, [of for _, of in differences])
        return cls(options.arguments, is_edited)

    def check(self, paths: Collection[str], **terms: Unpack[Terms]) -> Report:
        """Return the report on a ledger, as ``api.check`` does."""
        self._paths = paths
        report = self._again(terms) if self.parts is not None else None
        if report is not None:
            return report
        self.parts = None
        return check(list(paths), keep=self._hold, **terms)

    def _again(self, terms: Terms) -> Report | None:
        from claimcheck.cache.loose import LostError, fetcher  # noqa: PLC0415 - only where a ledger was edited
        from claimcheck.kept.parts import Parts  # noqa: PLC0415

        sections = dict(self.parts.files) if self.parts else {}
        try:
            return check_again(Parts(sections, fetcher(beside(self.arguments, PARTS))), self.changed, **terms)
        except LostError:
            return None

    def _hold(self, ledger: Ledger, outcome: Outcome) -> None:
        self._whole = ledger, outcome
        leave_to_the_end(self._whole)

    def keep(
        self, trace: looks.Trace, status: int, output: bytes, files: list[tuple[str, bytes]], tell: Tell | None
    ) -> None:
        """Keep what was printed and written, and the parts of a ledger that is being edited.

        ``tell`` gives the lines that told a finding, where these runs need no more of it.
        """
        if places.folder(self.arguments) is None:
            return
        from claimcheck.cache.record import look_at_code, record  # noqa: PLC0415 - only where something is kept

        look_at_code(trace)
        for look, of, seen in self.parts.trace if self.parts else ():
            trace.noted.setdefault((look, of), seen)
        record(self.arguments, RUN, trace, Entry([], status, output, files))
        if self.is_edited and self._whole is not None:
            from claimcheck.documents.files import find_files  # noqa: PLC0415
            from claimcheck.kept.keep import parts_of  # noqa: PLC0415

            sections, members = parts_of(*self._whole, find_files([*self._paths])[0], tell)
            record(self.arguments, PARTS, trace, Entry([], 0, b"", list(sections.items())), members)

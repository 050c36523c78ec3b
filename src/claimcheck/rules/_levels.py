"""The levels that a newsroom sets: for a rule everywhere, or for findings that lie wholly below a path."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from posixpath import join, normpath
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.domain.diagnostic import Severity

if TYPE_CHECKING:
    from claimcheck.engine.finding import Found
    from claimcheck.rules._rule import Rule

Level: TypeAlias = Severity | None  # None: switched off


class Within:
    """Levels for the findings all of whose claims stand in files that a pattern fits.

    ``*`` and ``?`` stand for anything within one name, ``**`` for any number of folders. A claim elsewhere is enough to
    put a finding out of reach: what is set for an archive hides nothing of a new article that contradicts it.
    """

    __slots__ = ("levels", "path")

    def __init__(self, path: str, levels: Mapping[str, Level]) -> None:
        self.path, self.levels = path, levels


class Levels:
    """The level of each rule that a newsroom set one for.

    Files are named from the folder ``here``, patterns from the folder ``base`` (both absolute, with slashes; or both
    empty: from the same folder).
    """

    __slots__ = ("base", "everywhere", "here", "within")

    def __init__(
        self, everywhere: Mapping[str, Level] = {}, within: tuple[Within, ...] = (), base: str = "", here: str = ""
    ) -> None:
        self.everywhere, self.within, self.base, self.here = everywhere, within, base, here

    def named(self) -> frozenset[str]:
        """Return the rules that a level is set for, anywhere."""
        return frozenset(self.everywhere).union(*(one.levels for one in self.within))

    def off(self) -> frozenset[str]:
        """Return the rules that find nothing anywhere."""
        below = {name for one in self.within for name, level in one.levels.items() if level is not None}
        return frozenset(name for name, level in self.everywhere.items() if level is None and name not in below)

    def of(self, rule: Rule, found: Found, files: Collection[str]) -> Level:
        """Return the level of what a rule found before any reason weakens it; the last pattern that fits decides.

        What the rule itself counts for less than its usual level stays as much below the one that was set.
        """
        usual = found.level or rule.level
        level = self.everywhere.get(rule.name, rule.level)
        for one in self.within:
            if rule.name in one.levels and self._all_fit(one.path, files):
                level = one.levels[rule.name]
        return None if level is None else Severity(max(Severity.NOTE, level - (rule.level - usual)))

    def _all_fit(self, pattern: str, files: Iterable[str]) -> bool:
        return all(fits(pattern, self._from_base(file)) for file in files)

    def _from_base(self, file: str) -> str:
        path = normpath(join(self.here, file))
        return path.removeprefix(f"{self.base.rstrip('/')}/") if self.base else path


DEFAULT = Levels()


def fits(pattern: str, path: str) -> bool:
    """Whether a path with slashes fits a pattern; the time is that of both lengths multiplied, at the worst."""
    from fnmatch import fnmatchcase  # noqa: PLC0415 - few newsrooms set levels for paths

    reached = {0}  # how many parts of the pattern may be used up so far
    parts = pattern.split("/")
    for name in path.split("/"):
        after: set[int] = set()
        for at in _past_stars(parts, reached):
            if at < len(parts) and parts[at] == "**":
                after.add(at)
            elif at < len(parts) and fnmatchcase(name, parts[at]):
                after.add(at + 1)
        reached = after
    return len(parts) in _past_stars(parts, reached)


def _past_stars(parts: list[str], reached: Iterable[int]) -> set[int]:
    """Return the places reached, and those behind each ``**`` that stands there, which may stand for nothing."""
    past: set[int] = set()
    for start in reached:
        at = start
        past.add(at)
        while at < len(parts) and parts[at] == "**":
            at += 1
            past.add(at)
    return past

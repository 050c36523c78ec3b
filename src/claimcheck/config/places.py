"""Where the keys of a TOML file stand: the standard library's reader does not say."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimcheck.domain.diagnostic import Mark

_KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_KEYS = rf"{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY})*+"
_TABLE = re.compile(rf"[ \t]*+(\[\[?)[ \t]*+({_KEYS})[ \t]*+\]")
_VALUE = re.compile(rf"[ \t]*+({_KEYS})[ \t]*+=")
_ONE = re.compile(_KEY)
_MOST_STEPS = 32
_LINE = re.compile(r"[^\n]*+\n?")


class Places:
    """Finds tables and keys by the form of their lines. Marks only: a line of a long text may mislead it."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._starts = [0]
        self._found: dict[tuple[str, ...], int] = {}
        self._look()

    def at(self, *path: str | int) -> Mark:
        """Return the mark of a key, of a word within its value, or of the nearest key around it that is known."""
        steps = tuple(str(step).replace("_", "-") for step in path)
        for length in range(len(steps), -1, -1):
            found = self._found.get(steps[:length])
            if found is not None:
                return self._mark(self._inner(found, steps[length:]))
        return Mark(self._file)

    def _look(self) -> None:
        table: tuple[str, ...] = ()
        counts: dict[tuple[str, ...], int] = {}
        for line in _LINE.finditer(self._text):
            self._starts.append(line.end())
            if head := _TABLE.match(line[0]):
                table = _steps(head[2])
                if head[1] == "[[":
                    counts[table] = counts.get(table, -1) + 1
                    table = (*table, str(counts[table]))
                self._found.setdefault(table, line.start() + head.start(2))
            elif value := _VALUE.match(line[0]):
                keys = _steps(value[1])
                for length in range(1, len(keys) + 1):
                    self._found.setdefault((*table, *keys[:length]), line.start() + value.start(1))

    def _inner(self, at: int, words: tuple[str, ...]) -> int:
        """Return where each of the words comes behind the one before, as far as they are written so."""
        for word in words:
            found = -1 if word.isdigit() else self._text.find(word, at)
            at = at if found < 0 else found
        return at

    def _mark(self, at: int) -> Mark:
        line = bisect_right(self._starts, at)
        return Mark(self._file, line, at - self._starts[line - 1] + 1)


def has_endless_key(text: str) -> bool:
    """Whether a key has so many steps (``a.a.a…``) that the reader, whose time is their square, must not see it."""
    keys = (found[0] for found in re.finditer(_KEYS, text))
    return any(key.count(".") >= _MOST_STEPS and len(_ONE.findall(key)) > _MOST_STEPS for key in keys)


def _steps(keys: str) -> tuple[str, ...]:
    return tuple(found[0].strip("\"'").replace("_", "-") for found in _ONE.finditer(keys))

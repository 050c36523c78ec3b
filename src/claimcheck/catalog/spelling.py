"""The known word that looks most like an unknown one.

Candidates share the most runs of three letters with it (Ukkonen 1992, "Approximate string-matching with q-grams"), so
that a question costs little even in a gazetteer; the standard library's ``difflib`` chooses among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from claimcheck.domain.nearest import nearest

MAX_WORD = 100
MAX_CANDIDATES = 20
MAX_SHARING = 5000  # a run that more words have tells little


class Spelling:
    """The spellings of a set of words; they are sorted, and the index is made, when it is first asked."""

    __slots__ = ("_given", "_runs", "_words")

    def __init__(self, words: Collection[str]) -> None:
        self._given = words
        self._words: tuple[str, ...] = ()
        self._runs: dict[str, list[int]] | None = None

    def closest(self, word: str, cutoff: float = 0.65) -> str | None:
        """Return the known word nearest to this one, the first in order of those that are equally near."""
        if not word or len(word) > MAX_WORD:
            return None
        if self._runs is None:
            self._words = tuple(sorted(self._given))
            self._runs = _index(self._words)
        shared: Counter[int] = Counter()
        for run in _runs(word):
            shared.update(self._runs.get(run, ())[:MAX_SHARING])
        ranked = sorted(shared, key=lambda at: (-shared[at], at))[:MAX_CANDIDATES]
        candidates = [self._words[at] for at in ranked]
        close = nearest(word, candidates, likeness=cutoff)
        return close[0] if close else None


def _runs(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _index(words: tuple[str, ...]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        for run in _runs(word[:MAX_WORD]):
            index[run].append(at)
    return dict(index)

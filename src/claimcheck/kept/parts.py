"""The parts of a checked ledger, each to be taken out without the others.

A claim is found by number: claims come in the order of their ids, then faults. Of each the plain form is kept, the
blocks that it stands in, and digests of its keys, by which new claims find those that they may meet.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias

from claimcheck.cache.loose import Fetch
from claimcheck.catalog.catalog import Catalog
from claimcheck.domain.claim import Article
from claimcheck.domain.diagnostic import Diagnostic, Mark, Severity, Side
from claimcheck.domain.message import Message
from claimcheck.engine.blocks import Block, Key
from claimcheck.engine.keys import Keys, fault_keys
from claimcheck.record import frozen
from claimcheck.resolve.ledger import AcceptedFinding, Coupling, Fault, Member
from claimcheck.stored import Codec, from_plain
from claimcheck.world.digests import blake2b

Sections: TypeAlias = dict[str, bytes]

_DIGEST: Final = 12
_ROW: Final = _DIGEST + 4
NUMBERS: Final = "I"
_UNKNOWN: Final = Message("")


@frozen
class KeptFile:
    """A claim file that holds nothing but articles: its name in marks, the folder of its ledger, its form."""

    name: str
    root: str
    form: str
    articles: tuple[str, ...]


@frozen
class KeptArticle:
    """The members of an article, how many claims it holds, and how many of them take no part.

    ``at``, ``length`` and ``digest`` are those of the piece that holds its members.
    """

    members: tuple[int, ...]
    claims: int
    left_out: int
    at: int
    length: int
    digest: str


@frozen
class KeptFinding:
    """A finding as it was told, and what its place among others depends on."""

    code: str
    severity: Severity
    mark: Mark
    claims: tuple[str, ...]
    fingerprint: str
    lines: tuple[str, ...]

    def told(self) -> Diagnostic:
        """Return it as a finding."""
        sides = tuple(Side(0, claim, "", self.mark, _UNKNOWN) for claim in self.claims)
        return Diagnostic(
            self.code, _UNKNOWN, self.mark, self.severity, sides=sides, fingerprint=self.fingerprint, told=self.lines
        )


@frozen
class Head:
    """What is read first: ``files`` by their paths, articles by id, and the counts of the report."""

    files: Mapping[str, KeptFile]
    articles: Mapping[str, KeptArticle]
    coupling: Coupling
    claims: int
    alone: int


def keys_of(catalog: Catalog, members: Iterable[Member]) -> Iterator[tuple[Key, ...]]:
    """Yield the keys of each member."""
    keys = Keys(catalog)
    for one in members:
        yield tuple(fault_keys(one) if isinstance(one, Fault) else keys.of(one))


def digest(key: Key) -> bytes:
    """Return what stands for a key."""
    return blake2b(
        f"{key.block.name} {key.reaches} {key.words}".encode("utf-8", "surrogatepass"), digest_size=_DIGEST
    ).digest()


class Parts:
    """What was kept of a ledger; each part is read when it is asked for. ``LostError`` is raised for lost members."""

    def __init__(self, sections: Mapping[str, bytes], fetch: Fetch) -> None:
        self._sections = sections
        self._fetch = fetch
        self._known: dict[int, Member] = {}
        self._lines: dict[int, list[bytes]] = {}
        self.head = from_plain(Head, json.loads(sections["head"]))

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog."""
        found: Catalog = self._part(Catalog, "catalog")
        return found

    @cached_property
    def ids(self) -> Sequence[str]:
        """The id of each member."""
        found: list[str] = json.loads(self._sections["ids"])
        return found

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what was found, accepted or not: as it was told where that was kept, else without pictures."""
        if "told" in self._sections:
            return tuple(one.told() for one in self._part(tuple[KeptFinding, ...], "told"))
        found: tuple[Diagnostic, ...] = self._part(tuple[Diagnostic, ...], "findings")
        return found

    def accepted(self) -> tuple[AcceptedFinding, ...]:
        """Return the ledger's acceptances."""
        found: tuple[AcceptedFinding, ...] = self._part(tuple[AcceptedFinding, ...], "accepted")
        return found

    def was_alone(self, number: int) -> bool:
        """Whether a member is a claim that was compared with no other."""
        return bool(self._sections["alone"][number])

    def block_numbers(self, block: Block) -> Sequence[int]:
        """Return for each member the number of its block of a kind, 0 for none; empty where nobody stands in one."""
        numbers = array(NUMBERS)
        numbers.frombytes(self._sections.get(f"block {block.name}", b""))
        return numbers

    def meeting(self, key: Key) -> Iterator[int]:
        """Yield the members that a claim with a key meets: owners of it, and if it is one, those that reach for it."""
        yield from self._with(Key(key.block, key.words, reaches=False))
        if not key.reaches:
            yield from self._with(Key(key.block, key.words, reaches=True))

    def _with(self, key: Key) -> Iterator[int]:
        rows, wanted = self._sections["keys"], digest(key)
        at = bisect_left(range(len(rows) // _ROW), wanted, key=lambda row: rows[row * _ROW : row * _ROW + _DIGEST])
        for start in range(at * _ROW, len(rows), _ROW):
            if rows[start : start + _DIGEST] != wanted:
                return
            yield int.from_bytes(rows[start + _DIGEST : start + _ROW])

    def members(self, numbers: Collection[int]) -> list[Member]:
        """Return these members."""
        return [self._member(number) for number in sorted(numbers)]

    def _member(self, number: int) -> Member:
        found = self._known.get(number)
        if found is None:
            article, at = self._place_of[number]
            line = self._lines_of(article)[at]
            found = self._known[number] = self._codec.from_plain(Member, json.loads(line))
        return found

    def _lines_of(self, article: KeptArticle) -> list[bytes]:
        found = self._lines.get(article.at)
        if found is None:
            piece = self._fetch(article.at, article.length, article.digest)
            found = self._lines[article.at] = piece.split(b"\n")
        return found

    @cached_property
    def _place_of(self) -> dict[int, tuple[KeptArticle, int]]:
        return {number: (one, at) for one in self.head.articles.values() for at, number in enumerate(one.members)}

    def _part(self, kind: Any, section: str) -> Any:
        return self._codec.from_plain(kind, json.loads(self._sections[section]))

    @cached_property
    def _codec(self) -> Codec:
        return Codec({Article: _Articles(self._sections["articles"].split(b"\n"), list(self.head.articles))})


class _Articles(dict[str, Article]):
    """Articles by id, read when they are first asked for."""

    def __init__(self, lines: list[bytes], ids: list[str]) -> None:
        super().__init__()
        self._lines = dict(zip(ids, lines, strict=True))

    def __contains__(self, id_: object) -> bool:
        return id_ in self._lines

    def __missing__(self, id_: str) -> Article:
        return self.setdefault(id_, from_plain(Article, json.loads(self._lines[id_])))

"""A checked ledger to the parts that are kept of it."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from claimcheck.cache.loose import digest_of
from claimcheck.checking.outcome import Outcome
from claimcheck.documents.files import LedgerFile
from claimcheck.domain.claim import Article
from claimcheck.domain.diagnostic import Diagnostic, Severity
from claimcheck.engine.blocks import Block, blocks
from claimcheck.kept.parts import (
    NUMBERS,
    Head,
    KeptArticle,
    KeptFile,
    KeptFinding,
    Sections,
    digest,
    keys_of,
)
from claimcheck.record import evolve
from claimcheck.resolve.ledger import AcceptedFinding, Ledger, Member, id_of
from claimcheck.stored import Codec, to_plain

Tell: TypeAlias = Callable[[Diagnostic], tuple[str, ...]]


def parts_of(
    ledger: Ledger, outcome: Outcome, files: Iterable[LedgerFile], tell: Tell | None = None
) -> tuple[Sections, bytes]:
    """Return what is to be kept of a ledger that was read from these files without problems, and of its outcome.

    Where findings need be known by the lines alone that ``tell`` gives, nothing else of them is kept.
    The members stand by themselves, in pieces (``cache.loose``), as few of them will be needed.
    """
    members: list[Member] = [*ledger.claims, *ledger.faults]
    keyed = [(number, keys) for number, keys in enumerate(keys_of(ledger.catalog, members))]
    codec = Codec({Article: ledger.articles})
    numbers: dict[str, list[int]] = {article: [] for article in ledger.articles}
    for number, one in enumerate(members):
        numbers[one.article.id].append(number)
    pieces = {
        article: b"\n".join(_json(codec.to_plain(members[number], Member)) for number in listed)
        for article, listed in numbers.items()
    }
    alone = outcome.lone.keys() | ledger.left_out.keys()
    sections = {
        "head": _json(to_plain(_head(ledger, numbers, pieces, files, len(alone)))),
        "catalog": _json(to_plain(ledger.catalog)),
        "accepted": _json(to_plain(ledger.accepted, tuple[AcceptedFinding, ...])),
        **_findings(outcome.findings, tell),
        "articles": b"\n".join(_json(to_plain(one)) for one in ledger.articles.values()),
        "ids": _json([id_of(one) for one in members]),
        "alone": bytes(id_of(one) in outcome.lone for one in members),
        "keys": b"".join(sorted({digest(key) + number.to_bytes(4) for number, keys in keyed for key in keys})),
        **{f"block {block.name}": found for block, found in _numbered(len(members), blocks(keyed)).items()},
    }
    return sections, b"".join(pieces.values())


def _findings(findings: Iterable[Diagnostic], tell: Tell | None) -> Sections:
    """Return findings as reports need them that are made of a kept ledger: one with pictures is made of the whole."""
    if tell is None:
        plain = tuple(evolve(one, pictures=()) for one in findings)
        return {"findings": _json(to_plain(plain, tuple[Diagnostic, ...]))}
    told = tuple(
        KeptFinding(
            one.code,
            one.severity or Severity.NOTE,
            one.mark,
            tuple(side.claim for side in one.sides),
            one.fingerprint,
            tell(one),
        )
        for one in findings
    )
    return {"told": _json(to_plain(told, tuple[KeptFinding, ...]))}


def _head(
    ledger: Ledger,
    numbers: Mapping[str, list[int]],
    pieces: Mapping[str, bytes],
    files: Iterable[LedgerFile],
    alone: int,
) -> Head:
    left_out = Counter(id_.partition("#")[0] for id_ in ledger.left_out)
    articles, at = {}, 0
    for name, found in numbers.items():
        claims = sum(number < len(ledger.claims) for number in found) + left_out[name]
        place = (at, len(pieces[name]), digest_of(pieces[name]))
        articles[name] = KeptArticle(tuple(found), claims, left_out[name], *place)
        at += len(pieces[name])
    in_file: dict[str, list[str]] = defaultdict(list)
    for article in ledger.articles.values():
        in_file[article.mark.file].append(article.id)
    is_clear = not any("#" in name for name in ledger.articles)  # as a file's name may bring it; then ids are not
    kept = {
        file.path: KeptFile(file.name, file.root, file.form, tuple(sorted(in_file[file.name])))
        for file in files
        if is_clear and file.name not in ledger.coupling.shared
    }
    return Head(kept, articles, ledger.coupling, ledger.size, alone)


def _numbered(count: int, grouped: Mapping[Block, list[list[int]]]) -> dict[Block, bytes]:
    found = {}
    for block, groups in grouped.items():
        numbers = array(NUMBERS, [0]) * count
        for at, group in enumerate(groups, start=1):
            for member in group:
                numbers[member] = at
        found[block] = numbers.tobytes()
    return found


def _json(plain: Any) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode("ascii")

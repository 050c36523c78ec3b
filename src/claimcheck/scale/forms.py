"""The objects of an archive as JSON: catalog, articles, claims, and what else a ledger holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, cast, get_args, get_type_hints

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.units import Added, Units
from claimcheck.domain.claim import AnyClaim, Article
from claimcheck.domain.remembered import make_room
from claimcheck.record import evolve
from claimcheck.stored import Codec, StoredError
from claimcheck.stored.forms import TAG, Record, checked
from claimcheck.world.digests import blake2b

_PLAIN = Codec()
_CLAIMS: Final[Mapping[str, type]] = {kind.__name__: kind for kind in get_args(AnyClaim)}
_KINDS: Final = frozenset(_CLAIMS.values())
_OWN: Final = frozenset({"id", "article", "mark", "quote", "words", "text"})  # fields that hardly any two share
_ALIKE: Final = ("subject", "value", "as_of")  # fields that many share, of values that have a hash
_KEPT: Final = 20_000  # pieces
_TOLD: Final = 2_000  # what several tell, each of several pieces
_READER: Final = json.JSONDecoder()
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def written(value: object, kind: Any = None, codec: Codec = _PLAIN) -> str:
    """Return an object as JSON; ``kind`` is the type that it is to be read as, its own class by default."""
    return _WRITER.encode(codec.to_plain(value, kind))


def thawed(kind: Any, data: str | None, codec: Codec = _PLAIN) -> Any:
    """Return the object of a type that was written so; raises ``StoredError`` where none was."""
    try:
        return codec.from_plain(kind, json.loads(data or ""))
    except (ValueError, RecursionError) as error:
        raise StoredError(str(error)) from None


def in_pieces(data: str) -> str:
    """Return an object's JSON as one line of pieces, parted by tabs.

    They are the class that it names, each field that others share, as ``name=`` and JSON, and the other fields. Raises
    ``StoredError`` for what is no object.
    """
    try:
        plain = checked(dict, json.loads(data))
    except (ValueError, RecursionError) as error:
        raise StoredError(str(error)) from None
    kind = checked(str, plain.pop(TAG, ""))
    shared = [f"{name}={_WRITER.encode(one)}" for name, one in plain.items() if name not in _OWN]
    return "\t".join([kind, *shared, _WRITER.encode({name: one for name, one in plain.items() if name in _OWN})])


class Pieces:
    """Reads articles, and claims that stand in them, piece by piece: what many of them share is read once."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        codec = claims_of(articles)
        self._records = {name: codec.record(kind) for name, kind in _CLAIMS.items()} | {"": _PLAIN.record(Article)}
        self._told = lru_cache(_TOLD)(self._read_told)
        self._shared = lru_cache(_KEPT)(self._read_shared)
        self._same: dict[object, object] = {}

    def meet(self, claim: AnyClaim) -> None:
        """Read what says the same as a claim, of what is shared, as the very objects of this one.

        What claims say is looked up again and again: one object is seen at a glance, equal ones are compared in depth.
        """
        for name in _ALIKE:
            value = getattr(claim, name, None)
            if value is not None:
                self._seen(value)

    def _seen(self, value: object) -> object:
        make_room(self._same)
        return self._same.setdefault(value, value)

    def claim(self, line: str) -> AnyClaim:
        """Return the claim that was written so (``in_pieces``); raises ``StoredError`` where none was."""
        claim = self._made(line)
        if type(claim) not in _KINDS:
            raise StoredError("an article stands in the place of a claim")
        return cast("AnyClaim", claim)

    def article(self, line: str) -> Article:
        """Return the article that was written so; raises ``StoredError`` where none was."""
        article = self._made(line)
        if type(article) is not Article:
            raise StoredError("a claim stands in the place of an article")
        return article

    def _made(self, line: str) -> object:
        told, _, own = line.rpartition("\t")
        try:
            record, shared = self._told(told)
            return record.made(shared | record.given(_plain(own)))
        except RecursionError as error:
            raise StoredError(str(error)) from None

    def _read_told(self, told: str) -> tuple[Record, dict[str, Any]]:
        """Return what makes an object, and the fields that it shares with others."""
        kind, *pieces = told.split("\t")
        if kind not in self._records:
            raise StoredError(f"{kind[:40]!r} is no claim")
        record = self._records[kind]
        return record, dict(self._shared(record, piece) for piece in pieces)

    def _read_shared(self, record: Record, piece: str) -> tuple[str, Any]:
        name, _, data = piece.partition("=")
        ((keyword, value),) = record.given({name: _plain(data)}).items()
        return keyword, self._seen(value) if name in _ALIKE else value


def _plain(data: str) -> Any:
    try:
        plain, end = _READER.raw_decode(data)
    except ValueError as error:
        raise StoredError(str(error)) from None
    if end < len(data):
        raise StoredError(f"{data[:40]!r} is more than one value")
    return plain


def claims_of(articles: Mapping[str, Article]) -> Codec:
    """Return the codec of claims that stand in these articles."""
    return Codec({Article: articles})


def write_claim(claim: AnyClaim) -> str:
    """Return a claim as JSON, with the id of its article in the article's place."""
    return written(claim, AnyClaim, _BY_NAME)


def write_catalog(catalog: Catalog) -> str:
    """Return a catalog as JSON; of its units only those that are not standard."""
    plain = _PLAIN.to_plain(evolve(catalog, units=Units({}, {})))
    plain["units"] = _PLAIN.to_plain(catalog.units.beyond_standard, Added)
    return _WRITER.encode(plain)


def thaw_catalog(data: str | None) -> Catalog:
    """Return the catalog that was written so; raises ``StoredError`` where none was."""
    try:
        plain = json.loads(data or "")
        units = Units.standard_and(_PLAIN.from_plain(Added, plain.pop("units")))
        kinds = get_type_hints(Catalog)
        return Catalog(**{name: _PLAIN.from_plain(kinds[name], value) for name, value in plain.items()}, units=units)
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise StoredError(str(error)) from None


def digest(text: str) -> str:
    """Return 128 bits of BLAKE2b as hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


_BY_NAME = claims_of({})

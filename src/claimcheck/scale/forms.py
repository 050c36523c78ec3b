"""The objects of an archive as JSON: catalog, articles, claims, and what else a ledger holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final, get_type_hints

from claimcheck.catalog.catalog import Catalog
from claimcheck.catalog.units import Added, Units
from claimcheck.domain.claim import AnyClaim, Article
from claimcheck.record import evolve
from claimcheck.stored import Codec, StoredError

_PLAIN = Codec()
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

"""The levels of ranks, by the words of the catalog or of an Indonesian article."""

from __future__ import annotations

from claimcheck.domain.message import say
from claimcheck.resolve.reader import Reader

_WORDS = {
    **dict.fromkeys(("nasional", "national", "negara"), "country"),
    **dict.fromkeys(("provinsi", "provincial"), "province"),
    "kabupaten": "regency",
    "kota": "city",
    "kecamatan": "district",
    "kawasan": "area",
}


def meant_by(words: str) -> str:
    """Return the level that an Indonesian word stands for, as the file format calls it, or nothing."""
    return _WORDS.get(words.casefold().removeprefix("tingkat "), "")


def level_of(reader: Reader, words: str) -> str:
    """Return the level of a rank, which an Indonesian article calls by its own word, or note that there is none."""
    catalog = reader.catalog
    own = words if catalog.level_rank(words) is not None else meant_by(words)
    if catalog.level_rank(own) is None:
        known = ", ".join(name for rung in catalog.levels for name in rung)
        message = say("no level is called “{level}”; the levels are {known}", level=words, known=known)
        reader.problem("unknown-name", ("level",), message)
    return own

"""Claims of ranks: groups of eight regencies that one award ranks from 1 to 8, in a category and an edition."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from benchmarks.ledgers import country
from benchmarks.ledgers.draws import draw

Fields: TypeAlias = dict[str, Any]

GROUP: Final = 8  # ranks in a category, one slot each
ORDER: Final = 31  # a stream of draws
_ORDINALS: Final = ("Pertama", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan")
_EDITIONS: Final = 10


def rank_claim(seed: int, slot: int, *, false: bool) -> tuple[Fields, Fields]:
    """Return a claim of a recipient's rank as the fields of a row and of an article; a false one says the next."""
    group, recipient = divmod(slot, GROUP)
    rank = (3 * recipient + draw(seed, ORDER, group) + false) % GROUP + 1
    award, number = group % country.AWARDS, group // country.AWARDS
    province, number = number % country.PROVINCES, number // country.PROVINCES
    category, edition = divmod(number, _EDITIONS)
    regency = country.REGENCY[province * country.REGENCIES + recipient]
    words = f"Terbaik {_ORDINALS[rank - 1]}" if award % 2 else f"Juara {rank}"
    common = {"kind": "rank", "edition": 2025 - edition, "level": "province",
              "category": f"category {category} of {country.PROVINCE[province].name}"}  # fmt: skip
    row = {**common, "award": f"a{award}", "recipient": regency.id, "rank": rank}
    return row, {**common, "award": f"a{award}", "recipient": regency.name, "rank": words, "quote": words}

"""The words of time zones in Indonesian and English, as dates have them."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.reading.date_tokens import Phrases, spread

ZONES = Phrases(
    spread(
        {
            "wib|waktu indonesia barat|waktu indonesia bagian barat": "WIB",
            "wita|waktu indonesia tengah|waktu indonesia bagian tengah": "WITA",
            "wit|waktu indonesia timur|waktu indonesia bagian timur": "WIT",
            "was|waktu arab saudi|waktu saudi|waktu makkah|waktu mekah|waktu madinah": "Asia/Riyadh",
            "utc": "UTC",
            "gmt": "GMT",
            # "EST" is written of summers, too: what is meant is the clock of the place.
            "et|est|edt|eastern time": "America/New_York",
            "cdt|central time": "America/Chicago",
            "mst|mdt|mountain time": "America/Denver",
            "pst|pdt|pacific time": "America/Los_Angeles",
            "bst": "Europe/London",
            "cet|cest": "Europe/Paris",
            "msk|moscow time": "Europe/Moscow",
            "jst": "Asia/Tokyo",
            "kst": "Asia/Seoul",
            "hkt": "Asia/Hong_Kong",
            "sgt|singapore time": "Asia/Singapore",
            "myt": "Asia/Kuala_Lumpur",
            "pht": "Asia/Manila",
            "pkt": "Asia/Karachi",
            "awst": "Australia/Perth",
            "aest": "Australia/Brisbane",
            "aedt": "Australia/Sydney",
            "nzst|nzdt": "Pacific/Auckland",
        }
    )
)
# Behind "a.m." and "p.m." only, as elsewhere "PT" is a company and "CT" a hospital's.
ZONES_IN_SHORT = Phrases(
    spread(
        {
            "eastern": "America/New_York",
            "ct|central": "America/Chicago",
            "mt|mountain": "America/Denver",
            "pt|pacific": "America/Los_Angeles",
        }
    )
)
# Those that also stand behind a day.
ZONES_OF_DAYS = frozenset(("WIB", "WITA", "WIT", "UTC", "GMT"))
# Of India, Ireland or Israel; of China or Chicago: as an hour of which no zone is stated.
OF_THE_PLACE = Phrases(spread({"waktu setempat|local time|ist|cst": None}))
# Letters that are another country's above, by the zones of articles that go by them.
_OWN: Final = {
    "Asia/Manila": "PST",
    "Asia/Karachi": "PST",
    "Asia/Dhaka": "BST",
    "Asia/Kuala_Lumpur": "MST",
    "Asia/Yangon": "MST",
    **dict.fromkeys((f"Australia/{city}" for city in ("Sydney", "Melbourne", "Brisbane", "Hobart")), "EST|EDT"),
}


def by_own_clock(words: str, zone: str | None) -> str:
    """Return words with "local time" for what an article's own country calls its clock: "9 a.m. PST" in Manila."""
    letters = _OWN.get(zone or "")
    return words if letters is None else re.sub(rf"\b(?:{letters})\b", "local time", words)

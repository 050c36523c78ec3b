"""What an award gives without a number: "finalis", "grand prize", "Adipura Kencana", "opini WTP", "peringkat 601-800".

A grade, a title or a band of a table excludes no other rank: several recipients have it, and which of two grades is the
better one each award settles for itself.
"""

from __future__ import annotations

from claimcheck.reading.date_ordinals import CARDINALS, ORDINALS
from claimcheck.reading.date_tokens import Phrases, Tokens, digits, spread

_TITLES = Phrases(
    spread(
        {
            "finalis|finalist|finalists|semifinalis|semifinalist|nominee|nominees|nominated|nomination|nominasi|nominator|"
            "nomine|shortlist|shortlisted|short-listed|longlist|longlisted|long-listed|grand prize|grand prix|"
            "jury prize|special prize|penghargaan khusus|penghargaan juri|apresiasi|juara bertahan|reigning champion|"
            "defending champion|juru kunci|predikat terbaik|terbaik nasional|terinovatif|best": None
        }
    )
)
# Grades come behind the word for what is graded, or alone.
_GRADED = Phrases(
    spread(
        {
            "predikat|kategori|tingkat|peringkat|opini|penghargaan|anugerah|piala|trofi|sertifikat|plakat|proper|adipura|"
            "adiwiyata|swasti saba|swastisaba|kalpataru|status|grade|akreditasi|opinion|rating": None
        }
    )
)
_GRADES = Phrases(
    spread(
        {
            "utama|madya|nindya|pratama|paripurna|kencana|mandiri|padapa|wiwerda|wistara|wtp|wdp|"
            "wajar tanpa pengecualian|wajar dengan pengecualian|tidak wajar|disclaimer|tidak memberikan pendapat|"
            "unggul|sangat inovatif|inovatif|sangat baik|memuaskan|informatif|menuju informatif|"
            "unqualified|qualified|unqualified opinion|"
            "qualified opinion": None
        }
    )
)
_COLOURS = Phrases(spread({"emas|hijau|biru|merah|hitam|platinum|perak|perunggu|gold|silver|bronze": None}))
_NAMES = frozenset("adipura adiwiyata kalpataru".split())  # noqa: SIM905
_STARS = frozenset("bintang star stars".split())  # noqa: SIM905
_BAND_WORDS = frozenset("peringkat ranking rangking urutan posisi rank ranked ranks band kelompok no nomor #".split())  # noqa: SIM905
_ROMAN = frozenset("ivxlc")
_BETWEEN = ("-", "to", "sampai", "hingga")


def is_title(tokens: Tokens, *, is_read: bool) -> bool:
    """Whether a text names a band or, unless a rank is read in it, a grade or a title."""
    if is_read:
        return _is_band(tokens)
    words = [token.text for token in tokens]
    if not _STARS.isdisjoint(words) or (words[:1] and words[0] in _NAMES):
        return True
    if _is_best_of_a_kind(words):
        return ORDINALS.match(tokens, 0) is None
    if any(_TITLES.match(tokens, at) for at in range(len(tokens))):
        return True
    return _is_grade(tokens) or _is_band(tokens) or _is_among(tokens)


def _is_best_of_a_kind(words: list[str]) -> bool:
    """Whether words say of what somebody is the best: "film terbaik", "Provinsi Terbaik Inovasi"; not "Terbaik IVX"."""
    at = words.index("terbaik") if "terbaik" in words and "yang" not in words else 0
    return at > 0 and not (words[at + 1 :] and _ROMAN.issuperset(words[at + 1]))


def _is_among(tokens: Tokens) -> bool:
    """Whether a text ends with "10 besar" or "top ten", which tell no place among them."""
    if len(tokens) < len(("top", "ten")):
        return False
    counted = {"besar": tokens[-2], "terbaik": tokens[-2]}.get(tokens[-1].text)
    if tokens[-2].text == "top":
        counted = tokens[-1]
    return counted is not None and (counted.is_number or CARDINALS.match((counted,), 0) is not None)


def _is_grade(tokens: Tokens) -> bool:
    """Whether a text is "WTP", "opini WTP", "predikat Utama", "PROPER Hijau"."""
    at = 0
    while (named := _GRADED.match(tokens, at)) is not None:
        at = named[1]
    grade = _GRADES.match(tokens, at) or (_COLOURS.match(tokens, at) if at else None)
    return grade is not None and grade[1] == len(tokens)


def _is_band(tokens: Tokens) -> bool:
    """Whether a text is "601-800", "peringkat 1001+", "ranked 101 to 150"."""
    first = next((at for at, token in enumerate(tokens) if token.text not in _BAND_WORDS), len(tokens))
    lower, upper = digits(tokens, first, 5), digits(tokens, first + 2, 5)
    between = tokens[first + 1].text if first + 1 < len(tokens) else ""
    if not lower:
        return False
    if len(tokens) == first + 2:
        return between == "+"
    return len(tokens) == first + 3 and between in _BETWEEN and upper is not None and lower < upper

"""Edition labels and titles from words: tahun penilaian 2024, edisi ke-5, Pj Bupati."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claimcheck.domain.labels import Basis, Edition, Title
from claimcheck.domain.message import join, say, term
from claimcheck.domain.pattern import on_demand
from claimcheck.domain.unread import Unread
from claimcheck.reading.date_ordinals import ORDINALS, roman
from claimcheck.reading.date_tokens import Phrases, Tokens, cut, digits, ordinal, sign, spread

_LONGEST = 200

_BASES = Phrases(
    spread(
        {
            "tahun penilaian|penilaian tahun|penilaian|tahun kinerja|kinerja tahun|assessment year|year of assessment|"
            "year assessed|evaluation year|performance year|assessed in|assessed for": Basis.ASSESSED,
            "tahun penganugerahan|penganugerahan tahun|penganugerahan|dianugerahkan tahun|dianugerahkan pada tahun|"
            "dianugerahkan pada|dianugerahkan|tahun penyerahan|diserahkan tahun|diserahkan pada|presented in|"
            "year of presentation|year presented|presentation year|awarded in|held in|digelar tahun": Basis.PRESENTED,
        }
    )
)
_BASES_AFTER = Phrases({"assessment year": Basis.ASSESSED, "assessment": Basis.ASSESSED})
_ORDINAL_AFTER = Phrases(spread({"edisi|edition|tahun|year|gelaran|penyelenggaraan": None}))
_ORDINAL_BEFORE = Phrases(spread({"edition|annual|edisi|year": None}))

_TITLES = Phrases(
    spread(
        {
            "pj|pj.|penjabat": Title.ACTING,
            "plt|plt.|plh|plh.|pelaksana tugas|pelaksana harian|acting daily": Title.ACTING_DAILY,
            "acting|interim|caretaker|pjs|pjs.|penjabat sementara": Title.ACTING_SOMEHOW,
            "new|newly appointed|newly elected|current|incumbent|sitting|outgoing": Title.DEFINITIVE,
        }
    )
)
_NOT_IN_OFFICE = (
    r"^(?:former|ex|one-?time|erstwhile|incoming|mantan|eks|bekas|calon|bakal calon)[\s-]"
    r"|[\s-](?:elect|designate|nominee|hopeful|candidate|terpilih)$"
)
# "Pejabat" (an official) is a common slip for "Penjabat" (an acting one), but only before an office that one person
# holds: "Pejabat Pembuat Komitmen" is an office of its own.
_MISSPELT = "pejabat"
_OFFICES = frozenset(
    "bupati walikota wali gubernur wakil sekda sekretaris kepala ketua camat lurah presiden menteri direktur".split()  # noqa: SIM905
)


@lru_cache(maxsize=10_000)
def read_edition(text: str, language: str) -> Edition | Unread:
    """Return the edition that a label names: a bare year, a year with what it counts, a season, or an ordinal.

    Words of both languages are read in either. What names none is ``unreadable-edition``, what names two different ones
    ``ambiguous-edition``.
    """
    del language
    words = text.strip()
    tokens = cut(words) if len(words) <= _LONGEST else ()
    found = _stated(tokens) or _ordinals(tokens) or _seasons(tokens) or _years(tokens)
    if not found:
        return Unread("unreadable-edition", say("“{text}” cannot be read as an edition", text=words[:60]))
    if len(found) > 1:
        readings = [say("{number} ({basis})", number=number, basis=term(basis.value)) for number, basis in found]
        message = say("“{text}” names several editions: {readings}", text=words[:60], readings=join(readings))
        return Unread("ambiguous-edition", message, tuple(map(str, readings)))
    return Edition(words, *found[0])


def _stated(tokens: Tokens) -> list[tuple[int, Basis]]:
    """Return the years that stand with what they count."""
    found: dict[tuple[int, Basis], None] = {}
    for at in range(len(tokens)):
        before = _BASES.match(tokens, at)
        number = _year(tokens, before[1]) if before else None
        if before and number is not None:
            found[(number, before[0])] = None
        after = _BASES_AFTER.match(tokens, at + 1) if _year(tokens, at) is not None else None
        if after:
            found[(int(tokens[at].text), after[0])] = None
    return list(found)


def _ordinals(tokens: Tokens) -> list[tuple[int, Basis]]:
    """Return the ordinals of "edisi ke-5", "tahun ke-5", "5th edition", and of "ke-5" where that is all."""
    found: dict[tuple[int, Basis], None] = {}
    for at in range(len(tokens)):
        named = _ORDINAL_AFTER.match(tokens, at)
        after = _ordinal(tokens, named[1], plain=tokens[at].text in ("edisi", "edition")) if named else None
        first = _ordinal(tokens, at)
        before = first if first and (_ORDINAL_BEFORE.match(tokens, first[1]) or first[1] == len(tokens)) else None
        for read in (after, before):
            if read is not None and read[0] > 0:
                found[(read[0], Basis.ORDINAL)] = None
    return list(found)


def _ordinal(tokens: Tokens, at: int, *, plain: bool = False) -> tuple[int, int] | None:
    """Read "ke-5", "kelima", "5th", "fifth"; after "edisi" also "5" and "V"."""
    if at >= len(tokens):
        return None
    spelt = ORDINALS.match(tokens, at)
    if spelt is not None:
        return spelt
    marked = tokens[at].text == "ke"
    if marked:
        at += 2 if sign(tokens, at + 1, "-") else 1
    number = digits(tokens, at, 3)
    if number is None:
        numeral = roman(tokens[at].text) if (plain or marked) and at < len(tokens) else None
        return (numeral, at + 1) if numeral is not None else None
    return ordinal(tokens, at, 3) or ((number, at + 1) if plain or marked else None)


def _seasons(tokens: Tokens) -> list[tuple[int, Basis]]:
    """Return the first years of "2024/2025" and "2024-25"."""
    found: dict[tuple[int, Basis], None] = {}
    for at in range(len(tokens) - 2):
        first, second = _year(tokens, at), digits(tokens, at + 2, 4)
        if first is not None and sign(tokens, at + 1, "/-") and second in (first + 1, (first + 1) % 100):
            found[(first, Basis.SEASON)] = None
    return list(found)


def _years(tokens: Tokens) -> list[tuple[int, Basis]]:
    """Return the years that stand alone."""
    years = {number: None for at in range(len(tokens)) if (number := _year(tokens, at)) is not None}
    return [(number, Basis.UNSTATED) for number in years]


def _year(tokens: Tokens, at: int) -> int | None:
    number = digits(tokens, at, 4)
    return number if number is not None and 1000 <= number <= 2999 else None


def not_in_office(text: str) -> bool:
    """Whether words are those of who held an office before, or will or may hold it: "mantan Bupati", "president-elect".

    "Outgoing" is who holds it still.
    """
    return re.search(_NOT_IN_OFFICE, text, re.IGNORECASE) is not None


@lru_cache(maxsize=10_000)
def read_title(text: str, language: str) -> tuple[Title, str]:
    """Return the title before an office, and the words of the office: "Pj Bupati" is acting, and "Bupati".

    Words without such a title are the definitive holder's. Words of both languages are read in either.
    """
    del language
    words = text.strip()
    tokens = cut(words[:_LONGEST])
    found = _TITLES.match(tokens, 0) or _misspelt(tokens)
    if found is None:
        return Title.DEFINITIVE, words
    after = _behind_short_form(tokens, found[1])
    return found[0], words[tokens[after].start :] if after < len(tokens) else ""


_TOLD = (
    r"\b(?:Pj|Penjabat|Plt|Plh|Pjs|Pelaksana Tugas|Pelaksana Harian|acting|interim|caretaker)\b\.?"
    r"(?: \((?:Pj|Plt|Plh|Pjs)\.?\))? "
)
_BEFORE = (
    r"\b(?:former|ex|then|late|one-?time|erstwhile|previous|ousted|incoming|soon-to-be|would-be|next|candidate for|"
    r"deputy|vice|wakil|mantan|eks|bekas|calon)[\s-]"
)
# "Gubernur Banten terpilih", "Bupati Lebak saat itu": the place may stand between.
_NOT_NOW = (
    r"(?: (?-i:[A-Z])[\w.]{0,30}){0,3}"
    r"[\s-](?:elect|designate|nominee|candidate|terpilih|demisioner|(?:saat|kala|ketika|waktu) itu)"
)
_CANDIDATES = ("cagub", "cabup", "cawali", "cawalkot", "capres", "cawagub", "cawabup", "cawapres", "caketum")
_TAKES_OFFICE = r" (?:(?:ditunjuk|dilantik|diangkat|dipercaya|menjabat|bertugas) )?(?:sebagai|menjadi|jadi|selaku)"
_TOLD_AT_ALL = on_demand(_TOLD, re.IGNORECASE)
_NOT_AT_ALL = on_demand(rf"{_BEFORE}|{_NOT_NOW}", re.IGNORECASE)
_SHORTEST_NAME = 4  # letters of a word by which a person is known


def title_told(quote: str, offices: Iterable[str], person: str) -> Title | None:
    """Return the title that a quote gives a person in an office: "Penjabat (Pj) Gubernur DKI Jakarta Heru Budi".

    ``None`` where it gives none, or gives it to somebody else: "Plt Bupati Budi kepada Bupati Ani".
    """
    if not _TOLD_AT_ALL.search(quote):
        return None  # as nearly always, and to compile patterns of each person takes its time
    found = _told_of(quote, offices, person, _TOLD, "")
    behind = None if found else _told_behind(quote, offices, person)
    return read_title(found or behind or "", "id")[0] if found or behind else None


def told_out_of_office(quote: str, offices: Iterable[str], person: str) -> str | None:
    """Return the words by which a quote tells that a person does not hold an office: "former mayor John Brown"."""
    names = list(offices)
    told = _told_of(quote, _CANDIDATES, person, r"\b", r"\b")
    if _NOT_AT_ALL.search(quote):
        told = _told_of(quote, names, person, _BEFORE, "") or _told_of(quote, names, person, "", _NOT_NOW) or told
    if not told:
        return None
    again = max(len(re.findall(re.escape(office), quote, re.IGNORECASE)) for office in names)
    return told if again <= 1 else None  # "former mayor Jane Smith, who is mayor again"


def _told_of(quote: str, offices: Iterable[str], person: str, before: str, after: str) -> str | None:
    """Return the words of an office, between these patterns, that stand before a person's name."""
    names = "|".join(_names_of(person))
    for office in map(re.escape, _met(quote, offices) if names else ()):
        told = rf"({before}{office}{after})(?: (?-i:[A-Z])[\w.]{{0,30}}){{0,5}},? (?:{names})\b"
        found = re.search(told, quote, re.IGNORECASE)
        if found is not None:
            return found[1]
    return None


def _told_behind(quote: str, offices: Iterable[str], person: str) -> str | None:
    """Return the title and office of "Jane Smith, acting mayor" and "Siti Aminah ditunjuk menjadi Plh Bupati Lebak"."""
    names = "|".join(_names_of(person))
    for office in map(re.escape, _met(quote, offices) if names else ()):
        told = rf"\b(?:{names})(?:,| is| as|, selaku|, sebagai)(?: the)? ({_TOLD}{office})(?=$|[,.]| of | said )"
        found = re.search(told, quote, re.IGNORECASE) or re.search(
            rf"\b(?:{names}){_TAKES_OFFICE} ({_TOLD}{office})\b", quote, re.IGNORECASE
        )
        if found is not None:
            return found[1]
    return None


def _met(quote: str, offices: Iterable[str]) -> list[str]:
    """Return the offices whose words a quote holds."""
    folded = quote.casefold()
    return [office for office in offices if office.casefold() in folded]


def _names_of(person: str) -> list[str]:
    return [re.escape(word) for word in person.split() if len(word) >= _SHORTEST_NAME]


def _behind_short_form(tokens: Tokens, at: int) -> int:
    """Return where the office begins behind a title and, often, its short form: "Penjabat (Pj) Bupati"."""
    short = _TITLES.match(tokens, at + 1) if at < len(tokens) and tokens[at].text == "(" else None
    if short is None or short[1] >= len(tokens) or tokens[short[1]].text != ")":
        return at
    return short[1] + 1


def _misspelt(tokens: Tokens) -> tuple[Title, int] | None:
    office = _behind_short_form(tokens, 1)
    if office < len(tokens) and tokens[0].text == _MISSPELT and tokens[office].text in _OFFICES:
        return Title.ACTING, 1
    return None

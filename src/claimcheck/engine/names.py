"""Names as articles write them: where a claim names something, and the parts of a person's name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from claimcheck.catalog.names import fold
from claimcheck.domain.claim import (
    AnyClaim,
    Attribute,
    Change,
    Claim,
    Facets,
    Happening,
    Office,
    Quantity,
    Ranking,
    Reference,
)

# What stands before a name and is no part of it.
_TITLE_WORDS = """
h hj hajah haji kh ki nyai ust ustaz ustadz ustad habib tgk tgh gus pdt pendeta romo dr drg drh drs dra ir prof profesor
professor doctor doktor bapak bpk pak ibu bu sdr sdri tuan nyonya ny mr mrs ms miss sir dame lord lady rev hon jenderal
jend letjen mayjen brigjen kolonel kol letkol mayor kapten kapt lettu letda serma serka sertu serda laksamana laksdya
laksda laksma marsekal marsdya marsda marsma komjen irjen kombes kombespol akbp akp kompol iptu ipda aiptu aipda bripka
purn tni pol general gen colonel col major maj captain capt lieutenant lt sergeant sgt
"""
# What stands after a name: academic degrees, written without their dots.
_DEGREE_WORDS = """
sh se st ssi skom sag spd ssos sip sik stp shi sei sked skep skm sfarm spsi sikom siap sstp sst mm mh mt msi mkom mag
mpd mph mba msc ma mpa mip mikom mhum mkes mkn mtr phd bsc ba llm llb cpa esq ak ca apt amd amdkeb amdkep spog spa spb
sppd spjp spm dea dess jr sr
"""
# What a person is addressed by or holds, before a name that may be cut short: "Gubernur Banten Andra", "Mas Gibran".
_ADDRESS_WORDS = """
kang mas bang bung mbak mba cak teh teteh aa uda uni abah abang ning neng tengku datuk raden rd tuanku sri ns apt alm
almarhum almarhumah mantan eks former ex presiden president wapres wakil vice deputy acting pj plt plh pjs penjabat
gubernur governor wagub bupati wabup regent wali walikota wawali menteri menko mensesneg mendagri menlu menhan menag
menkes menkeu mensos menhub mendikbud mendikdasmen menaker mentan menperin mendag menpora menkum menkumham minister
prime secretary sekda sekjen sekretaris dirjen dirut direktur director ceo chief chairman chairwoman chair ketua ketum
waketum kepala kadis kabid kapolri wakapolri kapolda kapolres kapolsek kasat danrem dandim pangdam panglima kajati
kajari jaksa hakim judge justice camat lurah kades rektor rector dekan dean senator anggota member juru jubir
spokesman spokeswoman spokesperson king queen prince princess pope paus sultan raja pangeran coach pelatih
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_DEGREES = frozenset(_DEGREE_WORDS.split())
_ADDRESSES = frozenset(_ADDRESS_WORDS.split())
_LONGEST_DEGREE = 5
_PUNCTUATION = re.compile(r"[^\w\s]+")
_HYPHENS = re.compile(r"[-/]+")


def references(claim: AnyClaim) -> Iterable[Reference]:
    """Return everything of the catalog that a claim names in the article's words."""
    if isinstance(claim, Quantity) and claim.as_published_by is None:
        return claim.said_by  # as most do
    return _references(claim)


def _references(claim: AnyClaim) -> Iterator[Reference]:
    yield from claim.said_by
    if claim.as_published_by is not None:
        yield claim.as_published_by
    if isinstance(claim, Happening):
        yield from ((claim.place,) if claim.place else ())
        yield from claim.attended_by
    elif isinstance(claim, Ranking):
        yield from ((claim.recipient,) if claim.recipient else ())
    elif isinstance(claim, Office):
        yield claim.person
        yield from ((claim.of,) if claim.of else ())
    elif isinstance(claim, Attribute):
        yield claim.about
        yield from (value.thing for value in claim.values if value.thing is not None)


def words_of(claim: Claim) -> Iterator[str]:
    """Yield the words that tell what a claim is about, known to the catalog or not: names, scope, values that are text.

    The names of places of quantities are kept as ``words`` of the claim only.
    """
    for key in ("place", "of", "event", "category", "award", "role", "subject", "measure"):
        if key in claim.words:
            yield claim.words[key]
    yield from (value for _, value in _scope_of(claim))
    if isinstance(claim, Attribute):
        yield from (value.words for value in claim.values)


def is_plain(claim: AnyClaim) -> bool:
    """Whether it is plain to see that all names in a claim are ASCII: so it is with most, at a tenth of the cost."""
    if claim.said_by or not "".join(claim.words.values()).isascii():
        return False
    if isinstance(claim, Quantity):
        scope = claim.subject.scope
    elif isinstance(claim, Attribute) or (isinstance(claim, Happening) and claim.attended_by):
        return False
    else:
        scope = _scope_of(claim)
    return not scope or all(value.isascii() for _, value in scope)


def _scope_of(claim: Claim) -> Facets:
    if isinstance(claim, (Quantity, Change)):
        return claim.subject.scope
    return claim.scope if isinstance(claim, (Happening, Ranking, Office, Attribute)) else ()


@lru_cache(10_000)  # a newsroom names the same persons again and again
def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a person's name: without titles, degrees, punctuation, accents and regard to case.

    "Dr. H. Moch. Maesyal Rasyid, S.H., M.Si." has the parts moch, maesyal, rasyid.
    """
    before, *after = name.split(",")
    kept = [piece for piece in after if not all(map(_is_degree, piece.split()))]
    words = [_plain(word) for word in _HYPHENS.sub(" ", " ".join([before, *kept])).split()]
    parts = [word for word in words if word]
    while len(parts) > 1 and parts[0] in _TITLES:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _DEGREES:
        parts = parts[:-1]
    return tuple(parts)


def without_address(parts: tuple[str, ...], name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a name without an office or another form of address before what the catalog's name holds."""
    if not parts or parts[0] in name or parts[0] not in _ADDRESSES:
        return parts
    own = next((at for at, part in enumerate(parts) if part in name), 0)
    return parts[own:]


def _is_degree(word: str) -> bool:
    """Whether a word behind a comma is a degree: a known one, or one that looks like "M.AP." or "CFA"."""
    is_short = word.isupper() and 1 < len(word) <= _LONGEST_DEGREE
    return _plain(word) in _DEGREES or is_short or "." in word.strip(".,")


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", fold(word))
    return _PUNCTUATION.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def is_shorter(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is another one with parts left out, or cut to first letters ("B. J. Habibie", "Sultan HB X")."""
    left = Counter(full)
    short = tuple(letter for part in short for letter in (part if _is_initials(part, full) else (part,)))
    cut = []
    for part in short:
        if left[part]:
            left[part] -= 1
        else:
            cut.append(part)
    for part in cut:
        whole = next((other for other in sorted(left) if left[other] and len(part) == 1 and other[0] == part), None)
        if whole is None:
            return False
        left[whole] -= 1
    return True


def _is_initials(part: str, full: tuple[str, ...]) -> bool:
    """Whether a part is the first letters of two or three parts in a row: "hb" of Hamengku Buwono."""
    if part in full or not 1 < len(part) < 4:
        return False
    firsts = "".join(other[0] for other in full)
    return part in firsts


def differ_in_a_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names have a part in common, and each a part that the other has not.

    A name of one part is no full name; names without a common part are a name and a nickname.
    """
    if min(len(one), len(other)) < 2 or not set(one) & set(other):
        return False
    return not (is_shorter(one, other) or is_shorter(other, one))

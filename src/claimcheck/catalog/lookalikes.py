"""Letters that are not what they seem: look-alikes of other scripts, full-width forms, characters that show nothing.

After the skeletons of Unicode Technical Standard 39: two names are confusable when their skeletons are equal. The table
is a small part of its ``confusables.txt``: letters of Cyrillic, Greek and Armenian that many fonts draw like a Latin
one. Look-alikes within Latin (l and I, rn and m) are left out: they are too common in honest names.
"""

from __future__ import annotations

import re
import unicodedata

from claimcheck.catalog.names import fold

_CYRILLIC = ("АВЕЅІЈКМНОРСТУХԚԜԌӀаеѕіјорсухһԁԛԝӏ", "ABESIJKMHOPCTYXQWGlaesijopcyxhdqwl")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυ", "ABEZHIKMNOPTYXayikvopu")
_ARMENIAN = ("ՕՍօոսհց", "OUonuhg")
_LATIN = ("ɑɡ", "ag")  # letters of phonetic script

_LIKE = {
    ord(letter): latin
    for letters, latins in (_CYRILLIC, _GREEK, _ARMENIAN, _LATIN)
    for letter, latin in zip(letters, latins, strict=True)
}
HIDDEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_WITHOUT_HIDDEN = dict.fromkeys(map(ord, HIDDEN))
_LATIN_LETTER = "[A-Za-z]"
_FORMS = frozenset({"Lu", "Ll", "Lt", "Nd"})  # of letters and digits; "²" is none


def skeleton(name: str) -> str:
    """Return what a name looks like: two names with one skeleton can hardly be told apart by eye."""
    if name.isascii():
        return fold(name)
    seen = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).translate(_WITHOUT_HIDDEN))
    # Folding may bring out further letters of the table, such as small ones of capitals that are not in it.
    return fold(fold(seen.translate(_LIKE)).translate(_LIKE))


def looks_like(character: str) -> str | None:
    """Return the Latin letter or digit that a character is taken for, ``""`` if it shows nothing, else ``None``."""
    if character.isascii():
        return None
    if character in HIDDEN:
        return ""
    known = _LIKE.get(ord(character))
    if known is not None:
        return known
    plain = unicodedata.normalize("NFKC", character)
    is_form = len(plain) == 1 and plain.isascii() and unicodedata.category(character) in _FORMS
    return plain if is_form else None


def lookalikes(name: str) -> tuple[str, ...]:
    """Return the characters of a name that may be taken for another or for nothing, each once, in their order."""
    if name.isascii():
        return ()
    return tuple(dict.fromkeys(character for character in name if looks_like(character) is not None))


def is_mixed(name: str) -> bool:
    """Whether some word of a name has both Latin letters and characters that may be taken for such or for nothing.

    Names that are wholly of another script are not mixed. Full-width letters always are.
    """
    return any(_is_mixed_word(word) for word in name.split()) if not name.isascii() else False


def _is_mixed_word(word: str) -> bool:
    strange = lookalikes(word)
    if not strange:
        return False
    return re.search(_LATIN_LETTER, word) is not None or any(
        looks_like(letter) and ord(letter) not in _LIKE for letter in strange
    )


def code_point(character: str) -> str:
    """Return a character as ``U+0430 (CYRILLIC SMALL LETTER A)``."""
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no name')})"


def visible(name: str) -> str:
    r"""Return a name with what shows nothing written out, as ``Andra\u200b Soni``."""
    if name.isascii():
        return name
    return "".join(f"\\u{ord(character):04x}" if character in HIDDEN else character for character in name)

"""The words that figures are written with, one module a language."""

from __future__ import annotations

from claimcheck.reading.words.english import ENGLISH
from claimcheck.reading.words.indonesian import INDONESIAN
from claimcheck.reading.words.lexicon import Change, Lexicon, Part

__all__ = ["Change", "Lexicon", "Part", "lexicon"]


def lexicon(language: str) -> Lexicon:
    """Return the words of a language (``"id"``, ``"en"``, also as ``"id-ID"``); English where it is not known."""
    return INDONESIAN if language.casefold().partition("-")[0] == "id" else ENGLISH

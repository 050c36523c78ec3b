"""What brackets behind a figure tell beside it: a day, what it was before, how many times what, a name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claimcheck.domain.pattern import on_demand
from claimcheck.reading.figure_number import number_at
from claimcheck.reading.figure_telling import only_nouns
from claimcheck.reading.figure_tokens import MONEY, Kind, cut

_YEAR: Final = on_demand(r"(?:19|20)[0-9]{2}(?:\s?[-–/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2}))?")
_SLASHES: Final = on_demand(r"[^\W\d_]+(?:/[^\W\d_]+)+")
_WORKED_OUT: Final = on_demand(r"[+@=×*]|[0-9](?:\s(?:[^\W\d_]+\s)?)?x\s?[0-9]")  # "388 + 5", "20 m x 30 m"
_STEP: Final = on_demand(r"[+−@-]\s?[0-9]")
_MULTIPLIES: Final = frozenset({"x", "kali", "dalam", "times", "in"})  # "45 (dalam ribu ton)"
_JOINS: Final = frozenset({"atau", "dan", "sampai", "hingga", "or", "and", "to"})  # "5 (atau 6) orang"
_UNIT_LIKE: Final = frozenset({"per", "/"})


def is_aside(text: str, language: str) -> bool:
    """Whether words in brackets are about something else than the number before them, or tell only when it was so.

    "(2024)", "(Senin, 12/5)", "(kemarin 19)", "(naik dari 19 orang)", "(+4)", "(usia 15-64 tahun)", "(ku/ha)"; but not
    "(kurang lebih)", "(sekitar seribu)" or "(x 1.000)", which say how much it is.
    """
    if _YEAR.fullmatch(text) or _SLASHES.fullmatch(text) or _STEP.match(text):
        return True
    line = cut(text, language)
    at = next((at for at in range(len(line.tokens)) if number_at(line, at) is not None), 0)
    if _is_time(text):
        return True
    is_told_again = line.fold(0) in MONEY  # "(Rp 62,35 triliun)"
    if at == 0 or is_told_again or not line.is_kind(0, Kind.WORD) or line.fold(0) in _MULTIPLIES | _JOINS | _UNIT_LIKE:
        return line.fold(0) == "per" and at > 0 and _is_time(text[line.tokens[1].start :])
    lead = line.slice(0, at).rstrip(",.:;-– ")
    return only_nouns(lead, language, changes=True)


def is_worked_out(text: str) -> bool:
    """Whether words that begin with a number tell how a figure comes about: "388 + 5", "3 karung @ 50 kg"."""
    return _WORKED_OUT.search(text) is not None


@lru_cache(maxsize=1000)
def _is_time(text: str) -> bool:
    from claimcheck.reading.dates import grammatical  # noqa: PLC0415 - few figures have brackets

    return grammatical(text) is not None

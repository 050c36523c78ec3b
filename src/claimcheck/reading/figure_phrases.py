"""The words around a number: hedges, directions, signs, and what is left over as the unit."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.domain.figure import Hedge
from claimcheck.reading.figure_tokens import MONEY, RUPIAH, Kind, Line, past_an, past_hyphen
from claimcheck.reading.words import Change, Part
from claimcheck.reading.words.lexicon import Meaning
from claimcheck.record import evolve, frozen

_MINUS = frozenset("-−–")
_NARROWER = (
    Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.MORE, Hedge.LESS, Hedge.NEARLY, Hedge.SOME_OF, Hedge.ABOUT, Hedge.REACHED,
)  # fmt: skip
"""Of two hedges the first one of these tells what is meant, the other that it is meant loosely."""
_FLOORS, _CEILINGS = (Hedge.AT_LEAST, Hedge.MORE), (Hedge.AT_MOST, Hedge.LESS)
_OPPOSITE = [{Hedge.MORE, Hedge.NEARLY}, *({low, high} for low in _FLOORS for high in _CEILINGS)]
_MOST_UNIT_WORDS = 2
_EITHER = frozenset({"atau", "maupun", "dan", "or", "and", "/", "-"})


@frozen
class Around:
    """What the words around a number say; ``unit`` are the positions of the tokens that are left over.

    ``near`` are those of them that stand before the number with no word between that is known to tell of it.
    """

    hedges: frozenset[Hedge] = frozenset()
    estimated: bool = False
    direction: int | None = None
    ended: bool = False
    negative: bool = False
    loss: bool = False
    between: bool = False
    unit: tuple[int, ...] = ()
    near: tuple[int, ...] = ()

    @property
    def said(self) -> frozenset[Hedge]:
        """The hedges that count: one that was reached ("mencapai lebih dari 3 juta") or estimated is said by others."""
        exact = self.hedges - {Hedge.REACHED}
        return exact or (frozenset({Hedge.ABOUT}) if self.estimated else self.hedges)

    def __add__(self, other: Around) -> Around:
        """Return what both say, the words of this one first."""
        return Around(
            self.hedges | other.hedges,
            self.estimated or other.estimated,
            self.direction if other.direction is None else other.direction,
            self.ended or other.ended,
            self.negative or other.negative,
            self.loss or other.loss,
            self.between or other.between,
            self.unit + other.unit,
            self.near,
        )


def read_before(line: Line, start: int, stop: int) -> Around:
    """Return what the tokens before a number say; ``stop`` is where the number starts."""
    around, at, moved = Around(), start, start
    while at < stop:
        phrase = line.phrase_at(at, line.known.before_index.get(line.folds[at], ()))
        if is_minus(line, at, stop):
            around, at = evolve(around, negative=True), at + 1
        elif line.folds[at] == "+" and _leans_on(line, at, stop):
            around, at = evolve(around, direction=1), at + 1
        elif phrase is not None and at + len(phrase) <= stop:
            meaning = line.known.before[phrase]
            if _is_either(line, around, meaning, moved, at):
                around = evolve(around, unit=(*around.unit, at), near=(*around.near, at))
            else:
                around = _with(around, meaning, until=phrase[0] in line.known.until)
            at += len(phrase)
            moved = at if isinstance(meaning, Change) else moved
        elif line.folds[at] == "." and _cuts_short(line, at):
            at += 1  # "Rp. 500 ribu", "Rp.15.000", "Rs.1,200"
        elif at + 1 == stop and joins(line, at):
            at += 1  # "magnitude-5.6"
        else:
            around, at = evolve(around, unit=(*around.unit, at), near=(*around.near, at)), at + 1
    return evolve(around, near=()) if around.near and _names_it(line, start, around.near) else around


def _is_either(line: Line, around: Around, meaning: Meaning, moved: int, at: int) -> bool:
    """Whether a word of a change stands beside its opposite, which ends at ``moved``: "naik atau turun"."""
    turns = isinstance(meaning, Change) and around.direction is not None and meaning.value == -around.direction
    return turns and all(line.folds[between] in _EITHER for between in range(moved, at))


def _names_it(line: Line, start: int, near: tuple[int, ...]) -> bool:
    """Whether words that stand before a number name what it is of: "a turnout of 60%", "a club-record £64m"."""
    words = [at for at in near if line.is_kind(at, Kind.WORD) and line.folds[at] not in MONEY]
    if not words or is_vague(line, words) or line.folds[words[-1]] in line.known.vague_beside:
        return False
    return line.fold(words[-1] + 1) in line.known.named_by or not line.known.articles.isdisjoint(
        line.folds[start : words[0]]
    )


def is_vague(line: Line, words: Iterable[int]) -> bool:
    """Whether one of the words may tell how near a figure is, or what part of it is meant."""
    return not line.known.vague.isdisjoint(line.folds[at] for at in words if not is_compound(line, at))


def is_compound(line: Line, at: int) -> bool:
    """Whether hyphens make one word of the token and another one: both of "sell-out", the "year" of "four-year"."""
    joined = past_hyphen(line, at + 1) > at + 1 and line.is_kind(at + 2, Kind.WORD) and line.folds[at + 2] not in MONEY
    return joined or past_hyphen(line, at - 1) == at


def read_after(line: Line, start: int, stop: int) -> Around:
    """Return what the tokens after a number say: a hedge stands right after it or last ("10 juta orang lebih").

    Some stand before the noun as well ("10 ton lebih beras"), and "10 ton-an" is told by its number.
    """
    around, at = Around(), start
    while at < stop:
        phrase = line.phrase_at(at, line.known.after_index.get(line.folds[at], ()))
        if phrase is not None and (at == start or at + len(phrase) == stop or _stands_amid(line, at, start)):
            around, at = _with(around, line.known.after[phrase], until=False), at + len(phrase)
        elif at == start and is_joined(line, at):
            at += 1  # "10-kilometer"
        elif at > start and past_an(line, at) > at:
            at = past_an(line, at)
        else:
            around, at = evolve(around, unit=(*around.unit, at)), at + 1
    return around


def _stands_amid(line: Line, at: int, start: int) -> bool:
    """Whether a hedge stands between a unit and its noun, and compares with nothing: "3 detik lebih cepat" does."""
    compares = line.known.amid.get(line.folds[at])
    return compares is not None and 0 < at - start <= _MOST_UNIT_WORDS and line.fold(at + 1) not in compares


def is_minus(line: Line, at: int, stop: int) -> bool:
    """Whether a minus stands at the position, leaning on the number or its currency: "-5", "-Rp5 miliar", "Rp -5"."""
    if line.folds[at] not in _MINUS or (line.is_glued(at) and line.is_kind(at - 1, Kind.DIGITS)) or joins(line, at):
        return False
    if line.is_glued(at) and line.is_kind(at - 1, Kind.WORD) and line.folds[at - 1] not in MONEY:
        return False  # "a sub-$100 price"
    return _leans_on(line, at, stop)


def _cuts_short(line: Line, at: int) -> bool:
    """Whether a point ends a currency that is cut short."""
    return line.fold(at - 1) == "rs" or (line.fold(at - 1) in RUPIAH and _is_full_stop(line, at))


def _is_full_stop(line: Line, at: int) -> bool:
    """Whether a point before digits ends a word that is cut short; in English, one on digits may begin a decimal."""
    return not line.is_glued(at + 1) or (line.known.decimal != "." and line.is_glued(at))


def _leans_on(line: Line, at: int, number: int) -> bool:
    """Whether a sign leans on a number or its currency."""
    return line.is_glued(at + 1) and (at + 1 == number or (at + 2 == number and line.folds[at + 1] in MONEY))


def joins(line: Line, at: int) -> bool:
    """Whether a hyphen at the position makes one word of letters and the digits behind it: "magnitude-5.6"."""
    before = line.tokens[at - 1] if _is_hyphen(line, at) else None
    return (
        before is not None
        and before.kind is Kind.WORD
        and before.fold not in MONEY
        and line.is_kind(at + 1, Kind.DIGITS)
    )


def is_joined(line: Line, at: int) -> bool:
    """Whether a hyphen at the position, right after a number, makes one word of it: "10-kilometer", "five-year"."""
    return _is_hyphen(line, at) and line.is_kind(at + 1, Kind.WORD) and line.folds[at + 1] not in MONEY


def _is_hyphen(line: Line, at: int) -> bool:
    return line.fold(at) == "-" and line.is_glued(at) and line.is_glued(at + 1)


def _with(around: Around, meaning: Meaning, *, until: bool) -> Around:
    if meaning is not Part.FILLER:
        around = evolve(around, near=())
    if isinstance(meaning, Hedge):
        if until and around.direction is not None:
            return evolve(around, ended=True)  # "melorot hingga 50,3 persen" is where it ended, not a limit
        return evolve(around, hedges=around.hedges | {meaning})
    if isinstance(meaning, Change):
        return evolve(around, ended=True) if meaning is Change.ENDED else evolve(around, direction=meaning.value)
    return evolve(
        around,
        estimated=around.estimated or meaning is Part.ESTIMATE,
        negative=around.negative or meaning in {Part.NEGATIVE, Part.LOSS},
        loss=around.loss or meaning is Part.LOSS,
        between=around.between or meaning is Part.BETWEEN,
    )


def settle(form: Hedge, around: Around) -> tuple[Hedge, Hedge | None] | None:
    """Return the hedge of a number of this form with these words around it, and a second one that widens it.

    ``None`` where the words clash, or leave all open, as "up to more than 300" does.
    """
    if around.said in _OPPOSITE:
        return None
    if form is Hedge.ROUGH_COUNT and around.said == {Hedge.AT_MOST}:
        return form, Hedge.AT_MOST  # "hingga ratusan" may be said of hundreds that were reached, or of fewer
    said = sorted(around.said, key=_NARROWER.index) or [Hedge.PLAIN]
    hedge, *others = dict.fromkeys(_settled(form, one) for one in said)
    if hedge is None or None in others or len(others) > 1:
        return None
    return hedge, next(iter(others), None)


def _settled(form: Hedge, hedge: Hedge) -> Hedge | None:
    loose = {Hedge.PLAIN, Hedge.ABOUT, Hedge.REACHED}
    if form is Hedge.ROUGH_COUNT:
        return form if hedge in loose | {Hedge.MORE, Hedge.AT_LEAST} else None
    if form is Hedge.RANGE:
        return form if hedge in loose else None
    if form is Hedge.SOME_OF and hedge in loose:
        return form
    return form if hedge is Hedge.PLAIN else hedge


def unit_words(line: Line, positions: tuple[int, ...]) -> str:
    """Return the left-over words as they stand, the gaps between them closed."""
    runs: list[list[int]] = []
    for at in positions:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return " ".join(line.slice(run[0], run[-1] + 1) for run in runs)

"""Ranks from words: Terbaik III, Juara 1, peringkat ke-3, runner-up, third place.

Roman numerals count as ranks only after a rank word, as names keep theirs (Perumnas III). Prizes of hope follow the
three winners, so Harapan I is the fourth; the first runner-up is the second.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from claimcheck.domain.labels import Notation, RankWords
from claimcheck.domain.message import say
from claimcheck.domain.unread import Unread
from claimcheck.reading.date_ordinals import roman
from claimcheck.reading.date_tokens import Phrases, Tokens, cut, digits, glued, ordinal, sign, spread
from claimcheck.reading.rank_numbers import spelt_number, spelt_ordinal, thousands, thousandth, tied_number
from claimcheck.reading.rank_superlatives import superlative
from claimcheck.reading.rank_titles import is_title

_LONGEST = 200
_MOST_RANK_WORDS = 3

_RANK_WORDS = Phrases(
    spread(
        {
            "terbaik|juara|peringkat|posisi|urutan|tempat|podium|hadiah|ranking|rangking|nomor|no.|no|pemenang|predikat|"
            "rank|ranked|ranks|position|place|placed|number|winner|finished|#": None
        }
    )
)
# After these a number is a rank even of a thousand and more; "juara 3.000 meter" and "nomor 1.500 meter" are races.
_LADDERS = Phrases(
    spread({"peringkat|posisi|urutan|ranking|rangking|rank|ranked|ranks|position|place|placed|no.|#|ke-|ke": None})
)
_HOPES = Phrases(spread({"harapan|juara harapan|pemenang harapan": None}))
_RUNNERS_UP = Phrases(spread({"runner-up|runner up|runners-up|runnerup": None}))
_UNNUMBERED = Phrases(
    spread(
        {
            "juru kunci|posisi buncit|peringkat buncit|peringkat terakhir|posisi terakhir|"
            "urutan terakhir|tempat terakhir|"
            "juara umum|juara favorit|juara terfavorit|pemenang favorit|pemenang terfavorit|overall champion|"
            "overall winner|favourite|favorite|honourable mention|honorable mention|special mention": None
        }
    )
)
_ALONE = Phrases(
    spread(
        {
            "juara|champion|champions|the champion|winner|winners|the winner|victor|won|wins|top|top of the table|"
            "laureate|the laureate|peraih|"
            "top spot|the top spot|topped|pole|pole position|joint winner|joint winners|co-winner|co-winners|co winner|"
            "sebagai juara|keluar sebagai juara|sebagai pemenang|keluar sebagai pemenang|"
            "puncak klasemen|pemuncak klasemen|pemenang|pemenang utama|pemenang bersama|juara bersama|juara nasional|"
            "kampiun|juara paruh musim|juara putaran pertama|"
            "juara dunia|world champion|world champions|jawara|urutan teratas|posisi teratas|peringkat teratas|"
            "posisi puncak|peringkat puncak|nomor wahid|hadiah utama|puncak|teratas|tempat teratas|di puncak|"
            "di puncak klasemen|di posisi puncak|di posisi teratas|di peringkat teratas|di urutan teratas": 1
        }
    )
)
_UNNUMBERED_ALONE = Phrases(spread({"favorit|terfavorit|umum": None}))
# What makes another thing of the rank before it: the first three, the third from below, one of two ranks.
_TURNED = Phrases(
    spread(
        {
            "besar|dari bawah|terbawah|terakhir|from bottom|from the bottom|from below|last|to last|-last|-to-last|"
            "from last|bottom|-from-last|-from-bottom|-from-the-bottom|straight|consecutive|successive": None
        }
    )
)
_JOINS = Phrases(spread({"-|dan|and|&|/|atau|or|sampai|hingga|to|,": None}))
_AFTER = Phrases(spread({"place|prize|position|rank|best|winner|-best|-place|-placed|-ranked": None}))

_Read: TypeAlias = tuple["_Number", int]


class _Number:
    __slots__ = ("notation", "number")

    def __init__(self, number: int | None, notation: Notation = Notation.PLAIN) -> None:
        self.number, self.notation = number, notation


@lru_cache(maxsize=10_000)
def read_rank(text: str, language: str) -> RankWords | Unread:
    """Return the rank that a text names: a rank alone ("2", "II", "ketiga"), or the one rank in it.

    Words of both languages are read in either. No rank, several, rank 0, or a rank that is counted from below ("second
    from bottom") or stands for the best so many ("tiga besar") is ``unreadable-rank``.
    """
    words = text.strip()
    tokens = cut(words) if len(words) <= _LONGEST else ()
    alone = _alone(tokens)
    if alone is not None and alone.number != 0:
        return RankWords(words, alone.number, alone.notation)
    read = scan_ranks(words[:_LONGEST], language)
    found = {(rank.number, rank.notation) for _, _, rank in read}
    if len(found) == 1 and tokens and not any(_is_turned(tokens, end) for _, end, _ in read):
        return RankWords(words, *found.pop())
    first = superlative(tokens) if not read else None
    if first is not None or is_title(tokens, is_read=bool(read)):
        return RankWords(words, first, Notation.PLAIN)
    return Unread("unreadable-rank", say("“{text}” cannot be read as a rank", text=words[:60]))


def _is_turned(tokens: Tokens, end: int) -> bool:
    """Whether the words after a rank that ends at this character make another thing of it."""
    at = next((place for place, token in enumerate(tokens) if token.start >= end), len(tokens))
    join = _JOINS.match(tokens, at)
    joined = join is not None and (_number(tokens, join[1]) or _large(tokens, join[1])) is not None
    return joined or _TURNED.match(tokens, at) is not None


def scan_ranks(text: str, language: str) -> list[tuple[int, int, RankWords]]:
    """Return every rank in running text with its first and last place (end excluded).

    ``language`` settles nothing so far: an Indonesian article may say "runner-up", an English one "Juara".
    """
    del language
    tokens = cut(text)
    found: list[tuple[int, int, RankWords]] = []
    at = 0
    while at < len(tokens):
        read = _rank(tokens, at)
        if read is None or read[0].number == 0:
            at += 1
            continue
        rank, end = read
        start, stop = tokens[at].start, tokens[end - 1].end
        found.append((start, stop, RankWords(text[start:stop], rank.number, rank.notation)))
        at = end
    return found


def listed_ranks(text: str) -> set[int]:
    """Return the numbers that follow a rank and share its word: II and III of "terbaik I, II, dan III"."""
    tokens, found = cut(text), set()
    for at in range(len(tokens)):
        read = _rank(tokens, at)
        end = read[1] if read is not None else len(tokens)
        beyond = 3 if _HOPES.match(tokens, at) else 0
        while (join := _JOINS.match(tokens, end)) is not None:
            start = (_JOINS.match(tokens, join[1]) or join)[1]  # ", dan"
            number = _number(tokens, start)
            if number is None or number[0].number is None:
                break
            found.add(number[0].number + beyond)
            end = number[1]
    return found


def _alone(tokens: Tokens) -> _Number | None:
    """Return what a whole text says as a rank where it is only a number or a bare title."""
    tied = tied_number(tokens)
    if tied is not None:
        return _Number(tied)
    number = _number(tokens, 0) or _large(tokens, 0)
    if number is not None and number[1] == len(tokens):
        return number[0]
    champion = _ALONE.match(tokens, 0)
    if champion is not None and champion[1] == len(tokens):
        return _Number(champion[0])
    title = _UNNUMBERED_ALONE.match(tokens, 0)
    return _Number(None) if title is not None and title[1] == len(tokens) else None


def _rank(tokens: Tokens, at: int) -> _Read | None:
    title = _UNNUMBERED.match(tokens, at)
    if title is not None:
        return _Number(None), title[1]
    return _runner_up(tokens, at) or _hope(tokens, at) or _named(tokens, at) or _ordinal_first(tokens, at)


def _runner_up(tokens: Tokens, at: int) -> _Read | None:
    """Read "runner-up" (2), "second runner-up" (3), "runner-up I" (2)."""
    before = _english_ordinal(tokens, at)
    named = _RUNNERS_UP.match(tokens, before[1] if before else at)
    if named is None:
        return None
    after = None if before else _number(tokens, named[1])
    if before is not None:
        return _beyond(1, before[0], named[1])
    return _beyond(1, *after) if after else (_Number(2), named[1])


def _hope(tokens: Tokens, at: int) -> _Read | None:
    named = _HOPES.match(tokens, at)
    counted = _number(tokens, named[1]) if named else None
    return _beyond(3, *counted) if counted else None


def _beyond(winners: int, counted: _Number, end: int) -> _Read:
    return _Number(winners + counted.number if counted.number else 0, counted.notation), end


def _named(tokens: Tokens, at: int) -> _Read | None:
    """Read a number after one or more rank words: "Terbaik III", "peringkat terbaik ke-2", "ranked No. 3"."""
    start, is_ladder = at, False
    for _ in range(_MOST_RANK_WORDS):
        named = _RANK_WORDS.match(tokens, at)
        if named is None:
            break
        is_ladder = _LADDERS.match(tokens, at) is not None
        at = named[1]
    if at == start:
        return None
    counted = _LADDERS.match(tokens, at)  # "peringkat ke-1.203"
    large = _large(tokens, counted[1] if counted else at) if is_ladder or counted else None
    return large or _number(tokens, at)


def _large(tokens: Tokens, at: int) -> _Read | None:
    found = thousands(tokens, at)
    return (_Number(found[0]), found[1]) if found is not None else None


def _number(tokens: Tokens, at: int) -> _Read | None:
    """Read "3", "ke-3", "ke 3", "tiga", "ketiga", "third", "3rd", "III", and the "=3" of tables with ties."""
    if sign(tokens, at, "=") is not None and glued(tokens, at + 1):
        return _plain_digits(tokens, at + 1)
    if at + 1 < len(tokens) and tokens[at].text == "ke":
        at += 2 if tokens[at + 1].text == "-" else 1
    elif sign(tokens, at, "-") is not None and glued(tokens, at) and glued(tokens, at + 1):
        at += 1  # "Juara-2"
    spelt = spelt_number(tokens, at)
    if spelt is not None:
        return _Number(spelt[0]), spelt[1]
    return _ordinal_digits(tokens, at) or _plain_digits(tokens, at) or _roman(tokens, at)


def _plain_digits(tokens: Tokens, at: int) -> _Read | None:
    number = digits(tokens, at, 3)
    decimal = sign(tokens, at + 1, ".,%") is not None and glued(tokens, at + 1)
    if number is None or (decimal and (tokens[at + 1].text == "%" or _is_decimal(tokens, at + 2))):
        return None
    return _Number(number), at + 1


def _is_decimal(tokens: Tokens, at: int) -> bool:
    """Whether digits stand right behind a mark, as in "46,03" and not in "juara 1, 2 dan 3"."""
    return digits(tokens, at, 9) is not None and glued(tokens, at)


def _roman(tokens: Tokens, at: int) -> _Read | None:
    number = roman(tokens[at].text) if at < len(tokens) else None
    return (_Number(number, Notation.ROMAN), at + 1) if number is not None and tokens[at].capital else None


def _ordinal_first(tokens: Tokens, at: int) -> _Read | None:
    """Read "third", "3rd", "third place", "second-best"."""
    number = _english_ordinal(tokens, at)
    if number is None:
        return None
    after = _AFTER.match(tokens, number[1])
    return number[0], after[1] if after else number[1]


def _english_ordinal(tokens: Tokens, at: int) -> _Read | None:
    spelt = spelt_ordinal(tokens, at)
    if spelt is not None:
        return _Number(spelt[0]), spelt[1]
    return _ordinal_digits(tokens, at)


def _ordinal_digits(tokens: Tokens, at: int) -> _Read | None:
    found = ordinal(tokens, at, 3) or thousandth(tokens, at)
    return None if found is None else (_Number(found[0]), found[1])

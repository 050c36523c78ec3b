"""English figures, as newspapers write them."""

from __future__ import annotations

from claimcheck.domain.figure import Hedge
from claimcheck.reading.words.lexicon import Change, Lexicon, Part, numbered, phrases, splits

_ONES = numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ROUND = numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
_SCALES = {
    "dozen": 12,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "quadrillion": 10**15,
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "tenth": 10}
_FOLD = {f"{word}fold": number for word, number in _ONES.items() if number > 1}
_BEFORE = phrases(
    (
        Hedge.ABOUT,
        "barely,scarcely,about,around,some,roughly,approximately,approx,circa,somewhere around,in the region of,~,±,≈",
    ),
    (Hedge.ABOUT, "more or less,perhaps,maybe,possibly"),
    (Hedge.REACHED, "reached,reaching,reaches,passed,passing"),
    (
        Hedge.MORE,
        "more than,slightly more than,a little more than,just over,slightly over,a little over,well over,over,above,>",
    ),
    (
        Hedge.MORE,
        "exceeding,exceeded,surpassed,surpassing,upwards of,upward of,far more than,much more than,well above",
    ),
    (Hedge.MORE, "in excess of,higher than,greater than,larger than,bigger than"),
    (Hedge.LESS, "lower than,smaller than,far less than,far fewer than,well under,well below,not even,not yet"),
    (Hedge.NEARLY, "not quite,shy of,just shy of"),
    (Hedge.AT_LEAST, "not just,not only,as few as,as little as"),
    (Hedge.AT_LEAST, "at least,no fewer than,no less than,not less than,not fewer than,a minimum of,minimum,≥"),
    (Hedge.LESS, "less than,fewer than,under,below,<"),
    (Hedge.NEARLY, "nearly,almost,close to,just under,just below,just short of,a little under,slightly under"),
    (Hedge.AT_MOST, "at most,up to,as many as,as much as,no more than,not more than,a maximum of,maximum,≤"),
    (Change.UP, "up,rise,rises,rose,risen,rising,grow,grows,grew,grown,growth,increase,increased,increases"),
    (Change.UP, "jump,jumped,climb,climbed,gain,gained,soar,soared,surge,surged,edged up,inched up,ticked up"),
    (Change.UP, "added,advanced,expanded,rallied,strengthened"),
    (Change.DOWN, "down,fall,falls,fell,fallen,falling,drop,dropped,decline,declined,decrease,decreased"),
    (Change.DOWN, "slipped,dipped,eased,tumbled,sank,retreated,weakened,shed,edged down,inched down,ticked down"),
    (Change.DOWN, "shrink,shrank,shrunk,slid,slump,slumped,plunge,plunged,contracted,contraction"),
    (Change.ENDED, "to,to reach"),
    (Part.NEGATIVE, "minus,negative"),
    (Part.LOSS, "loss,losses,net loss,net losses,operating loss,deficit"),
    (Part.BETWEEN, "between"),
    (Part.FILLER, "by,of,a,an,the,from,in,only,just,slightly,a touch,a shade,a record,an average of,surplus"),
    (Part.FILLER, "extra,additional,aged,exactly,precisely,sharply,steeply,modestly,marginally,significantly"),
    (Part.AMOUNT, "a total of,total,at"),
    (Part.ESTIMATE, "an estimated,estimated"),
)

ENGLISH = Lexicon(
    code="en",
    group=",",
    decimal=".",
    ones=_ONES,
    round_words=_ROUND,
    scales=_SCALES,
    scale_forms={},
    rough={
        "tens": 20,
        "dozens": 20,
        "scores": 20,
        "hundreds": 100,
        "thousands": 10**3,
        "millions": 10**6,
        "billions": 10**9,
        "trillions": 10**12,
    },
    several={
        (word, scale): count
        for word in ("several", "few")
        for scale, count in {"dozen": 20, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}.items()
    },
    fractions={"half": (1, 2)},
    parts={**_PARTS, "halves": 2, **{f"{word}s": number for word, number in _PARTS.items() if number > 2}},
    factors={
        "double": (2, None),
        "doubled": (2, 1),
        "twice": (2, None),
        "triple": (3, None),
        "tripled": (3, 1),
        "treble": (3, None),
        "trebled": (3, 1),
        "thrice": (3, None),
        "quadruple": (4, None),
        "quadrupled": (4, 1),
        **{word: (number, None) for word, number in _FOLD.items()},
    },
    times={("-", "fold"): "fold", ("fold",): "fold", ("times",): "times", ("x",): "times"},
    point="point",
    before=_BEFORE,
    after=phrases(
        (Hedge.AT_LEAST, "or more,or over,or above,and above,and over,at least,minimum,+,plus,- plus"),
        (Hedge.AT_MOST, "or less,or fewer,or under,or below,and under,and below,at most,maximum"),
        (Hedge.ABOUT, "or so,- odd,odd,or thereabouts,approximately,roughly,more or less"),
        (Part.FILLER, "( yoy ),( year on year ),( year - on - year )"),
        (Change.UP, "higher,up,rise,increase,gain"),
        (Change.DOWN, "lower,down,fall,drop,decline,decrease"),
    ),
    range_marks=splits(("-", "–", "—", "to")),
    between_marks=splits(("and", "-", "–", "—", "to")),
    out_of=splits(("in", "out of", "of")),
    of=frozenset({"of"}),
    until=frozenset(),
    per=frozenset({"per", "/", "every", "each"}),
    number_parts=frozenset({"no", "not", "zero", "hundred", "half", *_ONES, *_ROUND, *_SCALES} - {"k"}),
)

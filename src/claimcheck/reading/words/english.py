"""English figures, as newspapers write them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.domain.figure import Hedge
from claimcheck.reading.words.lexicon import FRACTION_SIGNS, Change, Lexicon, Part, numbered, phrases, splits

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
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_AS_MANY = splits(
    ("as many", "as much", "as high", "as large", "as big", "as great", "as long", "as fast", "as likely")
)
_FOLD = {f"{word}fold": number for word, number in _ONES.items() if number > 1}


def _listed(words: str) -> Sequence[str]:
    return words.split(",")


_OVER = _listed("more than,over,above,north of,beyond,higher than,greater than,larger than,bigger than,in excess of")
_UNDER = _listed("less than,fewer than,under,below,south of,lower than,smaller than")
_SHORT = _listed("short of,shy of")
_A_LITTLE = _listed(
    "just,only just,slightly,a little,a bit,a touch,a shade,a fraction,a tad,a whisker,fractionally,marginally"
)
_FAR = _listed("far,much,well,way,considerably,significantly,substantially,comfortably")


_PERIODS = ("year", "quarter", "month", "week", "day")


def _each(degrees: Sequence[str], sides: Sequence[str]) -> str:
    """Return what degrees make of words that stand before a figure: "just over", "well below"."""
    return ",".join(f"{degree} {side}" for degree in degrees for side in sides)


_BEFORE = phrases(
    (
        Hedge.ABOUT,
        "barely,scarcely,about,around,some,roughly,approximately,approx,circa,somewhere around,in the region of,~,±,≈",
    ),
    (
        Hedge.ABOUT,
        "approx .,ca .,c .,something like,more or less,perhaps,maybe,possibly,plus or minus,+ / -,give or take",
    ),
    (Hedge.ABOUT, "on the order of,in the order of,in the neighbourhood of,in the neighborhood of,in the vicinity of"),
    (Hedge.REACHED, "reached,reaching,reaches,passed,passing,hit,hits,hitting,touched,touching,crossed,crossing"),
    (Hedge.MORE, ",".join((*_OVER, _each((*_A_LITTLE, *_FAR), _OVER), ">"))),
    (Hedge.MORE, "exceeding,exceeded,exceeds,surpassed,surpassing,upwards of,upward of"),
    (Hedge.MORE, "topped,topping,tops,would top,will top,beyond the"),
    (Hedge.LESS, ",".join((*_UNDER, _each(_FAR, (*_UNDER, *_SHORT)), "<"))),
    (Hedge.LESS, "not even,not yet,sub -"),
    (Hedge.NEARLY, ",".join((*_SHORT, _each(_A_LITTLE, (*_UNDER, *_SHORT))))),
    (
        Hedge.NEARLY,
        "nearly,almost,close to,close on,getting on for,not quite,approaching,nearing,the best part of",
    ),
    (Hedge.NEARLY, "the better part of,near -"),
    (Hedge.AT_LEAST, "not just,not only,as few as,as little as,as low as,min,min ."),
    (Hedge.AT_LEAST, "at least,no fewer than,no less than,not less than,not fewer than,a minimum of,minimum,≥"),
    (Hedge.AT_LEAST, "a good,a floor of,at the very least,at an absolute minimum"),
    (
        Hedge.AT_MOST,
        "at most,up to,as many as,as much as,no more than,not more than,as high as,max,max .,a maximum of,maximum,≤",
    ),
    (Hedge.AT_MOST, "at the very most,within,a ceiling of,a cap of,a limit of"),
    (Change.UP, "up,rise,rises,rose,risen,rising,grow,grows,grew,grown,growth,increase,increased,increases"),
    (Change.UP, "jump,jumped,climb,climbed,gain,gained,soar,soared,surge,surged,edged up,inched up,ticked up"),
    (Change.UP, "rallied,strengthened,growing,increasing,jumps,jumping,climbs,climbing,gaining,soaring,surging"),
    (Change.DOWN, "down,fall,falls,fell,fallen,falling,drop,dropped,decline,declined,decrease,decreased"),
    (Change.DOWN, "slipped,dipped,eased,tumbled,sank,retreated,weakened,shed,edged down,inched down,ticked down"),
    (Change.UP, "raise,raised,lift,lifted,hike,hiked,boosted,widen,widened,added,advanced,expanded"),
    (Change.UP, "accelerated,rocketed,skyrocketed,spiked,swelled,ballooned,leapt,crept up,shot up"),
    (Change.DOWN, "dropping,declining,decreasing,plunging,plummeting,tumbling,slipping,shrinking,contracting"),
    (Change.DOWN, "slowed,plummeted,nosedived,dwindled,crashed,tanked,crept down"),
    (Change.DOWN, "cut,cuts,cutting,trimmed,lowered,reduced,slashed,narrow,narrowed,lost,dip,slip"),
    (Change.DOWN, "shrink,shrank,shrunk,slid,slump,slumped,plunge,plunged,contracted,contraction"),
    (Change.UP, "revised up,revised upward,revised upwards,revised higher,upward,upwards"),
    (Change.DOWN, "revised down,revised downward,revised downwards,revised lower,downward,downwards,loses,losing"),
    (Change.ENDED, "to,to reach"),
    (Part.NEGATIVE, "minus,negative"),
    (Part.LOSS, "loss,losses,net loss,net losses,operating loss,deficit,deflation"),
    (Part.BETWEEN, "between,ranging from,ranges from,ranged from,range from"),
    (
        Part.FILLER,
        "by,of,a,an,the,his,her,its,their,from,in,with,only,just,slightly,a touch,a shade,a record,an average of",
    ),
    (Part.FILLER, "a range of,range of,the range of,a target range of,target range of,a new range of"),
    (Part.FILLER, "surplus,mid -,the mid,the low,the high,the mid -,low -,high -"),
    (Part.FILLER, "extra,additional,aged,exactly,precisely,sharply,steeply,modestly,marginally,significantly"),
    (Part.FILLER, "all,all the,the remaining,remaining,anywhere,another,further,fully,a full,an average"),
    (Part.FILLER, "averaged,averaging,yet another,previously reported,initially reported,originally reported"),
    (Part.FILLER, "the equivalent of,to the tune of,a near - record"),
    (Part.FILLER, ",".join(f"{one} - {way} - {one}" for one in _PERIODS for way in ("on", "over", "to"))),
    (Part.AMOUNT, "a total of,total,at,was,were,is,are,worth,cost,costs,costing,earned,earning,grossed,grossing"),
    (Part.AMOUNT, "totaled,totalled,totaling,totalling,amounted to,amounting to,came to,comes to,took in,pulled in"),
    (Part.AMOUNT, "measuring,measured,weighing,weighed,covering,covered,spanning,spanned,numbering,numbered"),
    (Part.AMOUNT, "lasted,lasting,lasts,took,takes,taking,fined,drew,drawing,attracted,posted,recorded,reported"),
    (Part.AMOUNT, "winds of,sustained winds of,maximum sustained winds of,gusts of,wind gusts of,gusts,winds"),
    (Part.ESTIMATE, "an estimated,estimated,projected,predicted,expected,anticipated"),
)
# A word of these beside what a figure is of may tell of the figure itself: how near it is, or what part of it is meant.
_VAGUE = (
    "all none most many much some any each both either neither half few several lot couple pair part parts portion "
    "fraction bulk majority minority rest remainder multiple multiples more less fewer excess short shy north south "
    "east west near close other others possible potential likely probable approximate rough than as but except "
    "excluding including besides beyond past toward towards against versus off outside inside without instead ahead "
    "behind out because before after until till not never if unless"
)
# These do so where no other word stands between them and the figure: "the last of 300", but "last year's total of 300".
_VAGUE_BESIDE = (
    "percentage share number region area vicinity order neighbourhood neighborhood ballpark realm range minimum "
    "maximum min max limit ceiling cap floor upper lower end side top bottom first last next better typical usual "
    "normal average mean median"
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
        for word in ("several", "few", "couple")
        for scale, count in {"dozen": 20, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}.items()
    },
    fractions={"half": (1, 2), **FRACTION_SIGNS},
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
        "quintuple": (5, None),
        "quintupled": (5, 1),
        **{word: (number, None) for word, number in _FOLD.items()},
    },
    times={
        **{("times", *phrase): "times" for phrase in _AS_MANY},
        ("-", "fold"): "fold",
        ("fold",): "fold",
        ("times",): "times",
        ("x",): "times",
    },
    as_many=_AS_MANY,
    point="point",
    before=_BEFORE,
    after=phrases(
        (
            Hedge.AT_LEAST,
            "or more,or over,or above,and above,and over,at least,minimum,+,plus,- plus",
        ),
        (
            Hedge.AT_MOST,
            "or less,or fewer,or under,or below,and under,and below,at most,max,maximum",
        ),
        (Hedge.AT_LEAST, "or older,and older,or higher,or longer,and up"),
        (Hedge.AT_MOST, "or younger,and younger,or lower,or shorter"),
        (Hedge.ABOUT, "or so,- ish,ish,or thereabouts,approximately,roughly,more or less,give or take"),
        (Hedge.SOME_OF, "- odd,odd"),
        (Part.FILLER, "( yoy ),( qoq ),( mom ),( year on year ),( year over year ),on average"),
        (Part.FILLER, ",".join(f"( {one} - {way} - {one} )" for one in _PERIODS for way in ("on", "over"))),
        (Part.FILLER, ",".join(f"{one} / {one},{one}o{one},{one} - o - {one}" for one in "yqm")),
        (Part.NEGATIVE, "below zero"),
        (Part.LOSS, "loss,net loss,operating loss,deficit"),
        (Change.UP, "higher,up,rise,increase,gain,hike,jump,growth"),
        (Change.DOWN, "lower,down,fall,drop,decline,decrease,cut,reduction,dip,slump,plunge,contraction"),
    ),
    range_marks=splits(("-", "–", "—", "−", "~", "to", "or")),
    between_marks=splits(("and", "-", "–", "—", "−", "~", "to")),
    out_of=splits(("in", "in every", "out of", "out of every", "of", "of every")),
    of=frozenset({"of"}),
    until=frozenset(),
    per=frozenset({"per", "/", "every", "each"}),
    number_parts=frozenset({"no", "not", "zero", "hundred", "half", *_ONES, *_ROUND, *_SCALES} - {"k"}),
    articles=frozenset({"a", "an"}),
    named_by=frozenset({"of"}),
    vague=frozenset(_VAGUE.split()),
    vague_beside=frozenset(_VAGUE_BESIDE.split()),
    cut_short=frozenset({"u", "s", "sq", "cu", "ft", "in", "mi", "yd", "lb", "lbs", "oz", "km", "min", "sec", "hr"}),
    shrunk={"halved": (1, 2), "halving": (1, 2)},
)

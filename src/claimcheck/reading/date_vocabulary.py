"""The words of dates in Indonesian and English: one table a kind of word, so that a desk can see and change them.

Both languages share each table: Indonesian articles quote English ones, and no word of one means another date in the
other. The language decides only what a table cannot (the order of 12/9/2024, the clock that is meant).
"""

from __future__ import annotations

from typing import TypeAlias

from claimcheck.domain.choice import Choice
from claimcheck.reading.calendar import Unit
from claimcheck.reading.date_tokens import Phrases, spread

Hours: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


class Bound(Choice):
    """What a word before a date makes of it."""

    UNTIL = "until"
    DEADLINE = "deadline"
    SINCE = "since"
    IN_FORCE = "in force from"
    BEFORE = "before"
    AFTER = "after"
    ABOUT = "about"
    NOTHING = "nothing"
    BETWEEN = "between"


class Stage(Choice):
    """A third of a longer time."""

    EARLY = 0
    MID = 1
    LATE = 2


_MONTHS = (
    "januari|january|jan|jan.",
    "februari|pebruari|february|feb|feb.",
    "maret|march|mar|mar.",
    "april|apr|apr.",
    "mei|may",
    "juni|june|jun|jun.",
    "juli|july|jul|jul.",
    "agustus|august|aug|aug.|agt|agt.|agu|agu.|ags|ags.",
    "september|sep|sep.|sept|sept.",
    "oktober|october|okt|okt.|oct|oct.",
    "november|nopember|nov|nov.|nop|nop.",
    "desember|december|des|des.|dec|dec.",
)
_WEEKDAYS = (
    "senin|monday|mon|mon.",
    "selasa|tuesday|tue|tue.|tues|tues.",
    "rabu|wednesday|wed|wed.",
    "kamis|thursday|thu|thu.|thur|thur.|thurs|thurs.",
    "jumat|jum'at|friday|fri|fri.",
    "sabtu|saturday|sat|sat.",
    "minggu|ahad|sunday|sun|sun.",
)
MONTHS = Phrases(spread({names: number for number, names in enumerate(_MONTHS, start=1)}))
WEEKDAYS = Phrases(spread({names: number for number, names in enumerate(_WEEKDAYS)}))

# The five days of the Javanese week, which stand beside the seven: "Kamis Wage".
MARKET_DAYS = Phrases(spread({"legi|manis|pahing|paing|pon|wage|kliwon": None}))

BOUNDS = Phrases(
    spread(
        {
            "hingga|sampai|sampai dengan|s.d.|s/d|by|until|till|up to|through": Bound.UNTIL,
            "paling lambat|selambat-lambatnya|selambatnya|no later than|not later than|at the latest": Bound.DEADLINE,
            "sejak|semenjak|terhitung|terhitung sejak|since|from|beginning": Bound.SINCE,
            "mulai|terhitung mulai|tmt|starting|berlaku|berlaku sejak|berlaku mulai|efektif|efektif mulai|"
            "berlaku efektif|effective|effective from|effective as of|as from": Bound.IN_FORCE,
            "sebelum|before|prior to": Bound.BEFORE,
            "setelah|sesudah|usai|after": Bound.AFTER,
            "sekitar|sekira|kira-kira|kurang lebih|around|about|circa|approximately|almost|nearly|"
            "just under|hampir|nyaris|~": Bound.ABOUT,
            "dari": Bound.NOTHING,
            "antara|between": Bound.BETWEEN,
        }
    )
)
JOINS = Phrases(
    spread(
        {
            "hingga|sampai|sampai dengan|s.d.|s/d|sd|sd.|to|into|until|till|through|-|/|or|atau": Bound.UNTIL,
            "dan|and|&": Bound.BETWEEN,
        }
    )
)
NOISE = Phrases(
    {
        "|": None,
        **spread(
            {
                "pada|tanggal|tgl|tgl.|hari|per|bulan|tahun|di|dalam|selama|sepanjang|tepatnya|jatuh pada|as of|dated|"
                "bertepatan dengan|era|dekade|tahun anggaran|ta|t.a.|apbd|apbn|masa jabatan|masa bakti|"
                "thn|thn.|th|th.|penutupan perdagangan|penutupan|pembukaan perdagangan|"
                "tahun buku|tahun ajaran|tahun pelajaran|tahun akademik|"
                "musim|musim haji|season|hajj season|haj season|"
                "on|periode|kurun waktu|kurun|posisi|period|in|at|over|the|of|during|throughout|year|month|day|date|"
                "'s|’s|full|full-year|calendar|whole|entire|tax|academic|school|"
                "(|)|[|]|,": None,
            }
        ),
    }
)
STAGES = Phrases(
    spread(
        {
            "awal|early|early-|start of|the start of|beginning of|the beginning of": Stage.EARLY,
            "pertengahan|tengah|medio|mid|mid-|middle of|the middle of": Stage.MID,
            "akhir|penghujung|late|end of|the end of|end-": Stage.LATE,
        }
    )
)
# Which way a word after a date points; beside a date that is whole it says nothing new.
TENSES = Phrases(spread({"lalu|yang lalu|silam|kemarin": -1, "ini": 0, "mendatang|yang akan datang|depan|nanti": 1}))

RELATIVE = Phrases(
    {
        **spread(
            {
                "hari ini|today|tonight|tadi pagi|tadi siang|tadi sore|nanti malam|kini|sekarang|saat ini|now|"
                "earlier today|later today": (
                    Unit.DAY,
                    0,
                ),
                "pagi ini|siang ini|sore ini|malam ini|dini hari ini|dini hari tadi|pagi tadi|siang tadi|sore tadi|"
                "pagi hari ini|siang hari ini|sore hari ini|petang hari ini|malam hari ini|"
                "this morning|this afternoon|this evening": (Unit.DAY, 0),
                "kemarin|yesterday|tadi malam|malam tadi|semalam|"
                "pagi kemarin|siang kemarin|sore kemarin|petang kemarin|malam kemarin": (Unit.DAY, -1),
                "kemarin lusa|the day before yesterday|day before yesterday": (Unit.DAY, -2),
                "besok|esok|esok hari|keesokan hari|tomorrow": (Unit.DAY, 1),
                "lusa|besok lusa|the day after tomorrow|day after tomorrow": (Unit.DAY, 2),
            }
        ),
        **{
            phrase.format(name): (unit, count)
            for unit, names in {
                Unit.WEEK: ("pekan", "minggu"),
                Unit.MONTH: ("bulan",),
                Unit.QUARTER: ("triwulan", "kuartal"),
                Unit.YEAR: ("tahun",),
            }.items()
            for name in names
            for phrase, count in {
                "{} lalu": -1,
                "{} yang lalu": -1,
                "{} kemarin": -1,
                "{} ini": 0,
                "{} depan": 1,
                "{} mendatang": 1,
            }.items()
        },
        **{
            f"{word} {unit.value}": (unit, count)
            for unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)
            for word, count in {"last": -1, "this": 0, "earlier this": 0, "later this": 0, "next": 1}.items()
        },
    }
)
COUNTED = Phrases(
    spread(
        {
            "hari|day|days": Unit.DAY,
            "pekan|minggu|week|weeks": Unit.WEEK,
            "bulan|month|months": Unit.MONTH,
            "tahun|year|years": Unit.YEAR,
        }
    )
)
SPANS = Phrases(
    spread(
        {
            "triwulan|kuartal|kwartal|tw|tri wulan|quarter|q": Unit.QUARTER,
            "semester|paruh|half|h": Unit.HALF,
        }
    )
)
ORDINALS_BEFORE = Phrases({"first": 1, "second": 2, "third": 3, "fourth": 4})
TENSES_BEFORE = Phrases({"last": -1, "this": 0, "next": 1, "coming": 1})

# The hours that a part of the day may mean (said) and does mean (meant), from the first up to the second. The
# Indonesian ones follow the Kamus Besar Bahasa Indonesia: pagi up to about 10, siang 15, sore sunset, then malam. Said
# is wider, as people call 2 o'clock at night "pagi" and an hour near the border by either name.
_HOURS = {
    "dini hari": ((0, 6), (0, 5)),
    "subuh": ((3, 7), (4, 6)),
    "pagi|pagi hari": ((0, 12), (5, 11)),
    "siang|siang hari|tengah hari": ((9, 17), (11, 15)),
    "sore|sore hari": ((14, 20), (15, 18)),
    "petang|petang hari": ((15, 20), (17, 19)),
    "malam|malam hari": ((17, 24), (18, 24)),
    "early morning": ((0, 9), (3, 8)),
    "before dawn|predawn": ((0, 8), (0, 6)),
    "morning": ((0, 12), (5, 12)),
    "afternoon": ((11, 19), (12, 18)),
    "evening": ((16, 24), (17, 23)),
    "night": ((17, 28), (18, 24)),  # "1 a.m. Tuesday" is of Monday night
    "lunchtime|lunch time": ((11, 16), (12, 14)),
}
DAYPARTS: Phrases[Hours] = Phrases(
    spread(
        {
            names: ((said[0] * 60, said[1] * 60 - 1), (meant[0] * 60, meant[1] * 60 - 1))
            for names, (said, meant) in _HOURS.items()
        }
    )
)
# The night before a day, or the one that ends it: "malam Minggu (30/11)".
DATED_EVE: Hours = ((-7 * 60, 30 * 60 - 1), (-6 * 60, 30 * 60 - 1))
MERIDIEMS = Phrases(spread({"am|a.m.|a.m": 0, "pm|p.m.|p.m": 12}))
# A little off the hour that follows.
NEAR = Phrases(
    spread(
        {
            "shortly after|shortly before|just after|just before|soon after|moments after|sesaat setelah|"
            "sesaat sebelum|tak lama setelah|menjelang|jelang|lewat": None
        }
    )
)
CLOCK_WORDS = Phrases(spread({"pukul|jam|pkl|pkl.": None}))
FISCAL = Phrases(spread({"fiscal|fiscal year|financial year|budget year|fy": None}))
SMALL_HOURS = Phrases(spread({"early hours|small hours|wee hours|early morning hours|predawn hours": None}))
OVERNIGHT = Phrases(spread({"overnight|overnight into": None}))
ENDED = Phrases(
    spread(
        {
            "ended|that ended|ended on|ended in": True,
            "ending|to|through|yang berakhir|yang berakhir pada|berakhir|berakhir pada|ending in": False,
        }
    )
)
LENGTHS = Phrases(
    spread(
        {
            "quarter|triwulan|kuartal": 3,
            "half|half-year|semester": 6,
            "year|tahun|financial year|fiscal year|budget year|tax year": 12,
        }
    )
)
# The days of a week before and after the one that these name it by: "the week ending June 7", "the week of June 2".
WEEKS = Phrases(
    spread({"ended|ending|to|through": (-6, 0), "beginning|commencing|starting|from": (0, 6), "of": (-6, 6)})
)

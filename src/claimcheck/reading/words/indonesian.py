"""Indonesian figures, as newspapers write them."""

from __future__ import annotations

from claimcheck.domain.figure import Hedge
from claimcheck.reading.words.lexicon import Change, Lexicon, Part, numbered, phrases, splits

_ONES = numbered("satu dua tiga empat lima enam tujuh delapan sembilan")
_SCALES = {
    "lusin": 12,
    "kodi": 20,
    "gros": 144,
    "ribu": 10**3,
    "rb": 10**3,
    "k": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
_BEFORE = phrases(
    (Hedge.ABOUT, "sekitar,sekira,kurang lebih,lebih kurang,kira - kira,kira,~,±,≈,+ / -,+ -"),
    (Hedge.ABOUT, "kisaran,di kisaran,pada kisaran,berkisar,berkisar di angka"),
    (Hedge.REACHED, "mencapai,capai,tembus,menembus"),
    (Hedge.MORE, "lebih,lebih dari,lebih daripada,di atas,diatas,melebihi,melampaui,>"),
    (Hedge.AT_LEAST, "minimal,minimum,setidaknya,setidak - tidaknya,sedikitnya,paling sedikit,paling kurang,≥"),
    (Hedge.AT_LEAST, "tidak kurang dari,tak kurang dari,sekurangnya,sekurang - kurangnya,sedikit - dikitnya"),
    (Hedge.AT_LEAST, "paling tidak,paling kecil,paling rendah,minim"),
    (Hedge.LESS, "kurang dari,di bawah,dibawah,tidak sampai,tak sampai,<"),
    (Hedge.NEARLY, "hampir,nyaris,mendekati"),
    (Hedge.AT_MOST, "maksimal,maksimum,paling banyak,paling besar,paling tinggi,tidak lebih dari,tak lebih dari"),
    (Hedge.AT_MOST, "hingga,sampai,≤"),
    (Change.UP, "naik,meningkat,melonjak,bertambah,tumbuh,menguat,melesat,meroket,melambung"),
    (Change.UP, "lebih tinggi,lebih banyak,lebih besar"),
    (Change.DOWN, "lebih rendah,lebih sedikit,lebih kecil"),
    (Change.UP, "kenaikan,peningkatan,lonjakan,pertambahan,penambahan,pertumbuhan"),
    (Change.DOWN, "turun,menurun,melorot,merosot,anjlok,susut,menyusut,berkurang,melemah,jatuh,ambles,terkontraksi"),
    (Change.DOWN, "penurunan,penyusutan,pengurangan,kontraksi"),
    (Change.ENDED, "menjadi,jadi,ke,ke level,ke angka"),
    (Part.NEGATIVE, "minus,min,negatif"),
    (Part.LOSS, "rugi,merugi,kerugian,defisit"),
    (Part.BETWEEN, "antara,di antara"),
    (Part.FILLER, "sebanyak,sebesar,sejumlah,senilai,seluas,dari,total,hanya,cuma,di angka,pada angka"),
    (Part.FILLER, "tercatat,rata - rata,surplus"),
    (Part.ESTIMATE, "diperkirakan,ditaksir"),
)

INDONESIAN = Lexicon(
    code="id",
    group=".",
    decimal=",",
    ones=_ONES,
    round_words={"selusin": 12, "sekodi": 20, "seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "setriliun": 10**12},
    scales=_SCALES,
    scale_forms={
        "puluhan": "puluh",
        "sepuluhan": "sepuluh",
        "ratusan": "ratus",
        "seratusan": "seratus",
        "seribuan": "seribu",
        "sejutaan": "sejuta",
        "ribuan": "ribu",
        "jutaan": "juta",
        "miliaran": "miliar",
        "milyaran": "miliar",
        "triliunan": "triliun",
    },
    rough={
        "belasan": 11,
        "puluhan": 20,
        "ratusan": 100,
        "ribuan": 10**3,
        "jutaan": 10**6,
        "miliaran": 10**9,
        "milyaran": 10**9,
        "triliunan": 10**12,
    },
    several={
        ("beberapa", scale): count
        for scale, count in {
            "puluh": 20,
            "lusin": 20,
            "ratus": 100,
            "ribu": 10**3,
            "juta": 10**6,
            "miliar": 10**9,
        }.items()
    },
    fractions={
        "separuh": (1, 2),
        "separo": (1, 2),
        "setengah": (1, 2),
        "sepertiga": (1, 3),
        "seperempat": (1, 4),
        "seperlima": (1, 5),
        "seperenam": (1, 6),
        "sepertujuh": (1, 7),
        "seperdelapan": (1, 8),
        "sepersembilan": (1, 9),
        "sepersepuluh": (1, 10),
        "seperseratus": (1, 100),
        "seperseribu": (1, 1000),
    },
    parts={f"per{word}": number for word, number in {**_ONES, "sepuluh": 10}.items() if number > 1},
    factors={},
    times={("kali", "lipat"): "kali lipat", ("kali",): "kali", ("x",): "kali"},
    point="koma",
    before=_BEFORE,
    after={
        **phrases(
            (Hedge.MORE, "lebih"),
            (Hedge.AT_LEAST, "atau lebih,+"),
            (Change.UP, "lebih tinggi,lebih banyak,lebih besar"),
            (Change.DOWN, "lebih rendah,lebih sedikit,lebih kecil"),
            (Part.FILLER, "( yoy ),( year on year ),( qtq ),( mtm ),( ctc )"),
        ),
        (",", "-"): Part.FILLER,  # "Rp 5.000,-"
        (",", "–"): Part.FILLER,
    },
    range_marks=splits(("-", "–", "—", "sampai", "sampai dengan", "hingga", "s / d", "sd")),
    between_marks=splits(("dan", "-", "–", "—", "sampai", "sampai dengan", "hingga")),
    out_of=splits(("dari", "di antara")),
    of=frozenset({"dari"}),
    until=frozenset({"hingga", "sampai"}),
    per=frozenset({"per", "/", "setiap", "tiap"}),
    number_parts=frozenset(
        {
            "tidak",
            "tak",
            "bukan",
            "nol",
            "puluh",
            "belas",
            "ratus",
            "sepuluh",
            "sebelas",
            "seratus",
            "setengah",
            *_ONES,
            *_SCALES,
        }
        - {"k"}
    ),
)

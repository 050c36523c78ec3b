"""What stands behind a figure and tells when or where it was so, what it was before, or of what it is a share."""

from __future__ import annotations

import re
from functools import cache

_COUNTS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
_COUNTS += "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
_UNITS = "years?|months?|weeks?|days?|hours?|decades?|tahun|bulan|pekan|hari|jam"
_YEAR = r"(?:[0-9]{1,2}\s+)?(?:[^\W\d_]+\.?\s+)?(?:[0-9]{1,2},?\s+)?(?:19|20)[0-9]{2}(?:[-–/][0-9]{2,4})?"
_LONG = rf"(?:[0-9]{{1,3}}|{_COUNTS})[\s-]+(?:{_UNITS})"
_OF_TIME = ("second", "seconds", "minute", "minutes", "hour", "hours", "day", "days")
# "35 seconds over two hours" are two hours and 35 seconds.
_SPREAD_OVER = "".join(rf"(?<!\b{unit}\s)" for unit in _OF_TIME) + "over"
_WHICH = r"(?:(?:the|a|past|last|next|first|coming|previous|following|final|tahun)\s+)*"
_WHEN = {
    "en": rf"in|since|{_SPREAD_OVER}|for|during|by|from|through|within|as of",
    "id": "pada|sejak|selama|sepanjang|dalam|di|untuk|per",
}
_BEFORE = {
    "en": r"compared with|compared to|versus|vs|up from|down from|(?:from|worth)(?=\s+[^\w\s]?[0-9])",
    "id": "dibandingkan|dibanding|naik dari|turun dari|dari posisi|dari level|"
    "atau (?:naik|turun|tumbuh|meningkat|menurun|bertambah|berkurang|melonjak|anjlok|terkontraksi)",
}
_ASIDES = {
    "en": "up|down|compared|versus|vs|against|unchanged|beating|missing|from|not including|excluding|including|"
    "rather than|instead of|well above|well below|above|below|"
    "overtaking|surpassing|topping|exceeding|making|bringing|taking",
    "id": "naik|turun|tumbuh|dibandingkan|dibanding|dari|atau (?:naik|turun|tumbuh|meningkat)|rinciannya",
}
_APPRAISED = {
    "en": r"[^\W\d_]+\s+of\s+(?:them|whom|which)\b|"
    r"(?:(?:an?|the|its|their|still|roughly|nearly|almost|about|more than|just|well)\s+)+"
    r"(?:new\s+)?(?:record|all-time|double|triple|twice|half|third|quarter|fifth|two-thirds|most|fewest|first|[^\W\d_]+est|[^\W\d_]+-[^\W\d_]+est)\b",
    "id": r"(?:rekor|ter[^\W\d_]+|hampir dua kali|lebih dari dua kali)\b",
}
_WHOLE = {"en": "of", "id": "dari"}
_OF_A_WHOLE = r"(?:[^\W\d_]+\s+){0,2}[0-9][0-9.,]*(?:\s+[^\W\d_]+){0,4}$"
_ENCLOSED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_DAY_OF_MONTH = rf"(?:[0-9]{{1,2}}\s+)?(?:{_MONTHS})(?:\s+(?:19|20)[0-9]{{2}})?"
_AGES = r"(?:[0-9]{1,2}(?:\s?[-–]\s?[0-9]{1,2})?|lima|tujuh belas)"
_NO_NAMES = "Ribu|Juta|Miliar|Milyar|Triliun|Rp|Lebih|Hingga|Sampai|Dan|Atau|Dari|Per|Persen|Kali|Setengah"
_CAMPS = "titik|lokasi|tempat|desa|kelurahan|kecamatan|kabupaten|kota|provinsi|posko|rumah sakit|sekolah"
_GATHERED = "tersebar|berada|mengungsi|ditampung|dirawat|terbagi|menginap|bertahan"
_ONLY_INDONESIAN = "|".join(
    (
        # "Rp 1,3 triliun dari pagu Rp 1,5 triliun", "Rp 1,3 triliun dari APBD-P 2025".
        r"(?<=\w)\s+dari\s+(?:[^\W\d_]+\s+){0,3}Rp\.?\s?[0-9][0-9.,]*(?:\s+[^\W\d_]+){0,2}$",
        r"\s+(?:dari|dalam|pada|lewat)\s+(?:R?APB[DN]|DIPA|DPA|DAK|DAU)(?:-?P| Perubahan)?\s+(?:19|20)[0-9]{2}$",
        # "sejak Januari hingga 12 Mei 2025", "pada Januari-Mei 2025"
        rf"(?:\s+(?:sejak|pada|selama|sepanjang|dari|per))?\s+(?:{_DAY_OF_MONTH}\s?(?:hingga|sampai|-|–)\s?){_DAY_OF_MONTH}$",
        rf"\s+(?:hingga|sampai|per)\s+(?:tanggal\s+)?{_DAY_OF_MONTH}$",
        # "27.850 orang mengungsi di 25 titik pengungsian", "8 poin dari 5 laga"
        rf"(?<=[^\W\d_])\s+(?:yang\s+)?(?:{_GATHERED})\s+(?:di|pada|ke)\s+(?:[0-9]{{1,4}}|{_COUNTS})\s+(?:{_CAMPS})(?:\s+[^\W\d_]+)?$",
        rf"(?<=poin|ngka)\s+dari\s+(?:[0-9]{{1,3}}|{_COUNTS})\s+(?:laga|pertandingan|pekan|partai|gim|seri|balapan)$",
        r"(?<=[^\W\d_])\s+(?:dengan rincian|yang terdiri|terdiri|yakni|yaitu)\s.*$",
        rf"(?<=[^\W\d_])\s+(?:di bawah\s+)?{_AGES}\s+tahun(?:\s+ke\s+(?:atas|bawah))?$",
        # "300 penumpang KA 17", "12 atlet U-17": the number of a name
        rf"(?<=[^\W\d_])\s+(?!(?:{_NO_NAMES})\b)(?-i:[A-Z])[^\W\d_]*[ -][0-9]{{1,4}}$",
    )
)
_WHERE = {"en": "in|across|at", "id": "di"}
_PLACES = {
    "en": "countries|nations|states|provinces|counties|districts|regions|regencies|cities|towns|villages|islands|areas|"
    "places|locations|sites|venues|schools|hospitals|stores|continents|constituencies|markets|games|matches|appearances|innings|races",
    "id": "negara|provinsi|kabupaten|kota|kabupaten/kota|kecamatan|kelurahan|desa|daerah|wilayah|lokasi|titik|pulau|"
    "rumah sakit|sekolah",
}
_NO_LIMIT = r"(?!\s+(?:to|hingga|sampai)\b)"  # ", up to 400" would be one of the figure itself


@cache  # compiled when a text first needs them, as few do
def _tails(language: str) -> tuple[re.Pattern[str], ...]:
    aside = rf"(?:(?:{_ASIDES[language]})\b{_NO_LIMIT}|{_APPRAISED[language]})"
    earlier = (
        rf"(?<=[^\W\d_])\s+[—–]\s+[^\W_].*$|(?<=[^\W\d_]):\s+[^\W_].*$|,\s+{aside}.*$|\s+(?:{_BEFORE[language]})\b.*$"
    )
    time = rf"\s+(?:{_WHEN[language]})\s+{_WHICH}(?:{_YEAR}|{_LONG})(?:\s+(?:ke depan|terakhir))?$"
    whole = rf"(?:(?<=%)|(?<=percent)|(?<=persen))\s+{_WHOLE[language]}\s+{_OF_A_WHOLE}"
    many = rf"(?:(?:the|all)\s+)?(?:[0-9]{{1,4}}|{_COUNTS})\s+(?:[^\W\d_]+\s+)?"
    places = rf"(?<=[^\W\d_])\s+(?:{_WHERE[language]})\s+{many}(?:{_PLACES[language]})$"
    return (
        re.compile(earlier, re.IGNORECASE | re.DOTALL),
        re.compile(f"{time}|{places}" + (f"|{_ONLY_INDONESIAN}" if language == "id" else ""), re.IGNORECASE),
        re.compile(whole, re.IGNORECASE),
    )


def without_tail(text: str, language: str) -> str | None:
    """Return the words of a figure without what they tell of its time or of an earlier one; ``None`` where all stays.

    The time of a figure is that of its claim; "12.8% over three years" is as much as "12.8%". What a share is of ("0,37
    persen dari 30.772 RT") is no second figure of it.
    In how many places all of them were counted is no part of the figure, either: "43,500 people in six countries".
    Marks of quotation around them are left out, too.
    """
    enclosed = _ENCLOSED.fullmatch(text)
    short = text if enclosed is None else enclosed[1]
    for tail in _tails(language):
        short = tail.sub("", short)
    return short if short != text and short else None

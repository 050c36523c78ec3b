"""Indonesian figures, as newspapers write them."""

from __future__ import annotations

from claimcheck.domain.figure import Hedge
from claimcheck.reading.words.lexicon import FRACTION_SIGNS, Change, Lexicon, Part, numbered, phrases, splits

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
    # English ones, which Indonesian business pages leave as they stand: "US$ 1,5 billion".
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
# Behind "lebih" these compare: "3 detik lebih cepat" is no more than 3 seconds.
_COMPARED = """
dari daripada banyak sedikit tinggi rendah besar kecil panjang pendek lama singkat cepat lambat awal akhir dini murah
mahal dekat jauh dingin panas hangat sejuk berat ringan luas sempit dalam dangkal tebal tipis tua muda baik buruk kuat
lemah hemat irit boros padat ramai sepi maju mundur parah bagus unggul efisien efektif produktif aman sehat mudah sulit
"""
# How growth is told, in full and in short: "5,12 persen secara tahunan (year on year/yoy)".
_COMPARED_WITH = [
    (whole, short)
    for short, span, joint in (
        ("yoy", "year", "on"),
        ("qtq", "quarter", "to"),
        ("qoq", "quarter", "on"),
        ("mtm", "month", "to"),
        ("mom", "month", "on"),
    )
    for whole in (f"{span} {joint} {span}", f"{span} - {joint} - {span}", f"{span} over {span}")
] + [("year to date", "ytd"), ("year - to - date", "ytd"), ("cumulative to cumulative", "ctc")]
_SIZES = ("ketinggian", "kedalaman", "panjang", "lebar", "luas", "berat", "tinggi", "usia", "umur", "volume")
_AT = ("pada", "di", "dengan")
_LABELS = """
roda tipe type kelas golongan tahap seksi nomor siaga level kategori grade angkatan generasi gelombang jalur lantai blok
zona status peringkat urutan kloter ruas sektor lajur gang rt rw ron termin sman sdn smpn smkn man mtsn
yonif kodim korem seri
"""
_BEFORE = phrases(
    (Hedge.ABOUT, "sekitar,sekitaran,sekira,kurang lebih,lebih kurang,kira - kira,kira,~,±,≈,+ / -,+ -"),
    (Hedge.ABOUT, "plus minus,plus - minus,plus / minus,kurleb,kurang lebihnya,lebih kurangnya,kisarannya"),
    (Hedge.ABOUT, "kisaran,di kisaran,pada kisaran,berkisar,berkisar di angka,mungkin"),
    (Hedge.REACHED, "mencapai,capai,tembus,menembus,menyentuh"),
    (Hedge.MORE, "lebih,lebih dari,lebih daripada,di atas,diatas,melebihi,melampaui,lewat dari,>"),
    (Hedge.AT_LEAST, "minimal,minimum,setidaknya,setidak - tidaknya,sedikitnya,paling sedikit,paling kurang,≥"),
    (Hedge.AT_LEAST, "tidak kurang dari,tak kurang dari,sekurangnya,sekurang - kurangnya,sedikit - dikitnya"),
    (Hedge.AT_LEAST, "paling tidak,paling kecil,paling rendah,paling singkat,paling cepat,paling pendek,paling dekat"),
    (Hedge.AT_LEAST, "minim,tidak kurang,tak kurang"),
    (Hedge.AT_LEAST, "mulai,mulai dari,min ."),
    (Hedge.AT_MOST, "maks,maks .,max,max .,s . d .,s . d,s / d,sd"),
    (Hedge.AT_LEAST, "tidak hanya,tak hanya,bukan hanya,tidak cuma,bukan cuma"),
    (Hedge.ABOUT, "tidak jauh dari,tak jauh dari"),
    (Hedge.MORE, "lebih tinggi dari,lebih banyak dari,lebih besar dari,lebih tinggi daripada,lebih banyak daripada"),
    (Hedge.LESS, "lebih rendah dari,lebih sedikit dari,lebih kecil dari,lebih rendah daripada,lebih sedikit daripada"),
    (Hedge.LESS, "lebih kecil daripada"),
    (Hedge.MORE, "lebih besar daripada,jauh lebih dari,jauh di atas,sedikit lebih dari,sedikit di atas"),
    (Hedge.LESS, "jauh kurang dari,jauh di bawah,belum sampai,belum mencapai,tidak mencapai,tak mencapai"),
    (Hedge.LESS, "belum menyentuh,belum menembus,belum tembus,belum melampaui,tidak menyentuh,tidak menembus"),
    (Hedge.NEARLY, "sedikit di bawah,sedikit kurang dari,kurang sedikit dari,tidak genap,tak genap,belum genap"),
    (Hedge.AT_MOST, "tidak lebih,tak lebih,tidak melebihi,tak melebihi"),
    (Hedge.LESS, "kurang dari,di bawah,dibawah,tidak sampai,tak sampai,<"),
    (Hedge.NEARLY, "hampir,nyaris,mendekati,menjelang"),
    (Hedge.AT_MOST, "maksimal,maksimum,paling banyak,paling besar,paling tinggi,tidak lebih dari,tak lebih dari"),
    (
        Hedge.AT_MOST,
        "sebanyak - banyaknya,sebesar - besarnya,setinggi - tingginya,selama - lamanya,selambat - lambatnya",
    ),
    (
        Hedge.AT_MOST,
        "sejauh - jauhnya,paling lama,paling lambat,paling panjang,paling jauh,hingga,sampai,sampai dengan,≤",
    ),
    (Change.UP, "tambah,ketambahan,tambahan"),
    (Change.UP, "naik,meningkat,melonjak,bertambah,tumbuh,menguat,melesat,melejit,meroket,melambung,menanjak,rebound"),
    (Change.UP, "lebih tinggi,lebih banyak,lebih besar"),
    (Change.DOWN, "lebih rendah,lebih sedikit,lebih kecil"),
    (Change.UP, "kenaikan,peningkatan,lonjakan,pertambahan,penambahan,pertumbuhan"),
    (
        Change.DOWN,
        "turun,menurun,melorot,merosot,anjlok,susut,menyusut,berkurang,melemah,jatuh,ambles,ambruk,rontok,terkontraksi",
    ),
    (Change.DOWN, "penurunan,penyusutan,pengurangan,kontraksi,terkoreksi,terdepresiasi,tergerus,terpangkas,koreksi"),
    (Change.DOWN, "terkuras,menciut,mengempis"),
    (Change.UP, "terapresiasi,terkerek,bertumbuh,dinaikkan,menaikkan,ditingkatkan,ditambah,menambah"),
    (Change.DOWN, "diturunkan,menurunkan,dipangkas,memangkas,dipotong,dikurangi,mengurangi,terjun,terjun bebas"),
    (Change.DOWN, "melambat,melandai"),
    (Change.ENDED, "menjadi,jadi,ke,ke level,ke angka"),
    (Part.NEGATIVE, "minus,min,negatif"),
    (Part.LOSS, "rugi,merugi,kerugian,rugi bersih,kerugian bersih,rugi usaha,defisit,deflasi"),
    (Part.BETWEEN, "antara,di antara"),
    (
        Part.FILLER,
        "angka,dari,hanya,cuma,genap,tepat,persis,rata - rata,surplus,tipis,sedikit,signifikan,drastis,tajam,pesat",
    ),
    (
        Part.AMOUNT,
        "sebanyak,sebesar,sejumlah,senilai,seluas,total,tercatat,terdata,angka,di angka,pada angka,di level,pada level",
    ),
    (
        Part.FILLER,  # what stands before them may be a hedge: "belum ada 500 orang"
        ",".join(("ada", "terdapat", "jumlah", *_SIZES, *(f"{at} {size}" for at in _AT for size in _SIZES))),
    ),
    (Part.FILLER, "baru,masih,tinggal,sudah,telah"),
    (Part.FILLER, "mengalami,mencatat,mencatatkan,membukukan,positif"),
    (Part.AMOUNT, "tersisa,sisa,menyisakan"),
    (
        Part.AMOUNT,
        "jumlahnya,berjumlah,dilaporkan,terkonfirmasi,dihadiri,diikuti,ditonton,disaksikan,dihuni,melibatkan",
    ),
    (Part.AMOUNT, "menewaskan,tewaskan,melukai,mengangkut,menampung,menelan,merenggut"),
    (Part.AMOUNT, "level,posisi,di posisi,pada posisi"),
    (Part.AMOUNT, "torehan,raihan,perolehan,koleksi,bekal,mendapat,mendapatkan,meraih,meraup,memperoleh,mengantongi"),
    (Part.AMOUNT, "mengumpulkan,mengoleksi,mengemas,memiliki,mempunyai,meninggal,meninggal dunia,tewas,luka - luka"),
    (Part.AMOUNT, "dibanderol,dipatok,dijual,dihargai,dibeli,dialokasikan,digelontorkan,dianggarkan,disiapkan,disita"),
    (Part.FILLER, "usianya,umurnya"),
    (Part.AMOUNT, "bruto,brutto,neto,netto,berat bruto,berat brutto,berat kotor,berat neto,berat netto,berat bersih"),
    (
        Part.AMOUNT,
        "radius,dalam radius,tersebar di,berada di,berada pada,bertengger di,parkir di,ditutup di,ditutup pada",
    ),
    (Part.AMOUNT, "dibuka di,dibuka pada,tetap,semua,seluruhnya,selesai,dalam pencarian"),
    (Part.AMOUNT, "bernilai,berjarak,berbobot,berkapasitas,berkecepatan,bersuhu,suhu,kecepatan,jarak,bobot,kapasitas"),
    (Part.AMOUNT, "vonis,hukuman,pidana,pidana penjara,penjara,kelembapan,curah hujan,gelombang,kecepatan angin,angin"),
    (Part.AMOUNT, "berjumlah,setara,setara dengan,adalah,yakni,yaitu,tepatnya,persisnya,rerata,sisanya"),
    (Part.AMOUNT, "rasio,porsi,pangsa,persentase,proporsi,subsider,inflasi,laba,laba bersih,laba usaha"),
    (Part.AMOUNT, "skor,indeks,harga,harganya,nilai,nilainya,anggaran,biaya,tarif,upah,gaji,tinggi badan,berat badan"),
    (
        Part.AMOUNT,
        "berkekuatan,setinggi,sepanjang,selebar,seberat,sedalam,setebal,sejauh,selama,seharga,berusia,berumur",
    ),
    (Part.ESTIMATE, "diperkirakan,diduga,ditaksir,diprediksi,diproyeksikan,diestimasi,diestimasikan"),
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
        "lusinan": 20,
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
        **FRACTION_SIGNS,
        "separuh": (1, 2),
        "separo": (1, 2),
        "setengah": (1, 2),
        "separuhnya": (1, 2),
        "setengahnya": (1, 2),
        "sepertiganya": (1, 3),
        "seperempatnya": (1, 4),
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
            (Hedge.ABOUT, "kurang lebih,lebih kurang,kira - kira,plus minus"),
            (Hedge.NEARLY, "kurang sedikit"),
            (Hedge.AT_LEAST, "setidaknya,sedikitnya,paling tidak"),
            (Hedge.AT_LEAST, "atau lebih,ke atas,minimal,minimum,paling sedikit,+"),
            (Hedge.AT_MOST, "atau kurang,ke bawah,maks,max,maksimal,maksimum,paling banyak,paling lama"),
            (Change.UP, "lebih tinggi,lebih banyak,lebih besar"),
            (Change.DOWN, "lebih rendah,lebih sedikit,lebih kecil"),
            (Part.FILLER, "( yoy ),( qtq ),( qoq ),( mtm ),( mom ),( ctc )"),
            (Part.FILLER, ",".join(f"( {whole} )" for whole, _ in _COMPARED_WITH)),
            (Part.FILLER, "( y - o - y ),( c - to - c ),( m - to - m ),( q - to - q )"),
            (Part.FILLER, ",".join(f"( {whole} / {short} )" for whole, short in _COMPARED_WITH)),
            (Part.FILLER, ",".join(f"( {whole} / {' - '.join(short)} )" for whole, short in _COMPARED_WITH)),
        ),
        (",", "-"): Part.FILLER,  # "Rp 5.000,-"
        (",", "–"): Part.FILLER,
        (",", "="): Part.FILLER,
        (",", "-", "."): Part.FILLER,
    },
    range_marks=splits(
        ("-", "–", "—", "−", "~", "sampai", "sampai dengan", "hingga", "s / d", "sd", "s . d .", "s . d", "atau")
    ),
    between_marks=splits(
        ("dan", "-", "–", "—", "−", "~", "sampai", "sampai dengan", "hingga", "s / d", "sd", "s . d .", "s . d")
    ),
    out_of=splits(("dari", "dari setiap", "dari tiap", "di antara")),
    of=frozenset({"dari"}),
    until=frozenset({"hingga", "sampai"}),
    per=frozenset({"per", "/", "setiap", "tiap"}),
    amid={"lebih": frozenset(_COMPARED.split())},
    labels=frozenset(_LABELS.split()),
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

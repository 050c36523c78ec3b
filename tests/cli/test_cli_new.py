"""``claimcheck new``: drafts from an article, each of its own words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_process import run
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck import load
from claimcheck.cli.drafts import MOST_CHARACTERS, MOST_DRAFTS, Draft, drafts_of
from claimcheck.cli.new import claim_file, language_of
from claimcheck.documents import load_text
from claimcheck.report.terminal import UNSEEN

ARTICLE = """\
Tangsel Raih Terbaik Kedua

Kota Tangerang Selatan meraih peringkat ketiga pada Kamis (27/11/2025). Dari 5,92 juta pekerja, 2,73 juta
orang terlindungi, naik 5 persen dari 2,6 juta pada tahun 2024. Ada satu pilar dan ribuan warga.
"""
FILLERS = ["dan", "pekerja", "di Banten", "kata dia", "yang", "warga", "“ini”", "#", "- a: b", "\\", '"', "é", "{x}"]
FIGURES = [
    *("5,92 juta pekerja", "46,03 persen", "lebih dari 562 ribu jiwa", "Rp 1,2 triliun", "3.600 nelayan", "40-an"),
    *("naik dari 2,6 juta menjadi 2,8 juta orang", "menjadi 2,8 juta orang"),
]
DATES = ["Kamis (27/11/2025)", "27 November 2025", "Agustus 2025", "24/9/25"]
RANKS = ["Terbaik III", "peringkat ke-3", "juara dua"]
TEXTS = st.one_of(
    st.lists(st.sampled_from([*FILLERS, *FIGURES, *DATES, *RANKS, "\n", "\r\n", "\u202e", "1", "2.", ","])).map(
        " ".join
    ),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=200),
    st.text(alphabet="0123456789.,-/() juta%kRp\n", max_size=60),
)


def folded(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text)


def claims_in_comments(text: str) -> list[dict[str, Any]]:
    """Return the claims that a desk gets by taking every ``# `` away."""
    _, _, drafts = text.partition("# claims:\n")
    plain = "".join(line.removeprefix("# ") for line in drafts.splitlines(keepends=True))
    return list(yaml.safe_load(f"claims:\n{plain}")["claims"]) if drafts else []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARTICLE, "id"),
        ("The river rose to 6.3 metres, the mayor said on Saturday.", "en"),
        ("THE river, di Banten, is at the highest level.", "en"),
        ("12 orang", "id"),
        ("", "id"),
    ],
)
def test_the_commonest_words_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_figures_dates_and_ranks_are_drafted_in_their_order() -> None:
    drafts = drafts_of(ARTICLE, "id").drafts
    assert [(one.key, one.words) for one in drafts] == [
        ("rank", "Terbaik Kedua"),
        ("rank", "peringkat ketiga"),
        ("date", "Kamis (27/11/2025)"),
        ("value", "5,92 juta pekerja"),
        ("value", "2,73 juta"),
        ("by", "naik 5 persen"),
        ("value", "2,6 juta"),
    ]


ENGLISH = """\
Halden (HLD.L) said on Oct 28 that third-quarter margin widened by 120 basis points. Net debt was 1.6 times core
earnings. It ranked third in Europe, and its site of 96 square kilometers, the second-largest, opened on Jan. 7 at about
10:30 a.m. PST. Kiptum was the first man to run 26.2 miles in 2:00:35 set in Chicago; Duplantis cleared 20 feet,
5 1/4 inches.
"""


def test_english_days_without_a_year_times_and_ordinals_are_drafted_as_what_they_are() -> None:
    assert [(one.key, one.words) for one in drafts_of(ENGLISH, "en").drafts] == [
        ("date", "Oct 28"),
        ("by", "widened by 120 basis points"),
        ("value", "1.6 times"),
        ("rank", "ranked third"),
        ("value", "96 square kilometers"),
        ("rank", "second"),
        ("date", "Jan. 7 at about 10:30 a.m. PST"),
        ("value", "26.2 miles"),
        ("value", "2:00:35"),
        ("value", "20 feet, 5 1/4 inches"),
    ]


def test_what_a_change_rose_from_is_drafted_as_that() -> None:
    assert [(one.key, one.words) for one in drafts_of("Peserta meningkat dari 2,6 juta.", "id").drafts] == [
        ("from", "meningkat dari 2,6 juta")
    ]


@pytest.mark.parametrize(
    ("text", "drafts"),
    [
        (
            "Peserta naik dari 2,6 juta menjadi 2,8 juta orang.",
            [("from", "naik dari 2,6 juta", "menjadi 2,8 juta orang")],
        ),
        ("Peserta naik dari 2,6 juta\nmenjadi 2,8 juta.", [("from", "naik dari 2,6 juta", "menjadi 2,8 juta")]),
        (
            "Naik dari 2,6 juta. Kini menjadi 3 juta.",
            [("from", "Naik dari 2,6 juta", ""), ("value", "menjadi 3 juta", "")],
        ),
    ],
)
def test_both_ends_of_a_change_are_one_draft(text: str, drafts: list[tuple[str, str, str]]) -> None:
    found = drafts_of(text, "id")
    assert [(one.key, one.words, one.to) for one in found.drafts] == drafts
    told = claims_in_comments(claim_file(["  id: a"], found))[0]
    assert (told["kind"], told["from"], told.get("to", "")) == ("change", *drafts[0][1:])


def test_the_file_loads_as_it_is_and_is_short_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "Berita Hari Ini.txt").write_text(ARTICLE, encoding="utf-8")
    done = run("new", "Berita Hari Ini.txt", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    (tmp_path / "claims.yaml").write_text(done.out, encoding="utf-8")
    ledger, problems = load(tmp_path / "claims.yaml")
    assert problems == ()
    assert ledger.articles["berita-hari-ini"].title == "Tangsel Raih Terbaik Kedua"
    first, *_ = claims_in_comments(done.out)
    assert first == {
        "id": "rank-1", "kind": "rank", "award": "TODO", "recipient": "TODO", "rank": "Terbaik Kedua",
        "quote": "Tangsel Raih Terbaik Kedua",
    }  # fmt: skip


def test_an_english_article_is_read_as_english(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("More than 3,600 people came on 27 November 2025.\n", encoding="utf-8")
    out = run("new", "a.txt", "--id", "fair", "--language", "en", cwd=tmp_path).out
    assert "  id: fair\n" in out
    assert "  language: en\n" in out
    assert [claim.get("value") or claim["date"] for claim in claims_in_comments(out)] == [
        "More than 3,600 people",
        "27 November 2025",
    ]


def test_into_the_ledger_with_the_text_and_the_schema(tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    (tmp_path / "claims/texts").mkdir()
    (tmp_path / "claims/texts/a.txt").write_text(ARTICLE, encoding="utf-8")
    into = "claims/articles/a.yaml"
    done = run("new", "claims/texts/a.txt", "--into", into, cwd=tmp_path)
    assert (done.status, done.out) == (0, f"{into}: 7 drafts\n")
    assert (tmp_path / into).read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../.claim-file")
    ledger, problems = load(tmp_path / "claims")
    assert problems == ()
    assert ledger.articles["a"].text == ARTICLE
    again = run("new", "claims/texts/a.txt", "--into", into, cwd=tmp_path)
    assert (again.status, "it is not overwritten" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone.txt"], "gone.txt: there is no such file"),
        (["folder.txt"], "not a plain file"),
        (["bytes.txt"], "not valid UTF-8"),
        (["a.txt", "--id", "A b"], "is no id"),
        (["a.txt", "--into", "a.json"], "is no YAML file"),
        (["a.txt", "--into", "gone/a.yaml"], "cannot write gone/a.yaml"),
        (["…….txt"], "say with --id"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"abc\xff")
    (tmp_path / "folder.txt").mkdir()
    done = run("new", *arguments, cwd=tmp_path, env={"PYTHONUTF8": "1"})
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("phrase", ["Terbaik III. ", "2,73 juta orang. ", "27/11/2025. "])
def test_a_phrase_repeated_for_ever_is_capped_and_that_is_said(phrase: str) -> None:
    drafts = drafts_of(phrase * 10_000, "id")
    assert len(drafts.drafts) == MOST_DRAFTS
    assert drafts.left_out > 0
    told = claim_file(["  id: a"], drafts)
    assert f"# Not all: the first {MOST_DRAFTS} are drafted, {drafts.left_out} more are not.\n" in told


def test_the_cap_is_said_on_standard_error_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Terbaik III. " * 101, encoding="utf-8")
    done = run("new", "a.txt", cwd=tmp_path)
    assert (done.status, done.err) == (0, "claimcheck: the first 100 are drafted, 1 more are not\n")


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "(" * 100_000, "1." * 50_000, "ratus " * 16_667, "a" * 250_000, "1 " + " " * 100_000 + "x"]
)
def test_a_hostile_sentence_is_read_without_harm(text: str) -> None:
    drafts = drafts_of(text, "id")
    assert all(one.words in folded(text) for one in drafts.drafts)
    assert drafts.unread == max(len(text) - MOST_CHARACTERS, 0)


def test_a_range_that_a_change_runs_through_is_its_two_ends() -> None:
    (one,) = drafts_of("Turnout rose from 45% to 52% in May", "en").drafts[:1]
    assert (one.key, one.words, one.to) == ("from", "rose from 45%", "to 52%")


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["id", "en"]))
@example(text="it rose from  45%  to 52%", language="en")
@example(text="naik dari 2,6 juta menjadi 2,8 juta orang \u202e", language="id")
def test_every_draft_is_of_the_articles_own_words(text: str, language: str) -> None:
    drafts = drafts_of(text, language).drafts
    for one in drafts:
        assert one.words == folded(text[one.start : one.end])
        assert one.words in one.quote
        assert one.to in one.quote
        assert one.quote in folded(text)
        assert not re.search(UNSEEN, one.quote)
    assert all(one.end <= other.start for one, other in pairwise(drafts))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_the_file_loads_with_its_comments_and_without(text: str) -> None:
    drafts = drafts_of(text, "id")
    written = claim_file(["  id: a"], drafts)
    assert load_text(written, "a.yaml", "yaml")[1] == ()
    claims = claims_in_comments(written)
    assert [claim["quote"] for claim in claims] == [one.quote for one in drafts.drafts]
    assert [claim[one.key] for claim, one in zip(claims, drafts.drafts, strict=True)] == [
        one.words for one in drafts.drafts
    ]
    head, _, tail = written.partition("# claims:\n")
    plain = head + "claims:\n" + tail.replace("# ", "") if tail and "# " not in text else written
    assert load_text(plain, "a.yaml", "yaml")[1] == ()


@settings(max_examples=150, deadline=None)
@given(
    sentences=st.lists(
        st.tuples(st.sampled_from([*FIGURES, *DATES, *RANKS]), st.sampled_from(["pun naik", "itu ramai", "kata dia"])),
        max_size=6,
    ),
    data=st.data(),
)
def test_without_its_words_a_draft_is_gone_and_the_others_stay(
    sentences: list[tuple[str, str]], data: st.DataObject
) -> None:
    def written(chosen: list[tuple[str, str]]) -> str:
        return "".join(f"Hal {words}; {rest}.\n" for words, rest in chosen)

    def told(text: str) -> list[tuple[str, str]]:
        return [(one.key, one.words) for one in drafts_of(text, "id").drafts]

    each = [told(written([one])) for one in sentences]
    assert told(written(sentences)) == [draft for drafts in each for draft in drafts]
    assert all(each)
    if sentences:
        gone = data.draw(st.integers(0, len(sentences) - 1))
        without = [("", rest) if at == gone else (words, rest) for at, (words, rest) in enumerate(sentences)]
        assert told(written(without)) == [d for at, drafts in enumerate(each) if at != gone for d in drafts]


@given(st.lists(st.sampled_from(["dan", "warga", "Banten", "di", "itu", "kata", ".", "\n"])).map(" ".join))
def test_where_there_is_no_figure_there_is_no_draft(text: str) -> None:
    assert drafts_of(text, "id").drafts == ()
    assert claim_file(["  id: a"], drafts_of(text, "id")).endswith("claims: []\n")


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Inflasi naik 2,5 poin persentase pada 2025.", "id", "naik 2,5 poin persentase"),
        ("Inflation was up 2.5 percentage points in May.", "en", "up 2.5 percentage points"),
        ("Inflation was up 2.5 percent points in May.", "en", "up 2.5 percent points"),
        ("Inflation was up 2.5 percent in May.", "en", "up 2.5 percent"),
    ],
)
def test_a_unit_of_two_words_stays_whole(text: str, language: str, words: str) -> None:
    assert drafts_of(text, language).drafts[0].words == words


def test_characters_that_no_claim_file_holds_stay_out() -> None:
    assert drafts_of("2,73\u200b juta\u202e orang", "id").drafts in ((), (Draft(0, 4, "value", "2,73", "2,73"),))
    one, *_ = drafts_of("\u202e tahun lalu 2,73 juta orang", "id").drafts
    assert one.quote == one.words

"""Every sentence of the command line in the language of ``--lang``, else of the configuration; help stays English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_process import BROKEN, CLASH, ledger

from claimcheck.cli.argparse_words import told
from claimcheck.cli.main import main
from claimcheck.locale import translator

INDONESIAN = translator("id")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    ledger(tmp_path / "claims", CLASH)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capfd.readouterr()
    status = main(arguments)
    return status, "".join(capfd.readouterr())


CALLS = [
    (["check"], "sebutkan apa yang diperiksa"),
    (["check", "claims", "--select", "venue-conflit"], "bernama “venue-conflit”; apakah maksudnya venue-conflict"),
    (["check", "claims", "--fail-on", "always"], "--fail-on tidak bisa 'always'; pilih dari contradiction, tension"),
    (["check", "claims", "--baseline"], "--baseline perlu sebuah nilai"),
    (["check", "claims", "--watch=yes"], "--watch tidak menerima nilai, jadi bukan 'yes'"),
    (["check", "claims", "--colour"], "--colour; apakah maksudnya --color? (selengkapnya: claimcheck check --help)"),
    (["check", "claims", "--output", "xml=x"], "--output: sebutkan format dan letak berkas"),
    (["check", "claims", "--output", "json=claims"], "claims tidak dapat memuat laporan"),
    (["check", "claims", "--output", "json=no/where.json"], "no/where.json tidak dapat ditulis: "),
    (["check", "claims", "--today", "soon"], "--today: “soon” bukan tanggal"),
    (["check", "claims", "--since", "main"], "claims tidak berada dalam repositori git"),
    (["check", "claims", "--baseline", "none.json"], "tidak ada garis awal none.json"),
    (["check", "gone", "--watch"], "--watch: gone tidak ada"),
    (["rule"], "argumen ini belum diberikan: NAME"),
    (["rule", "venue"], "tidak ada aturan bernama “venue”; apakah maksudnya venue-conflict?"),
    (["compile", "claims", "-o", "claims.txt"], "--output: nama arsip harus berakhiran .parquet"),
    (["explain", "one#venue", "one#wenue"], "tidak ada klaim bernama “one#wenue”; apakah maksudnya one#venue"),
    (["accept", "venue-conflict:0000"], "sebutkan dengan --because mengapa"),
    (["accept", "venue-conflict:0000", "--because", "x"], "tidak ada temuan “venue-conflict:0000” dalam laporan ini"),
    (["accept", "venue-conflict:0000", "--because", "x", "--until", "2020-01-01"], "--until: 2020-01-01 sudah lewat"),
    (["baseline", "prune", "claims"], "tidak ada garis awal claimcheck-baseline.json"),
    (["read", "2", "--published", "soon"], "--published: "),
    (["init"], "claims sudah ada; tidak ada yang ditimpa"),
    (["new", "none.txt"], "none.txt: tidak ada berkas dengan nama itu"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), CALLS)
def test_a_wrong_call_is_told_in_indonesian(
    desk: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, said = run(*arguments, "--lang", "id", capfd=capfd)
    assert (status, words in said) == (2, True), said
    (desk / "claimcheck.toml").write_text('lang = "id"\n', encoding="utf-8")
    assert run(*arguments, capfd=capfd) == (2, said)


def test_the_last_word_on_the_language_is_the_call(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (desk / "claimcheck.toml").write_text('lang = "id"\n', encoding="utf-8")
    assert "no rule is called" in run("rule", "x", "--lang=en", capfd=capfd)[1]


def test_accept_baseline_and_config_speak_it(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (desk / "claimcheck.toml").write_text('lang = "id"\n[rules]\nname-variant = "off"\n', encoding="utf-8")
    status, said = run("baseline", "write", "claims", capfd=capfd)
    assert (status, said.partition("\n")[0]) == (0, "claimcheck-baseline.json: ditulis, 1 temuan")
    assert "atau setelah claimcheck.toml memuat" in said
    assert "claimcheck-baseline.json: 1 entri" in run("baseline", "show", "claims", capfd=capfd)[1]
    name = re.findall("venue-conflict:[0-9a-f]{16}", (desk / "claimcheck-baseline.json").read_text("utf-8"))[0]
    accepted = run("accept", name, "--because", "x", capfd=capfd)[1]
    assert accepted.startswith(f"claims/accepted.yaml:2: {name} diterima, ")
    shown = run("config", "claims", capfd=capfd)[1]
    assert "konfigurasi: claimcheck.toml" in shown
    assert re.search(r"select = semua aturan +bawaan\n", shown)
    assert re.search(r"paths = claims +baris perintah\n", shown)


def test_problems_keep_a_baseline_from_being_pruned(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ledger(desk / "claims", BROKEN, "broken.yaml")
    told = run("baseline", "prune", "claims", "--lang", "id", capfd=capfd)[1]
    assert told.startswith("claimcheck: perbaiki berkasnya dahulu: 2 masalah")


def test_read_speaks_it_whatever_the_language_of_the_words(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert desk.exists()
    status, told = run("read", "more than 2.5 million people", "--language", "en", "--lang", "id", capfd=capfd)
    assert (status, told.splitlines()[0]) == (0, "sebagai angka")
    assert "lebih dari" in told
    assert "more than" not in told
    status, told = run("read", "entah", "--as", "date", "--lang", "id", capfd=capfd)
    assert (status, told.startswith("bukan sebagai tanggal: ")) == (2, True)


def test_init_and_new_comment_in_it_what_they_write(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, told = run("init", "buku", "--lang", "id", capfd=capfd)
    assert (status, told.splitlines()[-1]) == (0, "Sekarang: claimcheck check buku")
    second = (desk / "buku/articles/example-two.yaml").read_text("utf-8")
    assert "# Dua dari klaim ini bertemu dengan klaim di example-one.yaml:\n" in second
    assert run("check", "buku", capfd=capfd)[0] == 0
    (desk / "a.txt").write_text("Dihadiri 2.500 orang, Kamis (27/11/2025).", encoding="utf-8")
    assert "# Rancangan angka, tanggal, dan peringkat (2)" in run("new", "a.txt", "--lang", "id", capfd=capfd)[1]


def test_words_of_argparse_that_nobody_knows_are_passed_on() -> None:
    assert str(told("some words of a later version")) == "some words of a later version"
    assert told("argument -x/--long: expected 2 arguments").text(INDONESIAN) == "-x/--long perlu sebuah nilai"

"""Messages in other languages: every template translated, and no words of our own that are no template."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any
from unicodedata import name

import pytest
import yaml

import claimcheck
from claimcheck.api import check
from claimcheck.catalog.unit import unit_term
from claimcheck.cli.main import main
from claimcheck.documents import format as models
from claimcheck.domain.message import Digits, say, verbatim
from claimcheck.locale import LANGUAGES, catalog, read_po, translator
from claimcheck.lower.reads import place_reads
from claimcheck.report import text
from claimcheck.report.model import Report
from claimcheck.rules._rule import Rule, all_rules
from claimcheck.tools.messages import missing, stale, updated
from claimcheck.tools.templates import SPOKEN, gaps, templates
from support import check_text, ledger_of

ROOT = Path(__file__).parents[1]
PACKAGE = Path(claimcheck.__path__[0])
CATALOGS = sorted(PACKAGE.glob("locale/*.po"))
FORMS = ("text", "json", "markdown", "github", "gitlab", "junit", "sarif", "html")
LEDGERS = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WORD = re.compile(r"[^\W\d_]{3,}(?![^\W\d_]|…)")
ESCAPE = re.compile(r"\\u[0-9a-f]{4}")
GAP = re.compile(r"\{[a-z_0-9]*\}")


@cache
def found() -> dict[str, list[str]]:
    return templates(PACKAGE)


def po(language: str) -> str:
    return (PACKAGE / "locale" / f"{language}.po").read_text(encoding="utf-8")


def test_each_language_has_its_catalog() -> None:
    assert {path.stem for path in CATALOGS} == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_catalog_translates_every_template_and_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert missing(text, found()) == []
    assert stale(text, found()) == []
    assert updated(text, found()) == text, "run `make messages`"


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_translation_has_the_gaps_of_its_template(path: Path) -> None:
    for template, translation in read_po(path.read_text(encoding="utf-8")).items():
        assert gaps(template) == gaps(translation), template


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_translation_ends_and_is_spaced_as_its_template(path: Path) -> None:
    for template, translation in read_po(path.read_text(encoding="utf-8")).items():
        edges = [(one[:1].isspace(), one[-1:].isspace(), one[-1:] == ".") for one in (template, translation)]
        assert edges[0] == edges[1], template


def test_a_catalog_is_read_as_gettext_reads_it() -> None:
    babel: Any = pytest.importorskip("babel.messages.pofile")
    for path in CATALOGS:
        with path.open("rb") as file:
            entries = {entry.id: entry.string for entry in babel.read_po(file) if entry.id}
        assert read_po(path.read_text(encoding="utf-8")) == entries


def test_what_a_source_newly_says_is_asked_for_and_what_it_no_longer_says_goes() -> None:
    header = '# kept\nmsgid ""\nmsgstr "Language: xx\\n"\n\n'
    before = f'{header}#: a.py\nmsgid "old"\nmsgstr "lama"\n\nmsgid "a \\"b\\""\nmsgstr "c"\n'
    after = updated(before, {"new {n}": ["b.py"], 'a "b"': ["a.py"]})
    assert after.startswith(header)
    assert read_po(after) == {'a "b"': "c", "new {n}": ""}
    assert stale(before, {"new {n}": ["b.py"], 'a "b"': ["a.py"]}) == ["old"]
    assert missing(after, {"new {n}": ["b.py"], 'a "b"': ["a.py"]}) == ["new {n}"]


@pytest.mark.parametrize(
    "source",
    [
        "say(template_of(2))",
        'say(f"{count} of them")',
        'say("{n} {unit}", n=2, unit="people" if n > 1 else "person")',
        'join(messages, " and ")',
        "def told(words):\n    return say(words)\ntold(some.thing)",
    ],
)
def test_words_that_no_catalog_could_translate_are_named(source: str, tmp_path: Path) -> None:
    (tmp_path / "odd.py").write_text(source, encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.py:[0-9]"):
        templates(tmp_path)


def test_templates_are_found_wherever_they_are_written(tmp_path: Path) -> None:
    source = """
        TABLE = {"a": "one {n}", "b": "two {n}"}
        def told(number, words): return say(words, number=number)
        def text(flag, key):
            template = "yes" if flag else "no"
            yield say(template)
            yield say(TABLE[key], n=say("three"))
            yield from (say(each) for each in ("four", "five"))
            told(6, "six {number}")
    """
    (tmp_path / "some.py").write_text(dedent(source), encoding="utf-8")
    said = {template for template, files in templates(tmp_path).items() if "some.py" in files}
    assert said == {"one {n}", "two {n}", "yes", "no", "three", "four", "five", "six {number}"}


def test_numbers_and_dates_take_the_marks_and_words_of_the_language() -> None:
    words = say("{n} million", n=Digits("2.73"))
    assert (words.text(), words.text(translator("id"))) == ("2.73 million", "2,73 juta")
    assert verbatim(Digits("2,725,000.5")).text(translator("id")) == "2.725.000,5"
    assert verbatim("2,725,000.5").text(translator("id")) == "2,725,000.5", "an article's own words stay"


def test_units_of_a_newsroom_have_english_plurals_in_english_alone() -> None:
    for unit, english, indonesian in (
        ("kepala keluarga", "kepala keluargas", "kepala keluarga"),
        ("hectare", "hectares", "hektare"),
        ("kursi/100 person", "kursis/100 person", "kursi/100 orang"),
    ):
        words = unit_term(unit, several=True)
        assert (words.text(), words.text(translator("id"))) == (english, indonesian)


def test_levels_of_places_are_told_in_the_language_but_for_those_of_a_newsroom() -> None:
    ledger, _ = ledger_of("""
levels: [province, [city, kelurahan]]
places:
  banten: {name: Banten, level: province}
  serang: {name: Serang, level: city, within: banten}
  lopang: {name: Lopang, level: kelurahan, within: banten}
""")
    told = [place_reads(ledger.catalog, one).text(translator("id")) for one in ("serang", "lopang")]
    assert told == ["Serang (kota di Banten)", "Lopang (kelurahan di Banten)"]


def test_a_language_without_a_catalog_gets_english() -> None:
    assert translator("xx")("contradiction") == "contradiction"
    assert translator("id")("a template that nobody has") == "a template that nobody has"


# Nothing but strangers' words may be left once the templates are taken away.


def taken_away(template: str) -> str:
    """Stand for a language in which every template is nothing but its gaps."""
    return " · ".join(["", *GAP.findall(template), ""])


def strings(value: object, key: str = "") -> Iterable[str]:
    """Yield the words of a file that are the ledger's own; of those in a fixed list only the keys that are assumed."""
    if isinstance(value, dict):
        for own, inner in value.items():
            yield from ([str(own)] if str(own) not in KEYS else [])
            yield from strings(inner, str(own))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif str(value) not in OURS or key in ("id", "assumed"):
        yield str(value)


KEYS = {key for model in vars(models).values() for key in getattr(model, "model_fields", {})}
OURS = {str(one.value) for enum in SPOKEN for one in enum} | {"held", "cancelled", "planned", "person", "percent"}


def words_of(documents: Iterable[object], *, more: Iterable[str] = ()) -> set[str]:
    """Return the words of a ledger's own, in small letters."""
    scalars = [one for document in documents for one in strings(document)]
    characters = [name(one, "") for one in set("".join(scalars)) if not one.isascii()]  # the same in every language
    return {word.lower() for one in (*scalars, *characters, *more) for word in WORD.findall(one)}


def left_over(report: Report, known: set[str]) -> set[str]:
    shown = text.render(report, translate=taken_away, verbose=True, columns=140)
    codes = {one.code for one in (*report.findings, *report.problems)} | {one.fingerprint for one in report.findings}
    known = known | {word for code in codes for word in WORD.findall(code)}
    exhibits = [side.claim for one in report.findings for side in one.sides if not side.article]
    known |= {word.lower() for one in exhibits for word in WORD.findall(one)}
    return {word for word in WORD.findall(ESCAPE.sub("", shown)) if word.lower() not in known}


def test_the_shipped_ledger_is_told_without_a_word_that_is_no_template() -> None:
    files = sorted((ROOT / "claims").rglob("*.yaml"))
    documents = [document for file in files for document in yaml.safe_load_all(file.read_text(encoding="utf-8"))]
    report = check(str(ROOT / "claims"))
    assert len(report.findings) > 5
    assert left_over(report, words_of(documents, more=map(str, files))) == set()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=name) for name, rule in all_rules().items()])
def test_the_example_of_a_rule_is_told_without_a_word_that_is_no_template(rule: Rule) -> None:
    for ledger in LEDGERS.findall(rule.page):
        report = check_text(ledger)
        known = words_of(yaml.safe_load_all(ledger), more=["ledger.yaml"])
        assert left_over(report, known) == set()


@cache
def shipped() -> Report:
    return check(str(ROOT / "claims"))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_report_asks_for_known_templates_and_shows_what_it_is_given(form: str) -> None:
    asked: set[str] = set()

    def shouted(template: str) -> str:
        asked.add(template)
        return GAP.sub(lambda gap: gap[0], "".join(_shout(piece) for piece in re.split(f"({GAP.pattern})", template)))

    made: str = import_module(f"claimcheck.report.{form}").render(shipped(), translate=shouted)
    assert {one for one in asked if WORD.search(GAP.sub("", one))} <= found().keys()
    for finding in shipped().findings:
        for message in (finding.message, *finding.why, *finding.reconcile):
            assert str(message) not in made
    assert "CONTRADICTION" in made or form in ("json", "sarif", "gitlab")


def _shout(piece: str) -> str:
    return piece if GAP.fullmatch(piece) else piece.upper()


def told(*arguments: str, folder: Path = ROOT) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments], cwd=folder, capture_output=True, check=False, timeout=60
    )
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def test_the_command_line_speaks_the_language_it_is_asked_for() -> None:
    report = told("claims", "--lang", "id")
    assert "kontradiksi: 2,8 juta orang di Kabupaten Tangerang tidak mungkin bagian dari 2,73 juta orang" in report
    assert "contradiction" not in report
    assert "Dua tempat untuk satu acara yang saling meniadakan." in told("rules", "--lang", "id")
    assert told("rule", "venue-conflict", "--lang", "id").startswith(
        "# venue-conflict (kontradiksi)\n\nDua tempat untuk satu acara yang saling meniadakan.\n"
    )
    explained = told("explain", "pemkot-000#ceremony", "wartaxpress-001#ceremony", "--lang", "id")
    assert "Keduanya bertentangan." in explained
    assert "tempat acara" in explained


def test_the_configuration_sets_the_language_and_the_command_line_another(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('lang = "id"\npaths = ["."]\n', encoding="utf-8")
    (tmp_path / "one.yaml").write_text("article: {id: one}\nclaims: []\n", encoding="utf-8")
    assert told("check", folder=tmp_path) == "Tidak ada klaim di sini, jadi tidak ada yang diperiksa.\n"
    assert told("check", "--lang", "en", folder=tmp_path) == "There are no claims here, so nothing was checked.\n"


def test_english_reads_no_catalog(capsys: pytest.CaptureFixture[str]) -> None:
    catalog.cache_clear()
    assert main([str(ROOT / "claims"), "--lang", "en"]) == 1
    assert "contradiction" in capsys.readouterr().out
    assert catalog.cache_info().misses == 0

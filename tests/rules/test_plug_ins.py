"""Rules in packages of one's own: what is loaded, what never is, what is said of a broken one."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run
from textwrap import dedent
from typing import TypeAlias

import pytest

from claimcheck import check
from claimcheck.cli.main import main
from claimcheck.domain.message import say
from claimcheck.engine.finding import Found
from claimcheck.rules import Case, Severity, rule
from claimcheck.rules._plug_ins import PlugInError, plug_ins, site_folders
from claimcheck.rules._rule import _REGISTRY, all_rules

Install: TypeAlias = Callable[..., None]

PAGE = (Path(__file__).parents[2] / "docs/adding-a-rule.md").read_text(encoding="utf-8")
HOUSE_RULE, ITS_TEST = re.findall(r"^```py\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
ENTRY = 'figure-without-quote = "newsroom_rules.figure_without_quote"'
LEDGER = {
    "measures": {"visitors": {"unit": "person", "nature": "flow"}},
    "article": {"id": "story"},
    "claims": [{"kind": "quantity", "measure": "visitors", "value": "2.500 orang"}],
}


def lay_out(folder: Path, files: dict[str, str], entry: str) -> None:
    """Put a package into a folder as an installer leaves it there."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    about = folder / "newsroom_rules-1.0.dist-info"
    about.mkdir(parents=True, exist_ok=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: newsroom-rules\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[claimcheck.rules]\n{entry}\n", encoding="utf-8")


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install packages of rules into a site folder of this interpreter, for one test."""
    folder = tmp_path / "site"
    folder.mkdir()
    all_rules()  # those of claimcheck, into the true registry
    loaded = set(sys.modules)
    monkeypatch.setattr("site.getsitepackages", lambda: [str(folder)])
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr("claimcheck.rules._rule._REGISTRY", dict(_REGISTRY))

    def put(entry: str = "a = newsroom_rules.a", **files: str) -> None:
        lay_out(folder, {f"newsroom_rules/{name}.py": dedent(text) for name, text in files.items()}, entry)
        plug_ins.cache_clear()

    plug_ins.cache_clear()
    yield put
    plug_ins.cache_clear()
    for name in set(sys.modules) - loaded:
        if name.startswith("newsroom_rules"):
            del sys.modules[name]


def test_the_package_on_the_page_is_loaded_and_its_rule_runs(install: Install) -> None:
    assert ENTRY in PAGE
    install(ENTRY.replace('"', ""), __init__="", figure_without_quote=HOUSE_RULE)
    assert all_rules()["figure-without-quote"].page.startswith("A figure that no words of the article back.")
    report = check(LEDGER, select=["figure-without-quote"])
    assert [(one.code, one.severity) for one in report.findings] == [("figure-without-quote", Severity.NOTE)]
    assert str(report.findings[0].message) == "story#quantity-1 gives a figure and no words of the article"
    exec(ITS_TEST, {})  # noqa: S102 - what the page shows


def test_the_command_line_knows_it(install: Install, capfd: pytest.CaptureFixture[str]) -> None:
    install(ENTRY.replace('"', ""), __init__="", figure_without_quote=HOUSE_RULE)
    assert main(["rule", "figure-without-quote"]) == 0
    assert "# figure-without-quote (note)" in capfd.readouterr().out


def test_without_such_packages_nothing_is_asked_of_importlib_metadata() -> None:
    code = "import sys; from claimcheck.rules._rule import all_rules; all_rules(); print(*sys.modules)"
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "importlib.metadata" not in done.stdout.split()


@pytest.mark.parametrize(
    ("entry", "module", "words"),
    [
        ("a = newsroom_rules.a", "raise ValueError('out of paper')", "newsroom-rules .* ValueError: out of paper"),
        ("a = newsroom_rules.a", "import not_installed_at_all", "ModuleNotFoundError"),
        ("a = newsroom_rules.a", "this is no Python", "SyntaxError"),
        ("a = newsroom_rules.gone", "", "newsroom_rules.gone"),
        ("a = newsroom_rules.a:check", "", "newsroom_rules.a:check"),
        ("a = newsroom_rules.a", "from claimcheck.rules import no_such_name", "ImportError"),
        (
            "a = newsroom_rules.a",
            """
            from claimcheck.rules import Severity, rule
            @rule("venue-conflict", Severity.NOTE)
            def check(case):
                yield from ()
            """,
            "newsroom-rules .* both have a rule called “venue-conflict”",
        ),
        (
            "a = newsroom_rules.a",
            """
            from claimcheck.rules import Severity, rule
            @rule("Venue Conflict", Severity.NOTE)
            def check(case):
                yield from ()
            """,
            "kebab case",
        ),
    ],
)
def test_a_package_that_cannot_be_loaded_is_named(
    install: Install, capfd: pytest.CaptureFixture[str], entry: str, module: str, words: str
) -> None:
    install(entry, __init__="", a=module)
    with pytest.raises(PlugInError, match=words):
        all_rules()
    assert main(["rules"]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert re.search(words, told.err)
    assert "fault of claimcheck" not in told.err


def test_a_rule_of_claimcheck_keeps_its_name(install: Install) -> None:
    before = all_rules()["venue-conflict"].check
    install(__init__="", a="import claimcheck.rules as r\nr.rule('venue-conflict', r.Severity.NOTE)(lambda case: ())\n")
    with pytest.raises(PlugInError):
        all_rules()
    assert _REGISTRY["venue-conflict"].check is before


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise KeyError('place')", "KeyError: 'place'"),
        ("yield 'a clash'", "AttributeError"),
        ("yield Found(say('nothing'), ())", "a finding without a claim"),
        ("yield Found(say('nothing'), (Camp(()),))", "a finding without a claim"),
    ],
)
def test_a_rule_that_fails_on_a_ledger_is_named(install: Install, body: str, words: str) -> None:
    source = f"""
    from claimcheck.rules import Camp, Found, Severity, rule, say
    @rule("wobbly-rule", Severity.NOTE)
    def check(case):
        {body}
        yield from ()
    """
    install(__init__="", a=source)
    with pytest.raises(PlugInError, match=f"the rule wobbly-rule of newsroom_rules.a failed: .*{words}.*; --ignore"):
        check(LEDGER)
    assert "wobbly-rule" not in {one.code for one in check(LEDGER, ignore=["wobbly-rule"]).findings}


def test_two_packages_cannot_share_a_name(install: Install) -> None:
    source = (
        "import claimcheck.rules as r\n@r.rule('house-rule', r.Severity.NOTE)\ndef check(case):\n    yield from ()\n"
    )
    install("a = newsroom_rules.a\nb = newsroom_rules.b", __init__="", a=source, b=source)
    with pytest.raises(PlugInError, match=r"newsroom_rules\.b and newsroom_rules\.a both have a rule"):
        all_rules()


def test_a_module_may_be_imported_before_it_is_plugged_in(install: Install) -> None:
    @rule("seen-before", Severity.NOTE)
    def seen(case: Case) -> Iterator[Found]:
        del case
        yield Found(say("never asked for"), ())

    del seen
    install(__init__="", a="")
    assert "seen-before" in all_rules()


def test_site_folders_are_those_of_the_interpreter_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    assert str(tmp_path) not in site_folders()
    assert all(Path(folder).is_dir() for folder in site_folders())


@pytest.mark.parametrize("how", ["cwd", "PYTHONPATH"])
def test_what_the_checked_tree_brings_along_is_never_loaded(tmp_path: Path, how: str) -> None:
    hostile = {"newsroom_rules/__init__.py": "", "newsroom_rules/a.py": "open('hacked', 'w')\n"}
    lay_out(tmp_path, hostile, "a = newsroom_rules.a")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.yaml").write_text("article: {id: a}\n", encoding="utf-8")
    variables = {"PYTHONPATH": str(tmp_path)} if how == "PYTHONPATH" else {}
    done = run(
        [sys.executable, "-m", "claimcheck", "claims"], cwd=tmp_path, env=variables, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "hacked").exists()


def test_an_unreadable_site_folder_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = str(tmp_path / "gone")
    monkeypatch.setattr("site.getsitepackages", lambda: [gone])
    monkeypatch.syspath_prepend(gone)
    plug_ins.cache_clear()
    assert site_folders() == [gone]
    assert plug_ins() == ()
    plug_ins.cache_clear()

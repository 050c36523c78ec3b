from __future__ import annotations

import base64
import hashlib
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from html_pages import CLAIMS, Parsed, shipped, spoilt

from claimcheck.api import check
from claimcheck.cli import main
from claimcheck.domain.diagnostic import Mark
from claimcheck.report.articles import ArticleShown
from claimcheck.report.html import render
from claimcheck.report.html.page import web_address
from claimcheck.report.model import Report, summarise
from claimcheck.report.terminal import UNSEEN

HOSTILE = (
    "<script>document.title='pwned'</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</script><script>alert(1)</script>",
    "</style><style>*{background:url(https://example.org/x)}</style>",
    "</title></svg></textarea><!-- --><![CDATA[ ]]>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt;&#60;b&#62;",
    "{{ 7*7 }}{% raw %}{# #}${7*7}%s",
    "__proto__ constructor",
    "[link=https://example.org]x[/link] [/foo]",
    "\u202egnp.exe\u2066\u200f\u061c\ufeff",
    "\x1b[2J\x00\x07\x9b\r\n\u2028",
    "a" + "\u0301" * 500,
)


def of(words: str) -> Report:
    """Return the shipped report with hostile words in every text of it."""
    report: Report = spoilt(shipped(), words)
    return report


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_in_any_field_bring_an_element_or_an_attribute(words: str) -> None:
    tame, hostile = Parsed(render(of("x"))), Parsed(render(of(words)))
    assert [tag.shape for tag in hostile.tags] == [tag.shape for tag in tame.tags]
    assert hostile.raw == tame.raw


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_unseen_is_left_on_a_page(words: str) -> None:
    assert re.search(UNSEEN, render(of(words)).replace("\n", "")) is None


def test_what_is_unseen_is_spelt_out() -> None:
    assert r"\u202egnp.exe" in Parsed(render(of("\u202egnp.exe"))).text
    assert r"\x1b[2J" in Parsed(render(of("\x1b[2J"))).text


def test_hostile_words_are_read_as_they_stand() -> None:
    assert "{{ 7*7 }}<b>" in Parsed(render(of("{{ 7*7 }}<b>"))).text
    assert "49<b>" not in Parsed(render(of("{{ 7*7 }}<b>"))).text


def test_the_policy_names_the_style_and_the_script_by_their_hash_and_nothing_else() -> None:
    page = Parsed(render(shipped()))
    policy = next(tag.attributes["content"] for tag in page.all("meta") if "http-equiv" in tag.attributes)
    hashes = {
        name: base64.b64encode(hashlib.sha256(page.raw[name].encode()).digest()).decode()
        for name in ("style", "script")
    }
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{hashes['style']}'",
        "script-src": f"'sha256-{hashes['script']}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_a_page_needs_no_other_file() -> None:
    page = Parsed(render(shipped()))
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not [tag for tag in page.tags if {"src", "srcset", "style", "action", "data"} & set(tag.attributes)]
    assert not page.all("link")
    assert not re.search(r"url\(|@import|@font-face", page.raw["style"])


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/berita?id=1&x=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("//example.org/x", False),
        ("https:javascript", False),
        ("https://", False),
        ("https:///x", False),
        ("https://example.org/\u202ex", False),
        ("https://example.org/a b", False),
        ('https://example.org/"x', False),
        ("https://[::1", True),  # a broken address, but one of the web
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, followed: bool) -> None:
    article = ArticleShown("one", Mark("a.yaml"), title="One", url=url)
    report = evolve(shipped(), articles=(article,))
    links = [tag for tag in Parsed(render(report)).all("a") if not tag.attributes["href"].startswith("#")]
    assert [tag.attributes["href"] for tag in links] == ([url] if followed else [])
    assert all({"noopener", "noreferrer"} <= set(tag.attributes["rel"].split()) for tag in links)


def test_no_address_is_no_link() -> None:
    assert web_address(None) is None


def test_headings_come_in_order_with_one_first() -> None:
    levels = [int(tag.name[1]) for tag in Parsed(render(shipped())).tags if re.fullmatch("h[1-6]", tag.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_id_stands_once_and_each_link_of_the_page_leads_to_one() -> None:
    page = Parsed(render(shipped()))
    ids = [tag.attributes["id"] for tag in page.tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    inner = [tag.attributes["href"][1:] for tag in page.all("a") if tag.attributes["href"].startswith("#")]
    assert inner
    assert set(inner) <= set(ids)
    named = {name for tag in page.tags for name in tag.attributes.get("aria-labelledby", "").split()}
    assert named <= set(ids)


def test_each_picture_has_a_name_or_is_hidden_from_readers() -> None:
    pictures = Parsed(render(shipped())).all("svg")
    outer = [one for one in pictures if "class" in one.attributes]
    assert len(outer) > 20
    for one in outer:
        assert one.attributes.get("aria-label") or one.attributes.get("aria-hidden") == "true"


def test_the_page_says_how_many_claims_were_compared_and_which_stand_alone() -> None:
    report = shipped()
    page = Parsed(render(report))
    assert f"{report.summary.compared} claims were compared" in page.text
    assert f"{report.summary.alone} stand alone" in page.text
    assert len([tag for tag in page.tags if "data-claim" in tag.attributes]) == report.summary.claims
    assert len(page.with_class("why-alone")) == report.summary.alone
    for reason in report.alone.values():
        assert f"stands alone: {reason}" in re.sub(r"\s+", " ", page.text)


def test_each_finding_stands_on_the_page_with_its_words() -> None:
    report = shipped()
    text = re.sub(r"\s+", " ", Parsed(render(report)).text)
    for finding in report.findings:
        assert str(finding.message) in text
        assert all(str(sentence) in text for sentence in (*finding.why, *finding.reconcile))
        assert all(side.quote is None or side.quote in text for side in finding.sides)
        assert f"{finding.code}:{finding.fingerprint}" in text
    assert "the desk knows; by an editor; until 2030-01-01" in text
    assert "a limit kept 3 findings back" in text


def test_without_a_script_everything_but_the_filter_is_shown() -> None:
    hidden = [tag for tag in Parsed(render(shipped())).tags if "hidden" in tag.attributes]
    assert [tag.attributes["id"] for tag in hidden] == ["filter", "none-shown"]


def test_a_report_on_nothing() -> None:
    page = Parsed(render(Report((), (), summarise((), (), articles=0, claims=0, alone=0))))
    assert "There are no claims here" in page.text
    assert not page.with_class("finding")


def test_claims_that_could_not_be_read_are_listed_with_the_reason() -> None:
    claim = {"id": "c", "kind": "quantity", "measure": "no such thing", "value": "100"}
    report = check({"article": {"id": "one"}, "claims": [claim]})
    page = Parsed(render(report))
    assert len([tag for tag in page.tags if "data-claim" in tag.attributes]) == report.summary.claims == 1
    assert page.with_class("problem")


def test_the_page_is_said_in_the_language_asked_for() -> None:
    words = {"What cannot all be true": "Yang tidak mungkin benar semua", "Nov": "Nop"}
    page = Parsed(render(shipped(), translate=lambda text: words.get(text, text), language="id"))
    assert page.all("html")[0].attributes["lang"] == "id"
    assert "Yang tidak mungkin benar semua" in page.text
    assert "What cannot all be true" not in page.text


def test_of_many_that_say_the_same_most_are_folded_and_none_is_missing() -> None:
    finding = next(one for one in shipped().findings if len(one.camps) > 1)
    crowd = tuple(evolve(finding.sides[0], quote=f"crowd {number}") for number in range(300))
    page = Parsed(render(evolve(shipped(), findings=(evolve(finding, sides=(*crowd, *finding.sides[1:])),))))
    assert len(page.all("details")) == 1
    assert all(f"crowd {number}" in page.text for number in range(300))


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "claimcheck.report.html._document", raising=False)
    with pytest.raises(ModuleNotFoundError, match=r"claimcheck\[html\]"):
        render(shipped())


def test_the_command_line_names_the_extra_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "claimcheck.report.html._document", raising=False)
    assert main(["check", str(CLAIMS), "--format", "html"]) == 2
    assert "claimcheck[html]" in capfd.readouterr().err


def test_the_command_line_writes_the_page(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert main(["check", str(CLAIMS), "--output", f"html={target}"]) == 1
    assert Parsed(target.read_text(encoding="utf-8")).with_class("finding")

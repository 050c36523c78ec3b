"""The Markdown, read by an independent renderer: what it shows, and that strangers' words stay words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hand_made import VENUE, report, unknown, weekday
from hostile import PAYLOADS, WORDS, filled, many
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from claimcheck.domain.diagnostic import Acceptance, Mark
from claimcheck.domain.message import verbatim
from claimcheck.report.markdown import LIMIT, MARKER, escape, render
from claimcheck.report.terminal import flowing

TAGS = {
    *("h3", "p", "details", "summary", "b", "i", "sub", "br", "code"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# What hosts look for in the finished page, outside code: mentions, references, addresses, emoji.
LIVELY = re.compile(
    r"@[A-Za-z0-9]|#[0-9]|\bGH-[0-9]|(?<![A-Za-z0-9_])[!~%&$][A-Za-z0-9_]|https?://|www\.|:[a-z+0-9-]+:", re.ASCII
)


class _Page(HTMLParser):
    """Collects the tags, their attributes, and the text inside and outside of code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.loose: list[str] = []
        self.text = ""
        self.feed(MARKDOWN.render(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "code" not in self.open:
            self.loose.append(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def _page(text: str) -> _Page:
    page = _Page(text)
    assert page.open == []
    return page


def test_a_finding_unfolds_to_its_sides_and_reasons() -> None:
    text = render(report(VENUE, problems=(unknown(),), alone=1))
    page = _page(text)
    assert text.startswith(
        f"{MARKER}\n### claimcheck\n\n3 claims in 3 articles: 1 contradiction, 0 tensions, 0 notes.\n"
    )
    assert page.tags.count("details") == 2
    assert page.tags.count("td") == 3 * 4
    for words in (
        "contradiction one ceremony, two places that exclude each other",
        "Paritrana Award Banten, 27 November 2025",
        "in Kabupaten Tangerang: Gading Serpong",
        "“di Serpong”",
        "Wartaxpress · said by Benyamin Davnie · warta#ceremony",
        "claims/warta.yaml:12",
        "Why No place lies in both.",
        "To reconcile They agree if “Serpong” is short for Gading Serpong.",
        "venue-conflict:3f9a1c2e70b4d865",
        "1 problem in the files",
        "claims/a.yaml:3 no place is called “Bantem”",
        "2 claims were compared",
    ):
        assert words in page.text, words


def test_accepted_findings_are_not_shown_but_counted() -> None:
    page = _page(render(report(weekday(accepted=Acceptance("so it is")))))
    assert "details" not in page.tags
    assert "1 accepted" in page.text


def test_an_empty_ledger() -> None:
    assert "no claims here" in _page(render(report(claims=0))).text


def test_the_gravest_come_first() -> None:
    titles = re.findall("<summary><b>([a-z]+)</b>", render(many(6)))
    assert titles == ["contradiction"] * 2 + ["tension"] * 2 + ["note"] * 2


def _is_harmless(words: str) -> None:
    text = render(filled(words))
    page = _page(text)
    assert set(page.tags) <= TAGS
    assert page.attributes == []
    assert page.tags.count("details") == 4
    assert page.tags.count("td") == (3 + 1 + 1) * 4
    assert [one for one in page.loose if LIVELY.search(one)] == []
    assert len(text.encode()) <= LIMIT


@pytest.mark.parametrize("words", PAYLOADS)
def test_known_attacks_stay_words(words: str) -> None:
    _is_harmless(words)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_strangers_words_stay_words(words: str) -> None:
    _is_harmless(words)


@settings(max_examples=200, deadline=None)
@given(WORDS)
@example("0\n\xa0@")
def test_what_is_shown_is_what_was_said(words: str) -> None:
    assert _page(f"<b>x</b> {escape(words)}").text.removeprefix("x").strip() == flowing(words)


@pytest.mark.parametrize(
    "words", ["a@evil.example", "mailto:a@evil.example", "www.evil.example", "http://evil.example"]
)
def test_nothing_is_left_that_cmark_would_link_before_a_host_looks(words: str) -> None:
    raw = escape(words)
    assert "@" not in raw
    assert "www." not in raw
    assert "://" not in raw


@pytest.mark.parametrize(
    "words", ["46,03% dari 5,92 juta", "Rp 2,4 miliar", "Kamis (27/11/2025)", "pukul 10:30", "M. Rasyid & Co: ya!"]
)
def test_ordinary_words_are_not_shown_as_code(words: str) -> None:
    assert "<code>" not in escape(words)


@pytest.mark.parametrize("limit", [4_096, 20_000, LIMIT])
def test_a_long_report_is_cut_after_whole_findings_and_says_so(limit: int) -> None:
    made = many(300, sides=3)
    text = render(made, limit=limit)
    assert len(text.encode()) <= limit
    page = _page(text)
    shown = len(re.findall("venue-conflict:[0-9a-f]{16}", page.text))
    assert f"{300 - shown} findings more would not fit here; the full report has them." in page.text
    assert page.tags.count("summary") > limit // 1_000


@pytest.mark.parametrize("words", ["|" * 5_000, "@" * 5_000, "日" * 5_000, "a|@ " * 2_000])
@pytest.mark.parametrize("limit", [4_096, LIMIT])
def test_no_words_are_too_long_for_the_limit(words: str, limit: int) -> None:
    made = filled(words)
    flood = evolve(made, findings=made.findings * 10, problems=made.problems * 100, notices=made.notices * 100)
    text = render(flood, limit=limit)
    assert len(text.encode()) <= limit
    _page(text)


def test_many_sides_are_cut_with_each_camp_heard() -> None:
    page = _page(render(many(1, sides=50)))
    assert "and 38 claims more" in page.text
    assert "claims/a49.yaml:1" in page.text


def test_a_finding_without_camps_or_quote() -> None:
    bare = evolve(VENUE, camps=(), subject=None, sides=(evolve(VENUE.sides[0], quote=None),))
    assert "| Atria Hotel (venue in Gading Serpong) |  |" in render(report(bare))


def test_a_place_outside_shows_no_machine_path() -> None:
    made = evolve(VENUE, sides=(evolve(VENUE.sides[0], mark=Mark("/srv/runner/x/a.yaml", 1, 1)),))
    assert "/home" not in render(report(made))


def test_notices_are_the_small_print() -> None:
    assert "the rule x is off" in _page(render(evolve(report(), notices=(verbatim("the rule x is off"),)))).text


def test_the_signs_of_a_sentence_stay_outside_the_name_of_a_claim() -> None:
    said = escape("by one#venue, (two#venue) and three#venue.")
    assert re.findall("<code>(.*?)</code>", said) == ["one&#35;venue", "two&#35;venue", "three&#35;venue"]
    assert escape("x#1):") == "<code>x&#35;1</code>):"
    assert escape("#1.") == "<code>&#35;1&#46;</code>"

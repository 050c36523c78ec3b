from __future__ import annotations

import re

import pytest
from attrs import evolve
from hand_made import SERPONG, VENUE, report, unknown, weekday
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.diagnostic import Acceptance, Mark
from claimcheck.domain.message import say
from claimcheck.locale import translator
from claimcheck.report.terminal import shown, width
from claimcheck.report.text import render

WHOLE = """\
contradiction: one ceremony, two places that exclude each other      venue-conflict:3f9a1c2e70b4d865
  Paritrana Award Banten, 27 November 2025

  in Kabupaten Tangerang                                                                   1 article
    “di Atria Hotel, Kabupaten Tangerang”                                      claims/pemkot.yaml:14
      read as Atria Hotel (venue in Gading Serpong)
      Pemkot Tangerang, 2025-11-28 · pemkot#ceremony
    “di Gading Serpong”                                                           claims/kopi.yaml:9
      read as Gading Serpong
      kopi#ceremony
  in Kota Tangerang Selatan                                                                1 article
    “di Serpong”                                                                claims/warta.yaml:12
      read as Serpong, a district
      Wartaxpress · said by Benyamin Davnie · warta#ceremony

  why        No place lies in both.
  reconcile  They agree if “Serpong” is short for Gading Serpong.
             Else ask the organiser.

Problems in the files:
claims/a.yaml:3:9: no place is called “Bantem” [unknown-name]

3 claims in 3 articles: 1 contradiction, 0 tensions, 0 notes.
1 problem in the files; what could not be read was not checked.
2 claims were compared with at least one other; 1 stands alone, unchecked (--verbose lists them with the reason).
"""


def test_a_whole_report() -> None:
    text = render(report(VENUE, problems=(unknown(),), alone=1))
    assert text == WHOLE.replace("them with the reason", "them with\nthe reason")


def test_large_counts_are_written_as_the_language_writes_them() -> None:
    large = evolve(
        report(VENUE), summary=evolve(report(VENUE).summary, claims=1_234_567, compared=1_000_000, alone=234_567)
    )
    assert "1,234,567 claims in " in render(large)
    assert "1.234.567 klaim" in render(large, translate=translator("id"))
    assert "1.000.000 klaim" in render(large, translate=translator("id"))


def test_copies_of_one_story_count_as_one_article() -> None:
    own = evolve(VENUE.sides[1], source="kopi")
    assert "1 article" in render(report(VENUE)).split("\n")[3]
    assert "2 articles" in render(report(evolve(VENUE, sides=(VENUE.sides[0], own, SERPONG)))).split("\n")[3]


def test_of_many_that_say_the_same_a_few_are_told_and_the_others_counted() -> None:
    many = tuple(evolve(VENUE.sides[1], claim=f"kopi#c{number}") for number in range(300))
    crowd = report(evolve(VENUE, sides=(VENUE.sides[0], *many, SERPONG)))
    text = render(crowd)
    assert f"and {300 - text.count('kopi#c')} claims more (--verbose lists them)" in text
    assert len(text.splitlines()) < 100
    assert "warta#ceremony" in text
    assert render(crowd, verbose=True).count("kopi#c") == 300


def test_what_each_of_many_says_for_itself_is_told() -> None:
    parts = tuple(evolve(VENUE.sides[1], claim=f"kopi#c{at}", reads=say("{n} people", n=at)) for at in range(40))
    assert render(report(evolve(VENUE, sides=(*parts, SERPONG)))).count("kopi#c") == 40


def test_a_draft_is_told_before_the_crowd_that_it_agrees_with() -> None:
    many = [evolve(VENUE.sides[1], claim=f"kopi#c{number}") for number in range(300)]
    own = evolve(many[0], claim="mine#a", mark=Mark("drafts/mine.yaml", 3))
    crowd = report(evolve(VENUE, sides=(*many, own, SERPONG)))
    assert "mine#a" not in render(crowd)
    assert "mine#a" in render(crowd, first=["drafts/mine.yaml"])


def test_a_finding_on_one_claim_has_no_camps() -> None:
    text = render(report(weekday("Rabu (27/11/2025)")))
    assert "article" not in text.split("\n\n")[1]
    assert "read as Rabu (27/11/2025)" in text


def test_what_a_camp_says_is_not_repeated_as_a_reading() -> None:
    for camp in (
        say("Gading Serpong"),
        say("{content}, says {speaker}", content=say("Gading Serpong"), speaker="Warga"),
    ):
        text = render(report(evolve(VENUE, camps=(camp, say("in Serpong")))))
        assert "read as Gading" not in text
        assert "read as Atria Hotel" in text


def test_a_claim_without_a_quote_says_so() -> None:
    bare = evolve(VENUE, sides=(evolve(SERPONG, quote=None),))
    assert "no words quoted" in render(report(bare))


def test_a_message_that_is_too_long_keeps_the_name_at_the_right_of_the_subject() -> None:
    lines = render(report(evolve(VENUE, message=say("two places " * 9)))).split("\n")
    assert lines[2].startswith("  Paritrana Award Banten")
    assert lines[2].endswith("venue-conflict:3f9a1c2e70b4d865")


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    long = evolve(VENUE, message=say("kata " * 40), why=(say("kata" * 40),), camps=(say("日本 " * 40),) * 2)
    text = render(report(VENUE, long, alone=1), columns=columns)
    assert max(map(width, text.split("\n"))) <= columns


@given(st.text(max_size=80))
def test_strangers_text_in_any_place_stays_on_its_line(words: str) -> None:
    made = report(weekday(words), problems=(unknown(words),))
    made = evolve(made, alone={words: say("{words}", words=words)}, notices=(say("{words}", words=words),))
    text = render(made, verbose=True)
    assert all(shown(line) == line for line in text.split("\n"))
    assert not any(line.lstrip().startswith(("::", "##[")) for line in text.split("\n"))


@pytest.mark.parametrize(
    "words", ["::error::x", "##[error]x", "[/foo]", "[link=http://e]x[/link]", "{0} {x} %s", "\x1b[2J"]
)
def test_known_attacks_are_shown_as_text(words: str) -> None:
    text = render(report(weekday(words)), color=True)
    bare = text.replace("\x1b[1;33m", "").replace("\x1b[2m", "").replace("\x1b[0m", "").replace("\x1b[1m", "")
    assert "\x1b" not in bare
    assert shown(words)[3:] in bare


def test_colour_changes_no_words() -> None:
    colored = render(report(VENUE, weekday()), color=True)
    assert "\x1b[1;31mcontradiction:" in colored
    for code in ("1;31", "1;33", "1;35", "1", "2", "0"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == render(report(VENUE, weekday()))


def test_accepted_findings_are_counted_and_shown_when_asked_for() -> None:
    made = report(weekday(accepted=Acceptance("confirmed by phone", "standards desk", "2026-06-30")))
    assert "weekday" not in render(made)
    assert "0 tensions, 0 notes, 1 accepted." in render(made)
    assert "accepted   confirmed by phone; by standards desk; until 2026-06-30" in render(made, verbose=True)


def test_verbose_lists_readings_and_lone_claims_with_the_reason() -> None:
    lonely = {"a#x": say("nothing like it"), "b#x": say("another time"), "c#x": say("nothing like it")}
    made = evolve(report(alone=3), alone=lonely, readings={"a#y": say("2 to 3")})
    text = render(made, verbose=True)
    assert "How the claims were read\n  a#y  2 to 3\n" in text
    assert "Claims that stand alone, and why\n  nothing like it\n    a#x, c#x\n  another time\n    b#x\n" in text
    assert "a#x" not in render(made)


def test_an_empty_ledger_is_said_to_be_empty() -> None:
    assert render(report(articles=0, claims=0)) == "There are no claims here, so nothing was checked.\n"
    assert "no claims here that could be read" in render(report(articles=0, claims=0, problems=(unknown(),)))


def test_silence_is_not_mistaken_for_a_pass() -> None:
    text = render(report(claims=9, alone=9, undecided=2))
    assert "0 claims were compared with at least one other; 9 stand alone" in text
    assert "2 groups of claims tied by arithmetic could not be decided" in text


def test_every_sentence_goes_through_the_translation() -> None:
    def loudly(template: str) -> str:
        return re.sub(r"([^{}]+)(?![^{]*})", lambda words: words[0].upper(), template)

    text = render(report(VENUE, problems=(unknown(),), alone=1), translate=loudly)
    facts = {"Bantem", "claims/a.yaml", "unknown-name", "venue-conflict", "claims/pemkot.yaml", "claims/kopi.yaml",
             "claims/warta.yaml", "di Atria Hotel, Kabupaten Tangerang", "di Gading Serpong", "di Serpong",
             "Pemkot Tangerang", "pemkot#ceremony", "kopi#ceremony", "Wartaxpress", "Benyamin Davnie",
             "warta#ceremony", "3f9a1c2e70b4d865"}  # fmt: skip
    for fact in sorted(facts, key=len, reverse=True):
        assert fact in text, fact
        text = text.replace(fact, "")
    assert text == text.upper()


def test_render_is_pure() -> None:
    assert render(report(VENUE)) == render(report(VENUE))

"""An acceptance is added behind what a file says, and nothing of that is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import load_text
from claimcheck.documents.accepting import with_acceptance
from claimcheck.documents.models import AcceptedEntry

NAME = "venue-conflict:3f9a1c2e70b4d865"
ENTRY = AcceptedEntry(finding=NAME, because="Serpong is short for Gading Serpong", until="2026-06-30")
LIST = "accepted:\n  - {finding: 'name-variant:00000000', because: a}\n"


def accepted(text: str) -> list[AcceptedEntry]:
    documents, problems = load_text(text, "a.yaml", "yaml")
    assert problems == ()
    return [one.entry for document in documents for one in document.accepted]


def test_a_new_file() -> None:
    assert with_acceptance("", ENTRY) == (
        "accepted:\n"
        f"  - finding: {NAME}\n"
        "    because: Serpong is short for Gading Serpong\n"
        "    until: 2026-06-30\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("# only a comment\n", f"accepted:\n  - finding: {NAME}\n"),
        (LIST, f"  - finding: {NAME}\n"),
        (LIST.replace("  - {", "- {"), f"- finding: {NAME}\n"),
        (LIST.replace("  - {", "  -   {"), f"  -   finding: {NAME}\n"),
        (f"{LIST}# a last word\n", f"  - finding: {NAME}\n"),
        (LIST.rstrip("\n"), f"\n  - finding: {NAME}\n"),
        (LIST.replace("\n", "\r\n"), f"  - finding: {NAME}\r\n"),
        (f"\ufeff{LIST}", f"  - finding: {NAME}\n"),
        (f"{LIST}...\n", f"---\naccepted:\n  - finding: {NAME}\n"),
        (f"{LIST}date-order: day-month\n", f"---\naccepted:\n  - finding: {NAME}\n"),
        ("accepted: [{finding: 'name-variant:00000000', because: a}]\n", f"---\naccepted:\n  - finding: {NAME}\n"),
        ("article: {id: one}\nclaims: []\n", f"---\naccepted:\n  - finding: {NAME}\n"),
        (f"article: {{id: one}}\nclaims: []\n---\n{LIST}", f"  - finding: {NAME}\n"),
    ],
)
def test_what_stands_there_stays_byte_for_byte(text: str, added: str) -> None:
    new = with_acceptance(text, ENTRY)
    assert new is not None
    assert new.startswith(text)
    assert new[len(text) :].startswith(added)
    assert accepted(new) == [*accepted(text), ENTRY]


def test_a_second_one_joins_the_first() -> None:
    other = AcceptedEntry(finding="name-variant:11111111", because="b")
    first = with_acceptance("article: {id: one}\n", ENTRY)
    assert first is not None
    second = with_acceptance(first, other)
    assert second is not None
    assert accepted(second) == [ENTRY, other]
    assert second.count("accepted:") == 1


@pytest.mark.parametrize(
    "text", ["accepted:\n  - {finding: 'x\n", "accepted: [\n", "- a\n\t- b: {\n", "a: |\n  \x07\n"]
)
def test_a_file_that_cannot_be_read_is_not_added_to(text: str) -> None:
    assert with_acceptance(text, ENTRY) is None


@given(st.text(min_size=1, max_size=60))
def test_any_reason_is_read_back_or_refused(because: str) -> None:
    entry = AcceptedEntry(finding=NAME, because=because)
    new = with_acceptance(LIST, entry)
    if new is not None:
        assert accepted(new)[1:] == [entry]
    if because.isprintable() and because.strip():
        assert new is not None


@pytest.mark.parametrize("because", ["a: b", "x # y", "- z", "*a", "&a", "{", "“…”", "null", "'", '"', "a\\b", "?"])
def test_words_that_mean_something_in_yaml_are_only_words(because: str) -> None:
    new = with_acceptance(LIST, AcceptedEntry(finding=NAME, because=because, by=because))
    assert new is not None
    assert accepted(new)[1].because == accepted(new)[1].by == because

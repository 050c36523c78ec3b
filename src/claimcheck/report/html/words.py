"""The page's own words, kept together so that they can be said in another language."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.domain.message import Message, say
from claimcheck.domain.picture import Layout, Scale

MONTHS = tuple(
    say(month) for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
)

PICTURES: Mapping[tuple[Scale, Layout], Message] = {
    (Scale.NUMBER, Layout.APART): say("The figures on one line"),
    (Scale.NUMBER, Layout.PARTS): say("The whole and its part"),
    (Scale.NUMBER, Layout.SUM): say("The total and its parts, one after the other"),
    (Scale.TIME, Layout.APART): say("The times on one line"),
    (Scale.RANK, Layout.APART): say("The ranks on one line"),
}

WORDS: Mapping[str, Message] = {
    "title": say("What cannot all be true"),
    "subtitle": say("A claimcheck report"),
    "summary": say("Summary"),
    "contradiction": say("contradiction"),
    "contradictions": say("contradictions"),
    "tension": say("tension"),
    "tensions": say("tensions"),
    "note": say("note"),
    "notes": say("notes"),
    "accepted_count": say("accepted"),
    "problem_count": say("problem"),
    "problems_count": say("problems"),
    "contradictions_are": say("cannot all be true, however they are read"),
    "tensions_are": say("clash as they are usually meant, or through a link that no article states"),
    "notes_are": say("nothing clashes, but a careful desk would look"),
    "contents": say("On this page"),
    "findings": say("Findings"),
    "none_found": say("Nothing was found among the claims that could be compared."),
    "accepted": say("Accepted findings"),
    "accepted_is": say("A desk knows of these: it gave its reason, or they stand in a baseline."),
    "problems": say("What could not be read"),
    "problems_are": say("What these touch was not checked. Correct the files first."),
    "articles": say("Claims by article"),
    "articles_are": say("A claim that stands alone was compared with no other: nothing speaks for it or against it."),
    "filter": say("Show only"),
    "severity": say("Severity"),
    "rule": say("Rule"),
    "article": say("Article"),
    "any_rule": say("any rule"),
    "any_article": say("any article"),
    "search": say("Search"),
    "reset": say("Show everything"),
    "shown": say("shown"),
    "none_shown": say("Nothing on this page matches. Choose less, or show everything."),
    "read_as": say("read as"),
    "no_quote": say("no words quoted"),
    "said_by": say("said by"),
    "why": say("Why they clash"),
    "why_one": say("Why"),
    "reconcile": say("What would reconcile them"),
    "reconcile_one": say("What to do"),
    "accepted_because": say("Accepted"),
    "said": say("said: the widest literal reading"),
    "meant": say("meant: what a reader takes from it"),
    "places": say("Where the places lie"),
    "organisations": say("What the organisations are a part of"),
    "part_here": say("here they part"),
    "within": say("in"),
    "compared": say("compared"),
    "alone": say("stands alone"),
    "in_finding": say("in a finding"),
    "published": say("published"),
    "no_claims": say("No claim of this article takes part."),
    "top": say("Back to the top"),
    "fingerprint": say("to accept it, name"),
    "made_by": say("Made by claimcheck. A finding never says which source is right."),
    "not_drawn": say("further rows are not drawn; their words stand above"),
}

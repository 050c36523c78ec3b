"""Where thousands of articles tell of one thing, each is held only against those that it may clash with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.api import check
from claimcheck.documents import load_mapping
from claimcheck.documents.document import SourceDocument
from claimcheck.domain.claim import Happening
from claimcheck.domain.span import Span
from claimcheck.lower.clocks import Told, meets_by_another_clock, precedes
from claimcheck.resolve.resolve import resolve
from claimcheck.rules import _figure_before_event, edition_label, reported_before_held
from claimcheck.rules._case import Case
from claimcheck.rules.reported_before_held import _beginning, _Daters, _Weighing

days = st.integers(0, 40).map(lambda number: (date(2025, 1, 1) + timedelta(days=number)).isoformat())
times = st.one_of(days, st.just("2025-01"), st.just("../2025-01-20"), st.just("2025-01-10/.."))


zones = st.sampled_from([None, "Asia/Jakarta", "Asia/Jayapura"])
languages = st.sampled_from(["id", "en"])


def held(claims: list[dict[str, str]]) -> Case:
    documents: list[SourceDocument] = []
    for number, claim in enumerate(claims):
        article = {"id": f"a{number}", "published": "2025-03-01"}
        documents += load_mapping(
            {"article": article, "claims": [{"kind": "event", "event": "it", "status": "held", **claim}]}
        )[0]
    catalog = {"events": {"it": {"award": "prize"}}, "awards": {"prize": {}}}
    return Case(resolve([*documents, *load_mapping(catalog)[0]])[0])


@settings(max_examples=150, deadline=None)
@given(st.lists(times, max_size=20), st.integers(0, 40), st.integers(0, 3))
def test_dates_that_are_not_before_a_day_are_all_found(dates: list[str], first: int, length: int) -> None:
    claims = held([{"date": one} for one in dates]).ledger.of_kind(Happening)
    start = held([{"date": "2025-01-01"}]).ledger.of_kind(Happening)[0].date
    assert start is not None
    begun = int(start.said.lower or 0) + first * 24 * 60
    day = Span(begun, begun + length * 24 * 60)
    found = _Daters(claims).not_before(day)
    assert found == [one for one in claims if not _beginning(one)[1].said.precedes(day)]


def test_what_articles_agree_on_is_not_looked_at_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    case = held([{"date": "2025-01-01", "edition": "2025"}, {"edition": "2025"}] * 100)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(reported_before_held, "_too_late", refuse)
    asked: list[object] = []
    monkeypatch.setattr(edition_label, "clash_level", lambda *pair: asked.append(pair))
    monkeypatch.setattr(_Daters, "of_article", lambda *_: ())
    begun: list[Happening] = []

    def counted(one: Happening) -> object:
        begun.append(one)
        return _beginning(one)

    monkeypatch.setattr(reported_before_held, "_beginning", counted)
    assert list(reported_before_held.check(case)) == list(edition_label.check(case)) == asked == []
    assert len(begun) == 100


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(times, zones, languages), min_size=1, max_size=8), times, zones, languages)
def test_a_figure_before_its_event_is_asked_once_for_dates_that_are_alike(
    dates: list[tuple[str, str | None, str]], as_of: str, zone: str | None, language: str
) -> None:
    figure, *daters = (
        Told(one.date, one.article) for one in _in_zones([(as_of, zone, language), *dates]) if one.date is not None
    )
    claims = _in_zones([(as_of, zone, language), *dates])[1:]
    expected = [
        (one, told is not None, told is figure)
        for one, dater in zip(claims, daters, strict=True)
        for told in [meets_by_another_clock(figure, dater)]
    ]
    is_before = all(precedes(figure, one) for one in daters)
    found = _figure_before_event._later(figure, claims)
    assert [one.claim.id for one in found] == [
        one.id for one, *_ in sorted(expected, key=lambda one: one[1]) if is_before
    ]
    assert {one.claim.id: (one.of_no_zone is not None, one.of_no_zone == "figure") for one in found} == {
        one.id: told for one, *rest in expected for told in [tuple(rest)] if is_before
    }


def _in_zones(told: list[tuple[str, str | None, str]]) -> list[Happening]:
    documents: list[SourceDocument] = []
    for number, (day, zone, language) in enumerate(told):
        article = {"id": f"a{number}", "published": "2025-03-01", "language": language}
        article |= {} if zone is None else {"zone": zone}
        documents += load_mapping({"article": article, "claims": [{"kind": "event", "event": "it", "date": day}]})[0]
    return list(resolve([*documents, *load_mapping({"events": {"it": {}}})[0]])[0].of_kind(Happening))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(times, zones, languages), min_size=1, max_size=9))
def test_dates_that_are_alike_are_weighed_once_as_each_would_be(told: list[tuple[str, str | None, str]]) -> None:
    case, claims = held([]), _in_zones(told)
    daters, together = _Daters(claims), _Weighing(case.ledger.catalog)
    for teller in claims:
        for day in (one.date for one in claims if one.date is not None):
            published = Told(day, teller.article)
            alone = {one.id: _Weighing(case.ledger.catalog).weakens(teller, published, one) for one in claims}
            found = {one.id: reasons for one, reasons in together.against(teller, published, daters)}
            assert found == {name: reasons for name, reasons in alone.items() if reasons is not None}


def test_of_many_dates_after_a_report_some_are_shown_and_the_others_counted() -> None:
    later = [{"article": {"id": f"a{number}"}, "claims": [{"kind": "event", "event": "it", "date": "2025-02-01"}]}
             for number in range(50)]  # fmt: skip
    report = {"article": {"id": "one", "published": "2025-01-01"},
              "claims": [{"kind": "event", "event": "it", "status": "held"}]}  # fmt: skip
    findings = check([{"events": {"it": {}}}, report, *later]).findings
    (found,) = (one for one in findings if one.code == "reported-before-held")
    assert len(found.sides) == 1 + 20
    assert "30 more claims that stand against it are not shown." in map(str, found.why)

"""Whatever a ledger and its report consist of comes back from plain data as it was, and nothing else comes back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.api import check, load
from claimcheck.catalog.entries import Award, Entity, Event, Measure, OwnRelation, Place, Property, Role
from claimcheck.catalog.expressions import Expression, Name, Number, Operation
from claimcheck.domain.claim import AnyClaim, Article
from claimcheck.domain.diagnostic import Diagnostic
from claimcheck.domain.message import Digits, Message, Noun
from claimcheck.domain.span import Span
from claimcheck.record import fields, frozen
from claimcheck.resolve.ledger import AcceptedFinding, Fault, Ledger
from claimcheck.stored import Codec, StoredError, from_plain, to_plain
from claimcheck.world.packing import packed, unpacked

CLAIMS = Path(__file__).parents[2] / "claims"
KINDS: tuple[Any, ...] = (
    AnyClaim, Article, Fault, AcceptedFinding, Diagnostic,
    Place, Entity, Measure, Event, Award, Property, Role, OwnRelation,
)  # fmt: skip

_EXACT = st.one_of(st.integers(-(10**30), 10**30), st.fractions())
_MESSAGES = st.recursive(
    st.builds(Message, st.text(max_size=5)),
    lambda inner: st.builds(
        Message,
        st.text(max_size=5),
        st.dictionaries(
            st.text(max_size=2),
            st.one_of(
                st.text(max_size=3),
                st.builds(Digits, st.text(max_size=3)),
                st.builds(Noun, st.text(max_size=3), st.text(max_size=3)),
                inner,
            ),
            max_size=2,
        ),
    ),
    max_leaves=3,
)
_EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(st.builds(Number, st.fractions()), st.builds(Name, st.text(max_size=3))),
    lambda inner: st.builds(Operation, st.sampled_from(["+", "-", "*", "/"]), inner, inner),
    max_leaves=3,
)


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    low, high = sorted([draw(_EXACT), draw(_EXACT)])
    ends = draw(st.tuples(st.booleans(), st.booleans())) if low != high else (False, False)
    shown = draw(st.tuples(st.booleans(), st.booleans()))
    return Span(low if shown[0] else None, high if shown[1] else None, *ends)


@pytest.fixture(autouse=True, scope="module")
def _drawn() -> None:
    st.register_type_strategy(Span, _spans())
    st.register_type_strategy(Message, _MESSAGES)
    st.register_type_strategy(Operation, _EXPRESSIONS.filter(lambda one: isinstance(one, Operation)))


def _through_json(plain: object) -> Any:
    return json.loads(json.dumps(plain))


@settings(max_examples=300)
@given(st.data())
def test_everything_comes_back_as_it_was(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    value = data.draw(st.from_type(kind))
    again = from_plain(kind, _through_json(to_plain(value, kind)))
    assert again == value
    assert to_plain(again, kind) == to_plain(value, kind)  # also what does not count for equality


@settings(max_examples=200)
@given(st.data())
def test_everything_comes_back_from_another_process_as_it_was(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    value = data.draw(st.from_type(kind))
    again = unpacked(packed([value, value]))
    assert again == [value, value]
    assert again[0] is again[1]
    assert to_plain(again[0], kind) == to_plain(value, kind)


def test_the_ledger_and_its_findings_come_back() -> None:
    ledger, _ = load(CLAIMS)
    findings, kind = check(ledger).findings, tuple[Diagnostic, ...]
    again = from_plain(Ledger, _through_json(to_plain(ledger)))
    assert [getattr(again, one.name) for one in fields(Ledger)] == [getattr(ledger, one.name) for one in fields(Ledger)]
    assert findings
    assert from_plain(kind, _through_json(to_plain(findings, kind))) == findings


def test_a_claim_is_kept_without_its_article() -> None:
    ledger, _ = load(CLAIMS)
    codec = Codec({Article: ledger.articles})
    claim = ledger.claims[0]
    plain = _through_json(codec.to_plain(claim, AnyClaim))
    assert plain["article"] == claim.article.id
    assert codec.from_plain(AnyClaim, plain) == claim
    with pytest.raises(StoredError):
        Codec({Article: {}}).from_plain(AnyClaim, plain)


def _places(plain: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container of plain data with each of its keys."""
    for key, inner in plain.items() if isinstance(plain, dict) else enumerate(plain):
        yield plain, key
        if isinstance(inner, (dict, list)):
            yield from _places(inner)


_ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.floats(), st.text(max_size=3),
    st.sampled_from(["1/0", "2/3", "Change"]),
    st.just([]), st.just([1, 2]), st.just({}), st.just({"type": "Line"}), st.just({"x": 1}),
)  # fmt: skip


@settings(max_examples=300)
@given(st.data())
def test_what_was_changed_is_refused_or_is_another_object_of_the_same_type(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([one for one in KINDS if one is not AnyClaim]))
    plain = _through_json(to_plain(data.draw(st.from_type(kind)), kind))
    container, key = data.draw(st.sampled_from(list(_places(plain))))
    if isinstance(container, dict) and data.draw(st.booleans()):
        container[data.draw(st.sampled_from(["x", "type", "id"]))] = container.pop(key)
    else:
        container[key] = data.draw(_ANYTHING)
    try:
        read = from_plain(kind, plain)
    except StoredError:
        return
    assert from_plain(kind, to_plain(read)) == read


@pytest.mark.parametrize(
    "plain", [None, [], "x", 1, {"lower": 2, "upper": 1}, {"lower": "1/0"}, {"lower": 1.0}, {"low": 1}]
)
def test_what_is_no_span_is_refused(plain: object) -> None:
    with pytest.raises(StoredError):
        from_plain(Span, plain)


def test_data_that_is_nested_too_deep_is_refused() -> None:
    plain: dict[str, Any] = {"template": ""}
    for _ in range(5000):
        plain = {"template": "", "arguments": {"x": plain}}
    with pytest.raises(StoredError):
        from_plain(Message, plain)


@frozen
class _Alike:
    one: str | Fraction


@frozen
class _Days:
    day: date | None = None
    days: tuple[date, ...] = ()


@frozen
class _Tagged:
    type: str


@frozen
class _Foreign:
    one: float


@pytest.mark.parametrize("kind", [_Alike, _Tagged, _Foreign, object])
def test_types_that_plain_data_cannot_tell_apart_are_refused_at_once(kind: type) -> None:
    with pytest.raises(TypeError):
        Codec().from_plain(kind, {})


def test_days_are_written_as_people_write_them() -> None:
    value = _Days(date(2025, 2, 28), (date(1, 1, 1),))
    assert to_plain(value) == {"day": "2025-02-28", "days": ["0001-01-01"]}
    assert from_plain(_Days, to_plain(value)) == value
    with pytest.raises(StoredError):
        from_plain(_Days, {"day": "2025-02-30"})


def test_threads_may_share_a_codec_from_the_first() -> None:
    claims = load(CLAIMS)[0].claims[:8]
    plain = [to_plain(claim, AnyClaim) for claim in claims]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(10):
            codec, start = Codec(), Barrier(4)

            def read(at: int, codec: Codec = codec, start: Barrier = start) -> object:
                start.wait()
                return codec.from_plain(AnyClaim, plain[at])

            with ThreadPoolExecutor(4) as threads:
                assert list(threads.map(read, range(4))) == list(claims[:4])
    finally:
        sys.setswitchinterval(interval)

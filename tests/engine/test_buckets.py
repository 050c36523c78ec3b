"""Assertions of one slot in parts: what can be compared stands together, and of very many editions each by itself."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.assertion import Assertion, Context, Family, Occasion, Slot
from claimcheck.domain.claim import Article, Domain, Office, Reference
from claimcheck.domain.diagnostic import Mark
from claimcheck.domain.labels import Basis, Edition
from claimcheck.domain.message import say
from claimcheck.domain.span import Span
from claimcheck.engine.buckets import buckets
from claimcheck.engine.comparison import Obstacle, same_context

ARTICLE = Article("one", Mark("one.yaml"))
PERSON = Reference(Domain.ENTITY, "ann", "Ann")
SLOT = Slot(Family.RANK, ("cup",))
EDITIONS = st.builds(Edition, st.just("words"), st.integers(2020, 2023), st.sampled_from(Basis))
OCCASIONS = st.builds(Occasion, st.sampled_from([None, None, "final", "games"]), st.none() | EDITIONS)
FACETS = st.dictionaries(st.sampled_from("ab"), st.integers(0, 1)).map(lambda found: tuple(sorted(found.items())))
CONTEXTS = st.builds(Context, FACETS, st.none() | OCCASIONS)


def told(number: int, context: Context) -> Assertion:
    claim = Office(id=f"one#{number}", article=ARTICLE, mark=Mark("one.yaml"), role="mayor", person=PERSON)
    return Assertion(SLOT, Span(1, 1), Span(1, 1), claim, partial(say, ""), frozenset(), context=context)


@given(st.lists(CONTEXTS, max_size=12))
def test_what_can_be_compared_stands_together(contexts: list[Context]) -> None:
    group = [told(number, context) for number, context in enumerate(contexts)]
    together = [{one.claim_id for one in bucket} for bucket in buckets(group)]
    assert set().union(*together) == {one.claim_id for one in group}
    for one in group:
        for other in group:
            if not isinstance(same_context(one.context, other.context), Obstacle):
                assert any({one.claim_id, other.claim_id} <= bucket for bucket in together)


def test_the_editions_of_an_award_are_parted() -> None:
    editions = [Edition(str(year), year, Basis.UNSTATED) for year in range(1900, 2000)]
    group = [told(number, Context((), Occasion(edition=editions[number % 100]))) for number in range(1000)]
    assert [len(bucket) for bucket in buckets(group)] == [10] * 100

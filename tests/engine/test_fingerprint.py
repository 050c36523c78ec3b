"""What a fingerprint covers: what claims say, not where or how it is written."""

from __future__ import annotations

import pytest

from support import check_sound

LEDGER = """
entities:
  a: {name: Alpha}
properties:
  motto: {single: true}
---
article: {id: one}
claims:
  - {id: c, kind: attribute, subject: Alpha, property: motto, value: %s}
---
article: {id: two}
claims:
  - {id: c, kind: attribute, subject: Alpha, property: motto, value: Ad astra}
"""


def fingerprint(value: str) -> str:
    (finding,) = check_sound(LEDGER % value).findings
    return finding.fingerprint


@pytest.mark.parametrize(
    ("one", "other", "same"), [("Per aspera", "per  ASPERA", True), ("Per aspera", "Per mare", False)]
)
def test_a_changed_word_reopens_a_finding_and_its_notation_does_not(one: str, other: str, *, same: bool) -> None:
    assert (fingerprint(one) == fingerprint(other)) is same


def test_a_claim_without_a_scope_keeps_the_fingerprint_that_it_had_before_claims_had_one() -> None:
    assert fingerprint("Per aspera") == "e8005a95518e31a4"

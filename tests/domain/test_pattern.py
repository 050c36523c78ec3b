import pkgutil
import re
from importlib import import_module

import pytest

import claimcheck
from claimcheck.domain.pattern import on_demand

PARTS = ("catalog", "engine", "lower", "reading", "report", "resolve", "rules")
MODULES = [one.name for one in pkgutil.walk_packages(claimcheck.__path__, "claimcheck.")]


def test_what_is_compiled_on_demand_does_what_the_pattern_does() -> None:
    late, early = on_demand(r"(\d+) org\b", re.IGNORECASE), re.compile(r"(\d+) org\b", re.IGNORECASE)
    for text in ("12 Org", "12 orgs", "about 3 ORG and 4 org"):
        for _ in range(2):  # the second time it is compiled already
            assert late.findall(text) == early.findall(text)
            assert bool(late.match(text)) == bool(early.match(text))
            assert late.sub("x", text) == early.sub("x", text)
    assert late.pattern == early.pattern


@pytest.mark.parametrize("part", PARTS)
def test_every_pattern_that_no_text_asked_for_yet_is_one(part: str) -> None:
    kind = type(on_demand(""))
    for name in MODULES:
        if name.startswith(f"claimcheck.{part}."):
            for value in vars(import_module(name)).values():
                assert not isinstance(value, kind) or re.compile(value.pattern, value.flags)

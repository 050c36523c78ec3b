"""The registry of rules: a decorator, the files of this package found by themselves, the rules of other packages."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from importlib import import_module
from inspect import getdoc, getmodule
from typing import TypeAlias

from claimcheck.domain.diagnostic import Severity
from claimcheck.domain.message import Message, Translate
from claimcheck.engine.blocks import Block
from claimcheck.engine.finding import Found
from claimcheck.rules._case import Case
from claimcheck.rules._plug_ins import PlugInError, load, plug_ins

Check: TypeAlias = Callable[[Case], Iterator[Found]]

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*", re.ASCII)
_PACKAGE = __name__.rpartition(".")[0]


class Rule:
    """A named fault, the highest severity of its findings, and the function that finds it.

    ``among`` is the kind of blocks that hold all claims of a finding: all that it says must come from one block.
    """

    __slots__ = ("among", "check", "level", "name")

    def __init__(self, name: str, level: Severity, check: Check, among: Block) -> None:
        self.name, self.level, self.check, self.among = name, level, check, among

    @property
    def summary(self) -> Message:
        """What the rule finds, in one sentence: the first line of its page."""
        return Message(self.page.partition("\n")[0])

    def page_in(self, translate: Translate) -> str:
        """Return the rule's page with its first sentence in another language."""
        _, line_end, rest = self.page.partition("\n")
        return f"{self.summary.text(translate)}{line_end}{rest}"

    @property
    def page(self) -> str:
        """The rule's page: the docstring of its file."""
        module = getmodule(self.check)
        return (getdoc(module) or "") if module else ""


_REGISTRY: dict[str, Rule] = {}


def rule(name: str, level: Severity, *, among: Block = Block.LEDGER) -> Callable[[Check], Check]:
    """Register the check under its name, with the highest severity of its findings.

    ``among`` says which claims must be looked at together (``engine.blocks``); by default, all of the ledger.

    Raises ``PlugInError`` where the name is not in kebab case or another module's rule has it: a rule of a package
    never takes the place of one that a newsroom relies on.
    """

    def register(check: Check) -> Check:
        known = _REGISTRY.get(name)
        if not _NAME.fullmatch(name):
            raise PlugInError(f"a rule is named for its fault in kebab case, such as venue-conflict; not “{name}”")
        if known is not None and known.check.__module__ != check.__module__:
            raise PlugInError(f"{check.__module__} and {known.check.__module__} both have a rule called “{name}”")
        _REGISTRY[name] = Rule(name, level, check, among)
        return check

    return register


def all_rules() -> dict[str, Rule]:
    """Return the rules by name, in the order of their names: each file of this package, then those of other packages.

    Raises ``PlugInError`` where an installed package says that it has rules and they cannot be loaded.
    """
    _import_own()
    for name, package in plug_ins():
        load(name, package)
    return {name: _guarded(one) for name, one in sorted(_REGISTRY.items())}


@cache
def _import_own() -> None:
    for file in sorted(os.listdir(os.path.dirname(__file__))):
        if file.endswith(".py") and not file.startswith("_"):
            import_module(f"{_PACKAGE}.{file.removesuffix('.py')}")


def _guarded(rule: Rule) -> Rule:
    """Return a rule whose faults are told as those of its package, if it is of another one."""
    module = rule.check.__module__
    if module.startswith(f"{_PACKAGE}."):
        return rule

    @wraps(rule.check)
    def check(case: Case) -> Iterator[Found]:
        try:
            for found in rule.check(case):
                if not any(camp.witnesses for camp in found.camps):
                    raise ValueError("a finding without a claim")  # noqa: TRY301 - told as any other fault of the rule
                yield found
        except Exception as error:
            words = f"{type(error).__name__}: {error}"
            raise PlugInError(f"the rule {rule.name} of {module} failed: {words}; --ignore leaves it out") from error

    return Rule(rule.name, rule.level, check, rule.among)

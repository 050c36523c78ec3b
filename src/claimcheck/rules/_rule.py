"""The registry of rules: a decorator, and the files of this package found by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import getdoc, getmodule
from pkgutil import iter_modules
from typing import TypeAlias

from attrs import frozen

from claimcheck.domain.diagnostic import Severity
from claimcheck.engine.finding import Found
from claimcheck.rules._case import Case

Check: TypeAlias = Callable[[Case], Iterator[Found]]


@frozen
class Rule:
    """A named fault, the highest severity of its findings, and the function that finds it."""

    name: str
    level: Severity
    check: Check

    @property
    def page(self) -> str:
        """The rule's page: the docstring of its file."""
        module = getmodule(self.check)
        return (getdoc(module) or "") if module else ""


_REGISTRY: dict[str, Rule] = {}


def rule(name: str, level: Severity) -> Callable[[Check], Check]:
    """Register the check under its name, with the highest severity of its findings."""

    def register(check: Check) -> Check:
        _REGISTRY[name] = Rule(name, level, check)
        return check

    return register


def all_rules() -> dict[str, Rule]:
    """Return the rules by name, in the order of their names; each file of the package is one."""
    package = __name__.rpartition(".")[0]
    for module in iter_modules(import_module(package).__path__):
        if not module.name.startswith("_"):
            import_module(f"{package}.{module.name}")
    return dict(sorted(_REGISTRY.items()))

"""Finds the templates of messages in the source, for the catalogs of other languages.

A template is what is handed to ``say``, or to ``tell`` as a stage of the work: a string, a choice of strings, an entry
of a table of strings, or an argument of a function that hands it on. Beside them stand the first sentences of the
rules' pages and what is handed to ``term``: the names of units and of levels, the values of enumerations.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from claimcheck.catalog.catalog import DEFAULT_LEVELS
from claimcheck.catalog.unit_plural import plural
from claimcheck.catalog.units import Units
from claimcheck.domain.claim import Domain, Modality
from claimcheck.domain.figure import Hedge
from claimcheck.domain.labels import Basis, Notation, Title
from claimcheck.domain.message import SAMPLE
from claimcheck.engine.explain import Outcome
from claimcheck.lower.events import STATUSES
from claimcheck.lower.labels import FACETS
from claimcheck.reading.calendar import Unit
from claimcheck.rules._rule import all_rules

SPOKEN: tuple[type[Enum], ...] = (Hedge, Notation, Basis, Title, Modality, Domain, Outcome, Unit)

Named: TypeAlias = tuple[str, str]  # a file, as rules/venue_conflict.py, and a template or a function in it
_GAP = re.compile(r"\{([a-z_0-9]*)\}")
_LETTER = re.compile(r"[^\W\d_]")


def templates(root: Path) -> dict[str, list[str]]:
    """Return the templates of the package in the folder ``root``, each with the files that it stands in.

    ``ValueError`` names each call whose templates cannot be told from the source, or whose arguments are words.
    """
    found: dict[str, list[str]] = {}
    for file, template in (("domain/message.py", SAMPLE), *_said(root), *_pages(), *_spoken(), *_units()):
        if (_LETTER.search(_GAP.sub("", template)) or template == SAMPLE) and file not in found.setdefault(
            template, []
        ):
            found[template].append(file)
    return {template: files for template, files in found.items() if files}


def gaps(template: str) -> list[str]:
    """Return the names of a template's gaps, sorted."""
    return sorted(_GAP.findall(template))


def _pages() -> Iterator[Named]:
    for rule in all_rules().values():
        if rule.check.__module__.startswith("claimcheck.rules."):
            yield f"rules/{rule.name.replace('-', '_')}.py", rule.page.partition("\n")[0]


def _spoken() -> Iterator[Named]:
    for enum in SPOKEN:
        file = f"{enum.__module__.partition('.')[2].replace('.', '/')}.py"
        yield from ((file, str(one.value)) for one in enum)
    yield from (("lower/events.py", status) for status in STATUSES)
    yield from (("lower/labels.py", facet) for facet in FACETS)
    yield from (("catalog/catalog.py", level) for rung in DEFAULT_LEVELS for level in rung)


def _units() -> Iterator[Named]:
    singular = {unit.name for unit in Units.standard().by_word.values()}
    names = singular | {plural(name) for name in singular}
    yield from (("catalog/units.txt", name) for name in sorted(names))


def _said(root: Path) -> Iterator[Named]:
    modules = [_Module(path, path.relative_to(root).as_posix()) for path in sorted(root.rglob("*.py"))]
    takers: dict[Named, set[str]] = {
        ("", "say"): {"template"},
        ("", "tell"): {"stage"},
    }  # private functions by file, others by name alone
    while any(module.hands_on(takers) for module in modules):
        pass
    unknown: list[str] = []
    for module in modules:
        unknown += [f"{module.file}:{call.lineno}" for call in module.with_words_of_ours()]
        for call, template in module.given(takers):
            said = list(module.texts(template))
            unknown += [] if said else [f"{module.file}:{call.lineno}"]
            yield from ((module.file, text) for text in said if text is not None)
    if unknown:
        raise ValueError(f"not to be translated, as no template can be told from the source: {', '.join(unknown)}")


class _Module:
    """A file's syntax tree, with the way up from each node."""

    def __init__(self, path: Path, file: str) -> None:
        self.file = file
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self._up = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        calls = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        self._calls = sorted(calls, key=lambda call: (call.lineno, call.col_offset))

    def given(self, takers: dict[Named, set[str]]) -> Iterator[tuple[ast.Call, ast.expr]]:
        """Yield each call that is given a template, with what is given."""
        for call in self._calls:
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            wanted = takers.get((self.file, name)) or takers.get(("", name), set())
            for place in sorted(wanted):
                number, _, word = place.rpartition(" ")
                by_word = [key.value for key in call.keywords if key.arg == word]
                by_place = call.args[int(number or 0) :][:1]
                yield from ((call, choice) for each in by_word or by_place for choice in _choices(each))

    def with_words_of_ours(self) -> Iterator[ast.Call]:
        """Yield each message whose arguments, or whose separator, are words: no catalog could translate those."""
        for call in self._calls:
            name = getattr(call.func, "id", "")
            given = {"say": [key.value for key in call.keywords], "join": call.args[1:2]}.get(name, [])
            choices = (choice for each in given for choice in _choices(each))
            if any(isinstance(one, ast.Constant) and _LETTER.search(str(one.value)) for one in choices):
                yield call

    def hands_on(self, takers: dict[Named, set[str]]) -> bool:
        """Add the functions that hand an argument of theirs on as a template; return whether there were new ones."""
        is_new = False
        for call, template in list(self.given(takers)):
            for function in self._functions_around(call):
                names = [one.arg for one in function.args.args if one.arg not in ("self", "cls")]
                if isinstance(template, ast.Name) and template.id in names:
                    key = (self.file if function.name.startswith("_") else "", function.name)
                    place = f"{names.index(template.id)} {template.id}"
                    is_new |= place not in takers.setdefault(key, set())
                    takers[key].add(place)
        return is_new

    def texts(self, node: ast.expr, above: frozenset[str] = frozenset()) -> Iterator[str | None]:
        """Yield what an expression can be; ``None`` for what is found at its callers."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from (text for choice in _choices(node) for text in self.texts(choice, above))
        elif isinstance(node, (ast.Dict, ast.Tuple, ast.List, ast.BoolOp)):
            for each in node.values if isinstance(node, (ast.Dict, ast.BoolOp)) else node.elts:
                yield from self.texts(each, above)
        elif isinstance(node, ast.Subscript):
            yield from self.texts(node.value, above)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):  # table.get(key, default)
            for each in (node.func.value, *node.args):
                yield from self.texts(each, above)
        elif isinstance(node, ast.Name) and node.id not in above:
            yield from self._named(node, above | {node.id})

    def _named(self, node: ast.Name, above: frozenset[str]) -> Iterator[str | None]:
        scopes = [*self._functions_around(node), self.tree]
        for scope in scopes:
            if isinstance(scope, ast.FunctionDef) and node.id in [one.arg for one in scope.args.args]:
                yield None
                return
            values = [value for each in ast.walk(scope) if (value := _bound(each, node.id)) is not None]
            found = [text for value in values for text in self.texts(value, above)]
            if found:
                yield from found
                return

    def _functions_around(self, node: ast.AST) -> Iterator[ast.FunctionDef]:
        while (up := self._up.get(node)) is not None:
            node = up
            if isinstance(node, ast.FunctionDef):
                yield node


def _choices(node: ast.expr) -> Iterator[ast.expr]:
    """Yield both sides of a choice, and any other expression itself, but for a list spread over the arguments."""
    if isinstance(node, ast.IfExp):
        yield from (*_choices(node.body), *_choices(node.orelse))
    elif not isinstance(node, ast.Starred):
        yield node


def _bound(node: ast.AST, name: str) -> ast.expr | None:
    """Return what a statement or a comprehension gives a name."""
    if isinstance(node, (ast.For, ast.comprehension)):
        return node.iter if isinstance(node.target, ast.Name) and node.target.id == name else None
    if isinstance(node, ast.AnnAssign):
        return node.value if isinstance(node.target, ast.Name) and node.target.id == name else None
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                return node.value
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = zip(target.elts, node.value.elts, strict=False)
                return next((value for one, value in pairs if isinstance(one, ast.Name) and one.id == name), None)
    return None

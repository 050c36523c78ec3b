"""The text of a configuration file to settings: each key is checked, and what is wrong is told at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from posixpath import normpath
from typing import Any, Final

from claimcheck.config.places import Places, has_endless_key
from claimcheck.config.settings import FAIL_ON, Settings
from claimcheck.domain.diagnostic import Diagnostic, Mark, Severity, problem
from claimcheck.domain.message import Message, say
from claimcheck.domain.nearest import nearest
from claimcheck.locale import LANGUAGES
from claimcheck.record import define, field, frozen
from claimcheck.rules._levels import Level, Within

TABLE: Final = ("tool", "claimcheck")
_LEVELS: Final[dict[str, Level]] = {str(level): level for level in reversed(Severity)} | {"off": None}
_LONGEST = 1000
_MOST_FINDINGS = 1_000_000
_SHOWN = 80
_TOML_PLACE = re.compile(r" ?\(at line ([0-9]{1,9}), column ([0-9]{1,9})\)", re.ASCII)
_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:", re.ASCII)


@frozen
class Origin:
    """A configuration file: its name in marks, and whether its keys stand in a table of a larger file."""

    file: str
    is_shared: bool

    @property
    def table(self) -> tuple[str, ...]:
        """The table of the file that is claimcheck's."""
        return TABLE if self.is_shared else ()


def read_settings(
    text: str, origin: Origin, rules: Callable[[], Collection[str]]
) -> tuple[Settings, tuple[Diagnostic, ...]] | None:
    """Return the settings of a file's text and what is wrong with it; ``None`` where the file is not about claimcheck.

    ``rules`` gives the names of all rules; it is asked where the file names one. Paths are as the file has them. The
    text of a shared file that is not TOML is the business of others unless it names our table.
    """
    import tomllib  # noqa: PLC0415 - a run without a configuration file does without it

    try:
        if has_endless_key(text):
            raise RecursionError  # noqa: TRY301 - as for values that are nested too deep
        content: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if origin.is_shared and ".".join(TABLE) not in text.replace(" ", ""):
            return None
        return Settings(), (_syntax(origin.file, error),)
    for step in origin.table:
        content = content.get(step) if isinstance(content, dict) else None
    if content is None:
        return None
    reader = _Reader(Places(origin.file, text), origin.table, rules)
    return reader.settings(content), tuple(reader.problems)


def _syntax(file: str, error: Exception) -> Diagnostic:
    if isinstance(error, RecursionError):
        return problem("too-deep", Mark(file), say("values are nested too deep"))
    words = str(error)
    place = _TOML_PLACE.search(words)
    mark = Mark(file, int(place[1]), int(place[2])) if place else Mark(file)
    return problem("syntax", mark, say("not valid TOML: {words}", words=_TOML_PLACE.sub("", words)[:_SHOWN]))


@define
class _Reader:
    """Reads one table; ``table`` is the path to it in its file, ``keys`` are those that it may have."""

    places: Places
    table: tuple[str, ...]
    rules: Callable[[], Collection[str]]
    keys: Collection[str] = ()
    problems: list[Diagnostic] = field(factory=list)
    origins: dict[str, str] = field(factory=dict)

    def settings(self, content: Any) -> Settings:
        """Return the settings of the table."""
        readers: dict[str, Callable[[Any, tuple[str, ...]], Any]] = {
            "paths": self._paths,
            "fail-on": lambda value, path: self._choice(value, FAIL_ON, path),
            "select": self._rule_names,
            "ignore": self._rule_names,
            "rules": self._levels,
            "per-path": self._per_path,
            "baseline": self._path,
            "lang": lambda value, path: self._choice(value, LANGUAGES, path),
            "cache": self._flag,
            "limits": self._limits,
        }
        self.keys = tuple(readers)
        read = {key: readers[key](value, (key,)) for key, value in self._known(content, readers, ()).items()}
        limits = read.pop("limits", None) or {}
        given = {key.replace("-", "_"): value for key, value in read.items() if value is not None}
        return Settings(**given, **limits, origins=self.origins)

    def _known(self, content: Any, keys: Collection[str], path: tuple[str, ...]) -> dict[str, Any]:
        """Return the values of a table under keys with hyphens; others are reported."""
        if not isinstance(content, dict):
            self._report("bad-value", path, say("this must be a table of keys and values"))
            return {}
        found: dict[str, Any] = {}
        for written, value in content.items():
            key = written.replace("_", "-")
            if key not in keys:
                self._unknown("unknown-key", "no key is called “{name}”", written, keys, (*path, written))
            elif key in found:
                self._report("duplicate-key", (*path, written), say("the key “{key}” stands twice", key=key))
            else:
                found[key] = value
                self.origins[".".join((*path, key))] = str(self.places.at(*self.table, *path, key))
        return found

    def _texts(self, value: Any, path: tuple[str, ...]) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if isinstance(values, list) and all(isinstance(one, str) and one.strip() for one in values):
            return tuple(values)
        self._report("bad-value", path, say("“{key}” must be a list of texts", key=path[-1]))
        return ()

    def _paths(self, value: Any, path: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in self._texts(value, path) if self._is_inside(one, (*path, one)))

    def _path(self, value: Any, path: tuple[str, ...]) -> str | None:
        if isinstance(value, str) and value.strip():
            return value if self._is_inside(value, path) else None
        self._report("bad-value", path, say("“{key}” must be the path of a file", key=path[-1]))
        return None

    def _is_inside(self, value: str, path: tuple[str, ...]) -> bool:
        """Whether a path stays below the configuration's folder; what strangers write leads nowhere else."""
        fault = _path_fault(value)
        if fault is not None:
            self._report("path-outside", path, fault)
        return fault is None

    def _choice(self, value: Any, choice: Sequence[str], path: tuple[str, ...]) -> str | None:
        if isinstance(value, str) and value in choice:
            return value
        near = nearest(value[:_SHOWN].lower(), choice) if isinstance(value, str) else []
        hint = say("; did you mean {near}?", near=near[0]) if near else say("")
        words = "“{key}” must be one of {choice}{hint}"
        self._report("bad-value", path, say(words, key=path[-1], choice=", ".join(choice), hint=hint))
        return None

    def _flag(self, value: Any, path: tuple[str, ...]) -> bool | None:
        if isinstance(value, bool):
            return value
        self._report("bad-value", path, say("“{key}” must be true or false", key=path[-1]))
        return None

    def _rule_names(self, value: Any, path: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in self._texts(value, path) if self._is_rule(name, (*path, name)))

    def _is_rule(self, name: str, path: tuple[str, ...]) -> bool:
        known = self.rules()
        if name not in known:
            self._unknown("unknown-rule", "no rule is called “{name}”", name, known, path)
        return name in known

    def _levels(self, value: Any, path: tuple[str, ...]) -> dict[str, Level]:
        if not isinstance(value, dict):
            self._report("bad-value", path, say("“rules” must be a table of rule names and levels"))
            return {}
        levels: dict[str, Level] = {}
        for name, level in value.items():
            if self._is_rule(name, (*path, name)) and (chosen := self._choice(level, list(_LEVELS), (*path, name))):
                levels[name] = _LEVELS[chosen]
                self.origins[".".join((*path, name))] = str(self.places.at(*self.table, *path, name))
        return levels

    def _per_path(self, value: Any, path: tuple[str, ...]) -> tuple[Within, ...]:
        if not isinstance(value, list):
            self._report("bad-value", path, say("“per-path” must be a list of tables, each with “path” and “rules”"))
            return ()
        read = [self._within(one, (*path, str(number))) for number, one in enumerate(value)]
        return tuple(one for one in read if one is not None)

    def _within(self, value: Any, path: tuple[str, ...]) -> Within | None:
        found = self._known(value, ("path", "rules"), path)
        if "path" not in found or "rules" not in found:
            self._report("missing-key", path, say("an entry of “per-path” needs “path” and “rules”"))
            return None
        pattern = self._path(found["path"], (*path, "path"))
        levels = self._levels(found["rules"], (*path, "rules"))
        self.origins[".".join(path)] = str(self.places.at(*self.table, *path))
        return None if pattern is None else Within(normpath(pattern), levels)

    def _limits(self, value: Any, path: tuple[str, ...]) -> dict[str, int]:
        found = self._known(value, ("findings", "seconds"), path)
        limits: dict[str, int] = {}
        for key, limit in found.items():
            if isinstance(limit, int) and not isinstance(limit, bool) and 1 <= limit <= _MOST_FINDINGS:
                limits[f"most_{key}"] = limit
            else:
                words = say("“{key}” must be a whole number from 1 to {most}", key=key, most=_MOST_FINDINGS)
                self._report("bad-value", (*path, key), words)
        return limits

    def _unknown(self, code: str, template: str, name: str, known: Collection[str], path: tuple[str, ...]) -> None:
        near = nearest(name[:_SHOWN].lower().replace("_", "-"), known)
        words = say(template, name=name[:_SHOWN])
        if code == "unknown-key":
            hint = say("; the keys here are {known}", known=", ".join(known))
        elif path[0] == "rules" and name.replace("_", "-") in self.keys:
            hint = say("; it is a setting of its own: put it above the table “rules”")
        else:
            hint = say("")
        hint = say("; did you mean {near}?", near=near[0]) if near else hint
        self._report(code, path, say("{words}{hint}", words=words, hint=hint))

    def _report(self, code: str, path: tuple[str, ...], words: Message) -> None:
        self.problems.append(problem(code, self.places.at(*self.table, *path), words))


def _path_fault(value: str) -> Message | None:
    if len(value) > _LONGEST or "\0" in value:
        return say("this is no path")
    if _ABSOLUTE.match(value) or "\\" in value or ".." in value.split("/"):
        return say("“{path}” must be a path below the folder of this file, written with slashes", path=value[:_SHOWN])
    return None

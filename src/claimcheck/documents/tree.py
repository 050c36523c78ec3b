"""The tree that YAML, JSON and Python content have in common: text, lists and mappings, each with its place."""

from __future__ import annotations

from typing import TypeAlias

MAX_DEPTH = 50
MAX_SCALAR = 10_000
MAX_KEY = 200
MAX_NODES = 500_000

Content: TypeAlias = "str | list[Node] | dict[str, Node]"


class Node:
    """A value of a file, where it begins, and whether all of it could be read.

    A value of a mapping also has the place of its key, and the key as ``written``; the mapping itself spells lower-case
    keys with hyphens.
    """

    __slots__ = ("at", "key_at", "sound", "value", "written")

    def __init__(self, value: Content, at: int, key_at: int = -1, written: str = "") -> None:
        self.value = value
        self.at = at
        self.key_at = key_at
        self.written = written
        self.sound = True


def name_of(key: str) -> str:
    """Return the name of a key as it is written."""
    return key.replace("_", "-") if key.islower() else key

"""Enumerations whose members are cheap to look up: they stand in the keys that every claim is compared by."""

from __future__ import annotations

from enum import Enum


class Choice(Enum):
    """An enumeration; a member is hashed as the one object that it is, not by its name and in Python."""

    __hash__ = object.__hash__

"""Pieces that lie beside an entry, for what is large and read only in part.

An entry tells where each piece lies and its digest; so a piece is believed as the entry is, without all being read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeAlias

from claimcheck.world.digests import blake2b

Fetch: TypeAlias = Callable[[int, int, str], bytes]
"""Takes where a piece begins, how long it is, and its digest; returns the piece or raises ``LostError``."""


class LostError(ValueError):
    """A piece is not there, or another one."""


def digest_of(piece: bytes) -> str:
    """Return the digest of a piece."""
    return blake2b(piece, digest_size=32).hexdigest()


def fetcher(path: str) -> Fetch:
    """Return what takes pieces out of a file; it is opened for each, as few are asked for."""

    def fetch(at: int, length: int, digest: str) -> bytes:
        try:
            with open(path, "rb", buffering=0, opener=_opened) as file:
                file.seek(at)
                piece = file.read(length)
        except OSError as error:
            raise LostError(str(error)) from None
        if digest_of(piece) != digest:
            raise LostError(path)
        return piece

    return fetch


def _opened(path: str, flags: int) -> int:
    """Open a file without waiting, as a pipe in its place would make one wait for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))

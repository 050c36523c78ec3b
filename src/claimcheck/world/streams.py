"""Standard streams as bytes: UTF-8 whatever the locale, a closed pipe no disaster."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO


def put(stream: IO[str] | None, data: bytes) -> None:
    """Write UTF-8 to a stream; a reader that went away (``| head``) is no error. Raises ``OSError`` for a full disk."""
    if stream is None:  # closed before we were started
        return
    try:
        stream.flush()
        binary = getattr(stream, "buffer", None)
        if binary is None:  # replaced by an object of text, as in a notebook
            stream.write(data.decode())
        else:
            binary.write(data)
        stream.flush()
    except BrokenPipeError:
        _forget(stream)
    except OSError:  # said on standard error, if that is left
        _forget(stream)
        raise


def _forget(stream: IO[str]) -> None:
    """Let the interpreter flush what is left into nothing, so that it does not complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

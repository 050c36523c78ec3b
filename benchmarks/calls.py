"""``python -m benchmarks.calls check claims/``: run claimcheck and print how many calls that took, imports and all.

The same on every machine, however busy, for one version of Python and of the packages; but it does not see how long a
call of a C function takes, nor other processes.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from types import FrameType


def main(arguments: list[str]) -> int:
    """Count the calls of Python and C functions."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        if event in {"call", "c_call"}:
            calls += 1

    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):  # noqa: PTH123
        sys.path.pop(0)  # as ``python -m claimcheck`` does, or the cache would know another run
        sys.setprofile(count)
        try:
            import_module("claimcheck.__main__").main(arguments)  # importing is part of it
        finally:
            sys.setprofile(None)
    print(calls)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

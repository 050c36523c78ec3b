"""The version that an archive's rows were made by."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache

_BEFORE, _AFTER = "claimcheck-", ".dist-info"  # of the folder that tells of an installed package (PEP 376)


@cache
def version() -> str:
    """Return the version of the installed claimcheck, empty where it is not installed.

    The name of a folder tells it; ``importlib.metadata``, which takes as long to import as a draft to be held against
    an archive, is asked only where there is none.
    """
    for folder in sys.path:
        with suppress(OSError):
            for name in sorted(os.listdir(folder or ".")):  # noqa: PTH208 - of some hundred names no paths are needed
                if name.startswith(_BEFORE) and name.endswith(_AFTER):
                    return name[len(_BEFORE) : -len(_AFTER)]
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed("claimcheck")
    except PackageNotFoundError:
        return ""

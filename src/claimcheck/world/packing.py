"""What one process hands to another one of the same program: pickled.

Fractions are pickled as digits, which takes longer than to hand on their two numbers.
"""

from __future__ import annotations

import pickle
from fractions import Fraction
from io import BytesIO
from typing import Any


def packed(content: object) -> bytes:
    """Return an object as bytes, which ``unpacked`` makes equal objects of."""
    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {Fraction: _of_fraction}
    pickler.dump(content)
    return out.getvalue()


def unpacked(content: bytes) -> Any:
    """Return what was packed by a copy of this process, and by nobody else."""
    return pickle.loads(content)  # noqa: S301 - what this process's own copy sent


def _of_fraction(number: Fraction) -> tuple[type[Fraction], tuple[int, int]]:
    return Fraction, (number.numerator, number.denominator)

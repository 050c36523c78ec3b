"""A time by which some work ends, whatever it is at: the system's timer ends it, where there is one for this thread."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Final

_AGAIN: Final = 0.2  # seconds: what a callback of the interpreter swallowed is raised once more


class TimeIsUp(BaseException):
    """The time that some work may take is over; no fault, and not to be caught as one."""


def share_of(until: float | None, share: float) -> float | None:
    """Return a time after this share of what is left until another one, both of ``time.monotonic``."""
    return None if until is None else monotonic() + share * max(0.0, until - monotonic())


@contextmanager
def ended_by(until: float | None) -> Iterator[None]:
    """End what is done meanwhile with ``TimeIsUp`` at a time of ``time.monotonic``.

    In a thread other than the first, on a system without timers, and in a program that uses the timer itself, nothing
    ends it.
    """
    if until is None or not _is_ours():
        yield
        return
    alarm = _Alarm()
    before = signal.signal(signal.SIGALRM, alarm)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, max(until - monotonic(), 1e-6), _AGAIN)
            yield
        finally:
            alarm.is_on = False
    finally:  # also where it rang at the very end
        alarm.is_on = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class _Alarm:
    """What the timer calls."""

    def __init__(self) -> None:
        self.is_on = True

    def __call__(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self.is_on:
            raise TimeIsUp


def _is_ours() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGALRM) == signal.SIG_DFL and not any(signal.getitimer(signal.ITIMER_REAL))

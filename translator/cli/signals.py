"""Signals that end a run."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Lets the program clean up when it is told to stop, as it does after Ctrl-C."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    try:
        previous = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread: whoever runs it there must stop it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)

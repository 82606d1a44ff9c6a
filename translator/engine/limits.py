"""How long one construct and one file may take, so that no input makes a run hang.

Measured in processor time of this process: a busy machine changes nothing.
"""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType

# Seconds. What people wrote takes milliseconds.
_CONSTRUCT = 2.0
_FILE = 5.0
_LINES_PER_SECOND = 5_000
# Two phases, reading and printing stay below a minute with it.
_LONGEST = 20.0
# Code that catches everything may catch the first signal.
_AGAIN = 0.5


class TookTooLongError(Exception):
    """A construct, or all constructs of a file, would take too long; the message says which."""


class Allowance:
    """What the constructs of one file may take, each and in all: `with allowance:` around the work on each.

    Raises TookTooLongError, inside and when nothing is left. Where there are no timers, it is without end.
    """

    def __init__(self, lines: int) -> None:
        self._left = min(_FILE + lines / _LINES_PER_SECOND, _LONGEST)
        self._begun = 0.0
        self._has_timer = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        if self._has_timer:
            signal.signal(signal.SIGVTALRM, _stop)

    def __enter__(self) -> None:
        if self._left <= 0:
            raise TookTooLongError("this file's constructs take too long")
        self._begun = time.process_time()
        if self._has_timer:
            signal.setitimer(signal.ITIMER_VIRTUAL, min(_CONSTRUCT, self._left), _AGAIN)

    def __exit__(self, *_exception: object) -> None:
        if self._has_timer:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self._left -= time.process_time() - self._begun


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLongError("the construct takes too long")

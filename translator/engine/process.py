"""The life of one worker process."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import connection
from typing import Any, TypeVar

from translator.engine.tasks import Task

Result = TypeVar("Result")

_shared: Any = None


def start(shared: Any) -> None:  # noqa: ANN401 - whatever the job shares
    """Called first in every worker process."""
    global _shared  # noqa: PLW0603 - a process has one job
    _shared = shared
    # Ctrl-C reaches the whole process group: the parent decides, workers are killed.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    spare_collector()
    threading.Thread(target=_die_with_parent, daemon=True).start()


def spare_collector() -> None:
    """Lets the garbage collector look at less, less often, in this process."""
    # What is loaded stays, and is shared after a fork; what is made for a file dies by reference counts.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def do(work: Callable[[Any, Task], Result], task: Task) -> Result:
    """Do one task in a worker process."""
    return work(_shared, task)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)

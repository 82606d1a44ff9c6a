"""Runs a command and measures it, its children included."""

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

KIBIBYTE = 1024
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Run:
    """One run: seconds of wall time and of CPU time over all processes, bytes of the largest process."""

    wall: float
    cpu: float
    largest: int


def measure(command: Sequence[str], output: Path, watch: Callable[[int], None] | None = None) -> Run:
    """Run a command with its standard output in a file; `watch` gets the process id and runs beside it.

    Raises CalledProcessError if it fails.
    """
    with output.open("wb") as stream:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL)
        watcher = threading.Thread(target=watch, args=[process.pid]) if watch else None
        if watcher:
            watcher.start()
        # Unlike `wait`, this also gives the usage of the children it has waited for.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if watcher:
        watcher.join()
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIBIBYTE)


def median(runs: Sequence[Run]) -> Run:
    """Median of each figure by itself; for the memory the highest."""
    return Run(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        max(run.largest for run in runs),
    )


def peak_memory(command: Sequence[str], output: Path) -> int | None:
    """Most memory a command's processes held together, in bytes, sampled; None where /proc does not tell.

    Pages that processes share count once (proportional set size).
    """
    peak = 0

    def sample(process: int) -> None:
        nonlocal peak
        while (total := tree_memory(process)) is not None:
            peak = max(peak, total)
            time.sleep(0.01)

    measure(command, output, sample)
    return peak or None


def tree_memory(process: int) -> int | None:
    """Bytes that a process and its descendants hold together, or None once it has gone."""
    try:
        total = proportional_set_size(process)
    except (OSError, ValueError):
        return None
    return total + sum(tree_memory(child) or 0 for child in children_of(process))


def children_of(process: int) -> list[int]:
    """The processes that the threads of a process have started; a thread that ends meanwhile has none."""
    found: list[int] = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, children.read_text().split())
    return found


def proportional_set_size(process: int) -> int:
    """Bytes of one process. Raises OSError or ValueError if it has gone."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * KIBIBYTE
    raise ValueError(f"process {process} has no memory left")

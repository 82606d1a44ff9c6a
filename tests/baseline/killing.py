"""A program that kills processes which change a baseline, and looks at what they leave.

Arguments: the baseline, how many times, a seed. A program by itself, because it forks.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from translator.baseline.entry import Entry
from translator.baseline.file import baseline_text, read_baseline
from translator.baseline.store import change

OLD = [Entry(f"{number:03}.py", "PY901", "f", "eval(x)", "0" * 12, "1" * 12) for number in range(400)]
NEW = OLD[::2]


def other(now: list[Entry]) -> list[Entry]:
    """The new entries for the old ones, and the old for the new."""
    return NEW if len(now) == len(OLD) else OLD


def flip(path: Path) -> None:
    """Writes one and the other until it is killed."""
    while True:
        change(path, other)


def main(path: Path, times: int, seed: int) -> None:
    """Ends with an assertion when a file is neither old nor new."""
    moments = random.Random(seed)  # noqa: S311 - moments, no secrets
    path.write_bytes(baseline_text(OLD))
    begun = time.monotonic()
    for _ in range(10):
        change(path, other)
    # A few changes long, however slow the machine is.
    longest = (time.monotonic() - begun) / 10 * 3
    seen = set()
    for _ in range(times):
        child = os.fork()
        if child == 0:
            flip(path)
        time.sleep(moments.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        entries = read_baseline(path)
        assert entries in (OLD, NEW)
        seen.add(len(entries))
    change(path, other)
    assert len(list(path.parent.iterdir())) == 1, "what killed processes leave is used again"
    sys.stdout.write(f"{len(seen)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

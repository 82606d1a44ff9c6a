"""Change a baseline file whole or not at all, one process after the other."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from translator.baseline.entry import Entry
from translator.baseline.file import baseline_text, read_baseline
from translator.errors import RunFailedError

_PATIENCE = 10.0
"""Seconds. Nobody holds a baseline for more than an instant."""

Change = Callable[[list[Entry]], list[Entry]]


def change(path: Path, made: Change, *, create: bool = False) -> tuple[list[Entry], list[Entry]]:
    """Writes what `made` makes of the entries that are in the file now; answers those before and after.

    Nothing is written when they are the same. `create`: a file that is missing is an empty one. Raises RunFailedError
    for a broken file, OSError for one that cannot be written.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    with _alone_in(target.parent):
        missing = create and not target.exists()
        before = [] if missing else read_baseline(path)
        after = sorted(made(before))
        if missing or Counter(before) != Counter(after):
            _replace(target, baseline_text(after))
    return before, after


def shrink(seen: Sequence[Entry], gone: Sequence[Entry], moved: Sequence[tuple[Entry, Entry]]) -> Change:
    """Takes `gone` out and puts the second of each pair of `moved` for the first.

    `seen`: the entries this is about, as they were read. What another process took out meanwhile is not taken out
    twice, nor does it come back.
    """
    allowed = Counter(seen)
    allowed.subtract(gone)
    allowed.subtract(old for old, _ in moved)

    def made(now: list[Entry]) -> list[Entry]:
        left = Counter(now)
        for old, new in moved:
            if left[old] > allowed[old]:
                left[old] -= 1
                left[new] += 1
        for entry in gone:
            left[entry] = min(left[entry], max(allowed[entry], 0))
        return list(left.elements())

    return made


@contextlib.contextmanager
def _alone_in(directory: Path) -> Iterator[None]:
    """Waits until no other process changes a baseline in the directory. The lock goes with the process."""
    try:
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise RunFailedError(f"{directory}: no such directory: make it first") from error
    try:
        _lock(descriptor, directory)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, directory: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > end:
                raise RunFailedError(
                    f"{directory}: another process has been changing the baseline for {_PATIENCE:.0f} seconds: end it"
                ) from error
            time.sleep(0.01)
        except OSError:  # a file system without locks: renaming still keeps the file whole
            return
        else:
            return


def _replace(path: Path, content: bytes) -> None:
    """Write beside, then rename. What a killed process left beside is used again: there is at most one."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    # Exclusive: never through a link that somebody put there.
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(content)
            file.flush()
            with contextlib.suppress(FileNotFoundError):
                os.fchmod(file.fileno(), path.stat().st_mode & 0o7777)
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise

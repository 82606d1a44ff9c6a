"""What one process does at a time: a few files that follow each other in path order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from msgspec import Struct

from translator.source.files import Candidate

# Large enough that sending a task costs nothing beside it, small enough that all processes end together.
_SMALLEST, _LARGEST = 32_768, 1_048_576
_TASKS_PER_PROCESS = 8
_COST_OF_A_FILE = 2_048


class Task(Struct, frozen=True):
    """`number`: the place of its first file among all, unique. `files`: what to do.

    Phase two finds the facts of `files` in what the task `segment` of phase one left, from record `first` on.
    """

    number: int
    files: tuple[Candidate, ...]
    segment: int = -1
    first: int = 0


def divide(files: Sequence[Candidate], jobs: int) -> list[Task]:
    """Tasks of about equal size, in path order; a large file is one by itself."""
    sizes = [_size(file) + _COST_OF_A_FILE for file in files]
    enough = min(max(sum(sizes) // (jobs * _TASKS_PER_PROCESS), _SMALLEST), _LARGEST)
    tasks: list[Task] = []
    first = filled = 0
    for place, size in enumerate(sizes):
        if filled and filled + size > enough:
            tasks.append(Task(first, tuple(files[first:place])))
            first, filled = place, 0
        filled += size
    if files:
        tasks.append(Task(first, tuple(files[first:])))
    return tasks


def largest_first(tasks: Sequence[Task]) -> list[Task]:
    """The order to begin them in: what takes long must not begin last."""
    # A file that shares its task with none is one that is too large to.
    return sorted(tasks, key=lambda task: len(task.files) > 1)


def one_by_one(task: Task) -> Iterator[Task]:
    """A task for each file of a task."""
    for place, file in enumerate(task.files):
        yield Task(task.number + place, (file,), task.segment, task.first + place)


def total_size(files: Sequence[Candidate]) -> int:
    """Bytes of all files."""
    return sum(map(_size, files))


def _size(file: Candidate) -> int:
    try:
        return os.stat(file.location).st_size  # noqa: PTH116 - a hundred thousand paths need no objects
    except (OSError, ValueError):
        return 0

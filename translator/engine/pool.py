"""Do tasks over processes; a process that dies costs the file it died of, never the run."""

from __future__ import annotations

import errno
import multiprocessing
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct

from translator.engine import process
from translator.engine.tasks import Task, one_by_one
from translator.errors import RunFailedError

Result = TypeVar("Result")


class Job(Struct, Generic[Result], frozen=True, eq=False):
    """What is done with each task. All functions are top-level ones: they travel by name.

    `shared`: what every call gets first. `lost`: what stands in for the result of a task of one file, and why.
    `begun`: the file that exists as soon as a task is begun.
    """

    shared: Any
    work: Callable[[Any, Task], Result]
    lost: Callable[[Any, Task, str], Result]
    begun: Callable[[Task], Path]


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_tasks(job: Job[Result], tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, list[Result]]]:
    """Each task with its results, as they are done: one, or one for each file of a task that failed as a whole.

    With one job everything is done in this process. Raises RunFailedError when the disk is full.
    """
    if jobs == 1 or len(tasks) <= 1:
        for task in tasks:
            yield task, _here(job, task)
        return
    waiting = list(tasks)
    while waiting:
        unfinished: list[Task] = []
        failed: list[Task] = []
        for task, future in _futures(job, waiting, jobs):
            error = future.exception()
            if error is None:
                yield task, [future.result()]
            else:
                _raise_if_disk_is_full(error)
                (unfinished if isinstance(error, BrokenProcessPool) else failed).append(task)
        # One process that dies takes the pool along: only tasks that were begun can be the reason.
        failed += [task for task in unfinished if job.begun(task).exists()]
        waiting = [task for task in unfinished if task not in failed]
        if waiting and not failed:
            raise RunFailedError("worker processes die as soon as they start: try `--jobs 1`")
        for task in failed:
            yield task, _carefully(job, task)


def _here(job: Job[Result], task: Task) -> list[Result]:
    try:
        return [job.work(job.shared, task)]
    except Exception as error:  # noqa: BLE001 - one file must not take the others along
        _raise_if_disk_is_full(error)
        if len(task.files) == 1:
            return [job.lost(job.shared, task, _told(error))]
        return [result for single in one_by_one(task) for result in _here(job, single)]


def _carefully(job: Job[Result], task: Task) -> list[Result]:
    """The results of a task's files, one after the other in a process that is replaced when it dies."""
    results: dict[int, Result] = {}
    waiting = list(one_by_one(task))
    while waiting:
        errors: dict[int, BaseException] = {}
        for single, future in _futures(job, waiting, 1):
            error = future.exception()
            if error is None:
                results[single.number] = future.result()
            else:
                _raise_if_disk_is_full(error)
                errors[single.number] = error
        waiting = [single for single in waiting if single.number in errors]
        if waiting:
            # They are done in order, so it was the first that failed.
            first = waiting.pop(0)
            results[first.number] = job.lost(job.shared, first, _told(errors[first.number]))
    return [results[number] for number in sorted(results)]


def _futures(job: Job[Result], tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Future[Result]]]:
    with _executor(job.shared, min(jobs, len(tasks))) as executor:
        futures = {_submit(executor, job, task): task for task in tasks}
        for future in as_completed(futures):
            yield futures[future], future


def _submit(executor: ProcessPoolExecutor, job: Job[Result], task: Task) -> Future[Result]:
    try:
        return executor.submit(process.do, job.work, task)
    except BrokenProcessPool as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


@contextmanager
def _executor(shared: Any, jobs: int) -> Iterator[ProcessPoolExecutor]:  # noqa: ANN401 - see Job
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=process.start, initargs=(shared,))
    try:
        yield executor
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.kill()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def forks() -> bool:
    """Whether worker processes inherit what this one holds in memory."""
    # A fork costs milliseconds, but copies locks that other threads may hold.
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> BaseContext:
    return multiprocessing.get_context("fork" if forks() else "spawn")


def _raise_if_disk_is_full(error: BaseException) -> None:
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        where = error.filename or tempfile.gettempdir()
        raise RunFailedError(f"{where}: {error.strerror}: make room, or let TMPDIR name another directory") from error


def _told(error: BaseException) -> str:
    if isinstance(error, BrokenProcessPool):
        return "the process that worked on it died"
    message = " ".join(str(error).split())[:200]
    return f"internal error: {type(error).__name__}" + (f": {message}" if message else "")

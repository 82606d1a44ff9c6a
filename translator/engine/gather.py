"""The first phase of a gate over many files, in several processes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from translator.engine.facts import FileFacts
from translator.engine.gate import Gate, lost, survey
from translator.engine.pool import Job, run_tasks, usable_processors
from translator.engine.process import spare_collector
from translator.engine.run import in_path_order, with_progress
from translator.engine.spool import put, spool_directory, take
from translator.engine.tally import Tally
from translator.engine.tasks import Task, divide, largest_first
from translator.engine.work import Done, facts_path
from translator.source.files import Candidate


class Shared(Struct, frozen=True, eq=False):
    """What every process must know. `spool`: where results go."""

    gate: Gate
    spool: Path


def survey_in_processes(
    gate: Gate, files: Sequence[Candidate], jobs: int | None, progress: Callable[[str, int, int], None]
) -> Iterator[FileFacts]:
    """The facts of each file, in path order."""
    jobs = jobs or usable_processors()
    gc.enable()
    with spool_directory() as spool:
        tasks = divide(files, jobs)
        spare_collector()
        job = Job(Shared(gate, spool), survey_task, survey_lost, partial(_path_of, spool))
        results = run_tasks(job, largest_first(tasks), jobs)
        for done in in_path_order(with_progress(results, "checking", len(files), progress), tasks):
            path = _path_of(spool, done.task)
            yield from take(path, FileFacts)
            path.unlink()


def survey_task(shared: Shared, task: Task) -> Done:
    """Surveys the files of one task; their facts go to the spool."""
    with _path_of(shared.spool, task).open("wb") as facts:
        for file in task.files:
            put(facts, survey(shared.gate, file))
    return Done(task, Tally())


def survey_lost(shared: Shared, task: Task, reason: str) -> Done:
    """The facts of files that we failed on."""
    with _path_of(shared.spool, task).open("wb") as facts:
        for file in task.files:
            put(facts, lost(file, reason))
    return Done(task, Tally())


def _path_of(spool: Path, task: Task) -> Path:
    return facts_path(spool, task.number)

"""The two phases over all files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from translator.engine import work
from translator.engine.matcher import matcher_for
from translator.engine.pool import Job, forks, run_tasks
from translator.engine.record import FileRecord
from translator.engine.spool import take
from translator.engine.tally import Tally
from translator.engine.tasks import Task, divide, largest_first, total_size
from translator.engine.work import Done, Rendering, Work
from translator.source.files import Candidate

Progress = Callable[[str, int, int], None]
"""(what is being done, files done, files in all)"""

# Below, starting processes costs more than it saves. Bytes, without and with skeletons.
_SMALL, _SMALL_WITH_SKELETONS = 800_000, 100_000


class Part(Struct, frozen=True, eq=False):
    """The results for some files that follow each other.

    `printed`: what each report prints. `records`: what is recorded. `tally`: what it counts up to.
    """

    printed: tuple[Path, ...]
    records: Path
    tally: Tally

    def files(self) -> Iterator[FileRecord]:
        """What is recorded of each file."""
        return take(self.records, FileRecord)


def run(shared: Work, files: Sequence[Candidate], jobs: int, progress: Progress) -> Iterator[Part]:
    """The results for all files, in path order, each as soon as it and all before it are there."""
    if total_size(files) < (_SMALL_WITH_SKELETONS if shared.skeletons else _SMALL):
        jobs = 1
    if jobs > 1 and forks():
        # What every process needs first is made once and inherited.
        for language in {file.language for file in files}:
            matcher_for(language, shared.catalogue, shared.selection)
    tasks = divide(files, jobs)
    begun = partial(_path_of, work.printed_path, shared.spool)
    if shared.skeletons:
        tasks = _first_phase(shared, tasks, jobs, progress)
        numbers = tuple(task.number for task in tasks)
        # Processes that cannot inherit the index load it themselves, all at once.
        index = work.load_index(shared.spool, numbers) if jobs == 1 or forks() else None
        job = Job(Rendering(shared, numbers, index), work.render_task, work.render_lost, begun)
        results = run_tasks(job, tasks, jobs)
    else:
        job = Job(shared, work.scan_task, work.scan_lost, begun)
        results = run_tasks(job, largest_first(tasks), jobs)
    what = "rendering" if shared.skeletons else "surveying"
    for done in in_path_order(with_progress(results, what, len(files), progress), tasks):
        number = done.task.number
        printed = tuple(work.printed_path(shared.spool, number, place) for place in range(len(shared.printers)))
        yield Part(printed, work.records_path(shared.spool, number), done.tally)


def _first_phase(shared: Work, tasks: Sequence[Task], jobs: int, progress: Progress) -> list[Task]:
    """Surveys all files; answers the tasks of the second phase, in path order."""
    job = Job(shared, work.survey_task, work.survey_lost, partial(_path_of, work.facts_path, shared.spool))
    results = run_tasks(job, largest_first(tasks), jobs)
    total = sum(len(task.files) for task in tasks)
    done = [one.task for _, all_of_it in with_progress(results, "surveying", total, progress) for one in all_of_it]
    done.sort(key=lambda task: task.number)
    return [replace(task, segment=task.number, first=0) for task in done]


def _path_of(place: Callable[[Path, int], Path], spool: Path, task: Task) -> Path:
    return place(spool, task.number)


_Results = Iterator[tuple[Task, list[Done]]]


def with_progress(results: _Results, what: str, total: int, progress: Progress) -> _Results:
    """The results as they are, each counted when it has been dealt with."""
    finished = 0
    progress(what, finished, total)
    for task, done in results:
        yield task, done
        finished += len(task.files)
        progress(what, finished, total)


def in_path_order(results: _Results, tasks: Sequence[Task]) -> Iterator[Done]:
    """The results in the order of `tasks`, each as soon as those before it are there."""
    early: dict[int, list[Done]] = {}
    expected = iter(tasks)
    following = next(expected, None)
    for task, done in results:
        early[task.number] = done
        while following is not None and following.number in early:
            yield from early.pop(following.number)
            following = next(expected, None)

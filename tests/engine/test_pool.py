"""What happens to processes: real ones, that die, raise and are interrupted."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from translator.engine.pool import Job, run_tasks, usable_processors
from translator.engine.tasks import Task
from translator.errors import RunFailedError
from translator.source.files import Candidate

CHECKOUT = Path(__file__).parents[2]


def task(number: int, *names: str) -> Task:
    return Task(number, tuple(Candidate(name, name, "python") for name in names))


def begun(directory: Path, task: Task) -> Path:
    return directory / str(task.number)


def work(directory: Path, task: Task) -> list[str]:
    """Does what the names of the files say."""
    begun(directory, task).touch()
    for file in task.files:
        if file.path == "die":
            # What else was begun meanwhile must not be lost with it.
            time.sleep(0.1)
            os.kill(os.getpid(), signal.SIGKILL)
        elif file.path == "raise":
            raise ValueError("no good")
        elif file.path == "full":
            raise OSError(errno.ENOSPC, "No space left on device", "/spool/7")
    return [file.path for file in task.files]


def lost(_directory: Path, task: Task, reason: str) -> list[str]:
    return [f"{file.path}: {reason}" for file in task.files]


def results(directory: Path, tasks: list[Task], jobs: int) -> dict[int, list[str]]:
    job = Job(directory, work, lost, partial(begun, directory))
    done = list(run_tasks(job, tasks, jobs))
    assert len(done) == len(tasks)
    return {task.number: [name for result in part for name in result] for task, part in done}


DIED = "die: the process that worked on it died"
RAISED = "raise: internal error: ValueError: no good"


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_task_is_done(tmp_path: Path, jobs: int) -> None:
    tasks = [task(number, f"a{number}", f"b{number}") for number in range(0, 20, 2)]
    assert results(tmp_path, tasks, jobs) == {n: [f"a{n}", f"b{n}"] for n in range(0, 20, 2)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_raises_costs_one_file(tmp_path: Path, jobs: int) -> None:
    tasks = [task(0, "a", "b"), task(2, "c", "raise", "d"), task(5, "e")]
    assert results(tmp_path, tasks, jobs) == {0: ["a", "b"], 2: ["c", RAISED, "d"], 5: ["e"]}


def test_a_process_that_dies_costs_one_file(tmp_path: Path) -> None:
    tasks = [task(number, f"a{number}", f"b{number}") for number in range(0, 20, 2)]
    tasks[3] = task(6, "a6", "die", "c6", "die")
    assert results(tmp_path, tasks, 2)[6] == ["a6", DIED, "c6", DIED]
    assert results(tmp_path, tasks, 2)[8] == ["a8", "b8"]


def test_several_processes_that_die_cost_their_files(tmp_path: Path) -> None:
    tasks = [task(number, "die" if number % 3 == 0 else "a") for number in range(12)]
    assert results(tmp_path, tasks, 3) == {n: [DIED] if n % 3 == 0 else ["a"] for n in range(12)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_ends_the_run(tmp_path: Path, jobs: int) -> None:
    with pytest.raises(RunFailedError, match="/spool/7: No space left on device: make room"):
        results(tmp_path, [task(0, "a"), task(1, "full")], jobs)


def test_it_works_where_processes_are_spawned(tmp_path: Path) -> None:
    # Another thread runs: a fork would copy locks that it may hold.
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert results(tmp_path, [task(0, "a"), task(1, "die"), task(2, "b")], 2) == {0: ["a"], 1: [DIED], 2: ["b"]}
    finally:
        done.set()
        thread.join()


def test_there_is_a_processor() -> None:
    assert usable_processors() >= 1


SCRIPT = """
    import os, sys, time
    from functools import partial
    from pathlib import Path
    from tests.engine.test_pool import begun, lost, task
    from translator.engine.pool import Job, run_tasks

    def work(directory, task):
        (directory / f"pid-{os.getpid()}").touch()
        time.sleep(60)

    directory = Path(sys.argv[1])
    list(run_tasks(Job(directory, work, lost, partial(begun, directory)), [task(n, "a") for n in range(9)], 2))
"""


@pytest.mark.parametrize(
    ("stop", "number"), [(os.killpg, signal.SIGINT), (os.kill, signal.SIGINT), (os.kill, signal.SIGKILL)]
)
def test_no_process_is_left_behind(
    tmp_path: Path, stop: Callable[[int, signal.Signals], None], number: signal.Signals
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(SCRIPT), str(tmp_path)],
        cwd=CHECKOUT,
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    workers = wait_for(lambda: [int(path.name[4:]) for path in tmp_path.glob("pid-*")], 2)
    began = time.monotonic()
    stop(child.pid, number)
    assert child.wait(10) != 0
    assert wait_for(lambda: [pid for pid in workers if not is_running(pid)], 2) == workers
    assert time.monotonic() - began < 5


def wait_for(look: Callable[[], list[int]], number: int) -> list[int]:
    deadline = time.monotonic() + 10
    while len(found := look()) < number and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(found) == number
    return list(found)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False

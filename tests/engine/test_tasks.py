from pathlib import Path

from translator.engine.tasks import Task, divide, largest_first, one_by_one, total_size
from translator.source.files import Candidate


def files(directory: Path, *sizes: int) -> list[Candidate]:
    found = []
    for place, size in enumerate(sizes):
        path = directory / f"{place:03}.py"
        path.write_bytes(b"#" * size)
        found.append(Candidate(path.name, str(path), "python"))
    return found


def test_tasks_hold_all_files_in_path_order(tmp_path: Path) -> None:
    found = files(tmp_path, *[10_000] * 40)
    tasks = divide(found, 2)
    assert len(tasks) > 4
    assert [file for task in tasks for file in task.files] == found
    assert [task.number for task in tasks] == [found.index(task.files[0]) for task in tasks]


def test_a_large_file_is_a_task_by_itself_and_begins_first(tmp_path: Path) -> None:
    found = files(tmp_path, *[100] * 20, 2_000_000, *[100] * 20)
    tasks = divide(found, 2)
    assert [len(task.files) for task in tasks] == [20, 1, 20]
    assert [task.number for task in largest_first(tasks)] == [20, 0, 21]


def test_no_files_no_tasks() -> None:
    assert divide([], 4) == []


def test_a_file_that_is_gone_counts_nothing(tmp_path: Path) -> None:
    found = [*files(tmp_path, 5), Candidate("gone.py", str(tmp_path / "gone.py"), "python")]
    assert total_size(found) == 5
    assert len(divide(found, 1)) == 1


def test_one_by_one_keeps_numbers_and_places(tmp_path: Path) -> None:
    found = tuple(files(tmp_path, 1, 1))
    assert list(one_by_one(Task(7, found, 3, 2))) == [Task(7, found[:1], 3, 2), Task(8, found[1:], 3, 3)]

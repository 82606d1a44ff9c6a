"""pre-commit may split the files over calls, in any order and at once: the answer must be the same."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from tests.baseline.sample import BASELINE, accept, judge, write
from tests.revision.repository import git_in, init
from translator.baseline import store
from translator.baseline.entry import Entry
from translator.baseline.file import read_baseline
from translator.baseline.store import change, shrink
from translator.errors import RunFailedError

ONE = "def run(rule):\n    return eval(rule)\n"
OTHER = "class Rules:\n    def apply(self, text):\n        exec(text + self.tail)\n"

EDITS = [
    {"a.py": "", "b.py": OTHER + ONE},
    {"a.py": OTHER, "b.py": ONE},
    {"a.py": "", "b.py": "", "c.py": ONE + OTHER},
    {"a.py": "", "c.py": ONE.replace("run", "go")},
    {"a.py": ONE + ONE.replace("run", "go"), "b.py": ""},
    {"a.py": "", "c.py": ONE, "d.py": ONE},
    {"a.py": "def run(text):\n    return eval(text)\n", "c.py": ONE},
]


def project(root: Path) -> Path:
    root.mkdir()
    write(root, {"a.py": ONE, "b.py": OTHER})
    accept(root)
    git = init(root)
    git("add", "-A")
    git("commit", "-qm", "first")
    return root


@pytest.mark.parametrize("edit", EDITS)
def test_whatever_the_order_the_answer_is_the_same(tmp_path: Path, edit: dict[str, str]) -> None:
    whole = project(tmp_path / "whole")
    write(whole, edit)
    expected = judge(whole, sorted(edit))
    left = read_baseline(whole / BASELINE)
    for number, order in enumerate(permutations(sorted(edit))):
        root = project(tmp_path / f"split{number}")
        write(root, edit)
        found = [judge(root, [name]) for name in order]
        assert sum(len(judged.new) for judged in found) == len(expected.new), order
        if not expected.new:
            assert read_baseline(root / BASELINE) == left, order


def test_a_move_that_was_committed_is_found_where_the_code_is_now(tmp_path: Path) -> None:
    for order in (["a.py", "b.py"],), (["b.py"], ["a.py"]), (["b.py"],):
        root = project(tmp_path / str(order))
        write(root, {"a.py": "", "b.py": OTHER + ONE})
        git = git_in(root)
        git("commit", "-qam", "moved")
        assert all(judge(root, names).new == frozenset() for names in order)
        assert {entry.path for entry in read_baseline(root / BASELINE)} == {"b.py"}


def test_a_copy_is_new_although_its_original_is_not_checked(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    write(root, {"b.py": OTHER + ONE})
    git_in(root)("commit", "-qam", "copied")
    assert len(judge(root, ["b.py"]).new) == 1
    assert {entry.path for entry in read_baseline(root / BASELINE)} == {"a.py", "b.py"}


def test_moves_are_found_by_whoever_is_asked_first(tmp_path: Path) -> None:
    for order in (["a.py"], ["b.py"], ["a.py", "b.py"]), (["b.py"], ["a.py"]), (["a.py"], ["b.py"]):
        root = project(tmp_path / str(order))
        write(root, {"a.py": "", "b.py": OTHER + ONE})
        assert all(judge(root, names).new == frozenset() for names in order)
        assert {entry.path for entry in read_baseline(root / BASELINE)} == {"b.py"}


def test_calls_at_once_lose_nothing_and_bring_nothing_back(tmp_path: Path) -> None:
    names = [f"f{number}.py" for number in range(12)]
    write(tmp_path, dict.fromkeys(names, ONE + "\n\n" + OTHER))
    accept(tmp_path)
    assert len(read_baseline(tmp_path / BASELINE)) == 24
    write(tmp_path, {name: OTHER if number % 2 else "" for number, name in enumerate(names)})
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=judge, args=(tmp_path, names[start : start + 3])) for start in range(0, 12, 3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert [entry.path for entry in read_baseline(tmp_path / BASELINE)] == sorted(names[1::2])


def entry(number: int) -> Entry:
    return Entry("a.py", "PY901", "f", f"eval({number})", "t", "s")


def shrunk(seen: Sequence[Entry], now: Sequence[Entry], gone: Sequence[Entry]) -> list[Entry]:
    return sorted(shrink(seen, gone, [])(list(now)))


def test_what_two_processes_take_out_is_taken_out_once() -> None:
    one, two = entry(1), entry(2)
    assert shrunk([one, one, two], [one, one, two], [one]) == [one, two]
    assert shrunk([one, one, two], [one, two], [one]) == [one, two]
    assert shrunk([one, one, two], [two], [one]) == [two]
    assert shrunk([one], [one, two], [one]) == [two]


def test_what_two_processes_move_is_moved_once() -> None:
    one, two = entry(1), entry(2)
    move = shrink([one], [], [(one, two)])
    assert move(move([one])) == [two]
    assert move([]) == []


def test_a_lock_that_is_never_given_back_ends_in_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    accept(tmp_path)
    holder = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(holder, fcntl.LOCK_EX)
        with pytest.raises(RunFailedError, match="another process"):
            change(tmp_path / BASELINE, lambda now: [*now, entry(1)])
    finally:
        os.close(holder)
    assert read_baseline(tmp_path / BASELINE) == []
    change(tmp_path / BASELINE, lambda now: [*now, entry(1)])
    assert read_baseline(tmp_path / BASELINE) == [entry(1)]

"""Both phases over a small tree, in one process and in several."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from tree_sitter import Node

from tests.engine.conftest import Install
from tests.engine.sample import catalogue, front_end, pattern
from translator.engine import run as run_module
from translator.engine.facts import FileFacts, Finding, LedgerEntry, Match
from translator.engine.record import FileRecord
from translator.engine.run import run
from translator.engine.select import select_all
from translator.engine.spool import spool_directory
from translator.engine.work import Work
from translator.ir.declarations import Function
from translator.ir.expressions import Expression, Name, Unary
from translator.ir.index import Index
from translator.source.discovery import discover

PAGES = catalogue(pattern("PY001", "(call) @finding", uses=("finding",), effort=3))


def print_file(facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    lines = [f"{facts.path}:{finding.start.line} {finding.skeleton}\n" for finding in findings]
    if findings and "unprintable" in facts.path:
        raise ValueError("no print")
    return "".join(lines).encode()


def count_findings(facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    return f"{facts.path} {len(findings)}\n".encode()


def render(match: Match, _page: object, index: Index, _path: str, unit: str, *_more: object) -> object:
    if match.source == "die()":
        os.kill(os.getpid(), signal.SIGKILL)
    known = index.function("shared", "f")
    doc = known.doc if known else "nothing"
    return SimpleNamespace(text=f"{unit} knows {doc}", crates=(), problem=None)


class Outcome(SimpleNamespace):
    text: str
    numbers: str
    records: dict[str, FileRecord]
    findings: int
    effort: int
    progress: list[tuple[str, int, int]]


@pytest.fixture(params=[1, 2], ids=["here", "processes"])
def jobs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(run_module, "_SMALL", 0)
    monkeypatch.setattr(run_module, "_SMALL_WITH_SKELETONS", 0)
    # A task for each file.
    monkeypatch.setattr("translator.engine.tasks._SMALLEST", 1)
    monkeypatch.setattr("translator.engine.tasks._TASKS_PER_PROCESS", 1_000)
    number = request.param
    assert isinstance(number, int)
    return number


@pytest.fixture(autouse=True)
def fakes(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    del install
    made = SimpleNamespace(render=render, Skeleton=SimpleNamespace, plain=str)
    monkeypatch.setitem(sys.modules, "translator.rust.skeletons.skeleton", made)


def survey(directory: Path, files: dict[str, str], jobs: int, *, skeletons: bool = True) -> Outcome:
    for name, content in files.items():
        (directory / name).write_text(content, encoding="utf-8")
    found = discover([directory])
    progress: list[tuple[str, int, int]] = []
    with spool_directory() as spool:
        work = Work(PAGES, select_all(PAGES), found.root, spool, (print_file, count_findings), skeletons)
        parts = list(run(work, found.files, jobs, lambda *step: progress.append(step)))
        return Outcome(
            text=b"".join(part.printed[0].read_bytes() for part in parts).decode(),
            numbers=b"".join(part.printed[1].read_bytes() for part in parts).decode(),
            records={record.path: record for part in parts for record in part.files()},
            findings=sum(part.tally.total.findings for part in parts),
            effort=sum(part.tally.total.effort for part in parts),
            progress=progress,
        )


def declares(names: str) -> tuple[Function, ...]:
    return (Function("f", doc=names),)


def test_findings_come_in_path_order_with_what_all_files_declare(tmp_path: Path, jobs: int, install: Install) -> None:
    # Both files declare the function: the first one in path order stays, whichever process is done first.
    install(
        front_end(
            unit=lambda path, _root: "shared" if path.stem in {"b", "c"} else path.stem,
            file_names=lambda _root, source, _unit: source.decode().splitlines()[0],
            declarations=declares,
        )
    )
    files = {f"{name}.py": f"# {name}\nx({name})\n" for name in "dcbea"}
    done = survey(tmp_path, files, jobs)
    assert done.text.splitlines() == [
        "a.py:2 a knows # b",
        "b.py:2 shared knows # b",
        "c.py:2 shared knows # b",
        "d.py:2 d knows # b",
        "e.py:2 e knows # b",
    ]
    assert list(done.records) == ["a.py", "b.py", "c.py", "d.py", "e.py"]
    assert done.numbers.splitlines() == ["a.py 1", "b.py 1", "c.py 1", "d.py 1", "e.py 1"]
    assert (done.findings, done.effort) == (5, 15)


def test_without_skeletons_there_is_one_phase(tmp_path: Path, jobs: int) -> None:
    done = survey(tmp_path, {"a.py": "f()\n", "b.py": "g()\n"}, jobs, skeletons=False)
    assert done.text == "a.py:1 None\nb.py:1 None\n"
    assert {what for what, _, _ in done.progress} == {"surveying"}


def test_progress_counts_files(tmp_path: Path, jobs: int) -> None:
    done = survey(tmp_path, {"a.py": "f()\n", "b.py": "g()\n"}, jobs)
    steps = [(what, number, 2) for what in ("surveying", "rendering") for number in range(3)]
    assert done.progress == steps


def test_a_file_that_cannot_be_printed_costs_itself(tmp_path: Path, jobs: int) -> None:
    done = survey(tmp_path, {"a.py": "f()\n", "unprintable.py": "g()\n", "z.py": "h()\n"}, jobs)
    assert done.text == "a.py:1 a knows nothing\nz.py:1 z knows nothing\n"
    record = done.records["unprintable.py"]
    assert (record.status, record.reason) == ("skipped", "internal error: ValueError: no print")


def test_a_process_that_dies_of_a_skeleton_costs_the_skeletons_of_its_file(tmp_path: Path) -> None:
    files = {f"{n}.py": "f()\n" for n in range(9)} | {"4.py": "f()\ndie()\n"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_module, "_SMALL_WITH_SKELETONS", 0)
        patch.setattr("translator.engine.tasks._SMALLEST", 5_000)
        patch.setattr("translator.engine.tasks._TASKS_PER_PROCESS", 100)
        done = survey(tmp_path, files, 2)
    assert done.text.splitlines() == [
        *(f"{n}.py:1 {n} knows nothing" for n in range(4)),
        "4.py:1 None",
        "4.py:2 None",
        *(f"{n}.py:1 {n} knows nothing" for n in range(5, 9)),
    ]
    reason = "no skeletons: the process that worked on it died"
    assert done.records["4.py"].ledger == (LedgerEntry("skeleton", "4.py", 0, reason),)
    assert done.records["4.py"].status == "ok"


def nested(depth: int) -> Expression:
    value: Expression = Name("x")
    for _ in range(depth):
        value = Unary("-", value)
    return value


def test_values_that_nest_too_deep_to_be_written_are_left_out(tmp_path: Path, jobs: int, install: Install) -> None:
    def lower(node: Node, _names: object) -> Expression:
        return nested(100_000 if node.text == b"deep()" else 1)

    install(front_end(lower=lower))
    done = survey(tmp_path, {"a.py": "deep()\nf()\n", "b.py": "f()\n"}, jobs)
    assert done.text.splitlines() == ["a.py:1 a knows nothing", "a.py:2 a knows nothing", "b.py:1 b knows nothing"]
    (entry,) = done.records["a.py"].ledger
    assert "RecursionError" in entry.reason
    assert done.records["b.py"].ledger == ()


def test_declarations_that_nest_too_deep_are_left_out(tmp_path: Path, jobs: int, install: Install) -> None:
    def deep(_names: object) -> tuple[Function, ...]:
        return (Function("f", decorators=(nested(100_000),)),)  # type: ignore[arg-type] # what counts is the depth

    install(front_end(declarations=deep))
    done = survey(tmp_path, {"a.py": "f()\n"}, jobs)
    assert done.text == "a.py:1 a knows nothing\n"
    (entry,) = done.records["a.py"].ledger
    assert (entry.kind, entry.reason) == ("limit", "its declarations nest too deep and are unknown elsewhere")

"""Random edits of real source: what they do not touch stays known, what they add is new, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.baseline.sample import accept, judge, write

CONSTRUCTS = (
    "eval({name})",
    "eval({name} + {number})",
    "exec({name}.text, {{'value': {number}}})",
    "setattr(self, {name}, {number})",
    "getattr(target, {name})({number}, [item for item in {name} if item != {number}], key='{number}')",
    "compile(f'{{{name}}} {number}', 'file', 'eval')",
)
NOISE = ("pass", "print('plain')", "total = 1 + 2", "# a comment", "for word in []: break")
NAMES = ("rule", "expression", "text", "attribute")


class Line(Struct):
    """A statement; `construct`: whether it is a finding."""

    text: str
    construct: bool


class Function(Struct):
    name: str
    lines: list[Line]


Project = dict[str, list[Function]]
Edit = Callable[[Project, Random], None]

numbers = iter(range(10_000_000))


def construct(random: Random) -> Line:
    return Line(random.choice(CONSTRUCTS).format(name=random.choice(NAMES), number=random.randrange(4)), construct=True)


def function(random: Random) -> Function:
    lines = [
        construct(random) if random.random() < 0.5 else Line(random.choice(NOISE), construct=False) for _ in range(3)
    ]
    return Function(f"function_{next(numbers)}", lines)


def project(random: Random) -> Project:
    return {name: [function(random) for _ in range(3)] for name in ("a.py", "b.py", "c/d.py")}


def source(functions: list[Function]) -> str:
    return "\n\n".join(
        f"def {one.name}(self, target, {', '.join(NAMES)}):\n"
        + "".join(f"    {line.text}\n" for line in one.lines)
        + "    return self\n"
        for one in functions
    )


def save(root: Path, files: Project) -> None:
    for path in root.rglob("*.py"):
        path.unlink()
    write(root, {name: source(functions) for name, functions in files.items()})


def add_noise(files: Project, random: Random) -> None:
    for functions in files.values():
        if random.random() < 0.5:
            one = random.choice(functions)
            one.lines.insert(random.randrange(len(one.lines) + 1), Line(random.choice(NOISE), construct=False))


def rename_function(files: Project, random: Random) -> None:
    random.choice(random.choice(list(files.values()))).name = f"renamed_{next(numbers)}"


def reorder(files: Project, random: Random) -> None:
    random.shuffle(random.choice(list(files.values())))


def add_function(files: Project, random: Random) -> None:
    functions = random.choice(list(files.values()))
    functions.insert(
        random.randrange(len(functions) + 1), Function(f"plain_{next(numbers)}", [Line("pass", construct=False)])
    )


def move_function(files: Project, random: Random) -> None:
    one, other = random.sample(list(files), 2)
    if len(files[one]) > 1:
        files[other].append(files[one].pop(random.randrange(len(files[one]))))


def rename_file(files: Project, random: Random) -> None:
    files[f"file_{next(numbers)}.py"] = files.pop(random.choice(list(files)))


def reformat(files: Project, random: Random) -> None:
    one = random.choice(random.choice(list(files.values())))
    for line in one.lines:
        if line.construct:
            broken = re.sub(r"^(\w+)\((.*)\)$", r"(\1(\n        \2,\n    ))  # kept", line.text)
            line.text = broken.replace("'", '"') if "{" not in broken else broken


EDITS: tuple[Edit, ...] = (add_noise, rename_function, reorder, add_function, move_function, rename_file, reformat)
seeds = st.integers(0, 2**32)
edits = st.lists(st.sampled_from(EDITS), max_size=8)


def edited(tmp_path_factory: pytest.TempPathFactory, seed: int, some: list[Edit]) -> tuple[Path, Project, Random]:
    root, random = tmp_path_factory.mktemp("project"), Random(seed)  # noqa: S311 - no secrets
    files = project(random)
    save(root, files)
    accept(root)
    for edit in some:
        edit(files, random)
    return root, files, random


@settings(max_examples=30)
@given(seeds, edits)
def test_edits_elsewhere_change_nothing(tmp_path_factory: pytest.TempPathFactory, seed: int, some: list[Edit]) -> None:
    root, files, _ = edited(tmp_path_factory, seed, some)
    save(root, files)
    judged = judge(root)
    assert (judged.new, judged.stale) == (frozenset(), ())


@settings(max_examples=30)
@given(seeds, edits)
def test_one_construct_more_is_one_new_finding(
    tmp_path_factory: pytest.TempPathFactory, seed: int, some: list[Edit]
) -> None:
    root, files, random = edited(tmp_path_factory, seed, some)
    one = random.choice(random.choice(list(files.values())))
    one.lines.insert(random.randrange(len(one.lines) + 1), construct(random))
    save(root, files)
    judged = judge(root)
    assert (len(judged.new), judged.stale) == (1, ())


@settings(max_examples=30)
@given(seeds, edits)
def test_one_construct_less_is_one_entry_less(
    tmp_path_factory: pytest.TempPathFactory, seed: int, some: list[Edit]
) -> None:
    root, files, random = edited(tmp_path_factory, seed, some)
    holders = [one for functions in files.values() for one in functions if any(line.construct for line in one.lines)]
    one = random.choice(holders)
    one.lines.remove(random.choice([line for line in one.lines if line.construct]))
    save(root, files)
    judged = judge(root)
    assert (judged.new, len(judged.stale)) == (frozenset(), 1)
    assert judge(root).stale == ()


@settings(max_examples=15)
@given(seeds, st.sampled_from(NAMES))
def test_a_name_that_changes_everywhere_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, seed: int, name: str
) -> None:
    root, files, _ = edited(tmp_path_factory, seed, [])
    save(root, files)
    for path in root.rglob("*.py"):
        path.write_text(re.sub(rf"\b{name}\b", "another", path.read_text()))
    judged = judge(root)
    assert (judged.new, judged.stale) == (frozenset(), ())

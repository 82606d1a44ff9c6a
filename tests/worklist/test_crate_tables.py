"""The tables of crates are whole, consistent, and say nothing that the registry contradicts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.toolchains import needs
from translator.bundled import patterns_directory
from translator.errors import RunFailedError
from translator.worklist.crate_table import Entry, is_published, load_crates, load_registry

PLACE = patterns_directory() / "crates"
TABLE = load_crates()
REGISTRY = load_registry(PLACE / "registry.json")
ENTRIES = [
    (language, package, entry) for language, entries in TABLE.entries.items() for package, entry in entries.items()
]
CRATES = {crate for _, _, entry in ENTRIES for crate in entry.crates}
# They have a file with their licence, but no expression in their manifest.
WITHOUT_EXPRESSION = {"async-ssh2-tokio", "graphviz-rust", "milvus-sdk-rust", "temporalio-sdk"}


def third_party(language: str) -> dict[str, Entry]:
    return {package: entry for package, entry in TABLE.entries[language].items() if not entry.standard}


def test_there_are_as_many_as_promised() -> None:
    assert len({"/".join(package.split("/")[:3]) for package in third_party("go")}) >= 150
    assert len({entry.distribution for entry in third_party("python").values()}) >= 200


def test_every_crate_stands_in_what_the_registry_said_exists_and_is_not_yanked() -> None:
    asked = {crate for crate in CRATES if is_published(crate)}
    assert asked == set(REGISTRY.crates)
    assert {crate for crate, said in REGISTRY.crates.items() if said.state != "found"} == set()


def test_what_the_registry_said_is_consistent() -> None:
    for crate, said in REGISTRY.crates.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?", said.version), crate
        assert said.published is not None, crate
        assert date(2014, 11, 10) < said.published <= REGISTRY.asked, crate
        assert bool(said.licence) == (crate not in WITHOUT_EXPRESSION), crate
        if said.licence:
            assert is_spdx(said.licence), (crate, said.licence)


def is_spdx(expression: str) -> bool:
    """Whether it has the shape of one: names between AND, OR and WITH, brackets in pairs."""
    name = r"(?!(?:AND|OR|WITH)\b)[A-Za-z0-9.-]+\+?"
    while (
        shorter := re.sub(r"\(([^()]*)\)", lambda group: "x" if is_spdx(group[1]) else "?", expression)
    ) != expression:
        expression = shorter
    return re.fullmatch(rf"{name}( (AND|OR|WITH) {name})*", expression) is not None


@pytest.mark.parametrize("broken", ["MIT/Apache-2.0", "MIT OR", "(MIT", "MIT Apache-2.0", "MIT OR (OR)", ""])
def test_the_judge_of_licences_sees_broken_ones(broken: str) -> None:
    assert not is_spdx(broken)


def test_each_entry_says_what_it_must() -> None:
    assert {
        f"{language}: {package}: {wrong}"
        for language, package, entry in ENTRIES
        for wrong in faults(language, package, entry)
    } == set()


def faults(language: str, package: str, entry: Entry) -> Iterator[str]:
    if bool(entry.crates) != (entry.ready != "none"):
        yield "`none` and only `none` has no crate"
    if bool(entry.missing) != (entry.ready != "full"):
        yield "what is missing is said of all but `full`"
    if len(set(entry.crates)) != len(entry.crates):
        yield "a crate twice"
    if not all(re.fullmatch(r"std(::\w+)*|[a-zA-Z][\w-]*", crate) for crate in entry.crates):
        yield "no name of a crate"
    if any(text != text.strip().rstrip(".") for text in (entry.missing, entry.note)):
        yield "a clause, not a sentence with a stop"
    if bool(entry.distribution) != (language == "python" and not entry.standard):
        yield "distributions are those of Python packages"
    if language == "python" and not all(part.isidentifier() for part in package.split(".")):
        yield "no name that Python imports"
    if language == "go" and ("." in package.partition("/")[0]) == entry.standard:
        yield "modules outside Go's own, and only these, begin with a domain"


@pytest.mark.parametrize(
    ("language", "package", "entry"),
    [
        ("go", "a.b/c", Entry("", "full")),
        ("go", "a.b/c", Entry("x", "none", "y")),
        ("go", "a.b/c", Entry("x", "partial")),
        ("go", "a.b/c", Entry("x", "full", "y")),
        ("go", "a.b/c", Entry(("x", "x"), "full")),
        ("go", "a.b/c", Entry("x y", "full")),
        ("go", "a.b/c", Entry("x", "full", note="y.")),
        ("go", "a.b/c", Entry("x", "full", distribution="y")),
        ("go", "a/c", Entry("x", "full")),
        ("python", "a", Entry("x", "full")),
        ("python", "a-b", Entry("x", "full", distribution="a-b")),
    ],
)
def test_the_judge_of_entries_sees_each_fault(language: str, package: str, entry: Entry) -> None:
    assert len(list(faults(language, package, entry))) == 1


def test_no_entry_stands_in_two_files() -> None:
    seen: dict[tuple[str, str], Path] = {}
    for path in sorted(PLACE.glob("*/*/*.toml")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                key = path.parts[-3], line.partition(" = ")[0].strip('"')
                assert key not in seen, (key, path, seen[key])
                seen[key] = path
    assert len(seen) == len(ENTRIES)


@needs("go")
def test_the_whole_standard_library_of_go_is_there() -> None:
    listed = subprocess.run(["go", "list", "std"], check=True, capture_output=True, text=True).stdout.split()
    public = {one for one in listed if "internal" not in one.split("/") and not one.startswith("vendor/")}
    assert len(public) > 150
    assert public - {package for package, entry in TABLE.entries["go"].items() if entry.standard} == set()


def test_the_whole_standard_library_of_python_is_there() -> None:
    public = {name for name in sys.stdlib_module_names if not name.startswith("_")}
    assert public - {package for package, entry in TABLE.entries["python"].items() if entry.standard} == set()


@needs("rustc")
def test_what_is_said_to_come_with_rust_does(tmp_path: Path) -> None:
    names = sorted(crate for crate in CRATES if not is_published(crate))
    uses = "".join(f"use {name} as _name{place};\n" for place, name in enumerate(names))
    source = tmp_path / "names.rs"
    source.write_text(f"#![allow(unused_imports)]\n{uses}")
    command = ["rustc", "--edition", "2024", "--crate-type", "lib", "--emit", "metadata", str(source)]
    compiled = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert compiled.returncode == 0, compiled.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('"a.b/c" = { crate = "x", ready = "mostly" }', "a.b/c: Invalid enum value 'mostly'"),
        ('"a.b/c" = { crate = "x" }', "a.b/c: Object missing required field `ready`"),
        ('"a.b/c" = { crate = "x", ready = "full", licence2 = "" }', "a.b/c: Object contains unknown field"),
        ('"a.b/c" = "x"', "a.b/c: expected { crate = …, ready = … }"),
        ('"a.b/c" = ', "Invalid value"),
    ],
)
def test_a_broken_table_is_named(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "go" / "third-party" / "mine.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(RunFailedError) as failed:
        load_crates(directory=tmp_path)
    assert str(path) in str(failed.value)
    assert message in str(failed.value)


def test_a_broken_registry_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match=r"registry\.json"):
        load_crates(directory=tmp_path)

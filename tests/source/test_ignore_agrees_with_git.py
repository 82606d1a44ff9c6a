"""The walk and git agree on which files are ignored, on generated trees and rules."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.toolchains import needs
from translator.source.discovery import discover

pytestmark = needs("git")

# A small alphabet, so that rules and names meet.
NAMES = st.text(alphabet="ab.é -[", min_size=1, max_size=3).filter(lambda name: name not in {".", ".."})
DIRECTORIES = st.lists(NAMES, max_size=3).map("/".join)
TREES = st.lists(st.tuples(DIRECTORIES, NAMES), min_size=1, max_size=8)
PIECES = st.sampled_from(
    ["a", "b", ".", "é", " ", "-", "*", "**", "?", "/", "!", "\\", "[", "]", "[ab]", "[!a]", "[a-é]", "[[:alpha:]]", ".py", "#"]
)
RULES = st.lists(PIECES, min_size=1, max_size=6).map("".join)
IGNORE_FILES = st.dictionaries(DIRECTORIES, st.lists(RULES, min_size=1, max_size=4), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    git(root, "init", "-q")
    return root


def git(root: Path, *arguments: str) -> bytes:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True).stdout


def not_ignored_by_git(root: Path) -> set[str]:
    listed = git(root, "ls-files", "-z", "--others", "--exclude-standard")
    return {path for path in os.fsdecode(listed).split("\0") if path.endswith(".py")}


def not_ignored_by_us(root: Path) -> set[str]:
    return {entry.path for entry in discover([root]).files}


def clear(root: Path) -> None:
    for path in root.iterdir():
        if path.name == ".git":
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def plant(root: Path, tree: list[tuple[str, str]], ignore_files: dict[str, list[str]]) -> None:
    for directory, name in tree:
        try:
            (root / directory).mkdir(parents=True, exist_ok=True)
            (root / directory / f"{name}.py").touch()
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            continue
    for directory, rules in ignore_files.items():
        if (root / directory).is_dir():
            (root / directory / ".gitignore").write_text("\n".join(rules) + "\n", encoding="utf-8")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES, ignore_files=IGNORE_FILES, exclude=st.lists(RULES, max_size=2))
def test_generated_trees(
    repository: Path, tree: list[tuple[str, str]], ignore_files: dict[str, list[str]], exclude: list[str]
) -> None:
    clear(repository)
    plant(repository, tree, ignore_files)
    (repository / ".git/info/exclude").write_text("\n".join(exclude), encoding="utf-8")
    assert not_ignored_by_us(repository) == not_ignored_by_git(repository)

"""The walk and git agree on which files are ignored, on generated trees and rules."""

import os
import shutil
import subprocess
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
    [*"ab.é -*?/!\\[]#", "**", ".py", "[ab]", "[!a]", "[a-é]", "[[:alpha:]]"],
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


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES, ignore_files=IGNORE_FILES, exclude=st.lists(RULES, max_size=2))
def test_generated_trees(
    repository: Path, tree: list[tuple[str, str]], ignore_files: dict[str, list[str]], exclude: list[str]
) -> None:
    clear(repository)
    plant(repository, tree, ignore_files)
    (repository / ".git/info/exclude").write_text("\n".join(exclude), encoding="utf-8")
    assert not_ignored_by_us(repository) == not_ignored_by_git(repository)


@pytest.mark.parametrize(
    "rules",
    [
        ["*", "!*/", "!a.py"],
        ["*.py", "!sub/"],
        ["sub/*", "!sub/a.py"],
        ["/sub/", "!sub/a.py"],
        ["**/deep/*.py"],
        ["sub/**/a.py"],
        ["sub/**"],
        ["a.py ", "b.py\\ "],
        ["\\!a.py", "\\#b.py"],
        ["[[:nope:]].py", "[z-a].py", "a[.py"],
        ["\ufeffa.py"],
        ["a.py\r", "b.py\r"],
        ["su**/a.py", "sub/d**/b.py", "sub/de**", "/s**/deep"],
    ],
)
def test_rules_people_write(repository: Path, rules: list[str]) -> None:
    clear(repository)
    (repository / ".git/info/exclude").write_text("", encoding="utf-8")
    tree = [(directory, name) for directory in ("", "sub", "sub/deep", "sub/x/deep") for name in ("a", "b", "!a", "#b")]
    plant(repository, tree, {"": rules})
    assert not_ignored_by_us(repository) == not_ignored_by_git(repository)


def test_nested_files_override_those_above(repository: Path) -> None:
    clear(repository)
    (repository / ".git/info/exclude").write_text("excluded.py\n", encoding="utf-8")
    tree = [(directory, name) for directory in ("", "sub", "sub/deep") for name in ("a", "b", "excluded")]
    plant(repository, tree, {"": ["*.py"], "sub": ["!a.py", "!excluded.py"], "sub/deep": ["a.py", "!b.py"]})
    found = not_ignored_by_us(repository)
    assert found == {"sub/a.py", "sub/excluded.py", "sub/deep/b.py", "sub/deep/excluded.py"}
    assert found == not_ignored_by_git(repository)


def test_rules_above_a_subdirectory_apply(repository: Path) -> None:
    clear(repository)
    (repository / ".git/info/exclude").write_text("b.py\n", encoding="utf-8")
    plant(repository, [("sub/deep", name) for name in "abc"], {"": ["/sub/deep/a.py"]})
    (repository / "sub/.gitignore").write_text("", encoding="utf-8")
    assert not_ignored_by_us(repository / "sub/deep") == {"c.py"}


def test_a_worktree_shares_the_exclude_file(repository: Path, tmp_path: Path) -> None:
    clear(repository)
    git(repository, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "--allow-empty", "-m", "x")
    git(repository, "worktree", "add", "-q", str(tmp_path / "tree"))
    (repository / ".git/info/exclude").write_text("a.py\n", encoding="utf-8")
    plant(tmp_path / "tree", [("", "a"), ("", "b")], {})
    assert not_ignored_by_us(tmp_path / "tree") == {"b.py"} == not_ignored_by_git(tmp_path / "tree")


def test_a_repository_inside_has_its_own_rules(repository: Path) -> None:
    clear(repository)
    (repository / ".git/info/exclude").write_text("", encoding="utf-8")
    plant(repository, [("inner", "a"), ("inner", "b")], {"": ["a.py"], "inner": ["b.py"]})
    git(repository / "inner", "init", "-q")
    assert (
        not_ignored_by_us(repository)
        == {"inner/a.py"}
        == {f"inner/{p}" for p in not_ignored_by_git(repository / "inner")}
    )

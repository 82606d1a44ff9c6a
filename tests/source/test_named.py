"""Paths given by name that a walk would leave out, when they are to be left out too."""

import os
from pathlib import Path

import pytest

from tests.source.test_discovery import deep, paths, plant, reasons
from translator.source.discovery import discover
from translator.source.ignore import IgnoreFile, ignore_globs

__all__ = ["deep"]


def exclude(base: Path, *globs: str, label: str = "rules") -> tuple[IgnoreFile, ...]:
    rules = ignore_globs(globs, os.fsencode(base) + b"/", label)
    assert rules is not None
    return (rules,)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_walk_leaves_out_what_is_excluded(here: Path) -> None:
    plant(here, "a.py", "gen/b.py", "gen/sub/c.py", "app/gen/d.py", "app/e_test.py", "vendor/f.py")
    found = discover([here], exclude(here, "/gen/", "*_test.py", "vendor"))
    assert paths(found) == ["a.py", "app/gen/d.py"]
    assert {(entry.path, entry.kind, entry.reason) for entry in found.skipped} == {
        ("gen/", "excluded", "excluded by rules"),
        ("app/e_test.py", "excluded", "excluded by rules"),
        ("vendor/", "excluded", "excluded by rules"),
    }


def test_the_last_rule_that_matches_decides(here: Path) -> None:
    plant(here, "a.py", "b.py", "c.py")
    assert paths(discover([here], exclude(here, "*.py", "!b.py"))) == ["b.py"]
    weak = exclude(here, "*.py")
    strong = exclude(here, "!b.py")
    assert paths(discover([here], strong + weak)) == ["b.py"]


def test_rules_of_a_directory_say_nothing_about_others(here: Path) -> None:
    plant(here, "one/a.py", "two/a.py")
    assert paths(discover([here], exclude(here / "one", "*.py"))) == ["two/a.py"]
    assert paths(discover(["two"], exclude(here / "one", "*.py"))) == ["a.py"]


def test_a_walk_below_the_rules(here: Path) -> None:
    plant(here, "app/gen/a.py", "app/b.py")
    assert paths(discover(["app"], exclude(here, "app/gen"))) == ["b.py"]


def test_what_is_named_is_read_though_excluded(here: Path) -> None:
    plant(here, "gen/a.py", "gen/b.py")
    rules = exclude(here, "gen")
    assert paths(discover(["gen/a.py"], rules)) == ["gen/a.py"]
    assert paths(discover(["gen"], rules)) == ["a.py", "b.py"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gen/a.py", "excluded by rules"),
        ("gen/deep/er/a.py", "excluded by rules"),
        ("vendor/x/a.go", "vendored directory"),
        ("env/lib/a.py", "virtual environment"),
        ("out/a.py", "ignored by .gitignore"),
        ("app/local/a.py", "ignored by app/.gitignore"),
        ("link.py", "symbolic link"),
        ("linked/a.py", "symbolic link"),
        (".git/hooks/a.py", "vendored directory"),
        ("app/a.py", ""),
        ("generated/a.py", ""),
    ],
)
def test_what_is_named_is_left_out_by_force(name: str, reason: str, here: Path) -> None:
    plant(here, "gen/a.py", "gen/deep/er/a.py", "vendor/x/a.go", "env/pyvenv.cfg", "env/lib/a.py", "out/a.py")
    plant(here, "app/local/a.py", "app/a.py", ".git/hooks/a.py", "generated/a.py")
    plant(here, ".gitignore", content="/out/\n")
    plant(here, "app/.gitignore", content="local/\n")
    (here / "link.py").symlink_to("app/a.py")
    (here / "linked").symlink_to("app")
    found = discover([name], exclude(here, "/gen/"), force=True)
    assert paths(found) == ([] if reason else [name])
    assert reasons(found) == ({name: reason} if reason else {})
    # It is no use to be named.
    assert not any(file.named for file in found.files)
    # A walk agrees.
    assert (name in paths(discover(exclude=exclude(here, "/gen/")))) == (not reason)


def test_many_names_ask_once_about_a_directory(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"a/b/c/{number}.py" for number in range(50)]
    plant(here, *names, "a/.gitignore")
    asked: list[Path] = []
    real = os.path.lexists

    def lexists(path: Path) -> bool:
        asked.append(path)
        return real(path)

    monkeypatch.setattr("translator.source.named.os.path.lexists", lexists)
    assert len(discover(names, force=True).files) == 50
    assert len(asked) < 50


def test_a_directory_that_is_named_is_left_out_by_force(here: Path) -> None:
    plant(here, "vendor/a.py", "gen/a.py", "app/a.py")
    found = discover(["vendor", "gen", "app"], exclude(here, "gen"), force=True)
    assert paths(found) == ["app/a.py"]
    assert reasons(found) == {"vendor/": "vendored directory", "gen/": "excluded by rules"}


def test_names_of_directories_above_are_nobodys_business(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "vendor" / "x"
    plant(here, "a.py", "sub/b.py")
    monkeypatch.chdir(here)
    assert paths(discover(["a.py", "sub/b.py"], force=True)) == ["a.py", "sub/b.py"]
    # A walk from above would not come here.
    monkeypatch.chdir(tmp_path)
    assert paths(discover(["vendor/x/a.py"], force=True)) == []


def test_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "here/x.py", "there/a.py", "there/vendor/b.py")
    monkeypatch.chdir(tmp_path / "here")
    found = discover(["../there/a.py", "../there/vendor/b.py"], force=True)
    assert paths(found) == ["a.py"]
    assert reasons(found) == {"vendor/b.py": "vendored directory"}


def test_a_deep_file(deep: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(deep)
    name = "d/" * 1200 + "a.py"
    assert paths(discover([name], exclude(deep, "b.py"), force=True)) == [name]

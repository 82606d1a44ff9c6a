import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.errors import RunFailedError
from translator.source.discovery import Discovery, discover
from translator.source.files import Skipped


def plant(root: Path, *paths: str, content: str = "") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")


def paths(discovery: Discovery) -> list[str]:
    return [file.path for file in discovery.files]


def reasons(discovery: Discovery) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in discovery.skipped}


def test_sources_sorted_and_nothing_else(tmp_path: Path) -> None:
    plant(tmp_path, "b.py", "a/z.go", "a/b.pyw", "a/stub.pyi", "README.md", "go", ".hidden/x.py", ".py")
    found = discover([tmp_path])
    assert [(file.path, file.language) for file in found.files] == [
        (".hidden/x.py", "python"),
        (".py", "python"),
        ("a/b.pyw", "python"),
        ("a/z.go", "go"),
        ("b.py", "python"),
    ]
    assert found.root == tmp_path
    assert found.skipped == ()
    assert not any(file.named for file in found.files)


def test_an_empty_directory(tmp_path: Path) -> None:
    assert discover([tmp_path]) == Discovery(tmp_path, (), ())


def test_the_current_directory_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a.py")
    monkeypatch.chdir(tmp_path)
    assert paths(discover()) == ["a.py"]


def test_vendored_directories_are_counted(tmp_path: Path) -> None:
    plant(tmp_path, "vendor/x/a.go", "vendor/x/b.go", "vendor/LICENSE", "sub/node_modules/a.js", "a.go")
    plant(tmp_path, ".git/hooks/a.py", "__pycache__/a.py", "env/pyvenv.cfg", "env/lib/a.py", "venv/a.py")
    found = discover([tmp_path])
    assert paths(found) == ["a.go", "venv/a.py"]
    assert found.skipped == (
        Skipped("env/", "vendored", "virtual environment", files=0),
        Skipped("sub/node_modules/", "vendored", "vendored directory", files=0),
        Skipped("vendor/", "vendored", "vendored directory", files=2),
    )


def test_a_skipped_place_given_by_name_is_searched(tmp_path: Path) -> None:
    plant(tmp_path, "vendor/x/a.go", "env/pyvenv.cfg", "env/a.py")
    assert paths(discover([tmp_path / "vendor"])) == ["x/a.go"]
    assert paths(discover([tmp_path / "env"])) == ["a.py"]


def test_ignored_files_say_by_what(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "sub/b.py", "sub/c.py", "out/d.py", "notes.txt")
    plant(tmp_path, ".gitignore", content="/out/\n*.txt\n")
    plant(tmp_path, "sub/.ignore", content="b.py\n")
    found = discover([tmp_path])
    assert paths(found) == ["a.py", "sub/c.py"]
    assert found.skipped == (
        Skipped("out/", "ignored", "ignored by .gitignore", files=0),
        Skipped("sub/b.py", "ignored", "ignored by sub/.ignore", "python"),
    )


def test_dot_ignore_beats_gitignore(tmp_path: Path) -> None:
    plant(tmp_path, "sub/a.py", "sub/b.py")
    plant(tmp_path, "sub/.gitignore", content="a.py\n")
    plant(tmp_path, ".ignore", content="!a.py\nb.py\n")
    assert paths(discover([tmp_path])) == ["sub/a.py"]


def test_an_ignored_file_given_by_name_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a.py", "out/d.py")
    plant(tmp_path, ".gitignore", content="a.py\nout/\n")
    monkeypatch.chdir(tmp_path)
    found = discover([".", "a.py", "out/d.py"])
    assert [(file.path, file.named) for file in found.files] == [("a.py", True), ("out/d.py", True)]
    assert reasons(found) == {"out/": "ignored by .gitignore"}


def test_overlapping_paths_are_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a/b/c.py", "a/vendor/x.py")
    monkeypatch.chdir(tmp_path)
    found = discover(["a", "a/b", "./a/", "a/b/c.py"])
    assert [(file.path, file.named) for file in found.files] == [("a/b/c.py", True)]
    assert reasons(found) == {"a/vendor/": "vendored directory"}


def test_paths_outside_have_a_common_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "here/a.py", "there/x/b.py", "there/y/c.py")
    monkeypatch.chdir(tmp_path / "here")
    assert paths(discover(["../there/x", "../there/y/c.py"])) == ["x/b.py", "y/c.py"]
    assert paths(discover(["../there/y/c.py"])) == ["c.py"]
    assert paths(discover([tmp_path / "there"])) == ["x/b.py", "y/c.py"]


def test_a_missing_path_is_the_users_to_mend(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match=r"nowhere: no such file or directory$"):
        discover([tmp_path, tmp_path / "nowhere"])
    plant(tmp_path, "file.py")
    with pytest.raises(RunFailedError, match="Not a directory"):
        discover([tmp_path / "file.py" / "below"])


def test_links_are_not_followed_unless_named(tmp_path: Path) -> None:
    plant(tmp_path, "a.py", "real/b.py")
    plant(tmp_path.parent, "outside.py")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.py").symlink_to(tmp_path / "self.py")
    (tmp_path / "selfdir").symlink_to(tmp_path / "selfdir")
    (tmp_path / "link.py").symlink_to(tmp_path / "a.py")
    (tmp_path / "out.py").symlink_to(tmp_path.parent / "outside.py")
    (tmp_path / "notes").symlink_to(tmp_path / "README")
    found = discover([tmp_path])
    assert paths(found) == ["a.py", "real/b.py"]
    assert reasons(found) == dict.fromkeys(["link.py", "loop", "out.py", "self.py"], "symbolic link")
    assert paths(discover([tmp_path / "link.py"])) == ["link.py"]
    assert paths(discover([tmp_path / "loop"])) == ["a.py", "real/b.py"]


def test_a_link_to_itself_is_no_path(tmp_path: Path) -> None:
    (tmp_path / "self.py").symlink_to(tmp_path / "self.py")
    with pytest.raises(RunFailedError, match=r"self\.py: "):
        discover([tmp_path / "self.py"])


def test_scripts_by_their_first_line(tmp_path: Path) -> None:
    plant(tmp_path, "tool", "data", content="#!/usr/bin/env python3\nprint()\n")
    plant(tmp_path, "shell", content="#!/bin/sh\n")
    plant(tmp_path, "tool.txt", content="#!/usr/bin/python\n")
    for name in ("tool", "shell", "tool.txt"):
        (tmp_path / name).chmod(0o755)
    assert [(file.path, file.language) for file in discover([tmp_path]).files] == [("tool", "python")]
    assert paths(discover([tmp_path / "data"])) == ["data"]


def test_a_named_file_in_no_language_of_ours(tmp_path: Path) -> None:
    plant(tmp_path, "notes.txt")
    assert reasons(discover([tmp_path / "notes.txt"])) == {"notes.txt": "not in a language rustbound reads"}


def test_pipes_and_sockets(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    os.mkfifo(tmp_path / ".gitignore")
    os.mkfifo(tmp_path / "pipe")
    assert reasons(discover([tmp_path])) == {"pipe.py": "not a regular file"}
    assert reasons(discover([tmp_path / "pipe"])) == {"pipe": "not in a language rustbound reads"}


def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    (tmp_path / name).touch()
    plant(tmp_path, "日本.py", "new\nline.py")
    found = discover([tmp_path])
    assert paths(found) == ["caf\\xe9.py", "new\nline.py", "日本.py"]
    assert all(Path(file.location).exists() for file in found.files)


def test_an_unreadable_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permission bits do not stop root, under whom the tests may run.
    plant(tmp_path, "a.py", "secret/b.py")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("secret"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = discover([tmp_path])
    assert paths(found) == ["a.py"]
    assert found.skipped == (Skipped("secret/", "failed", "unreadable: Permission denied", files=0),)


def test_ignore_files_that_are_none(tmp_path: Path) -> None:
    plant(tmp_path, "a.py")
    (tmp_path / ".gitignore").mkdir()
    (tmp_path / ".ignore").write_bytes(bytes(range(256)) * 10)
    assert paths(discover([tmp_path])) == ["a.py"]


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A directory with a file 1,200 directories below it: deeper than Python may recurse, pytest's cleaning too."""
    top = tmp_path / "deep"
    top.mkdir()
    descriptor = os.open(top, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=descriptor)
        below = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below
    os.close(os.open("a.py", os.O_CREAT | os.O_WRONLY, dir_fd=descriptor))
    os.close(descriptor)
    yield top
    subprocess.run(["rm", "-rf", tmp_path], check=True)


def test_deep_directories(deep: Path) -> None:
    assert paths(discover([deep])) == ["d/" * 1200 + "a.py"]


def test_deep_vendored_directories(deep: Path) -> None:
    deep.rename(deep.with_name("vendor"))
    assert discover([deep.parent]).skipped == (Skipped("vendor/", "vendored", "vendored directory", files=1),)

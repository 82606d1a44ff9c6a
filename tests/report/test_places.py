import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from translator.report.places import (
    Places,
    directory_uri,
    is_outside,
    location_of,
    places_of,
    repository_path,
    uri_of,
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """`repository/.git`, `repository/sub/.git` (a file, as submodules have it), `second/.git`, and `other`."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "pkg").mkdir()
    (tmp_path / "repository" / "sub" / "lib").mkdir(parents=True)
    (tmp_path / "repository" / "sub" / ".git").write_text("gitdir: ../.git/modules/sub\n", encoding="utf-8")
    (tmp_path / "second" / ".git").mkdir(parents=True)
    (tmp_path / "second" / "pkg").mkdir()
    (tmp_path / "other" / "pkg").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("here", "root", "top"),
    [
        ("repository", "repository", "repository"),
        ("repository/pkg", "repository/pkg", "repository"),
        # Whoever stands in the outer repository means its paths; whoever stands in the submodule its own.
        ("repository", "repository/sub", "repository"),
        ("repository/sub", "repository/sub/lib", "repository/sub"),
        ("other", "repository/pkg", "repository"),
        ("other", "other/pkg", "other/pkg"),
        ("repository/pkg", "second/pkg", "second"),
        # Both repositories and more: paths of the user's stay what they are.
        ("repository", ".", "repository"),
    ],
)
def test_the_top_of_the_repository(here: str, root: str, top: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home / here)
    root_path = home / root
    assert places_of(root_path) == Places(str(root_path), str(home / top))


@pytest.mark.parametrize(
    ("root", "path", "expected"),
    [
        ("/r", "a/b.py", "a/b.py"),
        ("/r/sub", "a.py", "sub/a.py"),
        ("/r/sub", "../a.py", "a.py"),
        ("/r", "../other/a.py", "../other/a.py"),
        ("/", "r/a.py", "a.py"),
        ("/", "other/a.py", "../other/a.py"),
    ],
)
def test_paths_are_relative_to_the_top(root: str, path: str, expected: str) -> None:
    assert repository_path(Places(root, "/r"), path) == expected
    assert is_outside(expected) == expected.startswith("..")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/c.py", "sub/a%20b/c.py"),
        ("größe.py", "sub/gr%C3%B6%C3%9Fe.py"),
        ("100%#?.py", "sub/100%25%23%3F.py"),
        ("a:b.py", "sub/a%3Ab.py"),
        ("a\nb.py", "sub/a%0Ab.py"),
        ("a\\b.py", "sub/a%5Cb.py"),
        ("../../other/a b.py", "file:///other/a%20b.py"),
    ],
)
def test_uris(path: str, uri: str) -> None:
    assert uri_of(Places("/r/sub", "/r"), path) == uri


def test_bytes_that_are_no_text_come_back_as_they_were() -> None:
    places = Places("/r", "/r")
    assert uri_of(places, r"caf\xe9.py") == "caf%E9.py"
    assert os.fsencode(location_of(places, r"caf\xe9.py")) == b"/r/caf\xe9.py"
    assert unquote_to_bytes(uri_of(places, r"caf\xe9.py")) == b"caf\xe9.py"


def test_a_name_that_looks_like_an_escape_is_itself(tmp_path: Path) -> None:
    (tmp_path / r"caf\xe9.py").write_text("", encoding="utf-8")
    assert uri_of(Places(str(tmp_path), str(tmp_path)), r"caf\xe9.py") == "caf%5Cxe9.py"


def test_directories_end_with_a_slash() -> None:
    assert directory_uri("/a b/c") == "file:///a%20b/c/"
    assert directory_uri("/") == "file:///"

"""Attributes of values whose types Rust asks by methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rust.scanned import skeletons

NAME = "p.file_name().unwrap_or_default().to_string_lossy().into_owned()"


def printed(folder: Path, body: str) -> str:
    """The line behind the check that makes the function one that raises, in one line."""
    source = f"""\
import errno
import os
from pathlib import Path


def f(p: Path, path: str, other: Row):
    if not path:
        raise ValueError("empty")
{"".join(f"    {line}" for line in body.splitlines(keepends=True))}
"""
    text = skeletons(folder, "PY110", source)[0].partition("return Err(FError::Empty);\n    }\n")[2]
    return " ".join(text.split()).replace(" .", ".").removesuffix(" Ok(()) }")


@pytest.mark.parametrize(
    ("line", "rust"),
    [
        ("a = p.name", f"let a = {NAME};"),
        ("a = p.parent.name", f"let a = {NAME};".replace("p.f", 'p.parent().unwrap_or(Path::new("/")).f')),
        ("a = os.stat(path).st_size", "let a = std::fs::metadata(path)?.len();"),
        ("a = os.stat(path).st_uid", "let a = std::fs::metadata(path)?.uid();"),
        ("a = other.name", "let a = &other.name;"),
        ("a = other.errno == errno.ENOENT", "let a = other.errno == libc::ENOENT;"),
    ],
)
def test_attributes_go_by_the_type(line: str, rust: str, tmp_path: Path) -> None:
    assert printed(tmp_path, line) == rust


@pytest.mark.parametrize(
    ("test", "rust"),
    [
        ("e.errno == errno.ENOENT", "e.kind() == std::io::ErrorKind::NotFound"),
        ("e.errno != errno.EPERM", "e.raw_os_error() != Some(libc::EPERM)"),
        ("e.errno in (errno.EACCES, errno.EPERM)", "matches!(e.raw_os_error(), Some(libc::EACCES | libc::EPERM))"),
        ("e.strerror == 'x'", 'e.to_string() == "x"'),
        ("e.args[0] == 2", "e.raw_os_error() == Some(2)"),
    ],
)
def test_an_operating_systems_error_is_asked_for_kind_and_number(test: str, rust: str, tmp_path: Path) -> None:
    body = f"try:\n    os.remove(path)\nexcept OSError as e:\n    if {test}:\n        log(path)"
    assert f"if {rust} {{ log(path); }}" in printed(tmp_path, body)


def test_what_an_error_lacks_is_to_decide(tmp_path: Path) -> None:
    body = "try:\n    os.remove(path)\nexcept OSError as e:\n    log(e.filename)"
    assert printed(tmp_path, body) == (
        "if let Err(e) = std::fs::remove_file(path) { "
        "// DECIDE: where `filename` of `e` comes from: `std::io::Error` has none. "
        'log(todo!("e.filename")); }'
    )

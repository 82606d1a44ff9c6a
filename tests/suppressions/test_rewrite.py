from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

from translator.source.opening import read_regular_file
from translator.suppressions.rewrite import Change, NotRewrittenError, rewrite


def double(source: bytes) -> bytes:
    return source.replace(b"x = 1", b"# c\nx = 1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"x = 1", b"# c\nx = 1"),
        (b"\xef\xbb\xbfx = 1\n", b"\xef\xbb\xbf# c\nx = 1\n"),
        (b"# coding: latin-1\nx = 1  # \xe9\n", b"# coding: latin-1\n# c\nx = 1  # \xe9\n"),
        (b"# coding: cp1252\nx = 1  # \x80\n", b"# coding: cp1252\n# c\nx = 1  # \x80\n"),
        ("x = 1  # é\n".encode(), "# c\nx = 1  # é\n".encode()),
        (b"\xff\xfe" + "x = 1\n".encode("utf-16-le"), b"\xff\xfe" + "# c\nx = 1\n".encode("utf-16-le")),
        (b"# coding: shift_jis\nx = 1  # \x83\x5c\n", b"# coding: shift_jis\n# c\nx = 1  # \x83\x5c\n"),
        (b"\n\r\nx = 1\r\n\n", b"\n\r\n# c\nx = 1\r\n\n"),
    ],
)
def test_all_but_the_change_stays_byte_for_byte(before: bytes, after: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(before)
    assert rewrite(str(path), "python", double)
    assert path.read_bytes() == after
    assert list(tmp_path.iterdir()) == [path]


def test_what_does_not_change_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"y = 1\n")
    before = path.stat()
    assert not rewrite(str(path), "python", double)
    assert path.stat() == before


def test_without_write_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")
    assert rewrite(str(path), "python", double, write=False)
    assert path.read_bytes() == b"x = 1\n"


def test_permissions_stay_and_links_are_followed(tmp_path: Path) -> None:
    target = tmp_path / "real.py"
    target.write_bytes(b"x = 1\n")
    target.chmod(0o751)
    link = tmp_path / "a.py"
    link.symlink_to("real.py")
    rewrite(str(link), "python", double)
    assert link.is_symlink()
    assert target.read_bytes() == b"# c\nx = 1\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o751


@pytest.mark.parametrize(
    ("content", "change", "words"),
    [
        (b"# coding: latin-1\nx = 1\n", lambda source: source + "# €".encode(), "iso8859-1 has no '€'"),
        (b"x = 1  # \xe9\n", double, "byte 0xE9 is not UTF-8"),
        (b"# coding: nonsense\nx = 1\n", double, "unknown encoding"),
        (b"x = 1\n", lambda source: b"# coding: latin-1\n" + source, "change how the file is read"),
        (b"# coding: utf-7\nx = 1\n", double, "unknown encoding"),
    ],
)
def test_what_cannot_be_written_again_is_left_alone(content: bytes, change: Change, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(content)
    with pytest.raises(NotRewrittenError, match=words):
        rewrite(str(path), "python", change)
    assert path.read_bytes() == content


def test_what_the_change_refuses_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")

    def refuse(_source: bytes) -> bytes:
        raise ValueError("no place")

    with pytest.raises(NotRewrittenError, match="no place"):
        rewrite(str(path), "python", refuse)


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")
    path.chmod(0o444)
    with pytest.raises(NotRewrittenError, match="read-only"):
        rewrite(str(path), "python", double)
    assert path.read_bytes() == b"x = 1\n"


def test_missing_files_and_others_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotRewrittenError, match="No such file"):
        rewrite(str(tmp_path / "a.py"), "python", double)
    with pytest.raises(NotRewrittenError, match="Is a directory"):
        rewrite(str(tmp_path), "python", double)


def test_what_another_program_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")

    def change(source: bytes) -> bytes:
        path.write_bytes(b"x = 1  # an editor was here\n")
        return double(source)

    with pytest.raises(NotRewrittenError, match="written to meanwhile"):
        rewrite(str(path), "python", change)
    assert path.read_bytes() == b"x = 1  # an editor was here\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("fails", ["mkstemp", "fsync"])
def test_a_disk_that_is_full_leaves_the_file_alone(fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")

    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile if fails == "mkstemp" else os, fails, full)
    with pytest.raises(NotRewrittenError, match="cannot be written: No space left"):
        rewrite(str(path), "python", double)
    assert path.read_bytes() == b"x = 1\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.py"]


@pytest.mark.parametrize("where", ["os.fdopen", "os.fchmod", "os.fsync", "pathlib.Path.replace"])
def test_whoever_is_stopped_leaves_the_file_whole(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")

    def stop(*_arguments: object, **_more: object) -> None:
        raise SystemExit(143)

    monkeypatch.setattr(where, stop)
    with pytest.raises(SystemExit):
        rewrite(str(path), "python", double)
    monkeypatch.undo()
    assert path.read_bytes() == b"x = 1\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.py"]


def test_names_that_are_no_text(tmp_path: Path) -> None:
    location = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.py")
    Path(location).write_bytes(b"x = 1\n")
    rewrite(location, "python", double)
    assert read_regular_file(location, 100) == b"# c\nx = 1\n"

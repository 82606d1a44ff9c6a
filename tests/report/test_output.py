import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.errors import RunFailedError
from translator.report.output import output_to


def write(path: Path, *pieces: bytes) -> None:
    with output_to(path, text=False, before=lambda: None) as out:
        out.writelines(pieces)


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with output_to(path, text=False, before=lambda: None) as out:
        out.write(b"half")
        out.flush()
        assert not path.exists()
        out.write(b" and half")
    assert path.read_bytes() == b"half and half"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_a_file_keeps_its_rights_and_what_links_to_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to("real.json")
    write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_nothing_changes_when_the_run_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), output_to(path, text=False, before=lambda: None) as out:
        out.writelines(pieces())
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("pieces", [[b"x"], [b"x" * 1_000_000]], ids=["when it is closed", "as it is written"])
def test_a_full_disk_is_an_error_that_names_the_file(pieces: list[bytes]) -> None:
    with pytest.raises(RunFailedError, match=r"^--output /dev/full: No space left on device$"):
        write(Path("/dev/full"), *pieces)


def test_errors_about_other_files_stay_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), output_to(tmp_path / "a", text=False, before=lambda: None):
        (tmp_path / "missing").read_bytes()


@pytest.mark.parametrize("name", ["x" * 255, "ü" * 127])
def test_names_may_be_as_long_as_the_system_allows(name: str, tmp_path: Path) -> None:
    write(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


def test_a_pipe_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)

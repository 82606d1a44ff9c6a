"""Where a report goes: standard output, or a file that appears when it is whole."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from translator.errors import RunFailedError


@contextmanager
def output_to(path: Path | None, *, text: bool, before: Callable[[], None]) -> Iterator[BinaryIO]:
    """The file to write to, as bytes of UTF-8; None or `-` is standard output.

    A file is written beside and renamed at the end, or not at all. `text`: for people, so in the terminal's own
    encoding. `before`: called before anything reaches a terminal. Raises RunFailedError when it cannot be written.
    """
    if path is None or str(path) == "-":
        yield cast("BinaryIO", _StandardOutput(text=text, before=before))
        return
    target = path.resolve()
    _check(path, target)
    # A device or a pipe must stay one.
    direct = target.exists() and not target.is_file()
    writable = target if direct else target.with_name(f".{target.name[:50]}.{os.getpid()}.tmp")
    with _told(path):
        file = writable.open("wb")
    try:
        yield cast("BinaryIO", _File(file, path))
        with _told(path):
            # Writes what waits in the buffer, and fails where the disk is full.
            file.close()
            if not direct:
                if target.exists():
                    writable.chmod(target.stat().st_mode & 0o777)
                writable.replace(target)
    finally:
        with suppress(OSError):
            file.close()
        if not direct:
            writable.unlink(missing_ok=True)


def _check(path: Path, target: Path) -> None:
    if target.is_dir():
        raise RunFailedError(f"--output {path}: is a directory: name a file in it")
    if not target.parent.is_dir():
        raise RunFailedError(f"--output {path}: there is no directory {path.parent}: make it first")
    if target.exists() and not os.access(target, os.W_OK):
        raise RunFailedError(
            f"--output {path}: the file may not be written: change its permissions or name another one"
        )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns what the operating system says of a file into what the user reads."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RunFailedError(f"--output {path}: {error.strerror or error}") from error


class _File:
    """A file whose errors name it."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path

    def write(self, data: bytes) -> int:
        with _told(self._path):
            return self._file.write(data)

    def writelines(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            self.write(piece)

    def flush(self) -> None:
        with _told(self._path):
            self._file.flush()


class _StandardOutput:
    """Standard output as bytes; text is recoded, and what the terminal's encoding lacks is written as an escape."""

    def __init__(self, *, text: bool, before: Callable[[], None]) -> None:
        self._out = sys.stdout.buffer
        self._before = before if sys.stdout.isatty() else None
        encoding = codecs.lookup(sys.stdout.encoding or "utf-8").name
        self._encoding = encoding if text and encoding != "utf-8" else None
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        if self._before and data:
            self._before()
        if self._encoding:
            self._out.write(self._decoder.decode(data).encode(self._encoding, "backslashreplace"))
            return len(data)
        return self._out.write(data)

    def writelines(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            self.write(piece)

    def flush(self) -> None:
        self._out.flush()

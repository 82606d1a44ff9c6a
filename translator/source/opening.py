"""Read a file that may be anything: a pipe, a device, gone, or endless."""

import os
import stat
from pathlib import Path


class UnreadableError(Exception):
    """The file cannot be read; the message says why and names no path."""


# Without O_NONBLOCK, opening a pipe waits for its writer.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def read_regular_file(path: str | Path, limit: int) -> bytes:
    """The content of the regular file at `path`, never more than `limit` bytes.

    Raises `UnreadableError` for everything else.
    """
    content = read_beginning(path, limit + 1)
    if len(content) > limit:
        raise UnreadableError(f"too large: more than {limit / 1e6:.1f} MB")
    return content


def read_beginning(path: str | Path, size: int) -> bytes:
    """The first `size` bytes of the regular file at `path`, fewer when it is shorter.

    Raises `UnreadableError` when it is none or cannot be read.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor, not a path
            return _read(file.fileno(), size)
    except FileNotFoundError as error:
        raise UnreadableError("vanished while scanning") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"unreadable: {getattr(error, 'strerror', None) or error}") from error


def _read(descriptor: int, size: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("not a regular file")
    # The size on disk is a hint: the file may grow, and files under /proc have size 0.
    expected = max(status.st_size, 4096) + 1
    content = b""
    while len(content) < size and (chunk := os.read(descriptor, min(expected, size - len(content)))):
        content = content + chunk if content else chunk
    return content

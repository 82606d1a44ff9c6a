"""The files of a catalogue: read once, so that what is keyed is what is parsed."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from translator.errors import RunFailedError

# Pages stand two directories deep; a few more are looked at, to say where a misplaced one belongs.
_DEEPEST = 8


class PageFile(NamedTuple):
    """A page as found. `path`: for messages; `place`: its parts below the directory; `content`: None if unreadable."""

    path: str
    place: tuple[str, ...]
    content: bytes | None


# path, size, and the times of the last change of content and of anything, in nanoseconds.
Stamp = tuple[str, int, int, int]


def page_stamps(directories: Sequence[Path]) -> list[Stamp]:
    """What the file system says of the same files, in the same order: nothing is read. -1 where it says nothing."""
    return [_stamp(path) for directory in directories for path, _ in _paths(directory)]


def page_files(directories: Sequence[Path]) -> list[PageFile]:
    """Read every Markdown file below the directories, in order; a `README.md` is no page."""
    return [file for directory in directories for file in _pages(directory)]


def _pages(directory: Path) -> Iterator[PageFile]:
    return (PageFile(path, place, _read(path)) for path, place in _paths(directory))


def _paths(directory: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not directory.is_dir():
        raise RunFailedError(
            f"{directory}: no such directory; patterns stand in DIRECTORY/LANGUAGE/FAMILY/CODE-name.md"
        )
    for place in sorted(_places(str(directory), ())):
        yield os.path.join(directory, *place), place  # noqa: PTH118 - this loop is on the start-up path of a hook


def _stamp(path: str) -> Stamp:
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return path, -1, -1, -1
    return path, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _places(directory: str, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and len(above) < _DEEPEST:
                    yield from _places(entry.path, (*above, entry.name))
            elif entry.name.endswith(".md") and entry.name != "README.md":
                yield (*above, entry.name)


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return file.read()
    except OSError:
        return None

"""The git repository around a directory, found without running git."""

import os
from pathlib import Path

from translator.source.ignore import IgnoreFile, parse_ignore_file
from translator.source.opening import UnreadableError, read_regular_file

_LARGEST_IGNORE_FILE = 1_000_000


def repository_root(directory: Path) -> Path | None:
    """The nearest directory at or above `directory` (absolute) that holds `.git`."""
    for candidate in (directory, *directory.parents):
        # A worktree or a submodule has a file there.
        if os.path.lexists(candidate / ".git"):
            return candidate
    return None


def load_ignore_file(path: Path, base: Path, label: str) -> IgnoreFile | None:
    """The rules of the file at `path`, relative to `base`; None when it cannot be read or has none."""
    try:
        content = read_regular_file(path, _LARGEST_IGNORE_FILE)
    except UnreadableError:
        return None
    return parse_ignore_file(content, os.fsencode(base).rstrip(b"/") + b"/", label)


def exclude_file(root: Path) -> IgnoreFile | None:
    """The rules of `info/exclude` of the repository at `root`."""
    return load_ignore_file(_common_directory(root) / "info" / "exclude", root, ".git/info/exclude")


def _common_directory(root: Path) -> Path:
    """Where the repository keeps what all its worktrees share."""
    git = root / ".git"
    if pointer := _line_of(git).removeprefix("gitdir: "):
        git = root / pointer
    return git / _line_of(git / "commondir")


def _line_of(path: Path) -> str:
    try:
        return os.fsdecode(read_regular_file(path, _LARGEST_IGNORE_FILE)).strip("\r\n")
    except UnreadableError:
        return ""

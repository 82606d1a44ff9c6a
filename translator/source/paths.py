"""Names of files for people and reports."""

import os
from collections.abc import Sequence
from pathlib import Path


def scan_root(locations: Sequence[Path]) -> Path:
    """The directory that reported paths are relative to.

    The directory scanned, if it is the only argument; else the current directory, when everything is
    below it; else what all have in common. `locations` are absolute.
    """
    if len(locations) == 1 and locations[0].is_dir():
        return locations[0]
    here = Path.cwd()
    if all(location.is_relative_to(here) for location in locations):
        return here
    return Path(os.path.commonpath([location if location.is_dir() else location.parent for location in locations]))


def working_root(locations: Sequence[Path]) -> Path:
    """The current directory, wherever the files are: who reads a path opens it from there."""
    del locations
    return Path.cwd()


def relative_path(root: str, location: str) -> str:
    r"""`location` relative to `root`, both absolute, with `/`; bytes that are no text as `\xff`."""
    prefix = root.rstrip("/") + "/"
    path = location.removeprefix(prefix) if location.startswith(prefix) else os.path.relpath(location, root)
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")

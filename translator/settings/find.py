"""The settings file for a directory: the nearest one at or above it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from translator.settings.names import OWN, PYPROJECT


def nearest_settings(start: Path) -> tuple[Path, dict[str, Any]] | None:
    """The nearest file with settings, and what is in it; of two in one directory the one that is only ours.

    Nothing above the repository that `start` (absolute) lies in is looked at: a checkout means the same everywhere.
    """
    directory = str(start)
    while True:
        for name in (OWN, PYPROJECT):
            path = os.path.join(directory, name)  # noqa: PTH118 - a hook does this on every commit
            if os.path.lexists(path) and (found := _read(Path(path))):
                return found
        above = os.path.dirname(directory)  # noqa: PTH120 - same
        if above == directory or os.path.lexists(os.path.join(directory, ".git")):  # noqa: PTH118 - same
            return None
        directory = above


def _read(path: Path) -> tuple[Path, dict[str, Any]] | None:
    from translator.settings.read import read_settings

    table = read_settings(path)
    return None if table is None else (path, table)

"""The names of settings files, and how they are shown."""

from __future__ import annotations

from pathlib import Path

OWN = "rustbound.toml"
PYPROJECT = "pyproject.toml"


def table_of(path: Path) -> tuple[str, ...]:
    """Where in a file the settings stand."""
    return ("tool", "rustbound") if path.name == PYPROJECT else ()


def shown(path: Path) -> str:
    """A file's name for messages: from the current directory when it lies there."""
    return str(path).removeprefix(str(Path.cwd()).rstrip("/") + "/")

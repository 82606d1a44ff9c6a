"""One settings file: TOML, and in a pyproject.toml the table `[tool.rustbound]`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from translator.settings.names import PYPROJECT
from translator.settings.problem import file_problem, key_problem
from translator.source.opening import UnreadableError, read_regular_file

_LARGEST = 1_000_000
_PLACE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"


def read_settings(path: Path) -> dict[str, Any] | None:
    """The settings in the file at `path`, unchecked; None for a pyproject.toml that has none.

    Raises RunFailedError for a file that cannot be read or is no TOML.
    """
    data = _content(path)
    # Nearly every Python project has one that is not about us: it is not worth a parser.
    if path.name == PYPROJECT and b"rustbound" not in data:
        return None
    document = _parse(path, _text(path, data))
    if path.name != PYPROJECT:
        return document
    tool = document.get("tool")
    table = tool.get("rustbound") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise key_problem(path, (), "expected a table: write [tool.rustbound] and the keys below it")
    return table


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise file_problem(path, "is a directory, but settings are read from a file of this name: rename one of them")
    if path.is_symlink() and not path.exists():
        raise file_problem(path, f"the symbolic link leads to {path.readlink()}, which is not there")
    try:
        return read_regular_file(path, _LARGEST)
    except UnreadableError as error:
        raise file_problem(path, f"{error}; mend it, or name another with --config, or none with --isolated") from error


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02X}"
        raise file_problem(path, f"{byte} is not UTF-8, which TOML must be: save the file as UTF-8", line) from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise file_problem(path, "no settings: brackets nest too deep") from error
    except ValueError as error:  # TOMLDecodeError, and what Python says of numbers with thousands of digits
        message = " ".join(str(error).split())
        place = re.search(_PLACE, message)
        if place is None:
            raise file_problem(path, f"broken TOML: {message}") from error
        line = int(place[1]) if place[1] else text.count("\n") + 1
        column = f" in column {place[2]}" if place[2] else " at the end"
        raise file_problem(path, f"broken TOML: {message[: place.start()]}{column}", line) from error

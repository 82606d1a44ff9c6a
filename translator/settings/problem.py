"""What is wrong with a settings file: `file:line: key: what, and the mend`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from translator.errors import RunFailedError
from translator.settings.names import shown, table_of


def file_problem(path: Path, message: str, line: int | None = None) -> RunFailedError:
    """The error for a file as a whole, or for one of its lines (from 1)."""
    from translator.report.visible import visible_line

    place = shown(path) if line is None else f"{shown(path)}:{line}"
    return RunFailedError(visible_line(f"{place}: {message}"))


def key_problem(path: Path, keys: Sequence[str], message: str) -> RunFailedError:
    """The error for what stands under `keys`; with its line, where that is certain."""
    whole = (*table_of(path), *keys)
    name = ".".join(map(_key, whole))
    return file_problem(path, f"{name}: {message}" if name else message, _line(path, whole))


def _line(path: Path, keys: Sequence[str]) -> int | None:
    # Read once more: who makes no mistake does not pay for it.
    from translator.settings.lines import line_of

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return line_of(text, keys)


def _key(key: str) -> str:
    if key.replace("-", "").replace("_", "").isalnum() and key.isascii():
        return key
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

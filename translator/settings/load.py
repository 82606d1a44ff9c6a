"""The settings for a run: the nearest file, and the files it extends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.settings.find import nearest_settings
from translator.settings.settings import Settings

if TYPE_CHECKING:
    from translator.errors import RunFailedError
    from translator.settings.document import Document


def load_settings(start: Path, config: Path | None = None, *, isolated: bool = False) -> Settings:
    """The settings of the file `config`, or of the nearest file at or above the directory `start` (absolute).

    `isolated`: look for none. Raises RunFailedError, with file, line and key, for anything wrong with a file.
    """
    if isolated:
        return Settings()
    if config is not None:
        path = Path(os.path.abspath(config))  # noqa: PTH100 - a link's paths are relative to where the link is
        return _load(path, _named(path))
    found = nearest_settings(start)
    return _load(*found) if found else Settings()


def _load(path: Path, table: dict[str, Any]) -> Settings:
    # Only a run with a file pays for what reads one.
    from translator.settings.merge import merge
    from translator.settings.validate import validate

    files = [(path, validate(path, table))]
    while files[-1][1].extend:
        extended, table = _extended(files)
        files.append((extended, validate(extended, table)))
    return merge(files[::-1])


def _named(path: Path) -> dict[str, Any]:
    """What is in a file that is asked for."""
    from translator.settings.problem import file_problem
    from translator.settings.read import read_settings

    if not os.path.lexists(path):
        raise file_problem(path, "no such file")
    table = read_settings(path)
    if table is None:
        raise file_problem(path, "has no table [tool.rustbound]")
    return table


def _extended(files: list[tuple[Path, Document]]) -> tuple[Path, dict[str, Any]]:
    """The file that the last one extends, and what is in it."""
    from translator.errors import RunFailedError

    path, document = files[-1]
    extended = Path(os.path.normpath(path.parent / str(document.extend)))
    if any(os.path.realpath(known) == os.path.realpath(extended) for known, _ in files):
        raise _in_circles(files, extended)
    if not os.path.lexists(extended):
        from translator.settings.problem import key_problem

        raise key_problem(path, ("extend",), f"{document.extend!r}: no such file: it is looked for beside this one")
    try:
        return extended, _named(extended)
    except RunFailedError as error:
        raise RunFailedError(f"{error} ({path.name} extends it)") from error


def _in_circles(files: list[tuple[Path, Document]], extended: Path) -> RunFailedError:
    from translator.settings.names import shown
    from translator.settings.problem import key_problem

    names = [shown(path) for path, _ in files]
    way = ", which extends ".join([*names[1:], shown(extended)])
    where = "itself" if len(files) == 1 else way
    return key_problem(files[-1][0], ("extend",), f"{names[0]} extends {where}: files must not go round in circles")

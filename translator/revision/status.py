"""The files that are being worked on."""

from __future__ import annotations

import os
from pathlib import Path

from translator.errors import RunFailedError
from translator.revision.git import ask
from translator.revision.repository import repository_around
from translator.source.paths import relative_path
from translator.source.vendored import is_tools, is_vendored


def files_in_work(directory: Path) -> list[str]:
    """Files of the repository around a directory that are not as the last commit has them: relative to the directory.

    None where there is no repository; none that other people wrote. Names that are no text are escaped, as in reports.
    """
    try:
        repository = repository_around(directory)
        code, output, _ = ask(
            repository.git,
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            "--ignore-submodules=all",
        )
    except RunFailedError:
        return []
    names = [os.fsdecode(record[3:]) for record in output.split(b"\0") if record] if code == 0 else []
    own = (name for name in names if not any(is_vendored(part) or is_tools(part) for part in name.split("/")))
    return [relative_path(str(directory), f"{repository.top}/{name}") for name in own]

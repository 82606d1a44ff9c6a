"""`-`: one file from standard input, under the name that `--stdin-filename` says."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from translator.errors import RunFailedError
from translator.settings.exclusion import ignore_files
from translator.settings.settings import Settings
from translator.source.discovery import Discovery, in_languages
from translator.source.files import Candidate, Skipped
from translator.source.language import language_of_name
from translator.source.paths import relative_path, working_root
from translator.source.reading import LARGEST_FILE

DASH = Path("-")


def check_usage(paths: Sequence[Path], name: Path | None) -> None:
    """Raises RunFailedError when `-` and `--stdin-filename` make no sense together."""
    if DASH not in paths:
        if name is not None:
            raise RunFailedError("--stdin-filename says what `-` is: give `-` as the file")
    elif list(paths) != [DASH]:
        raise RunFailedError("`-` stands alone: standard input is one file")
    elif name is None or not language_of_name(name.name):
        raise RunFailedError("`-` needs --stdin-filename FILE: its suffix says the language (.go, .py)")


def file_of_standard_input(settings: Settings, name: Path) -> Discovery:
    """Standard input as the file `name`, which need not exist; left out where a file of that name would be."""
    location = Path(os.path.abspath(name))  # noqa: PTH100 - resolve() would follow links
    root = working_root([location])
    path = relative_path(str(root), str(location))
    language = language_of_name(name.name)
    if settings.force_exclude:
        from translator.source.named import why_left_out

        reason = why_left_out(location, root, ignore_files(settings.exclude), {})
        if reason:
            return Discovery(root, (), (Skipped(path, *reason, language),))
    found = Discovery(root, (Candidate(path, str(location), language, named=True),), ())
    return in_languages(found, settings.languages)


def read_standard_input() -> bytes:
    """All of standard input. Raises RunFailedError when it is no source file."""
    content = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise RunFailedError(f"standard input is larger than {LARGEST_FILE / 1e6:.1f} MB: no source file is")
    return content

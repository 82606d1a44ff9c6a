"""`-`: one file from standard input, under the name that `--stdin-filename` says."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from translator.source.discovery import Discovery
from translator.source.files import Candidate
from translator.source.language import language_of_name
from translator.source.paths import relative_path
from translator.source.reading import LARGEST_FILE

DASH = Path("-")


def is_standard_input(paths: Sequence[Path], name: Path | None) -> bool:
    """Whether `-` was asked for. Raises click.UsageError when what was asked for makes no sense."""
    if DASH not in paths:
        if name is not None:
            raise click.UsageError("--stdin-filename says what `-` is: give `-` as the file")
        return False
    if list(paths) != [DASH]:
        raise click.UsageError("`-` stands alone: standard input is one file")
    if name is None or not language_of_name(name.name):
        raise click.UsageError("`-` needs --stdin-filename FILE: its suffix says the language (.go, .py)")
    return True


def standard_input(name: Path) -> tuple[Discovery, bytes]:
    """Standard input as the only file found, and its content."""
    location = os.path.abspath(name)  # noqa: PTH100 - resolve() would follow links
    root = Path.cwd()
    candidate = Candidate(relative_path(str(root), location), location, language_of_name(name.name), named=True)
    content = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise click.UsageError(f"standard input is larger than {LARGEST_FILE / 1e6:.1f} MB: no source file is")
    return Discovery(root, (candidate,), ()), content

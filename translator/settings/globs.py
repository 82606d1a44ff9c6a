"""Globs that could not match anything."""

from __future__ import annotations

from collections.abc import Callable

from translator.errors import RunFailedError
from translator.source.ignore import matches_something


def check_glob(glob: str, problem: Callable[[str], RunFailedError]) -> None:
    """Raises what `problem` makes of a message, when nothing can match a glob."""
    if {".", ".."} & set(glob.removeprefix("!").split("/")):
        raise problem(f"{glob!r}: globs have no `.` or `..`: they begin where the settings stand, and stay below")
    if "\0" in glob or not matches_something(glob):
        raise problem(f"{glob!r} matches nothing: is a bracket open, or a backslash last?")

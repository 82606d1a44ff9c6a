"""What the terminal can show, and what the environment says about it."""

from __future__ import annotations

import os
import sys

_LONGEST, _SHORTEST = 160, 30
_GUTTER = 12


def wants_color(choice: str, *, to_file: bool) -> bool:
    """`choice`: `always`, `never`, or `auto`: NO_COLOR, FORCE_COLOR, TERM and the terminal decide, in this order."""
    if choice != "auto":
        return choice == "always"
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def wants_progress() -> bool:
    """Whether somebody watches standard error."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def columns() -> int:
    """The width of the terminal, 100 where there is none, never so wide that prose is hard to read."""
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def source_columns(*, to_file: bool) -> int:
    """How long a line of source may be, line numbers left out, so that no terminal breaks it."""
    if to_file or not sys.stdout.isatty():
        return _LONGEST
    import shutil

    return max(min(shutil.get_terminal_size().columns - _GUTTER, _LONGEST), _SHORTEST)

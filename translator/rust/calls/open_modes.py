"""What opens a file, by the mode that Python's `open` is given."""

from __future__ import annotations

_OPTIONS = {
    "r": "read(true).write(true)",
    "w": "read(true).write(true).create(true).truncate(true)",
    "x": "read(true).write(true).create_new(true)",
    "a": "read(true).append(true).create(true)",
}
"""Of files that are both read and written, by the mode without its `+`."""
_VERBS = {"r": "open", "w": "create", "x": "create_new"}


def opening(mode: str) -> str:
    """What opens a file, `{0}` for its path; empty for a mode that Python does not know."""
    kind = mode.translate(str.maketrans("", "", "bt+U")) or "r"
    if kind not in _OPTIONS:
        return ""
    if "+" in mode:
        return f"std::fs::OpenOptions::new().{_OPTIONS[kind]}.open({{0}})"
    if kind == "a":
        return "std::fs::OpenOptions::new().append(true).create(true).open({0})"
    return f"std::fs::File::{_VERBS[kind]}({{0}})"

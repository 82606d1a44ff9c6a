"""Which import path the files of a directory have."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

_MODULE: Final = re.compile(r"""^\s*module\s+["`]?([^\s"`]+)""", re.MULTILINE)


def unit(path: Path, root: Path) -> str:
    """The import path of a file's package, by the nearest `go.mod` around it; else its directory below `root`."""
    return _directory_unit(path.parent, root)


@cache
def _directory_unit(directory: Path, root: Path) -> str:
    inner: list[str] = []
    around = directory
    while True:
        module = _module(around)
        if module:
            return "/".join([module, *inner])
        # A checkout is one world: a go.mod above it has nothing to say.
        if around.parent == around or (around / ".git").exists():
            break
        inner.insert(0, around.name)
        around = around.parent
    try:
        relative = directory.relative_to(root).as_posix()
    except ValueError:
        relative = directory.name
    return root.name if relative == "." else relative


@cache
def _module(directory: Path) -> str:
    try:
        content = (directory / "go.mod").read_text("utf-8", "replace")
    except OSError:
        return ""
    found = _MODULE.search(content)
    return found[1] if found else ""

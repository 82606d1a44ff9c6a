"""Which module a file is."""

from __future__ import annotations

from pathlib import Path

# Folders that hold modules without being part of their names.
_ROOTS = frozenset({"src", "lib"})


def unit_of(path: Path, root: Path) -> str:
    """The dotted module name of an absolute path.

    Packages above the file count while they have an `__init__.py`; a file in no package is named by its path from
    `root`, without a leading `src` or `lib`. `__init__.py` is its package.
    """
    names = [] if path.stem == "__init__" else [path.stem]
    folder = path.parent
    while (folder / "__init__.py").is_file() and folder != folder.parent:
        names.insert(0, folder.name)
        folder = folder.parent
    if folder == path.parent and folder.is_relative_to(root):
        above = list(folder.relative_to(root).parts)
        names = [*(above[1:] if above[:1] and above[0] in _ROOTS else above), *names]
    return ".".join(names)

"""Which module a file is."""

from __future__ import annotations

from pathlib import Path

# Folders that hold modules without being part of their names.
_ROOTS = frozenset({"src", "lib"})


# What `unit_of` has seen: a package's `__init__` and a module of its name have the same unit, and only the path, which
# later steps do not have, tells where relative imports start.
_packages: set[str] = set()


def is_package(unit: str) -> bool:
    """Whether `unit_of` has named a package's `__init__` file so."""
    return unit in _packages


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
    unit = ".".join(names)
    if path.stem == "__init__":
        _packages.add(unit)
    return unit

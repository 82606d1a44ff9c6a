"""Which module a file is."""

from __future__ import annotations

from functools import cache
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
    stem = path.stem
    above = _names_above(path.parent, root)
    if stem != "__init__":
        return ".".join((*above, stem))
    unit = ".".join(above)
    _packages.add(unit)
    return unit


@cache
def _names_above(folder: Path, root: Path) -> tuple[str, ...]:
    """The names of the packages, or else of the folders below `root`, that a file in the folder is in."""
    packages = _package_of(folder)
    if packages or not folder.is_relative_to(root):
        return packages
    above = folder.relative_to(root).parts
    return above[1:] if above[:1] and above[0] in _ROOTS else above


@cache
def _package_of(folder: Path) -> tuple[str, ...]:
    if folder == folder.parent or not (folder / "__init__.py").is_file():
        return ()
    return (*_package_of(folder.parent), folder.name)

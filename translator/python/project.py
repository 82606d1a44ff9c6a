"""The modules of a Python project, and what its imports lead to."""

from __future__ import annotations

import posixpath
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from translator.engine.facts import Import
from translator.python.source_roots import declared_roots
from translator.source.project import Edge, External, ProjectFile, Resolution


class _Layout(NamedTuple):
    """Where modules are. `modules`: the file of each, by its path without suffix (of a package, its folder).

    By file: `roots`, the folder that its own imports start from; `named`, the one that its name starts from (scripts
    import from beside them, yet are called by the whole path); `tops`, the one around its packages, which relative
    imports were resolved from. `shared`: the folders that every file may import from.
    """

    modules: dict[str, str]
    roots: dict[str, str]
    named: dict[str, str]
    tops: dict[str, str]
    shared: tuple[str, ...]


def resolve(root: Path, files: Sequence[ProjectFile], *, packages: bool = False) -> Resolution:
    """The units of Python files: dotted module names; with `packages`, those of the packages around them."""
    layout = _layout(root, files)
    units = _names(layout, packages=packages)
    own = {name[:end] for name in _names(layout, packages=False).values() for end in [*_dots(name), len(name)]}
    edges: list[Edge] = []
    external: list[External] = []
    for file in files:
        unit = units[file.path]
        folders = tuple(_search(file.path, layout)) if file.imports else ()
        for one in file.imports:
            target = _target(one.path, folders, layout)
            if target is not None:
                if units[target] != unit:
                    edges.append(Edge(unit, units[target], file.path, one.line, one.kind))
            elif (outside := _external(one, unit, file.path, own)) is not None:
                external.append(outside)
    return Resolution(units, tuple(edges), tuple(external))


def _external(one: Import, unit: str, path: str, own: set[str]) -> External | None:
    """None for what is no package: an import that leads nowhere, or a namespace of the project.

    A module that is missing in a package of the project (`own`: their names) comes with a distribution of its own.
    """
    first = one.path.partition(".")[0]
    if not first or first == "__future__" or one.path in own:
        return None
    package = next((one.path[:end] for end in _dots(one.path) if one.path[:end] not in own), one.path)
    standard = first in sys.stdlib_module_names
    return External("python", one.path, package, standard, unit, path, one.line, one.kind)


def _layout(root: Path, files: Sequence[ProjectFile]) -> _Layout:
    modules: dict[str, str] = {}
    for file in sorted(files, key=lambda one: one.path):
        folder, name = posixpath.split(file.path)
        stem = name.rpartition(".")[0]
        # A package wins over a module of its name, as it does in Python.
        if stem == "__init__":
            modules[folder or "."] = file.path
        else:
            modules.setdefault(posixpath.join(folder, stem), file.path)
    tops = {file.path: _top(file.path, modules) for file in files}
    declared = declared_roots(root, {posixpath.dirname(file.path) or "." for file in files})
    imported = {one.path for file in files for one in file.imports}
    spelled = {name[:end] for name in imported for end in [*_dots(name), len(name)]}
    roots = {path: _root(top, declared, spelled) for path, top in tops.items()}
    in_packages = {roots[path] for path in tops if _is_in_package(path, modules)}
    named = {path: root if _is_in_package(path, modules) else _nearest(path, declared) for path, root in roots.items()}
    return _Layout(modules, roots, named, tops, tuple(dict.fromkeys((*declared, *sorted(in_packages)))))


def _nearest(path: str, declared: Sequence[str]) -> str:
    """The innermost declared root around a file; the project's root is one."""
    return max((folder for folder in declared if path.startswith(f"{folder}/")), key=len, default=".")


def _is_in_package(path: str, modules: dict[str, str]) -> bool:
    return _is_package(posixpath.dirname(path) or ".", modules)


def _is_package(folder: str, modules: dict[str, str]) -> bool:
    """Whether a folder has an `__init__` file; a module beside it may have its name."""
    return posixpath.basename(modules.get(folder, "")).startswith("__init__.")


def _top(path: str, modules: dict[str, str]) -> str:
    """The folder around the outermost of the packages that a file is in."""
    folder = posixpath.dirname(path)
    while folder and _is_package(folder, modules):
        folder = posixpath.dirname(folder)
    return folder or "."


def _root(top: str, declared: Sequence[str], spelled: set[str]) -> str:
    """Where a file's name starts: above its package, or further up where imports name the folders in between."""
    for folder in sorted(declared, key=len, reverse=True):
        if folder == top:
            return top
        if folder == "." or top.startswith(f"{folder}/"):
            between = top if folder == "." else top[len(folder) + 1 :]
            if between.replace("/", ".") in spelled:
                return folder
    return top


def _dots(name: str) -> Iterator[int]:
    return (at for at, character in enumerate(name) if character == ".")


def _names(layout: _Layout, *, packages: bool) -> dict[str, str]:
    """What the units are called; files whose names would be the same are called by their whole paths."""
    names = {path: _dotted(path, root, packages=packages) for path, root in layout.named.items()}
    owners = {(name, layout.named[path]) for path, name in names.items()}
    shared = Counter(name for name, _ in owners)
    return {path: name if shared[name] == 1 else _dotted(path, ".", packages=packages) for path, name in names.items()}


def _dotted(path: str, root: str, *, packages: bool) -> str:
    inside = path if root == "." else path[len(root) + 1 :]
    names = inside.rpartition(".")[0].split("/")
    if names[-1] == "__init__" or (packages and len(names) > 1):
        names.pop()
    return ".".join(names) or posixpath.basename(posixpath.dirname(path)) or "."


def _target(name: str, folders: Sequence[str], layout: _Layout) -> str | None:
    """The file that an absolute name leads to: the module itself, or the one that has it as a member.

    `folders`: where it is looked up, first of all where the importing file's own imports start.
    """
    if not name or name.startswith("."):
        return None
    first = name.partition(".")[0]
    for root in folders:
        if root != folders[0] and first in sys.stdlib_module_names:
            continue
        place = "" if root == "." else f"{root}/"
        inside = name.replace(".", "/")
        found = layout.modules.get(place + inside) or layout.modules.get(place + inside.rpartition("/")[0])
        if found is not None:
            return found
    return None


def _search(path: str, layout: _Layout) -> Iterator[str]:
    """The folders that an import in a file is looked up in: the nearest first."""
    own = (layout.roots[path], layout.tops[path])
    yield from dict.fromkeys(own)
    others = (root for root in layout.shared if root not in own)
    yield from sorted(others, key=lambda root: (-len(posixpath.commonprefix([f"{root}/", path])), root))

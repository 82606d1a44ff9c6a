"""The packages of a Go project: one for each directory."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from translator.engine.facts import Import
from translator.source.project import Edge, External, ProjectFile, Resolution

_BLOCK: Final = re.compile(r"^\s*(?P<verb>require|replace)\s*(?:\((?P<block>[^)]*)\)|(?P<line>[^\n(]+))", re.MULTILINE)
_COMMENT: Final = re.compile(r"//[^\n]*")
_HOSTS: Final = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org"})


class _Module(Struct, frozen=True):
    """What a `go.mod` says. `replaced`: directories of the project, by the import path that they stand for."""

    directory: str
    required: tuple[str, ...]
    replaced: dict[str, str]


def resolve(root: Path, files: Sequence[ProjectFile], *, packages: bool = False) -> Resolution:
    """The units of Go files: directories relative to `root`, which itself is `.`; they are packages anyway."""
    del packages
    units = {file.path: posixpath.dirname(file.path) or "." for file in files}
    by_import = {file.unit: units[file.path] for file in files}
    modules = _modules(root, set(units.values()))
    known = frozenset(units.values())
    edges: list[Edge] = []
    external: list[External] = []
    for file in files:
        unit = units[file.path]
        module = _module_of(unit, modules)
        for one in file.imports:
            kind = one.kind or ("test" if file.test else "")
            target = by_import.get(one.path) or _replaced(one.path, modules, known)
            if target is None:
                external.append(_external(one, kind, unit, file.path, module))
            elif target != unit:
                edges.append(Edge(unit, target, file.path, one.line, kind))
    return Resolution(units, tuple(edges), tuple(external))


def _external(one: Import, kind: str, unit: str, path: str, module: _Module | None) -> External:
    standard = "." not in one.path.partition("/")[0]
    package = one.path if standard else _package(one.path, module)
    return External("go", one.path, package, standard, unit, path, one.line, kind)


def _package(path: str, module: _Module | None) -> str:
    """The module that an import path belongs to: the longest one required, else what custom tells."""
    required = [one for one in (module.required if module else ()) if path == one or path.startswith(f"{one}/")]
    if required:
        return max(required, key=len)
    elements = path.split("/")
    length = 3 if elements[0] in _HOSTS else 2
    if len(elements) > length and re.fullmatch(r"v[0-9]+", elements[length]):
        length += 1
    return "/".join(elements[:length])


def _replaced(path: str, modules: Iterable[_Module], known: frozenset[str]) -> str | None:
    for module in modules:
        for prefix, directory in module.replaced.items():
            if path == prefix or path.startswith(f"{prefix}/"):
                target = posixpath.normpath(posixpath.join(directory, path[len(prefix) + 1 :]))
                if target in known:
                    return target
    return None


def _module_of(unit: str, modules: Sequence[_Module]) -> _Module | None:
    """The innermost module around a directory."""
    around = [one for one in modules if one.directory == "." or f"{unit}/".startswith(f"{one.directory}/")]
    return max(around, key=lambda one: len(one.directory) * (one.directory != "."), default=None)


def _modules(root: Path, directories: Iterable[str]) -> list[_Module]:
    """Every `go.mod` at and above the directories, up to the root."""
    waiting, seen = set(directories), {"."}
    while waiting:
        seen |= waiting
        waiting = {posixpath.dirname(one) or "." for one in waiting} - seen
    found = (_module(root, directory) for directory in sorted(seen))
    return [module for module in found if module is not None]


def _module(root: Path, directory: str) -> _Module | None:
    try:
        content = (root / directory / "go.mod").read_text("utf-8", "replace")
    except OSError:
        return None
    required: list[str] = []
    replaced: dict[str, str] = {}
    for block in _BLOCK.finditer(_COMMENT.sub("", content)):
        for line in (block["block"] or block["line"] or "").splitlines():
            words = [word.strip('"`') for word in line.split()]
            if block["verb"] == "require" and words:
                required.append(words[0])
            elif "=>" in words and words[words.index("=>") + 1 :][0:1] and words[-1].startswith("."):
                replaced[words[0]] = posixpath.normpath(posixpath.join(directory, words[-1]))
    return _Module(directory, tuple(required), replaced)

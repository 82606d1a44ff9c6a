"""Where a Python project's top-level names begin: the folders that imports start from."""

from __future__ import annotations

import configparser
import posixpath
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

_PROJECT_FILES: Final = ("pyproject.toml", "setup.cfg", "setup.py")
_PACKAGE_DIR: Final = re.compile(r"""package_dir\s*=\s*\{\s*["']["']\s*:\s*["']([^"']+)["']""")
_WHERE: Final = re.compile(r"""find(?:_namespace)?_packages\(\s*(?:where\s*=\s*)?["']([^"']+)["']""")
# Folders that hold packages without being part of their names.
_CUSTOMARY: Final = ("src", "lib", "python")


def declared_roots(root: Path, folders: Iterable[str]) -> list[str]:
    """The folders that project files name as the beginning of imports, and those that custom does.

    `folders`: relative to `root`, with `/`; the root itself is `.`. The result holds no folder twice.
    """
    known = _with_parents(folders)
    found: dict[str, None] = {}
    for project in sorted(known):
        said = list(_said(root / project))
        if said or any((root / project / name).is_file() for name in _PROJECT_FILES) or project == ".":
            for inner in (*said, *_CUSTOMARY, "."):
                folder = posixpath.normpath(posixpath.join(project, inner))
                if folder in known and not (inner in _CUSTOMARY and (root / folder / "__init__.py").is_file()):
                    found[folder] = None
    return list(found)


def _with_parents(folders: Iterable[str]) -> set[str]:
    waiting, seen = set(folders), {"."}
    while waiting:
        seen |= waiting
        waiting = {posixpath.dirname(one) or "." for one in waiting} - seen
    return seen


def _said(project: Path) -> Iterator[str]:
    """The folders, relative to the project, in which its own files say that packages are."""
    yield from _from_pyproject(project / "pyproject.toml")
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(_text(project / "setup.cfg"))
    except configparser.Error:
        parser = configparser.ConfigParser()
    for line in parser.get("options", "package_dir", fallback="").splitlines():
        name, separator, folder = line.partition("=")
        if separator and not name.strip():
            yield folder.strip()
    yield from parser.get("options.packages.find", "where", fallback="").split()
    setup = _text(project / "setup.py")
    for pattern in (_PACKAGE_DIR, _WHERE):
        yield from pattern.findall(setup)


def _from_pyproject(path: Path) -> Iterator[str]:
    try:
        tool = tomllib.loads(_text(path)).get("tool", {})
    except tomllib.TOMLDecodeError:
        return
    setuptools = _at(tool, "setuptools")
    folder = _at(setuptools, "package-dir").get("")
    yield from [folder] if isinstance(folder, str) else []
    yield from _strings(_at(setuptools, "packages", "find").get("where"))
    for package in _strings(_at(tool, "hatch", "build", "targets", "wheel").get("packages")):
        yield posixpath.dirname(package)
    packages = _at(tool, "poetry").get("packages")
    for package in packages if isinstance(packages, list) else []:
        if isinstance(package, dict) and isinstance(package.get("from"), str):
            yield package["from"]


def _at(value: Any, *keys: str) -> dict[str, Any]:  # noqa: ANN401 - whatever a TOML file holds
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _strings(value: Any) -> list[str]:  # noqa: ANN401
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""

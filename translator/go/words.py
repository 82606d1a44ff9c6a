"""Words that tell where in a file a predicate may hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from translator.go.names import FileNames
from translator.go.predicates import ERROR_WRAPPERS
from translator.source.frontend import Words

# Types that only what a package declares has.
_TYPES_OF_PACKAGES: Final = {"errgroup": "golang.org/x/sync/errgroup"}


def _last_names(paths: Sequence[str], names: FileNames) -> Collection[str]:
    """The last name of each path whose package the file imports: under an alias too, that name is spelled."""
    split = (path.rpartition(".") for path in paths)
    return [name for package, _, name in split if package == "builtin" or _is_imported(package, names)]


def _local_names(paths: Sequence[str], names: FileNames) -> Collection[str]:
    return [name for name, path in names.imports.items() if path in paths]


def _wrappers(_strings: Sequence[str], names: FileNames) -> Collection[str]:
    return _last_names(ERROR_WRAPPERS, names)


def _typed(types: Sequence[str], names: FileNames) -> Collection[str] | None:
    packages = [_TYPES_OF_PACKAGES.get(type_) for type_ in types]
    return None if any(package is None or _is_imported(package, names) for package in packages) else ()


def _is_imported(package: str, names: FileNames) -> bool:
    return package in names.imports.values() or package in names.dot_imports


WORDS: Final[Mapping[str, Words]] = {
    "resolves?": _last_names,
    "package?": _local_names,
    "wraps-error?": _wrappers,
    "has-type?": _typed,
}
"""By the predicate's name, see `source.frontend.FrontEnd`."""

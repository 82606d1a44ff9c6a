"""Put the settings of several files together: a file that extends another one says more than that one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import asdict, replace

from translator.catalog.pattern import EFFORTS
from translator.settings.document import Document
from translator.settings.names import shown
from translator.settings.problem import key_problem
from translator.settings.settings import CrateOverride, Exclusion, PerFileIgnores, Selectors, Settings

# Keys of a file whose value replaces what was said before, and the fields they fill.
_SIMPLE = {
    "verdict": "verdicts",
    "language": "languages",
    "fail-on": "fail_on",
    "force-exclude": "force_exclude",
    "no-cache": "no_cache",
}
_PATHS = {"baseline": "baseline", "cache-dir": "cache_dir"}


def merge(files: Sequence[tuple[Path, Document]]) -> Settings:
    """The settings of files; the first is the one that all others extend, the last one becomes the `source`.

    Single values, `verdict` and `language` replace what the files before say; tables are put together key by key;
    all else adds up. Raises RunFailedError for directories that are missing and for efforts that are not whole.
    """
    settings = Settings()
    for path, document in files:
        settings = _with_file(settings, path, document)
    missing = [points for points in EFFORTS if points not in settings.effort]
    if settings.effort and missing:
        path = next(path for path, document in reversed(files) if document.effort)
        points = ", ".join(map(str, missing))
        raise key_problem(path, ("effort",), f"no minutes for {points} points: give them to all that there are")
    return settings


def _with_file(settings: Settings, path: Path, document: Document) -> Settings:
    said = {name.replace("_", "-"): value for name, value in _said(document).items()}
    base = _base(path)
    changes: dict[str, Any] = {field: said[key] for key, field in _SIMPLE.items() if key in said}
    changes |= {field: _absolute(base, said[key]) for key, field in _PATHS.items() if key in said}
    if "exclude" in said:
        changes["exclude"] = (*settings.exclude, Exclusion(base, said["exclude"], shown(path)))
    if "effort" in said:
        changes["effort"] = settings.effort | said["effort"]
    if "crates" in said:
        changes["crates"] = settings.crates | {
            package: CrateOverride(**_said(crate)) for package, crate in said["crates"].items()
        }
    if "rust" in said:
        changes["rust"] = replace(settings.rust, **_said(said["rust"]))
    return replace(
        settings,
        source=path,
        selectors=(*settings.selectors, *_selectors(path, said)),
        per_file_ignores=(
            *settings.per_file_ignores,
            *(PerFileIgnores(base, glob, words, path) for glob, words in said.get("per-file-ignores", {}).items()),
        ),
        extend_patterns=tuple(
            dict.fromkeys((*settings.extend_patterns, *_directories(path, base, said.get("extend-patterns", ()))))
        ),
        origins=settings.origins | dict.fromkeys(_names(said), shown(path)),
        **changes,
    )


def _names(said: dict[str, Any]) -> Iterator[str]:
    """The keys, and those of the tables of which each is a setting by itself."""
    yield from said
    if "rust" in said:
        yield from (f"rust.{name}" for name in _said(said["rust"]))
    yield from (f"crates.{package}" for package in said.get("crates", ()))


def _said(table: Struct) -> dict[str, Any]:
    return {name: value for name, value in asdict(table).items() if value is not UNSET}


def _selectors(path: Path, said: dict[str, Any]) -> Iterator[Selectors]:
    if {"select", "extend-select", "ignore"} & said.keys():
        yield Selectors(said.get("select"), said.get("extend-select", ()), said.get("ignore", ()), path)


def _directories(path: Path, base: Path, texts: Sequence[str]) -> Iterator[Path]:
    for text in texts:
        directory = _absolute(base, text)
        if not os.path.isdir(directory):  # noqa: PTH112 - false for a name that is too long, where `Path` raises
            raise key_problem(path, ("extend-patterns",), f"{text!r}: no such directory: {shown(directory)}")
        yield directory


def _absolute(base: Path, text: str) -> Path:
    return Path(os.path.normpath(base / text))


def _base(path: Path) -> Path:
    """The directory that a file's paths are relative to, named as the files below it will be.

    A walk names what it finds from the current directory, which the system names without links.
    """
    real = Path(os.path.realpath(path.parent))
    return real if Path.cwd().is_relative_to(real) else path.parent

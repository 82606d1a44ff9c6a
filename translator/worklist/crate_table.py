"""What is known of crates that stand for packages: the tables in `patterns/crates`, and what the registry said."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from translator.bundled import patterns_directory
from translator.errors import RunFailedError
from translator.settings.settings import CrateOverride

LANGUAGES = ("go", "python")
_RUST = "std"


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a table: what stands for one package, or for all below one prefix of an import path.

    `crate`: one or several, the most important one first; empty for none. `missing`: what they do not cover.
    `distribution`: what the package index calls a Python package. `licence`: what the settings say, else empty.
    """

    crate: str | tuple[str, ...]
    ready: Literal["full", "partial", "none"]
    missing: str = ""
    note: str = ""
    distribution: str = ""
    licence: str = ""
    standard: bool = False

    @property
    def crates(self) -> tuple[str, ...]:
        """The crates, the most important one first."""
        if isinstance(self.crate, tuple):
            return self.crate
        return (self.crate,) if self.crate else ()


class Registered(Struct, frozen=True, forbid_unknown_fields=True):
    """What the registry said of one crate. `version`: the newest that is not yanked, and when it was `published`.

    `licence`: an SPDX expression, empty where the crate has only a file with its text.
    """

    state: Literal["found", "yanked", "missing"]
    version: str = ""
    published: date | None = None
    licence: str = ""


class Registry(Struct, frozen=True, forbid_unknown_fields=True):
    """The committed answer of the crate registry. `asked`: the day."""

    asked: date
    crates: dict[str, Registered]


class CrateTable(Struct, frozen=True):
    """The entries by language and import path, what the registry said, and what the settings say instead."""

    entries: dict[str, dict[str, Entry]]
    registry: dict[str, Registered]
    overrides: dict[str, Entry] = field(default_factory=dict)


def load_crates(overrides: Mapping[str, CrateOverride] | None = None, directory: Path | None = None) -> CrateTable:
    """The tables that came with this program (or those in `directory`), with the settings' `overrides` on top.

    Raises RunFailedError that names the file for tables that are broken.
    """
    place = directory or patterns_directory() / "crates"
    return CrateTable(
        entries={language: dict(_entries(place / language)) for language in LANGUAGES},
        registry=load_registry(place / "registry.json").crates,
        overrides={
            package: Entry(one.crate, one.ready, one.missing, licence=one.licence)
            for package, one in (overrides or {}).items()
        },
    )


def is_published(crate: str) -> bool:
    """Whether a name in a table is one of the registry, and neither empty nor Rust's own, such as `std::fs`."""
    return crate.partition("::")[0] not in {"", _RUST}


def load_registry(path: Path) -> Registry:
    """What the registry said. Raises RunFailedError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Registry)
    except (OSError, msgspec.DecodeError) as error:
        raise RunFailedError(f"{path}: {error}") from error


def _entries(directory: Path) -> Iterator[tuple[str, Entry]]:
    for path in sorted(directory.glob("*/*.toml")):
        standard = path.parent.name == "standard"
        for package, said in _table(path).items():
            try:
                entry = msgspec.convert(said | {"standard": standard}, Entry)
            except msgspec.ValidationError as error:
                raise RunFailedError(f"{path}: {package}: {error}") from error
            yield package, entry


def _table(path: Path) -> dict[str, dict[str, Any]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RunFailedError(f"{path}: {error}") from error
    for package, said in table.items():
        if not isinstance(said, dict):
            raise RunFailedError(f"{path}: {package}: expected {{ crate = …, ready = … }}")
    return table

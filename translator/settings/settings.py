"""The settings of a run, put together from files and the command line. `Settings()` is a run without either."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from translator.rust.preferences import DEFAULT, RustPreferences

FailOn = Literal["direct", "adapt", "redesign", "blocked"]
Ready = Literal["full", "partial", "none"]


class Selectors(Struct, frozen=True):
    """What one file, or the command line, says about which patterns are reported.

    `select` starts anew (None: goes on from what stood before), `extend_select` adds, `ignore` takes away. `source`:
    the file that says so, None for the command line.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    source: Path | None = None


class PerFileIgnores(Struct, frozen=True):
    """Selectors that are ignored in the files below `base` (absolute) that `glob` matches, as in `.gitignore`."""

    base: Path
    glob: str
    selectors: tuple[str, ...]
    source: Path


class Exclusion(Struct, frozen=True):
    """Globs of what a walk leaves out below `base` (absolute), as lines of a `.gitignore`; `label`: for the ledger."""

    base: Path
    globs: tuple[str, ...]
    label: str


class CrateOverride(Struct, frozen=True):
    """What the user says stands for an imported package, whatever the tables say. `licence`: an SPDX expression."""

    ready: Ready
    crate: str = ""
    missing: str = ""
    licence: str = ""


class Settings(Struct, frozen=True):
    """The settings of one run. Paths are absolute, save those of directories named on the command line.

    `source`: the file in force, None without one. `selectors`, `exclude`: the weakest first. `effort`: points to
    minutes, empty or for all points. `crates`: by prefix of import paths. `origins`: where the value of a key comes
    from, a key as in files; one that is missing there has its default.
    """

    source: Path | None = None
    selectors: tuple[Selectors, ...] = ()
    verdicts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    fail_on: FailOn = "blocked"
    per_file_ignores: tuple[PerFileIgnores, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    force_exclude: bool = False
    extend_patterns: tuple[Path, ...] = ()
    baseline: Path | None = None
    effort: dict[int, float] = {}
    rust: RustPreferences = DEFAULT
    crates: dict[str, CrateOverride] = {}
    cache_dir: Path | None = None
    no_cache: bool = False
    origins: dict[str, str] = {}

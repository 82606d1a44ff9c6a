"""What `rustbound check` was asked for."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from translator.cli.given import Given


class Asked(Struct, frozen=True):
    """As the options of these names; those that the settings file shares are in `given`. Empty `paths`: here."""

    paths: tuple[Path, ...] = ()
    given: Given = Given()
    fail_on: str | None = None
    form: str | None = None
    stdin_filename: Path | None = None
    statistics: bool = False
    exit_zero: bool = False
    fix_suppressions: bool = False
    outputs: tuple[str, ...] = ()
    jobs: int | None = None
    color: str = "auto"
    quiet: bool = False
    baseline: Path | None = None
    update_baseline: bool = False
    since: str | None = None

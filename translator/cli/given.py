"""What the command line says about settings, and what comes of it and of the settings file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from translator.engine.select import unknown
from translator.errors import RunFailedError
from translator.settings.load import load_settings
from translator.settings.settings import Exclusion, Selectors, Settings
from translator.source.language import LANGUAGES
from translator.source.paths import scan_root

COMMAND_LINE = "command line"
"""Where a setting comes from that no file says."""


class Given(Struct, frozen=True):
    """What the command line says; as the options of these names."""

    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    extend_patterns: tuple[Path, ...] = ()
    cache_dir: Path | None = None
    no_cache: bool = False
    show_settings: bool = False
    show_files: bool = False


def settings_for(paths: Sequence[Path], given: Given) -> Settings:
    """The settings for a run over `paths` (default: the current directory): the file's, and then the command line's.

    The file is looked for from the directory that reported paths are relative to; which of a project's files are given
    makes no difference. Raises RunFailedError, with file and key, for what is wrong with a file.
    """
    if given.config and given.isolated:
        raise RunFailedError("--config and --isolated exclude each other: give one of them")
    try:
        Path.cwd()
    except OSError as error:
        raise RunFailedError(f"the current directory: {error.strerror}: change to one that is there") from error
    start = scan_root([_absolute(path) for path in paths or (Path(),)])
    return _merged(load_settings(start, given.config, isolated=given.isolated), given)


def override(settings: Settings, key: str, field: str, value: object) -> Settings:
    """The settings with a value of the command line. `key`: its name in files; `field`: of `Settings`."""
    return replace(settings, **{field: value}, origins=settings.origins | {key: COMMAND_LINE})


def _merged(settings: Settings, given: Given) -> Settings:
    for key, field in (("verdict", "verdicts"), ("language", "languages"), ("force-exclude", "force_exclude")):
        if value := getattr(given, field):
            settings = override(settings, key, field, value)
    if given.select or given.extend_select or given.ignore:
        layer = Selectors(given.select or None, given.extend_select, given.ignore)
        settings = replace(settings, selectors=(*settings.selectors, layer))
    if given.exclude:
        settings = replace(settings, exclude=(*settings.exclude, _exclusion(given.exclude)))
    if given.extend_patterns:
        known = {os.path.realpath(directory) for directory in settings.extend_patterns}
        more = (directory for directory in given.extend_patterns if os.path.realpath(directory) not in known)
        directories = (*settings.extend_patterns, *more)
        origin = ", ".join(filter(None, (settings.origins.get("extend-patterns"), COMMAND_LINE)))
        settings = replace(
            settings, extend_patterns=directories, origins=settings.origins | {"extend-patterns": origin}
        )
    if given.cache_dir:
        settings = override(settings, "cache-dir", "cache_dir", _absolute(given.cache_dir))
    if given.no_cache:
        settings = override(settings, "no-cache", "no_cache", value=True)
    for language in settings.languages:
        if language not in LANGUAGES:
            raise unknown("--language", "language", language, LANGUAGES)
    return settings


def _exclusion(globs: tuple[str, ...]) -> Exclusion:
    # Only who excludes something pays for what checks it.
    from translator.settings.globs import check_glob

    for glob in globs:
        check_glob(glob, lambda message: RunFailedError(f"--exclude: {message}"))
    return Exclusion(Path.cwd(), globs, "--exclude")


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links

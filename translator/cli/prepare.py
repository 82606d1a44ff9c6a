"""What commands that read code begin with: catalogue, selection and files by the settings, or a look at these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import Catalogue
from translator.cli.given import Given, settings_for
from translator.engine.select import Selection
from translator.settings.exclusion import ignore_files
from translator.settings.settings import Settings
from translator.source.discovery import Discovery, discover, in_languages
from translator.source.paths import scan_root


def catalogue_for(settings: Settings) -> Catalogue:
    """The built-in pages and those of the settings."""
    if settings.no_cache:
        from translator.bundled import patterns_directory
        from translator.catalog.cache import build_catalogue
        from translator.catalog.files import page_files

        return build_catalogue(page_files([patterns_directory(), *settings.extend_patterns]))
    return load_catalogue(settings.extend_patterns, settings.cache_dir)


def catalogue_here(extra: Sequence[Path]) -> Catalogue:
    """The pages that a run in the current directory would use, and those of `extra` directories."""
    return catalogue_for(settings_for((), Given(extend_patterns=tuple(extra))))


def files_for(
    settings: Settings, paths: Sequence[Path], root_of: Callable[[Sequence[Path]], Path] = scan_root
) -> Discovery:
    """The files at and below `paths` (default: the current directory) that the settings leave in."""
    exclude = ignore_files(settings.exclude)
    discovery = discover(paths or (".",), exclude, force=settings.force_exclude, root_of=root_of)
    return in_languages(discovery, settings.languages)


def shown_instead(given: Given, settings: Settings, selection: Selection, discovery: Discovery) -> bool:
    """Prints what `--show-settings` and `--show-files` ask for. True when one of them did: then that was all."""
    if given.show_settings:
        import click

        from translator.settings.show import settings_text

        click.echo(settings_text(settings, selection), nl=False)
    if given.show_files:
        import click

        from translator.report.visible import visible_line
        from translator.source.files import Skipped
        from translator.source.reading import read

        # Only who reads a file knows whether it is generated, or no text.
        for file in discovery.files:
            if not isinstance(read(file), Skipped):
                click.echo(visible_line(file.path))
    return given.show_settings or given.show_files

"""The options that commands share with the settings file."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from translator.cli.given import Given

Command = Callable[..., None]


def words(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The callback of an option that may be repeated and takes a list with commas."""
    return tuple(word for value in values for part in value.split(",") if (word := part.strip()))


def _words(name: str, field: str, metavar: str, text: str) -> Callable[[Command], Command]:
    return click.option(name, field, multiple=True, callback=words, metavar=metavar, help=text)


def _path(name: str, metavar: str, text: str, *, multiple: bool = False) -> Callable[[Command], Command]:
    return click.option(name, type=click.Path(path_type=Path), metavar=metavar, multiple=multiple, help=text)


# In the order of `--help`.
_OPTIONS = (
    _words("--select", "select", "CODES", "Report only these: codes, prefixes (GO2), names, families or ALL."),
    _words("--extend-select", "extend_select", "CODES", "Report these too, whatever the settings file ignores."),
    _words("--ignore", "ignore", "CODES", "Do not report these."),
    _words("--verdict", "verdicts", "VERDICTS", "Report only these: direct, adapt, redesign, blocked."),
    _words("--language", "languages", "LANGUAGES", "Read only these: go, python."),
    click.option(
        "--exclude",
        multiple=True,
        metavar="GLOB",
        help="Leave out what GLOB matches, as in a .gitignore here; may be given more than once.",
    ),
    click.option("--force-exclude", is_flag=True, help="Leave out files given by name too, where a walk would."),
    _path(
        "--extend-patterns",
        "DIR",
        "A directory with patterns of your own; may be given more than once.",
        multiple=True,
    ),
    _path("--config", "FILE", "Take the settings from FILE, not from the nearest rustbound.toml or pyproject.toml."),
    click.option("--isolated", is_flag=True, help="Take no settings from a file."),
    _path("--cache-dir", "DIR", "Keep compiled patterns in DIR."),
    click.option("--no-cache", is_flag=True, help="Keep nothing on disk."),
    click.option("--show-settings", is_flag=True, help="Show the settings, and where each comes from, and stop."),
    click.option("--show-files", is_flag=True, help="Show the files that would be read, and stop."),
)


def settings_options(command: Command) -> Command:
    """Give a command the shared options; what they say comes as its parameter `given`."""

    @functools.wraps(command)
    def collect(**parameters: Any) -> None:  # noqa: ANN401 - whatever the command's own options are
        given = Given(**{name: parameters.pop(name) for name in Given.__struct_fields__})
        command(given=given, **parameters)

    decorated: Command = collect
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated

"""What a walk would leave out, for paths that are given by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from translator.source.files import Kind
from translator.source.ignore import IgnoreFile, excluded_by
from translator.source.rules import GITIGNORE, IGNORE, REPOSITORY, Rules, rules_above, rules_inside
from translator.source.vendored import ENVIRONMENT_MARK, is_environment, is_tools, is_vendored
from translator.source.walking import ruled_out

Reason = tuple[Kind, str]
Seen = dict[Path, Rules | Reason]
"""For each directory that was asked about the rules for what is in it, or why nothing in it is read."""

_TELLING = (REPOSITORY, GITIGNORE, IGNORE, ENVIRONMENT_MARK)


def why_left_out(location: Path, root: Path, exclude: tuple[IgnoreFile, ...], seen: Seen) -> Reason | None:
    """Why a walk would not come to `location`, by kind and in words; None when it would. Both paths absolute.

    The walk that is meant begins in the current directory, or in `root` when the path is not below that. What is
    excluded is excluded from wherever the rules are. `seen` is filled, and kept from one path to the next.
    """
    if exclude:
        for path in (*reversed(location.parents), location):
            rules = excluded_by(exclude, os.fsencode(path), is_directory=path != location or path.is_dir())
            if rules:
                return "excluded", f"excluded by {rules.label}"
    start = next((start for start in (Path.cwd(), root) if start in location.parents), None)
    if start is None:
        return None
    met = _rules_at(start, location, str(root), seen)
    return _entry(location, met) if isinstance(met, Rules) else met


def _rules_at(start: Path, location: Path, root: str, seen: Seen) -> Rules | Reason:
    """The rules for `location`, or why a walk from `start` does not enter the directory that it lies in."""
    met: Rules | Reason = rules_above(start, root) if start not in seen else Rules()
    for directory in _directories(start, location):
        known = seen.get(directory)
        if known is None:
            assert isinstance(met, Rules)  # noqa: S101 - what lies in a directory that is not entered is not asked for
            left_out = _entry(directory, met) if directory != start else None
            known = seen[directory] = left_out or _inside(met, directory, root)
        met = known
        if not isinstance(met, Rules):
            break
    return met


def _directories(start: Path, location: Path) -> Iterator[Path]:
    yield start
    for name in location.relative_to(start).parts[:-1]:
        start /= name
        yield start


def _inside(rules: Rules, directory: Path, root: str) -> Rules:
    names = {name for name in _TELLING if os.path.lexists(directory / name)}
    return rules_inside(rules, directory, names, root)


def _entry(path: Path, rules: Rules) -> Reason | None:
    """Why an entry of a directory is left out, with the rules for what is in that."""
    if path.is_symlink():
        return "link", "symbolic link"
    is_directory = path.is_dir()
    if is_directory and (is_vendored(path.name) or is_tools(path.name)):
        return "vendored", "vendored directory"
    if is_directory and is_environment([name for name in _TELLING if os.path.lexists(path / name)]):
        return "vendored", "virtual environment"
    return ruled_out(str(path), rules.in_order(), (), is_directory=is_directory)

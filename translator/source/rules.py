"""Which ignore files are in force in a directory."""

import os
from collections.abc import Container
from pathlib import Path

from msgspec import Struct

from translator.source.ignore import IgnoreFile
from translator.source.paths import relative_path
from translator.source.repository import exclude_file, load_ignore_file, repository_root

IGNORE = ".ignore"
GITIGNORE = ".gitignore"
REPOSITORY = ".git"


class Rules(Struct, frozen=True):
    """Ignore files, the strongest first: those of deeper directories before those above, `.ignore` before git's."""

    ignore: tuple[IgnoreFile, ...] = ()
    git: tuple[IgnoreFile, ...] = ()

    def in_order(self) -> tuple[IgnoreFile, ...]:
        """All of them, the strongest first."""
        return self.ignore + self.git


def rules_inside(rules: Rules, directory: Path, names: Container[str], root: str) -> Rules:
    """The rules for the entries of `directory`, given those for the directory itself and its entries' names."""
    ignore, git = rules.ignore, rules.git
    if REPOSITORY in names:
        # A repository inside another one has rules of its own.
        exclude = exclude_file(directory)
        git = (exclude,) if exclude else ()
    if GITIGNORE in names and (file := _load(directory / GITIGNORE, root)):
        git = (file, *git)
    if IGNORE in names and (file := _load(directory / IGNORE, root)):
        ignore = (file, *ignore)
    return Rules(ignore, git)


def rules_above(start: Path, root: str) -> Rules:
    """The rules for `start` itself: those of the directories above it, up to the repository's root."""
    repository = repository_root(start)
    rules = Rules()
    if repository is None or repository == start:
        return rules
    above = [directory for directory in start.parents if directory.is_relative_to(repository)]
    for directory in reversed(above):
        names = {name for name in (REPOSITORY, GITIGNORE, IGNORE) if os.path.lexists(directory / name)}
        rules = rules_inside(rules, directory, names, root)
    return rules


def _load(path: Path, root: str) -> IgnoreFile | None:
    return load_ignore_file(path, path.parent, relative_path(root, str(path)))

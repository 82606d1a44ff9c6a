"""Which repository and commit each file is compared with: a submodule is a repository of its own."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from translator.errors import RunFailedError
from translator.revision.git import ask, git_at, git_of_environment
from translator.revision.repository import Repository, commit_of, repository_around
from translator.revision.tree import list_tree
from translator.source.discovery import Discovery
from translator.source.repository import repository_root


class Base(Struct, frozen=True, eq=False):
    """A repository and the commit to compare with; None: the revision did not have this repository."""

    repository: Repository
    commit: str | None


class Revision:
    """A revision that was found. `name`: as it was given; `main`: what it is a revision of."""

    def __init__(self, name: str, main: Base) -> None:
        self.name = name
        self.main = main
        self._bases = {main.repository.top: main}
        self._tops: dict[str, Path | None] = {}

    def base_of(self, location: str) -> Base | None:
        """What the file at `location` (absolute) is compared with; None outside the repository."""
        directory = os.path.dirname(location)  # noqa: PTH120 - a hundred thousand paths need no objects
        if directory not in self._tops:
            self._tops[directory] = self._top_of(Path(os.path.realpath(directory)))
        top = self._tops[directory]
        return None if top is None else self._base_at(top)

    def _top_of(self, directory: Path) -> Path | None:
        main = self.main.repository.top
        if not directory.is_relative_to(main):
            return None
        top = repository_root(directory)
        return top if top is not None and top.is_relative_to(main) else main

    def _base_at(self, top: Path) -> Base:
        """The base of a repository that lies in another one, perhaps as a submodule."""
        if top not in self._bases:
            around = self._base_at(self._top_of(top.parent) or self.main.repository.top)
            self._bases[top] = self._inside(around, top)
        return self._bases[top]

    def _inside(self, around: Base, top: Path) -> Base:
        repository = Repository(git_at(top), top)
        if around.commit is None:
            return Base(repository, None)
        name = os.fsencode(top.relative_to(around.repository.top))
        tree = list_tree(around.repository, around.commit, [name])
        if tree.files:  # a directory of its own then, a repository now, or a `.git` that is none
            return around
        commit = tree.submodules.get(name)
        if commit is not None and ask(repository.git, "cat-file", "-e", f"{commit}^{{commit}}")[0] != 0:
            raise RunFailedError(
                f"--since {self.name}: the submodule {top} does not have the commit {commit[:12]} that {self.name} "
                f"records for it: fetch it there with `git fetch origin {commit}`"
            )
        return Base(repository, commit)


def open_revision(name: str, discovery: Discovery) -> Revision:
    """Finds a revision of the repository around what was discovered.

    Raises RunFailedError, with the mend, when there is no repository or no such revision.
    """
    directory = discovery.root
    if discovery.files and repository_root(directory) is None and git_of_environment() is None:
        directory = Path(os.path.commonpath([os.path.dirname(file.location) for file in discovery.files]))  # noqa: PTH120
    repository = repository_around(directory)
    return Revision(name, Base(repository, commit_of(repository, name)))

"""The repository a file belongs to, and the commit that a name means there."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from translator.errors import RunFailedError
from translator.revision.git import Git, ask, git_at, git_of_environment
from translator.source.repository import repository_root


class Repository(Struct, frozen=True, eq=False):
    """`top`: the root of its work tree, no links in its path."""

    git: Git
    top: Path


def repository_around(directory: Path) -> Repository:
    """The repository of a directory: the one around it, else the one that GIT_DIR names.

    Raises RunFailedError when there is none, or git does not trust it.
    """
    here = Path(os.path.realpath(directory))
    root = repository_root(here)
    git = git_at(root) if root is not None else git_of_environment()
    if git is None:
        raise RunFailedError(f"{directory}: not in a git repository: --since needs one")
    code, output, problem = ask(git, "rev-parse", "--show-toplevel")
    if code != 0:
        raise RunFailedError(f"{directory}: --since: git cannot read its work tree: {problem}")
    top = Path(os.path.realpath(os.fsdecode(output.removesuffix(b"\n"))))
    if not here.is_relative_to(top):
        raise RunFailedError(f"{directory}: not in a git repository: --since needs one (GIT_DIR is that of {top})")
    return Repository(git, top)


def commit_of(repository: Repository, name: str) -> str:
    """The commit's id. Raises RunFailedError with the mend when there is no such commit here."""
    git = repository.git
    code, output, _ = ask(git, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if code == 0:
        return output.decode().strip()
    raise RunFailedError(f"--since {name}: {_why_not(git, repository.top)}")


def _why_not(git: Git, top: Path) -> str:
    code, output, _ = ask(git, "rev-parse", "--is-shallow-repository")
    if code == 0 and output.strip() == b"true":
        return (
            f"no such commit in {top}, which is a shallow clone: fetch more of its history with "
            "`git fetch --deepen=100` or `git fetch --unshallow` (in CI: `fetch-depth: 0`), and a branch of the remote "
            "with `git fetch origin BRANCH:refs/remotes/origin/BRANCH`"
        )
    code, output, _ = ask(git, "rev-list", "--all", "--max-count=1")
    if code == 0 and not output.strip():
        return f"{top} has no commits yet: commit something first"
    return f"no such commit in {top}: `git log` and `git branch --all` show what there is; `git fetch` gets what is not"

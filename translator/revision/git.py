"""Ask git about its object store. Nothing here writes, takes a lock, runs a hook or reaches a network."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from translator.errors import RunFailedError

# What a hook or a user's shell says about another repository, or about this one from another directory.
_LOCAL = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
        # Would write to files or to standard error.
        "GIT_TRACE",
        "GIT_TRACE2",
        "GIT_TRACE2_EVENT",
        "GIT_TRACE2_PERF",
    }
)
_QUIET = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    # A clone without blobs would fetch them: fail instead, whatever the version.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
_OPTIONS = ("--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


class Git(Struct, frozen=True, eq=False):
    """How to ask about one repository: where git runs, and in which environment."""

    directory: Path
    environment: dict[str, str]


def git_at(directory: Path) -> Git:
    """Git for the repository around a directory, whatever the environment says."""
    return Git(directory, {**{key: value for key, value in os.environ.items() if key not in _LOCAL}, **_QUIET})


def git_of_environment() -> Git | None:
    """Git for the repository that GIT_DIR names, from where we run, or None."""
    if not os.environ.get("GIT_DIR"):
        return None
    return Git(Path.cwd(), {**os.environ, **_QUIET})


def ask(git: Git, *arguments: str, paths: Sequence[bytes] = (), given: bytes = b"") -> tuple[int, bytes, str]:
    """Exit code, standard output and, in words, standard error. `given`: standard input."""
    command: list[str | bytes] = ["git", *_OPTIONS, *arguments, *paths]
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments of our own and names that cannot be taken for options
            command, cwd=git.directory, env=git.environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise no_git() from error
    return done.returncode, done.stdout, " ".join(done.stderr.decode("utf-8", "backslashreplace").split())


def demand(git: Git, *arguments: str, paths: Sequence[bytes] = (), given: bytes = b"") -> bytes:
    """Standard output. Raises RunFailedError with git's words."""
    code, output, problem = ask(git, *arguments, paths=paths, given=given)
    if code != 0:
        raise RunFailedError(f"{git.directory}: git {arguments[0]} failed: {problem or f'exit code {code}'}")
    return output


def no_git() -> RunFailedError:
    """The error for a machine without git."""
    return RunFailedError("git: no such program: install git, or leave --since out")

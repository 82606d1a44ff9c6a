"""Real git repositories that no configuration of the machine reaches."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

Git = Callable[..., str]

ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git_in(directory: Path) -> Git:
    """Runs git there; answers what it prints."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=directory,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            errors="surrogateescape",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def init(directory: Path, *options: str) -> Git:
    """Makes a repository."""
    directory.mkdir(parents=True, exist_ok=True)
    git = git_in(directory)
    git("init", "-q", "-b", "main", *options)
    return git

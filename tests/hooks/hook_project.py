"""A git repository whose commits run hooks, and what they install from: this checkout as one commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]
PUBLISHED = ("translator", "patterns", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
BIN = Path(sys.executable).parent


class Ran(NamedTuple):
    """What a command answered: both streams as one text."""

    code: int
    text: str


class HookProject(NamedTuple):
    """A repository at `root`. `environment`: of all that runs there."""

    root: Path
    environment: Mapping[str, str]

    def write(self, files: Mapping[str, str]) -> None:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def run(self, *command: str) -> Ran:
        done = subprocess.run(
            command,
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )
        return Ran(done.returncode, done.stdout)

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.code == 0, done.text
        return done.text

    def commit(self, files: Mapping[str, str]) -> Ran:
        """Write files and try to commit all there is."""
        self.write(files)
        self.git("add", "--all")
        return self.run("git", "commit", "--quiet", "--message", "x")


def new_project(root: Path, **environment: str) -> HookProject:
    """An empty repository with this Python's commands on PATH."""
    root.mkdir(parents=True)
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    identity = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_NAME": "Tester" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "tester@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    project = HookProject(root, {**inherited, **identity, "PATH": path, **environment})
    project.git("init", "--quiet", "--initial-branch=main")
    return project


def publish(directory: Path) -> tuple[Path, str]:
    """A repository with what is published of this checkout, uncommitted changes too, and its revision."""
    project = new_project(directory)
    for name in PUBLISHED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, directory / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, directory / name)
    project.git("add", "--all")
    project.git("commit", "--quiet", "--message", "published")
    return directory, project.git("rev-parse", "HEAD").strip()

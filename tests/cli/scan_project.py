"""A project to scan, with a page that does not depend on the catalogue."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.catalog.sample import write_page
from translator.cli import main

CODE = "PY995"
FINDING = b'x = eval("1")\n'


class Scanned(NamedTuple):
    """What a scan in this process answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Project(NamedTuple):
    """A directory to scan, and where its pages are."""

    root: Path
    pages: Path

    def write(self, files: Mapping[str, bytes]) -> None:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def arguments(self, *more: str) -> list[str]:
        return ["scan", "--extend-patterns", str(self.pages), "--select", CODE, *more]


Scan = Callable[..., Scanned]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty project, which is the current directory."""
    made = Project(tmp_path / "project", tmp_path / "pages")
    made.root.mkdir()
    write_page(made.pages, code=CODE, name="page-995")
    monkeypatch.chdir(made.root)
    # The built-in pages change with every page that is written: these tests are not about them.
    (tmp_path / "built-in").mkdir()
    monkeypatch.setattr("translator.catalog.cache.patterns_directory", lambda: tmp_path / "built-in")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for variable in ("NO_COLOR", "FORCE_COLOR", "RUSTBOUND_DEBUG"):
        monkeypatch.delenv(variable, raising=False)
    return made


@pytest.fixture
def scan(project: Project, capfdbinary: pytest.CaptureFixture[bytes]) -> Scan:
    """Scan the project in this process: (arguments…)."""

    def run(*arguments: str) -> Scanned:
        code = main(project.arguments(*arguments))
        out, err = capfdbinary.readouterr()
        return Scanned(code, out.decode(), err.decode())

    return run


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as it is installed."""
    return subprocess.run(
        [installed(), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


def installed() -> str:
    """The command beside this Python."""
    return str(Path(sys.executable).with_name("rustbound"))

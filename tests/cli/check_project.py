"""A project to check, with pages that do not depend on the catalogue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.catalog.sample import BODY, write_page
from tests.cli.scan_project import CODE, Project, Scanned, project
from translator.cli import main

__all__ = ["CODE", "Project", "check", "checked_project", "project"]

REDESIGN = "PY996"
WHOLE = "PY997"
PREVIEW = "PY998"

Check = Callable[..., Scanned]


@pytest.fixture
def checked_project(project: Project) -> Project:
    """The project, with a settings file that names its pages: `eval` is blocked, `setattr` redesign.

    A function is a `direct` whole that absorbs `eval`; `hasattr` is only looked for in preview.
    """
    for code, name, verdict, call in (
        (REDESIGN, "page-996", "redesign", "setattr"),
        (PREVIEW, "page-998", "blocked", "hasattr"),
    ):
        body = BODY.replace('"eval"', f'"{call}"').replace("eval(", f"{call}(")
        write_page(
            project.pages, body, code=code, name=name, verdict=verdict, status="preview" if code == PREVIEW else None
        )
    whole = BODY.replace(
        '(call function: (identifier) @_f (#eq? @_f "eval")) @finding', "(function_definition) @finding"
    )
    write_page(
        project.pages,
        whole.replace('x = eval("1")', "def f():\n    pass").replace('// eval("1")', "// def f():\n//     pass"),
        code=WHOLE,
        name="page-997",
        verdict="direct",
        absorbs=f"[{CODE}]",
    )
    (project.root / "rustbound.toml").write_text('extend-patterns = ["../pages"]\n', encoding="utf-8")
    return project


@pytest.fixture
def check(checked_project: Project, capfdbinary: pytest.CaptureFixture[bytes]) -> Check:
    """Check the project in this process: (arguments…)."""
    assert checked_project.root.is_dir()

    def run(*arguments: str) -> Scanned:
        code = main(["check", *arguments])
        out, err = capfdbinary.readouterr()
        return Scanned(code, out.decode(), err.decode())

    return run

"""A small project, surveyed by the engine with a front end of the tests, for every format to show."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from tests.engine.sample import catalogue, front_end, pattern
from translator.catalog.pattern import Pattern
from translator.engine import matcher
from translator.engine.facts import LedgerEntry, Match
from translator.engine.run import run
from translator.engine.select import select_all
from translator.engine.spool import spool_directory
from translator.engine.work import Work
from translator.report.formats import format_named
from translator.report.outcome import Outcome
from translator.report.places import Places
from translator.report.reports import Report as Written
from translator.report.rule import rules_of
from translator.report.view import View
from translator.report.write import write_reports
from translator.source.discovery import discover

PAGES = (
    pattern(
        "PY101",
        "(function_definition) @finding",
        title="A function",
        message="becomes an `fn`",
        absorbs=("PY102",),
        effort=3,
        notes=("Arguments are moved, not shared. " * 6, "A short note"),
        crates=("thiserror",),
        family="functions",
    ),
    pattern(
        "PY102",
        "(call) @finding",
        title="A call",
        verdict="direct",
        effort=1,
        crates=(),
        notes=(),
        family="functions",
    ),
    pattern(
        "PY901",
        '((call function: (identifier) @_f) @finding (#eq? @_f "eval"))',
        title="Code made at run time",
        verdict="blocked",
        effort=13,
        narrows=("PY102",),
        family="blocked",
    ),
)

TREE: Mapping[str, bytes] = {
    "app/store.py": b'''\
def load(key):
    """Load it."""
    raw = fetch(key)
    return decode(raw)


x = [eval("1"), 2]
''',
    "app/long.py": b"def long():\n" + b"".join(b"    x%d = %d\n" % (n, n) for n in range(40)),
    "app/wide.py": "größe = 'ä', eval('日本語')  # ende\n".encode(),
    "app/tabs.py": b"if x:\n\tif y:\n\t\teval(z)\n",
    "app/broken.py": b"f(\n\nclass class\n",
    "app/binary.py": b"x = 1\0",
    "app/made.py": b"# @generated\n",
    "vendor/a.py": b"",
    "hostile.py": "eval('\x1b[31m \x07 \u202e \x9b')\neval('\x7f')\n".encode(),
}


class FakeSkeleton(SimpleNamespace):
    text: str
    crates: tuple[str, ...]
    problem: str | None


def fake_render(match: Match, page: Pattern, _index: object, path: str, *_unit_and_more: object) -> FakeSkeleton:
    first = match.source.splitlines()[0]
    text = f"// {path}:{match.start.line}\nfn f() -> u8 {{\n    // {page.code}: {first}\n    1\n}}\n"
    problem = f"{page.code}: no template" if "decode" in match.source and page.code == "PY102" else None
    return FakeSkeleton(text=text, crates=("tokio",), problem=problem)


Report = Callable[..., str]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """The text of a report on `tree`: (format, view=…, tree=…, skeletons=…, pages=…, top=…)."""
    monkeypatch.setattr(matcher, "front_end", lambda _language: front_end())
    monkeypatch.setattr(matcher, "_made", {})
    fake = SimpleNamespace(render=fake_render, Skeleton=FakeSkeleton, plain=str)
    monkeypatch.setitem(sys.modules, "translator.rust.skeletons.skeleton", fake)

    def make(
        form: str,
        *,
        view: View | None = None,
        tree: Mapping[str, bytes] = TREE,
        skeletons: bool = True,
        pages: tuple[LedgerEntry, ...] = (LedgerEntry("page", "own/PY999-x.md", 7, "the query does not compile"),),
        jobs: int = 1,
        top: str | None = None,
    ) -> str:
        root = Path(tempfile.mkdtemp(dir=tmp_path))
        for name, content in tree.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        places = Places(str(root), str(root if top is None else root / top))
        shown = replace(view or View(rules=rules_of(PAGES)), places=places)
        known = catalogue(*PAGES)
        found = discover([root])
        out = io.BytesIO()
        entry = Written(form, format_named(form), shown, out)
        with spool_directory() as spool:
            work = Work(known, select_all(known), found.root, spool, (entry.print_file,), skeletons)
            parts = run(work, found.files, jobs, lambda _what, _done, _total: None)
            write_reports((entry,), parts, lambda seen, tally: Outcome(tally, seen, found.skipped, pages))
        return out.getvalue().decode().replace(f"file://{root}", "file:///project")

    return make

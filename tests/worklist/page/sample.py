"""Pages on disk, made of projects and of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from click.testing import CliRunner
from msgspec.structs import replace

from tests.worklist.project import catalogue, surveyed
from translator.cli.group import rustbound
from translator.engine.facts import Finding
from translator.report.rule import rules_of
from translator.report.view import View
from translator.worklist.files import WorklistFile
from translator.worklist.make import Wishes, worklist_of
from translator.worklist.model import FunctionEffort, Row, Wave, Worklist
from translator.worklist.page.document import print_worklist

ROOT = Path(__file__).parents[3]
PROJECTS = ROOT / "fixtures"
_WAVE = 100


def page_of(project: Path, target: Path) -> Path:
    """The page of a project, as the command writes it."""
    arguments = ["worklist", "--isolated", "--quiet", "--format", "html", "--output", str(target), str(project)]
    result = CliRunner().invoke(rustbound, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return target


def small(project: Path) -> tuple[Worklist, tuple[WorklistFile, ...]]:
    """The worklist of a project and its files, with skeletons and without crates."""
    found = surveyed(project, skeletons=True)
    families = {page.code: page.family for page in catalogue().patterns}
    return worklist_of(found, project, families, lambda _: (), Wishes()), found.files


def large_page(target: Path, *, units: int, findings: int) -> Path:
    """A page of that many units, in waves of a hundred, and that many findings, all copies of those of a project."""
    document, files = small(PROJECTS / "python-orders")
    model = [finding for file in files for finding in file.findings if finding.part_of is None]
    rows = [_row(document.worklist[0], place, units) for place in range(units)]
    copies = [
        _file(files[0], f"many/unit{place}.py", tuple(_copies(model, place, findings, units))) for place in range(units)
    ]
    numbers = [range(start, min(start + _WAVE, units)) for start in range(0, units, _WAVE)]
    waves = tuple(
        Wave(number, tuple(f"many.unit{place}" for place in places), rows[0].effort)
        for number, places in enumerate(numbers, 1)
    )
    totals = replace(document.totals, units=units, findings=findings, waves=waves)
    whole = replace(document, worklist=tuple(rows), totals=totals)
    view = View(rules=rules_of(catalogue().patterns))
    target.write_bytes(b"".join(print_worklist(whole, copies, view)))
    return target


def _file(model: WorklistFile, path: str, findings: tuple[Finding, ...]) -> WorklistFile:
    return replace(model, path=path, findings=findings, beside=(("", ""),) * len(findings))


def _copies(model: Sequence[Finding], place: int, findings: int, units: int) -> Iterator[Finding]:
    for number in range(place, findings, units):
        one = model[number % len(model)]
        yield replace(one, path=f"many/unit{place}.py", fingerprint=f"{number:016x}", source=f"{one.source} # {number}")


def _row(model: Row, place: int, units: int) -> Row:
    wave = place // _WAVE
    below = (f"many.unit{place - _WAVE}",) if wave else ()
    above = (f"many.unit{place + _WAVE}",) if place + _WAVE < units else ()
    return replace(
        model,
        rank=place + 1,
        wave=wave + 1,
        unit=f"many.unit{place}",
        members=(f"many.unit{place}",),
        blocked_by=below,
        unblocks=above,
        functions=(FunctionEffort(f"many/unit{place}.py", "f", 1, 3, 30.0, ()),),
    )

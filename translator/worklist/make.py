"""From a repository to its worklist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from translator.catalog.pattern import Catalogue
from translator.engine.process import spare_collector
from translator.engine.run import Part, run
from translator.engine.select import Selection
from translator.engine.spool import spool_directory
from translator.engine.tally import Tally
from translator.engine.work import Work
from translator.report.document import File, Ledger
from translator.report.json_document import tool
from translator.report.outcome import Outcome
from translator.rust.preferences import RustPreferences
from translator.source.discovery import Discovery
from translator.source.project import External
from translator.worklist.build import rows_of, totals_of, uses_of
from translator.worklist.calibrate import Done, calibrated
from translator.worklist.effort import Rates
from translator.worklist.files import WorklistFile, print_file, read_files
from translator.worklist.model import SCHEMA, Aim, Crate, Worklist
from translator.worklist.units import resolve, units_of

CratesFor = Callable[[Iterable[External]], Iterable[Crate]]


class Surveyed(NamedTuple):
    """What the phases leave. `known`: every source file, those that were not read too. `outcome`: for the summary."""

    files: tuple[WorklistFile, ...]
    known: tuple[File, ...]
    ledger: Ledger
    outcome: Outcome


class Wishes(Struct, frozen=True):
    """What was asked for. `packages`: units of Python are packages. `done`: read from the file `done_file`."""

    by: Aim = "risk"
    packages: bool = False
    rates: Rates = Rates()
    done: tuple[Done, ...] = ()
    done_file: Path | None = None


def survey(  # noqa: PLR0913 - what is known of the code, and what is wanted
    catalogue: Catalogue,
    selection: Selection,
    discovery: Discovery,
    preferences: RustPreferences,
    jobs: int,
    progress: Callable[[str, int, int], None],
    *,
    skeletons: bool,
) -> Surveyed:
    """Read all files. Without `skeletons` nothing is rendered."""
    with spool_directory() as spool:
        work = Work(catalogue, selection, discovery.root, spool, (print_file,), skeletons, preferences, outlined=True)
        spare_collector()
        tally = Tally()
        parts: list[Part] = []
        for part in run(work, discovery.files, jobs, progress):
            tally.add(part.tally)
            parts.append(part)
        outcome = Outcome(tally, parts, discovery.skipped, catalogue.problems)
        files = tuple(read_files(part.printed[0] for part in parts))
        known = tuple(File(one.path, one.language, one.lines, one.status, one.reason) for one in outcome.files())
        ledger = Ledger(
            files=tuple(outcome.partial()),
            skips=tuple(outcome.skips()),
            constructs=tuple(outcome.constructs()),
            pages=tuple(outcome.pages),
            counts=outcome.counts(),
        )
    return Surveyed(files, known, ledger, outcome)


def worklist_of(
    surveyed: Surveyed, root: Path, families: Mapping[str, str], crates: CratesFor, wishes: Wishes
) -> Worklist:
    """The worklist of what was surveyed. `families`: those of codes. `crates`: what stands for imports from outside."""
    resolution = resolve(root, surveyed.files, packages=wishes.packages)
    units = units_of(surveyed.files, resolution.units, families, wishes.rates)
    rates = wishes.rates
    if wishes.done_file is not None:
        minutes = {unit.name: unit.minutes for unit in units.values()}
        rates = calibrated(rates, wishes.done, minutes, wishes.done_file)
        units = units_of(surveyed.files, resolution.units, families, rates)
    needed = tuple(crates(uses_of(resolution.external)))
    rows = rows_of(units, resolution, needed, wishes.by, rates)
    return Worklist(
        schema=SCHEMA,
        tool=tool(),
        by=wishes.by,
        worklist=rows,
        totals=totals_of(rows, needed),
        files=surveyed.known,
        ledger=surveyed.ledger,
    )

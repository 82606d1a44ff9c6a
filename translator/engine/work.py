"""The two phases over one task, in whatever process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from translator.catalog.pattern import Catalogue
from translator.engine.facts import FileFacts, Finding, LedgerEntry
from translator.engine.record import FileRecord
from translator.engine.render import render_file
from translator.engine.select import Selection
from translator.engine.spool import put, put_facts, take
from translator.engine.survey import skipped, survey_file
from translator.engine.tally import Tally
from translator.engine.tasks import Task
from translator.ir.index import Index, UnitDeclarations, build_index
from translator.rust.preferences import DEFAULT, RustPreferences
from translator.source.files import Candidate

PrintFile = Callable[[FileFacts, Sequence[Finding]], bytes]
"""How a report shows the findings of one file."""


class Work(Struct, frozen=True, eq=False):
    """What every process must know. `root`: what paths are relative to. `spool`: where results go.

    `printers`: one for each report. `outlined`: printers ask for each file's outline.
    """

    catalogue: Catalogue
    selection: Selection
    root: Path
    spool: Path
    printers: tuple[PrintFile, ...]
    skeletons: bool
    preferences: RustPreferences = DEFAULT
    outlined: bool = False


class Rendering(Struct, frozen=True, eq=False):
    """What phase two must know. `segments`: those of phase one, in path order, for a process without the index."""

    work: Work
    segments: tuple[int, ...]
    index: Index | None


class Done(Struct, frozen=True, eq=False):
    """A task that was done, and what its results count up to; phase one counts nothing when phase two follows."""

    task: Task
    tally: Tally


def facts_path(spool: Path, number: int) -> Path:
    """Records of FileFacts without declarations: of one task, in path order."""
    return spool / f"{number}.facts"


def declarations_path(spool: Path, number: int) -> Path:
    """Records of UnitDeclarations of one task."""
    return spool / f"{number}.declarations"


def printed_path(spool: Path, number: int, report: int = 0) -> Path:
    """What a report, counted from 0, prints for the files of one task."""
    return spool / f"{number}.printed-{report}"


def records_path(spool: Path, number: int) -> Path:
    """Records of FileRecord of one task."""
    return spool / f"{number}.records"


def survey_task(work: Work, task: Task) -> Done:
    """Phase one when phase two follows: facts and declarations go to the spool."""
    with (
        facts_path(work.spool, task.number).open("wb") as facts,
        declarations_path(work.spool, task.number).open("wb") as declarations,
    ):
        for file in task.files:
            put_facts(facts, declarations, _survey(work, file))
    return Done(task, Tally())


def scan_task(work: Work, task: Task) -> Done:
    """Both phases at once, without skeletons: what is printed goes to the spool."""
    return _finish(work, None, task, (_survey(work, file) for file in task.files))


def _survey(work: Work, file: Candidate) -> FileFacts:
    return survey_file(
        file, work.root, work.catalogue, work.selection, skeletons=work.skeletons, outlined=work.outlined
    )


def render_task(rendering: Rendering, task: Task) -> Done:
    """Phase two: what is printed goes to the spool."""
    work = rendering.work
    index = rendering.index or load_index(work.spool, rendering.segments)
    facts = take(facts_path(work.spool, task.segment), FileFacts, task.first, len(task.files))
    return _finish(work, index, task, facts)


def survey_lost(work: Work, task: Task, reason: str) -> Done:
    """Phase one for a file that cannot be surveyed."""
    with (
        facts_path(work.spool, task.number).open("wb") as facts,
        declarations_path(work.spool, task.number).open("wb"),
    ):
        for file in task.files:
            put(facts, skipped(file.path, file.language, "failed", reason))
    return Done(task, Tally())


def scan_lost(work: Work, task: Task, reason: str) -> Done:
    """Both phases for a file that cannot be surveyed."""
    return _finish(work, None, task, (skipped(file.path, file.language, "failed", reason) for file in task.files))


def render_lost(rendering: Rendering, task: Task, reason: str) -> Done:
    """Phase two for a file whose skeletons cannot be rendered: its findings without them, if they can be printed."""
    work = rendering.work
    try:
        facts = take(facts_path(work.spool, task.segment), FileFacts, task.first, len(task.files))
        return _finish(work, None, task, [_without_skeletons(one, reason) for one in facts])
    except Exception:  # noqa: BLE001 - the file is known to make trouble, and nobody else will speak for it
        return scan_lost(work, task, reason)


def _without_skeletons(facts: FileFacts, reason: str) -> FileFacts:
    entry = LedgerEntry("skeleton", facts.path, 0, f"no skeletons: {reason}")
    return msgspec.structs.replace(facts, ledger=(*facts.ledger, entry))


@lru_cache(maxsize=1)
def load_index(spool: Path, segments: tuple[int, ...]) -> Index:
    """The index from what the files declare, in path order; the last one made is kept."""
    paths = (declarations_path(spool, number) for number in segments)
    return build_index(part for path in paths for part in take(path, UnitDeclarations))


def _finish(work: Work, index: Index | None, task: Task, surveyed: Iterable[FileFacts]) -> Done:
    tally = Tally()
    families = {page.code: page.family for page in work.catalogue.patterns}
    with ExitStack() as stack:
        records = stack.enter_context(records_path(work.spool, task.number).open("wb"))
        reports = [
            (print_file, stack.enter_context(printed_path(work.spool, task.number, place).open("wb")))
            for place, print_file in enumerate(work.printers)
        ]
        for facts in surveyed:
            findings, problems = render_file(facts, index, work.catalogue, work.preferences)
            ledger = (*facts.ledger, *problems)
            for print_file, printed in reports:
                printed.write(print_file(facts, findings))
            put(
                records,
                FileRecord(facts.path, facts.language, facts.lines, facts.status, facts.reason, facts.skip, ledger),
            )
            tally.count(facts, findings, ledger, families)
    return Done(task, tally)

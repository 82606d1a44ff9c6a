"""What `rustbound check` does, however its arguments were read. A clean pass must not import what only others need."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from translator.catalog.pattern import Catalogue
from translator.cli.asked import Asked
from translator.cli.given import override, settings_for
from translator.cli.guard import FINDINGS, tell
from translator.cli.prepare import catalogue_for, files_for, shown_instead
from translator.cli.signals import stopped_by_signals
from translator.engine.gate import Checked, Gate, are_many, at_or_above, check_text, gather, internal_errors, not_found
from translator.engine.select import Selection
from translator.errors import RunFailedError
from translator.report.gate_summary import gate_summary
from translator.report.progress import progress_bar
from translator.report.terminal import wants_progress
from translator.report.visible import visible_line
from translator.settings.selection import selection_for
from translator.settings.settings import Settings
from translator.source.discovery import NO_LANGUAGE, Discovery
from translator.source.files import Skipped
from translator.source.paths import working_root

if TYPE_CHECKING:
    from translator.cli.gate_report import Write
    from translator.cli.known import Scope

DASH = Path("-")


def run_check(asked: Asked) -> int:
    """Check, report, and answer the exit code. Raises RunFailedError."""
    _check_usage(asked)
    settings = _settings(asked)
    catalogue = whole(catalogue_for(settings))
    selection = failing(selection_for(settings, catalogue), catalogue, settings.fail_on)
    discovery = _files(asked, settings)
    if shown_instead(asked.given, settings, selection, discovery):
        return 0
    gate = Gate(catalogue, selection, discovery.root, settings.rust)
    scope = _scope(asked, settings, discovery)
    with ExitStack() as reports:
        # What cannot be written is told before anything is checked; and nothing is imported to write nothing.
        write = _opened(reports, asked, gate, scope) if asked.form or asked.outputs else None
        outcome = _judged(asked, gate, discovery, scope)
        found = any(one.findings for one in outcome.checked)
        if found and write is None:
            write = _opened(reports, asked, gate, scope)
        if write is not None:
            write(outcome.checked, outcome.left_out)
    if not asked.quiet:
        if not selection.reported:
            tell(f"rustbound: nothing that is selected is {settings.fail_on} or above: see --fail-on and --select\n")
        tell("".join(f"rustbound: {visible_line(note)}\n" for note in outcome.notes))
        if outcome.checked or scope is None:
            tell(gate_summary(outcome.checked, outcome.left_out, settings.fail_on))
    _fail_on_errors(outcome.checked)
    return FINDINGS if found and not asked.exit_zero else 0


class _Outcome(NamedTuple):
    """The files with what fails in them, what was left out, and lines for standard error."""

    checked: list[Checked]
    left_out: Sequence[Skipped]
    notes: tuple[str, ...]


def _judged(asked: Asked, gate: Gate, discovery: Discovery, scope: Scope | None) -> _Outcome:
    checked = _check(gate, discovery if scope is None else scope.files, asked)
    left_out = discovery.skipped
    notes: tuple[str, ...] = ()
    if unread := [entry for entry in left_out if entry.kind == "failed" and entry.reason != NO_LANGUAGE]:
        checked = sorted([*checked, *(not_found(gate, entry) for entry in unread)], key=lambda one: one.facts.path)
        left_out = tuple(entry for entry in left_out if entry not in unread)
    if asked.fix_suppressions:
        from translator.cli.fixing import fix_suppressions

        checked, notes = fix_suppressions(gate, checked)
    if scope is not None:
        from translator.cli.known import only_new

        fresh = only_new(asked, scope, gate, checked)
        checked, notes = fresh.checked, (*notes, *fresh.notes)
    return _Outcome(checked, left_out, notes)


def _opened(reports: ExitStack, asked: Asked, gate: Gate, scope: Scope | None) -> Write:
    from translator.cli.gate_report import gate_reports

    return reports.enter_context(gate_reports(asked, gate, only_new=scope is not None))


def _check_usage(asked: Asked) -> None:
    if asked.stdin_filename is not None and asked.fix_suppressions:
        raise RunFailedError("--fix-suppressions writes files, not standard input: save the file and give its name")
    if asked.stdin_filename is not None or DASH in asked.paths:
        from translator.cli.standard_input import check_usage

        check_usage(asked.paths, asked.stdin_filename)


def _settings(asked: Asked) -> Settings:
    if asked.stdin_filename is None:
        settings = settings_for(asked.paths, asked.given)
    else:
        settings = settings_for([asked.stdin_filename], asked.given)
    if asked.baseline is not None:
        settings = override(settings, "baseline", "baseline", Path(os.path.abspath(asked.baseline)))  # noqa: PTH100
    return override(settings, "fail-on", "fail_on", asked.fail_on) if asked.fail_on else settings


def _scope(asked: Asked, settings: Settings, discovery: Discovery) -> Scope | None:
    """What a baseline or a revision leaves to be judged, None without either."""
    if settings.baseline is None and asked.since is None and not asked.update_baseline:
        return None
    from translator.cli.known import scope_of

    return scope_of(asked, settings, discovery)


def _files(asked: Asked, settings: Settings) -> Discovery:
    if asked.stdin_filename is None:
        return files_for(settings, asked.paths, working_root)
    from translator.cli.standard_input import file_of_standard_input

    return file_of_standard_input(settings, asked.stdin_filename)


def _check(gate: Gate, discovery: Discovery, asked: Asked) -> list[Checked]:
    if asked.stdin_filename is not None:
        from translator.cli.standard_input import read_standard_input

        # Read even when the file is left out, or whoever writes it is told that nobody listens.
        content = read_standard_input()
        return [check_text(gate, file, content) for file in discovery.files]
    # In a hook that runs on a terminal a bar would take longer to import than the files to check.
    shown = wants_progress() and not asked.quiet and are_many(discovery.files)
    with stopped_by_signals(), progress_bar(shown=shown) as progress:
        return list(gather(gate, discovery.files, asked.jobs, progress.show))


def whole(catalogue: Catalogue) -> Catalogue:
    """The catalogue, if all of it loaded: a gate must not pass because a page is broken."""
    if catalogue.problems:
        from translator.catalog.problem import format_problem

        problems = "".join(f"\n  {visible_line(format_problem(problem))}" for problem in catalogue.problems)
        raise RunFailedError(f"nothing was checked: mend these catalogue pages:{problems}")
    return catalogue


def failing(selection: Selection, catalogue: Catalogue, fail_on: str) -> Selection:
    """What of a selection fails a gate set at this verdict."""
    verdicts = at_or_above(fail_on)
    failing = {page.code for page in catalogue.patterns if page.verdict in verdicts}
    return replace(selection, reported=selection.reported & failing)


def _fail_on_errors(checked: Sequence[Checked]) -> None:
    errors = [entry for one in checked for entry in internal_errors(one)]
    if errors:
        told = "".join(f"\n  {visible_line(f'{entry.path}:{entry.line}: {entry.reason}')}" for entry in errors)
        raise RunFailedError(f"not everything was checked, which is a bug in rustbound: please report it:{told}")

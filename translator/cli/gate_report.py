"""What a check prints besides its summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from translator.cli.asked import Asked
from translator.cli.guard import tell
from translator.cli.signals import stopped_by_signals
from translator.engine.gate import Checked, Gate
from translator.report.formats import Format, format_named
from translator.report.gate_outcome import gate_outcome
from translator.report.places import places_of
from translator.report.reports import open_reports, write_files
from translator.report.rule import own_rules, rules_of
from translator.report.statistics import statistics_text
from translator.report.targets import targets
from translator.report.terminal import columns, wants_color
from translator.report.view import View
from translator.source.files import Skipped

Write = Callable[[Sequence[Checked], Sequence[Skipped]], None]
"""(files in path order, what discovery left out)"""


@contextmanager
def gate_reports(asked: Asked, gate: Gate, *, only_new: bool) -> Iterator[Write]:
    """What writes the reports that were asked for; files are in their places afterwards. Raises RunFailedError.

    `only_new`: whether known findings are left out.
    """
    wanted = targets(asked.form, asked.outputs, "concise")
    view = _view(asked, gate, only_new=only_new)
    shown = [target for target in wanted if target.path is not None] if asked.statistics else wanted
    # Told to stop, it takes away what it has begun to write.
    with stopped_by_signals(), open_reports(shown, view, asked.color, _nothing, _format_of) as reports:

        def write(checked: Sequence[Checked], left_out: Sequence[Skipped]) -> None:
            outcome = gate_outcome(gate.catalogue, checked, left_out)
            write_files(reports, ((one.facts, one.findings) for one in checked), outcome)
            for caution in (caution for report in reports for caution in report.cautions(outcome)):
                tell(f"rustbound: {caution}\n")
            if asked.statistics:
                sys.stdout.write(statistics_text(view, [finding for one in checked for finding in one.findings]))

        yield write


def _view(asked: Asked, gate: Gate, *, only_new: bool) -> View:
    from translator.engine.unread import OWN_CODES
    from translator.suppressions.codes import DIRECTIVE_CODES

    pages = (page for page in gate.catalogue.patterns if page.code in gate.selection.reported)
    return View(
        color=wants_color(asked.color, to_file=False),
        width=columns(),
        rules=rules_of(pages) | own_rules((*OWN_CODES, *DIRECTIVE_CODES.values())),
        quiet=asked.quiet,
        places=places_of(gate.root),
        only_new=only_new,
    )


def _nothing() -> None:
    """There is no progress bar any more."""


def _format_of(name: str) -> Format:
    if name != "concise":
        return format_named(name)
    from translator.report import instead

    return cast("Format", instead)

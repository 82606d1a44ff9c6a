"""`rustbound worklist`: what to port next, why, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from translator.cli.given import Given, settings_for
from translator.cli.options import settings_options
from translator.cli.prepare import catalogue_for, files_for, shown_instead
from translator.cli.signals import stopped_by_signals
from translator.engine.pool import usable_processors
from translator.report.output import output_to
from translator.report.progress import progress_bar
from translator.report.rule import rules_of
from translator.report.summary import summary_text
from translator.report.terminal import wants_color, wants_progress
from translator.report.view import View
from translator.settings.selection import selection_for
from translator.worklist.calibrate import read_done
from translator.worklist.crate_table import load_crates
from translator.worklist.effort import MINUTES, Rates
from translator.worklist.formats import FORMATS, format_named
from translator.worklist.make import Wishes, survey, worklist_of
from translator.worklist.model import AIMS, Aim
from translator.worklist.readiness import crates_for


@click.command(short_help="Plan the port: which unit next, why, and what it costs.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--by", type=click.Choice(AIMS), default="risk", show_default=True, help="What comes first among units that could."
)
@click.option(
    "--unit",
    type=click.Choice(["module", "package"]),
    default="module",
    show_default=True,
    help="What a unit of Python is.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print it."
)
@click.option(
    "--calibrate",
    "done",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV file of `unit,hours`: units already ported and what they took.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to FILE.")
@settings_options
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use (default: the processors there are).")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print the worklist only.")
def worklist(  # noqa: PLR0913 - click hands each option over by name
    *,
    paths: Sequence[Path],
    given: Given,
    by: Aim,
    unit: str,
    form: str,
    done: Path | None,
    output: Path | None,
    jobs: int | None,
    color: str,
    quiet: bool,
) -> None:
    """Order the units of the code in PATHS (default: the current directory) for a port.

    A unit is a Go package or a Python module; what imports each other in a circle is ported together.
    """
    settings = settings_for(paths, given)
    catalogue = catalogue_for(settings)
    selection = selection_for(settings, catalogue)
    discovery = files_for(settings, paths)
    if shown_instead(given, settings, selection, discovery):
        return
    crates = partial(crates_for, table=load_crates(settings.crates))
    module = format_named(form)
    wishes = Wishes(
        by=by,
        packages=unit == "package",
        rates=Rates(minutes=settings.effort or MINUTES),
        done=() if done is None else read_done(done),
        done_file=done,
    )
    with (
        stopped_by_signals(),
        progress_bar(shown=wants_progress() and not quiet) as progress,
        output_to(output, text=module.FOR_PEOPLE, before=progress.hide) as out,
    ):
        surveyed = survey(
            catalogue,
            selection,
            discovery,
            settings.rust,
            jobs or usable_processors(),
            progress.show,
            skeletons=module.SHOWS_SKELETONS,
        )
        families = {page.code: page.family for page in catalogue.patterns}
        made = worklist_of(surveyed, discovery.root, families, crates, wishes)
        view = View(color=wants_color(color, to_file=output is not None), rules=rules_of(catalogue.patterns))
        out.writelines(module.print_worklist(made, surveyed.files, view))
    if not quiet:
        click.echo(summary_text(View(), surveyed.outcome), err=True, nl=False)

"""`rustbound scan`: what is in a repository that matters to a port, and what it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from translator.catalog.problem import format_problem
from translator.cli.given import Given, settings_for
from translator.cli.options import settings_options
from translator.cli.prepare import catalogue_for, files_for, shown_instead
from translator.cli.signals import stopped_by_signals
from translator.engine.pool import usable_processors
from translator.engine.process import spare_collector
from translator.engine.run import run
from translator.engine.spool import spool_directory
from translator.engine.work import Work
from translator.report.formats import FORMATS
from translator.report.outcome import Outcome
from translator.report.places import places_of
from translator.report.progress import progress_bar
from translator.report.reports import open_reports, tells_people
from translator.report.rule import rules_of
from translator.report.summary import summary_text
from translator.report.targets import targets
from translator.report.terminal import columns, wants_progress
from translator.report.view import View
from translator.report.visible import visible_line
from translator.report.write import write_reports
from translator.settings.selection import selection_for


@click.command(short_help="Survey code: what matters to a port, and what it becomes in Rust.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to report (default: full).")
@settings_options
@click.option("--no-skeletons", is_flag=True, help="Find and count, render no Rust.")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write a report to FILE, `-` for standard output; may be given more than once.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use (default: the processors there are).")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
@click.option("-v", "--verbose", is_flag=True, help="List all that was not covered, line by line.")
def scan(  # noqa: PLR0913 - click hands each option over by name
    *,
    paths: Sequence[Path],
    given: Given,
    form: str | None,
    no_skeletons: bool,
    outputs: Sequence[str],
    jobs: int | None,
    color: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Survey the code in PATHS (default: the current directory).

    Lists and commas may be mixed: `--select GO1,error-wrap --select PY901`.
    """
    wanted = targets(form, outputs, "full")
    settings = settings_for(paths, given)
    catalogue = catalogue_for(settings)
    selection = selection_for(settings, catalogue)
    discovery = files_for(settings, paths)
    if shown_instead(given, settings, selection, discovery):
        return
    view = View(
        width=columns(),
        rules=rules_of(page for page in catalogue.patterns if page.code in selection.reported),
        verbose=verbose,
        quiet=quiet,
        places=places_of(discovery.root),
    )
    with (
        stopped_by_signals(),
        spool_directory() as spool,
        progress_bar(shown=wants_progress() and not quiet) as progress,
        # A bar below a report on the same terminal would tear it apart.
        open_reports(wanted, view, color, progress.hide) as reports,
    ):
        skeletons = not no_skeletons and any(report.form.SHOWS_SKELETONS for report in reports)
        printers = tuple(report.print_file for report in reports)
        work = Work(catalogue, selection, discovery.root, spool, printers, skeletons, settings.rust)
        spare_collector()
        parts = run(work, discovery.files, jobs or usable_processors(), progress.show)
        outcome = write_reports(
            reports,
            parts,
            lambda seen, tally: Outcome(tally, seen, discovery.skipped, catalogue.problems, settings.effort),
        )
    for caution in (caution for report in reports for caution in report.cautions(outcome)):
        click.echo(f"rustbound: {caution}", err=True)
    if not tells_people(reports) and not quiet:
        for problem in catalogue.problems:
            click.echo(f"rustbound: {visible_line(format_problem(problem))}", err=True)
        click.echo(summary_text(View(), outcome), err=True, nl=False)

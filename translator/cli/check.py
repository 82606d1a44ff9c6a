"""`rustbound check`: the gate. Fails when there is anything at or above a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click
from msgspec.structs import replace

from translator.catalog.pattern import VERDICTS, Catalogue
from translator.cli.options import Given, override, settings_for, settings_options
from translator.cli.prepare import catalogue_for, files_for, shown_instead
from translator.cli.signals import stopped_by_signals
from translator.cli.standard_input import check_usage, file_of_standard_input, read_standard_input
from translator.engine.gate import Checked, Gate, at_or_above, check_text, gather, internal_errors
from translator.engine.select import Selection
from translator.errors import RunFailedError
from translator.report.formats import FORMATS, Format, format_named
from translator.report.gate_outcome import gate_outcome
from translator.report.gate_summary import gate_summary, statistics_text
from translator.report.places import places_of
from translator.report.progress import progress_bar
from translator.report.reports import open_reports, write_files
from translator.report.rule import rules_of
from translator.report.targets import targets
from translator.report.terminal import columns, wants_color, wants_progress
from translator.report.view import View
from translator.report.visible import visible_line
from translator.settings.selection import selection_for
from translator.source.discovery import Discovery
from translator.source.paths import working_root


@click.command(short_help="Fail when code has what cannot be translated.")
@click.argument("paths", metavar="[FILES]...", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--fail-on", type=click.Choice(VERDICTS), help="Fail on this verdict and those above (default: blocked).")
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to report (default: concise).")
@settings_options
@click.option(
    "--stdin-filename",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The name of what `-` reads from standard input.",
)
@click.option("--statistics", is_flag=True, help="Print how many findings each pattern has, instead of each finding.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write the findings to FILE, `-` for standard output; may be given more than once.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use (default: the processors there are).")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def check(  # noqa: PLR0913 - click hands each option over by name
    *,
    paths: Sequence[Path],
    given: Given,
    fail_on: str | None,
    form: str | None,
    stdin_filename: Path | None,
    statistics: bool,
    exit_zero: bool,
    outputs: Sequence[str],
    jobs: int | None,
    color: str,
    quiet: bool,
) -> None:
    """Check FILES and directories (default: the current directory): exit code 1 when something is found.

    `-` reads one file from standard input; `--stdin-filename` says which one it is.
    """
    check_usage(paths, stdin_filename)
    wanted = targets(form, outputs, "concise")
    settings = settings_for([stdin_filename] if stdin_filename else paths, given)
    if fail_on:
        settings = override(settings, "fail-on", "fail_on", fail_on)
    catalogue = _whole(catalogue_for(settings))
    selection = _failing(selection_for(settings, catalogue), catalogue, settings.fail_on)
    if stdin_filename:
        discovery = file_of_standard_input(settings, stdin_filename)
    else:
        discovery = files_for(settings, paths, working_root)
    if shown_instead(given, settings, selection, discovery):
        return
    view = View(
        width=columns(),
        rules=rules_of(page for page in catalogue.patterns if page.code in selection.reported),
        quiet=quiet,
        places=places_of(discovery.root),
    )
    shown = [target for target in wanted if target.path is not None] if statistics else wanted
    with open_reports(shown, view, color, _nothing, _format_of) as reports:
        gate = Gate(catalogue, selection, discovery.root)
        checked = _check(gate, discovery, jobs, from_standard_input=bool(stdin_filename), quiet=quiet)
        findings = [finding for one in checked for finding in one.findings]
        outcome = gate_outcome(catalogue, checked, discovery.skipped)
        write_files(reports, ((one.facts, one.findings) for one in checked), outcome)
    view = replace(view, color=wants_color(color, to_file=False))
    if statistics:
        click.echo(statistics_text(view, findings), nl=False)
    if not quiet:
        click.echo(gate_summary(view, checked, outcome, settings.fail_on), err=True, nl=False)
    _fail_on_errors(checked)
    if findings and not exit_zero:
        click.get_current_context().exit(1)


def _nothing() -> None:
    """There is no progress bar any more."""


def _format_of(name: str) -> Format:
    if name != "concise":
        return format_named(name)
    from translator.report import instead

    return cast("Format", instead)


def _check(
    gate: Gate, discovery: Discovery, jobs: int | None, *, from_standard_input: bool, quiet: bool
) -> list[Checked]:
    if from_standard_input:
        # Read even when the file is left out, or whoever writes it is told that nobody listens.
        content = read_standard_input()
        return [check_text(gate, file, content) for file in discovery.files]
    with stopped_by_signals(), progress_bar(shown=wants_progress() and not quiet) as progress:
        return list(gather(gate, discovery.files, jobs, progress.show))


def _whole(catalogue: Catalogue) -> Catalogue:
    """The catalogue, if all of it loaded: a gate must not pass because a page is broken."""
    if catalogue.problems:
        from translator.catalog.problem import format_problem

        for problem in catalogue.problems:
            click.echo(f"rustbound: {visible_line(format_problem(problem))}", err=True)
        raise RunFailedError("nothing was checked: mend the catalogue pages above (`rustbound patterns test`)")
    return catalogue


def _failing(selection: Selection, catalogue: Catalogue, fail_on: str) -> Selection:
    verdicts = at_or_above(fail_on)
    failing = {page.code for page in catalogue.patterns if page.verdict in verdicts}
    return replace(selection, reported=selection.reported & failing)


def _fail_on_errors(checked: Sequence[Checked]) -> None:
    errors = [entry for one in checked for entry in internal_errors(one)]
    for entry in errors:
        click.echo(f"rustbound: {visible_line(entry.path)}:{entry.line}: {visible_line(entry.reason)}", err=True)
    if errors:
        raise RunFailedError("not everything was checked: the errors above are bugs in rustbound, please report them")

"""`rustbound check`: the gate. Fails when there is anything at or above a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import click
from msgspec import Struct
from msgspec.structs import replace

from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import VERDICTS, Catalogue
from translator.catalog.problem import format_problem
from translator.cli.signals import stopped_by_signals
from translator.cli.standard_input import DASH, is_standard_input, standard_input
from translator.engine.gate import Checked, Gate, at_or_above, check_text, gather, internal_errors
from translator.engine.pool import usable_processors
from translator.engine.select import Selection, select
from translator.engine.tally import Tally
from translator.engine.unread import FAMILIES, OWN_CODES
from translator.engine.work import FileRecord
from translator.errors import RunFailedError
from translator.report import instead
from translator.report.formats import FORMATS, Format, format_named
from translator.report.gate_summary import gate_summary, statistics_text
from translator.report.outcome import Outcome
from translator.report.places import places_of
from translator.report.progress import progress_bar
from translator.report.reports import open_reports, write_files
from translator.report.rule import own_rules, rules_of
from translator.report.targets import targets
from translator.report.terminal import columns, wants_color, wants_progress
from translator.report.view import View
from translator.report.visible import visible_line
from translator.source.discovery import Discovery, discover
from translator.source.files import Skipped


def _words(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for value in values for part in value.split(",") if (word := part.strip()))


@click.command(short_help="Fail when code has what cannot be translated.")
@click.argument("paths", metavar="[FILES]...", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--fail-on",
    type=click.Choice(VERDICTS),
    default="blocked",
    show_default=True,
    help="The verdict to fail on, with all above it.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to report (default: concise).")
@click.option(
    "--select",
    "chosen",
    multiple=True,
    callback=_words,
    metavar="CODES",
    help="Look only for these: codes, prefixes (GO2), names, families or ALL.",
)
@click.option("--ignore", "ignored", multiple=True, callback=_words, metavar="CODES", help="Do not look for these.")
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
@click.option(
    "--extend-patterns",
    "extra",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A directory with patterns of your own; may be given more than once.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def check(  # noqa: PLR0913 - click hands each option over by name
    *,
    paths: Sequence[Path],
    fail_on: str,
    form: str | None,
    chosen: Sequence[str],
    ignored: Sequence[str],
    stdin_filename: Path | None,
    statistics: bool,
    exit_zero: bool,
    outputs: Sequence[str],
    jobs: int | None,
    color: str,
    extra: Sequence[Path],
    quiet: bool,
) -> None:
    """Check FILES and directories (default: the current directory): exit code 1 when something is found.

    `-` reads one file from standard input; `--stdin-filename` says which one it is.
    """
    catalogue = _whole(load_catalogue(extra))
    selection = _failing(select(catalogue, chosen, ignored), catalogue, fail_on)
    wanted = targets(form, outputs, "concise")
    discovery, content = _found(paths, stdin_filename)
    view = View(
        width=columns(),
        rules=rules_of(page for page in catalogue.patterns if page.code in selection.reported) | own_rules(OWN_CODES),
        quiet=quiet,
        places=places_of(discovery.root),
    )
    shown = [target for target in wanted if target.path is not None] if statistics else wanted
    with open_reports(shown, view, color, _nothing, _format_of) as reports:
        checked = _gather(Gate(catalogue, selection, discovery.root), discovery, content, jobs, quiet=quiet)
        findings = [finding for one in checked for finding in one.findings]
        outcome = _outcome(catalogue, checked, discovery.skipped)
        write_files(reports, ((one.facts, one.findings) for one in checked), outcome)
    view = replace(view, color=wants_color(color, to_file=False))
    if statistics:
        click.echo(statistics_text(view, findings), nl=False)
    if not quiet:
        click.echo(gate_summary(view, findings, outcome, fail_on), err=True, nl=False)
    errors = [entry for one in checked for entry in internal_errors(one)]
    for entry in errors:
        click.echo(f"rustbound: {visible_line(entry.path)}:{entry.line}: {visible_line(entry.reason)}", err=True)
    if errors:
        raise RunFailedError("not everything was checked: the errors above are bugs in rustbound, please report them")
    if findings and not exit_zero:
        click.get_current_context().exit(1)


def _nothing() -> None:
    """There is no progress bar any more."""


def _format_of(name: str) -> Format:
    return cast("Format", instead) if name == "concise" else format_named(name)


def _found(paths: Sequence[Path], stdin_filename: Path | None) -> tuple[Discovery, bytes | None]:
    """The files to check, and the content of the only one when it comes from standard input."""
    if is_standard_input(paths, stdin_filename):
        return standard_input(stdin_filename or DASH)
    return discover(paths or (".",)), None


def _gather(gate: Gate, discovery: Discovery, content: bytes | None, jobs: int | None, *, quiet: bool) -> list[Checked]:
    if content is not None:
        return [check_text(gate, file, content) for file in discovery.files]
    with stopped_by_signals(), progress_bar(shown=wants_progress() and not quiet) as progress:
        return list(gather(gate, discovery.files, jobs or usable_processors(), progress.show))


def _whole(catalogue: Catalogue) -> Catalogue:
    """The catalogue, if all of it loaded: a gate must not pass because a page is broken."""
    for problem in catalogue.problems:
        click.echo(f"rustbound: {visible_line(format_problem(problem))}", err=True)
    if catalogue.problems:
        raise RunFailedError("nothing was checked: mend the catalogue pages above (`rustbound patterns test`)")
    return catalogue


def _failing(selection: Selection, catalogue: Catalogue, fail_on: str) -> Selection:
    verdicts = at_or_above(fail_on)
    failing = {page.code for page in catalogue.patterns if page.verdict in verdicts}
    return replace(selection, reported=selection.reported & failing)


class _Seen(Struct, frozen=True):
    """What is recorded of files, at hand."""

    records: Sequence[FileRecord]

    def files(self) -> Iterator[FileRecord]:
        """What is recorded of each file."""
        return iter(self.records)


def _outcome(catalogue: Catalogue, checked: Sequence[Checked], left_out: Sequence[Skipped]) -> Outcome:
    families = {page.code: page.family for page in catalogue.patterns} | FAMILIES
    tally = Tally()
    for one in checked:
        tally.count(one.facts, one.findings, one.facts.ledger, families)
    return Outcome(tally, [_Seen([one.record for one in checked])], left_out, catalogue.problems)

"""`rustbound check`: the gate. Fails when there is anything at or above a verdict."""

from __future__ import annotations

from pathlib import Path

import click

from translator.catalog.pattern import VERDICTS
from translator.cli.asked import Asked
from translator.cli.checking import run_check
from translator.cli.given import Given
from translator.cli.options import settings_options
from translator.report.formats import FORMATS


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
@click.option("--fix-suppressions", is_flag=True, help="Take suppressions out of the files that silence nothing there.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write the findings to FILE, `-` for standard output; may be given more than once.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave out the findings that FILE knows, and take out of it what is gone.",
)
@click.option("--update-baseline", is_flag=True, help="Make the baseline know all that is found, and pass.")
@click.option("--since", metavar="REV", help="Leave out the findings that this git revision had.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use (default: the processors there are).")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def check(  # noqa: PLR0913 - click hands each option over by name
    *,
    paths: tuple[Path, ...],
    given: Given,
    fail_on: str | None,
    form: str | None,
    stdin_filename: Path | None,
    statistics: bool,
    fix_suppressions: bool,
    exit_zero: bool,
    outputs: tuple[str, ...],
    baseline: Path | None,
    update_baseline: bool,
    since: str | None,
    jobs: int | None,
    color: str,
    quiet: bool,
) -> None:
    """Check FILES and directories (default: the current directory): exit code 1 when something is found.

    `-` reads one file from standard input; `--stdin-filename` says which one it is.
    """
    asked = Asked(
        paths=paths,
        given=given,
        fail_on=fail_on,
        form=form,
        stdin_filename=stdin_filename,
        statistics=statistics,
        fix_suppressions=fix_suppressions,
        exit_zero=exit_zero,
        outputs=outputs,
        jobs=jobs,
        color=color,
        quiet=quiet,
        baseline=baseline,
        update_baseline=update_baseline,
        since=since,
    )
    click.get_current_context().exit(run_check(asked))

"""`rustbound explain`: a catalogue page, on the terminal or as data."""

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from translator.catalog.describe import describe, describe_own, page_data
from translator.catalog.pattern import Catalogue, Pattern
from translator.catalog.problem import format_problem
from translator.cli.prepare import catalogue_here
from translator.engine.unread import OWN_CODES
from translator.report.rule import Rule, own_rules
from translator.report.terminal import wants_color
from translator.report.visible import escape_json, visible, visible_line
from translator.suppressions.codes import DIRECTIVE_CODES


@click.command(short_help="Explain a pattern: how it is found and what it becomes.")
@click.argument("codes", metavar="[CODE|NAME]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Explain every pattern.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option(
    "--extend-patterns",
    "extra",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A directory with patterns of your own; may be given more than once.",
)
def explain(codes: Sequence[str], *, every: bool, form: str, color: str, extra: Sequence[Path]) -> None:
    """Explain patterns: what the construct is, how it is found, what it becomes and what changes.

    A name that stands in both languages (like process-exit) explains both.
    """
    if bool(codes) == every:
        raise click.UsageError("name the patterns to explain by code or name, or say --all")
    catalogue = catalogue_here(extra)
    for entry in catalogue.problems:
        click.echo(f"rustbound: {visible_line(format_problem(entry))}", err=True)
    own = [rule for code in codes for rule in _own_rules(code)]
    named = [code for code in codes if not _own_rules(code)]
    pages = list(catalogue.patterns) if every else [page for code in named for page in find(catalogue, code)]
    if form == "json":
        click.echo(escape_json(page_data(pages, own)))
    else:
        texts = [*(describe(page) for page in pages), *map(describe_own, own)]
        _print(visible("\n\n".join(texts)), color=wants_color(color, to_file=False))


def _own_rules(code_or_name: str) -> list[Rule]:
    """The program's own code of this code or name, if there is one."""
    rules = own_rules((*DIRECTIVE_CODES.values(), *OWN_CODES)).values()
    wanted = code_or_name.strip().casefold()
    return [rule for rule in rules if wanted in {rule.code.casefold(), rule.name.casefold()}]


def find(catalogue: Catalogue, code_or_name: str) -> list[Pattern]:
    """The pages of a code or a name. Raises click.UsageError with the nearest known ones when there is none."""
    found = catalogue.pages(code_or_name)
    if found:
        return found
    known = sorted({word for page in catalogue.patterns for word in (page.code, page.name)})
    wanted = code_or_name.strip()
    near = difflib.get_close_matches(wanted.upper(), known, n=3) or difflib.get_close_matches(
        wanted.lower(), known, n=3
    )
    hint = f"did you mean {' or '.join(near)}?" if near else "`rustbound patterns list` shows all."
    raise click.UsageError(f"no pattern is called `{visible_line(wanted)}`: {hint}")


def _print(markdown: str, *, color: bool) -> None:
    if not sys.stdout.isatty() and not color:
        click.echo(markdown)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    # What the environment says of colours is decided: without them not one escape sequence is printed.
    console = Console(force_terminal=color, no_color=not color, color_system="standard" if color else None)
    console.print(Markdown(markdown, code_theme="ansi_dark"))

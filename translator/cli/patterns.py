"""`rustbound patterns`: list the catalogue, test pages, begin a new one."""

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from translator.bundled import patterns_directory
from translator.catalog.cache import load_catalogue
from translator.catalog.describe import page_data
from translator.catalog.pattern import Catalogue, Pattern
from translator.catalog.problem import format_problem
from translator.cli.explain import find
from translator.cli.prepare import catalogue_here
from translator.engine.facts import LedgerEntry
from translator.report.visible import escape_json, visible_line

_EXTRA = click.option(
    "--extend-patterns",
    "extra",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A directory with patterns of your own; may be given more than once.",
)


@click.group(short_help="List, test or start catalogue pages.")
def patterns() -> None:
    """List the catalogue, test its pages, or start a new one."""


@patterns.command("list", short_help="List all patterns.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_EXTRA
def list_patterns(*, form: str, extra: Sequence[Path]) -> None:
    """List all patterns: code, name, verdict, effort, title."""
    catalogue = catalogue_here(extra)
    _warn(catalogue.problems)
    if form == "json":
        click.echo(escape_json(page_data(catalogue.patterns, summary=True)))
        return
    rows = [("CODE", "NAME", "VERDICT", "EFFORT", "TITLE"), *(_row(page) for page in catalogue.patterns)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo(visible_line("  ".join(cells).rstrip()))


def _row(page: Pattern) -> tuple[str, str, str, str, str]:
    title = page.title if page.status == "stable" else f"{page.title} ({page.status})"
    return page.code, page.name, page.verdict, str(page.effort), title


@patterns.command("test", short_help="Test pages: do they print what they say?")
@click.argument("codes", metavar="[CODE|NAME]...", nargs=-1)
@click.option("--update", is_flag=True, help="Put the Rust that the tool prints into the pages. Read the difference.")
@_EXTRA
def test(codes: Sequence[str], *, update: bool, extra: Sequence[Path]) -> None:
    """Test pages (default: all): query, example, Rust, look-alikes, proof. Exit code 1 when one fails."""
    # The machinery of a whole survey; the other commands need none of it.
    from translator.catalog.check_page import check_page
    from translator.catalog.proofs import proofs_beside

    catalogue = catalogue_here(extra)
    pages = _wanted(catalogue, codes)
    if update:
        catalogue, pages = _update(catalogue, pages, extra)
    broken = [entry for entry in catalogue.problems if not codes or _concerns(entry, codes)]
    failed = list(broken)
    for page in pages:
        failed += check_page(page, catalogue, proofs_beside(page))
    for entry in failed:
        click.echo(visible_line(format_problem(entry)))
    count = len({entry.path for entry in failed})
    total = len(pages) + len({entry.path for entry in broken})
    click.echo(f"{total} page{'s' if total != 1 else ''} tested, {count} failed.")
    if failed:
        click.get_current_context().exit(1)


def _wanted(catalogue: Catalogue, codes: Sequence[str]) -> list[Pattern]:
    broken = {entry.path for entry in catalogue.problems}
    found = []
    for code in codes:
        if catalogue.pages(code) or not any(_of_file(path, code) for path in broken):
            found += find(catalogue, code)
    return found if codes else list(catalogue.patterns)


def _concerns(entry: LedgerEntry, codes: Sequence[str]) -> bool:
    return any(_of_file(entry.path, code) for code in codes)


def _of_file(path: str, code: str) -> bool:
    # A page that did not load has only its file's name: CODE-name.md.
    stem = Path(path).stem.lower()
    return code.strip().lower() in {stem.partition("-")[0], stem.partition("-")[2]}


def _update(catalogue: Catalogue, pages: Sequence[Pattern], extra: Sequence[Path]) -> tuple[Catalogue, list[Pattern]]:
    from translator.catalog.check_page import example_rust, update_example, update_preferred
    from translator.catalog.proofs import proofs_beside, register

    for page in pages:
        rust, _ = example_rust(page, catalogue)
        changed = update_preferred(page, catalogue)
        if (rust is not None and update_example(page, rust)) or changed:
            click.echo(f"{page.path}: updated")
    for proofs in {proofs_beside(page) for page in pages}:
        if proofs:
            register(proofs)
    again = catalogue_here(extra)
    codes = {page.code for page in pages}
    return again, [page for page in again.patterns if page.code in codes]


@patterns.command("new", short_help="Start a page and its proof.")
@click.argument("language")
@click.argument("family")
@click.argument("name")
@click.option(
    "--extend-patterns",
    "own",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Start the page in a directory of your own instead of the built-in catalogue.",
)
def new(language: str, family: str, name: str, own: Path | None) -> None:
    """Start a page with the next free code of its family, and a proof for it.

    For example: rustbound patterns new go errors error-retry
    """
    from translator.catalog.proofs import proofs_of
    from translator.catalog.scaffold import scaffold

    if own:
        own.mkdir(parents=True, exist_ok=True)
    directory = own or patterns_directory()
    proofs = None if own else proofs_of(directory)
    if not own and not proofs:
        raise click.UsageError(
            "this rustbound is installed, no checkout: say where the page goes, --extend-patterns DIR"
        )
    catalogue = load_catalogue([own] if own else [])
    _warn(catalogue.problems)
    written = scaffold(catalogue.patterns, language, family, name, directory, proofs)
    click.echo(f"page   {written.page}")
    if written.proof:
        click.echo(f"proof  {written.proof}")
    code = written.page.name.partition("-")[0]
    where = f" --extend-patterns {shlex.quote(str(own))}" if own else ""
    click.echo(f"Edit {'them' if written.proof else 'it'}, then: rustbound patterns test {code}{where}")


def _warn(problems: Sequence[LedgerEntry]) -> None:
    for entry in problems:
        click.echo(f"rustbound: {visible_line(format_problem(entry))}", err=True)

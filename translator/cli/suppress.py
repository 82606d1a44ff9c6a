"""`rustbound suppress`: write a comment for everything that a check finds."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from translator.catalog.pattern import VERDICTS
from translator.cli.checking import failing, whole
from translator.cli.given import Given, override, settings_for
from translator.cli.guard import FINDINGS
from translator.cli.options import settings_options
from translator.cli.prepare import catalogue_for, files_for, shown_instead
from translator.cli.signals import stopped_by_signals
from translator.engine.gate import Checked, Gate, gather
from translator.report.progress import progress_bar
from translator.report.terminal import wants_progress
from translator.report.visible import visible, visible_line
from translator.report.words import numbered
from translator.settings.selection import selection_for
from translator.settings.settings import Settings
from translator.source.files import Candidate
from translator.source.paths import working_root
from translator.suppressions.comment import checked_reason, directive_text
from translator.suppressions.rewrite import NotRewrittenError
from translator.suppressions.suppress import Suppressed, suppress_file


@click.command(short_help="Write a suppression for everything that a check finds.")
@click.argument("paths", metavar="[FILES]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--reason", required=True, metavar="TEXT", help="Why the findings stay; stands in every comment.")
@click.option(
    "--fail-on", type=click.Choice(VERDICTS), help="Suppress this verdict and those above (default: blocked)."
)
@click.option("--diff", is_flag=True, help="Show what would be written, and write nothing.")
@settings_options
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use (default: the processors there are).")
@click.option("-q", "--quiet", is_flag=True, help="Print only what could not be suppressed.")
def suppress(  # noqa: PLR0913 - click hands each option over by name
    *,
    paths: tuple[Path, ...],
    reason: str,
    fail_on: str | None,
    diff: bool,
    given: Given,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Write `rustbound: ignore[CODE] -- TEXT` for everything that `rustbound check` would find.

    Nothing else in the files changes. What has no place for a comment is listed, and then the exit code is 1.
    """
    reason = checked_reason(reason)
    settings = settings_for(paths, given)
    settings = override(settings, "fail-on", "fail_on", fail_on) if fail_on else settings
    catalogue = whole(catalogue_for(settings))
    selection = failing(selection_for(settings, catalogue), catalogue, settings.fail_on)
    discovery = files_for(settings, paths, working_root)
    if shown_instead(given, settings, selection, discovery):
        return
    gate = Gate(catalogue, selection, discovery.root)
    with stopped_by_signals(), progress_bar(shown=wants_progress() and not quiet) as progress:
        checked = list(gather(gate, discovery.files, jobs, progress.show))
    known = _known(settings, gate, checked)
    open_files = [
        file
        for file, one in zip(discovery.files, checked, strict=True)
        if any(finding.fingerprint not in known and not finding.code.startswith("RB") for finding in one.findings)
    ]
    with stopped_by_signals():
        left = _suppress(gate, open_files, known, reason, diff=diff, quiet=quiet)
    click.get_current_context().exit(FINDINGS if left else 0)


def _known(settings: Settings, gate: Gate, checked: Sequence[Checked]) -> frozenset[str]:
    """The fingerprints of what the settings' baseline knows: a check does not find it."""
    if settings.baseline is None:
        return frozenset()
    from translator.baseline.call import Call
    from translator.baseline.judge import hold_against

    new = hold_against(settings.baseline, Call(gate, checked), prune=False).new
    return frozenset(finding.fingerprint for one in checked for finding in one.findings) - new


def _suppress(
    gate: Gate, files: Iterable[Candidate], known: frozenset[str], reason: str, *, diff: bool, quiet: bool
) -> int:
    """Suppresses file by file; answers how many findings are left."""
    count = changed = left = 0
    for file in files:
        try:
            done = suppress_file(gate, file, known, reason, write=not diff)
        except NotRewrittenError as error:
            click.echo(visible_line(f"rustbound: {file.path}: nothing suppressed: {error}"), err=True)
            left += 1
            continue
        silenced = sum(map(len, done.lines.values()))
        count, changed = count + silenced, changed + bool(silenced)
        left += _tell_refused(file, done, reason)
        if diff:
            click.echo(visible("\n".join(_difference(file.path, done))))
        elif silenced and not quiet:
            click.echo(visible_line(f"{file.path}: {_told(silenced, sorted(done.lines))}"))
    if not quiet:
        verb = "would be suppressed" if diff else "suppressed"
        click.echo(f"{numbered(count, 'finding')} {verb} in {numbered(changed, 'file')}.", err=True)
    return left


def _tell_refused(file: Candidate, done: Suppressed, reason: str) -> int:
    for entry in done.refused:
        comment = directive_text(file.language, entry.codes, reason)
        told = f"rustbound: {file.path}:{entry.line}: not suppressed: {entry.why}: write by hand: {comment}"
        click.echo(visible_line(told), err=True)
    return sum(len(entry.codes) for entry in done.refused)


def _told(count: int, lines: Sequence[int]) -> str:
    where = f"line{'s'[: len(lines) != 1]} {', '.join(map(str, lines))}"
    return f"{numbered(count, 'finding')} suppressed on {where}"


def _difference(path: str, done: Suppressed) -> Iterator[str]:
    before, after = (source.decode().split("\n") for source in (done.before, done.after))
    return difflib.unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="")

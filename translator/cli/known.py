"""`--baseline`, `--update-baseline` and `--since`: fail on what is new only. Imported when one of them is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from translator.baseline.call import Call, kept_codes
from translator.baseline.file import read_baseline
from translator.baseline.judge import hold_against, update
from translator.cli.asked import Asked
from translator.engine.gate import Checked, Gate, internal_errors
from translator.errors import RunFailedError
from translator.settings.settings import Settings
from translator.source.discovery import Discovery

if TYPE_CHECKING:
    from translator.revision.worktrees import Revision


class Scope(Struct, frozen=True, eq=False):
    """What is judged, and by what.

    `files`: those that must be checked; `all_files`: also those that cannot have anything new. `revision`: what
    `--since` names. `baseline`: as people here would write it.
    """

    files: Discovery
    all_files: Discovery
    revision: Revision | None
    baseline: Path | None


class Fresh(Struct, frozen=True, eq=False):
    """The files with what is new in them. `notes`: lines for standard error."""

    checked: list[Checked]
    notes: tuple[str, ...] = ()


def scope_of(asked: Asked, settings: Settings, discovery: Discovery) -> Scope:
    """Leaves out files that cannot have new findings.

    Raises RunFailedError for options that exclude each other, a baseline that is missing or a revision that is.
    """
    _check_usage(asked, settings)
    baseline = _from_here(settings.baseline) if settings.baseline is not None else None
    if baseline is not None and not asked.update_baseline and not baseline.exists():
        read_baseline(baseline)  # says so before anything is checked
    if asked.since is None:
        return Scope(discovery, discovery, None, baseline)
    from translator.revision.since import changed_files, open_revision

    revision = open_revision(asked.since, discovery)
    if asked.stdin_filename is not None:
        return Scope(discovery, discovery, revision, baseline)
    files = replace(discovery, files=tuple(changed_files(revision, discovery.files)))
    return Scope(files, discovery, revision, baseline)


def only_new(asked: Asked, scope: Scope, gate: Gate, checked: list[Checked]) -> Fresh:
    """Leaves out what the revision had and the baseline knows; brings the baseline up to date.

    Where this program failed on something, nothing follows from what it did not find: all findings are left.
    """
    fresh = Fresh(checked)
    if any(True for one in checked for _ in internal_errors(one)):
        return fresh
    if scope.revision is not None:
        fresh = _since(scope, scope.revision, gate, fresh)
    if scope.baseline is not None:
        fresh = _baseline(asked, scope.baseline, gate, fresh)
    return fresh


def _check_usage(asked: Asked, settings: Settings) -> None:
    if not asked.update_baseline:
        return
    if settings.baseline is None:
        raise RunFailedError("--update-baseline: which one? give --baseline FILE, or `baseline` in the settings file")
    if asked.since is not None:
        raise RunFailedError("--update-baseline and --since exclude each other: a baseline knows all there is")
    if asked.stdin_filename is not None:
        raise RunFailedError("--update-baseline reads files, not standard input: save the file and give its name")


def _since(scope: Scope, revision: Revision, gate: Gate, fresh: Fresh) -> Fresh:
    from translator.revision.since import new_findings

    new = new_findings(revision, scope.all_files.files, Call(gate, fresh.checked))
    checked = [one.keep(lambda finding: finding.fingerprint in new) if one.findings else one for one in fresh.checked]
    left_out = sum(len(one.findings) for one in fresh.checked) - sum(len(one.findings) for one in checked)
    changed, total = len(scope.files.files), len(scope.all_files.files)
    note = f"since {revision.name}: {changed:,} of {_numbered(total, 'file')} changed"
    return Fresh(checked, (*fresh.notes, f"{note}, {_numbered(left_out, 'finding')} not new" if left_out else note))


def _baseline(asked: Asked, path: Path, gate: Gate, fresh: Fresh) -> Fresh:
    walked = tuple(Path(os.path.abspath(path)) for path in asked.paths or (Path(),) if path.is_dir())  # noqa: PTH100
    call = Call(gate, fresh.checked, walked)
    told: Sequence[str] = ()
    if asked.update_baseline:
        try:
            judged = update(path, call)
        except OSError as error:
            raise RunFailedError(f"{path}: the baseline cannot be written: {error.strerror}") from error
    else:
        # What is not in an editor's buffer, or in files that were left out, is not gone for that.
        judged = hold_against(path, call, prune=asked.since is None and asked.stdin_filename is None)
        told = [f"{path}: {_numbered(judged.known, 'finding')} known"] if judged.known else ()
    codes = kept_codes(gate)
    checked = [
        one.keep(lambda finding: finding.code not in codes or finding.fingerprint in judged.new)
        if one.findings
        else one
        for one in fresh.checked
    ]
    return Fresh(checked, (*fresh.notes, *told, *judged.notes))


def _numbered(number: int, word: str) -> str:
    return f"{number:,} {word}{'s'[: number != 1]}"


def _from_here(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path

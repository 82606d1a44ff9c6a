"""What `--format` and `--output` ask for: which reports there are, and where each goes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from translator.engine.select import unknown
from translator.errors import RunFailedError
from translator.report.formats import FORMATS

_STANDARD_OUTPUT = "-"


class Target(Struct, frozen=True):
    """One report. `path`: the file it goes to; None is standard output."""

    form: str
    path: Path | None = None


def targets(form: str | None, outputs: Sequence[str], default: str) -> tuple[Target, ...]:
    """The reports to print. `form`: what `--format` says, None without it. `outputs`: each `--output`, as it was given.

    `FORMAT=FILE`, `FORMAT=-`, or `FILE` and `-` in the format of `--format`. Where all name their own format, one
    asked for by `--format` goes to standard output. Raises RunFailedError for what cannot be meant.
    """
    found = [_target(output, form or default) for output in outputs]
    named = all(_names_a_format(output) for output in outputs)
    if not outputs or (form and named):
        found.append(Target(form or default))
    _check_apart(found)
    return tuple(found)


def _names_a_format(output: str) -> bool:
    before, equals, _ = output.partition("=")
    # A path may hold the sign, a format holds no slash.
    return bool(equals) and os.sep not in before


def _target(output: str, form: str) -> Target:
    place = output
    if _names_a_format(output):
        form, _, place = output.partition("=")
        if form not in FORMATS:
            mend = f"a format ({', '.join(FORMATS)}), or ./{output} for a file of that name"
            raise unknown("--output", "format", form, FORMATS, f"before the first = stands {mend}")
    if not place:
        raise RunFailedError(f"--output {output}: names no file: write FORMAT=FILE, FORMAT=- or FILE")
    return Target(form, None if place == _STANDARD_OUTPUT else Path(place))


def _check_apart(found: Sequence[Target]) -> None:
    to_terminal = [target.form for target in found if target.path is None]
    if len(to_terminal) > 1:
        raise RunFailedError(
            f"{' and '.join(to_terminal)} would both go to standard output: name a file for all but one, "
            "--output FORMAT=FILE"
        )
    seen: dict[Path, str] = {}
    for real, target in _files(found):
        if real in seen:
            raise RunFailedError(f"--output: {seen[real]} and {target.form} would both go to {target.path}")
        seen[real] = target.form


def _files(found: Sequence[Target]) -> Iterator[tuple[Path, Target]]:
    for target in found:
        # What goes to a device or a pipe is not kept, so it may go there twice.
        if target.path is not None and (target.path.is_file() or not target.path.exists()):
            yield target.path.resolve(), target

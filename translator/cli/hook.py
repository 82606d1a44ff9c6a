"""`rustbound check` as hooks call it: files and a few flags, for which click need not be imported."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence

from translator.cli.guard import guarded

# Flag -> field of `Asked`, or of `Given` for what the settings file may say too.
_FLAGS = {
    "-q": "quiet",
    "--quiet": "quiet",
    "--exit-zero": "exit_zero",
    "--fix-suppressions": "fix_suppressions",
    "--force-exclude": "force_exclude",
}


def run_as_hook(arguments: Sequence[str], *, ends: bool) -> int | None:
    """The exit code of `rustbound check`, or None when click must read the arguments.

    What is read here means what it means to click: flags, and words that are no options. `ends`: the process ends with
    the run, and need not be cleared up.
    """
    options, paths = _split(arguments)
    if not set(options) <= _FLAGS.keys():
        return None
    fields = {_FLAGS[option] for option in options}
    if ends:
        # A run of a tenth of a second leaves nothing that is worth looking for; a longer one turns it on again.
        gc.disable()
    code = guarded(lambda: _check(paths, fields))
    if ends:
        _end(code)
    return code


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options, and the words that are none: behind `--` there are no options."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = [argument for argument in arguments[:end] if argument.startswith("-")]
    paths = [argument for argument in arguments[:end] if not argument.startswith("-")]
    return options, [*paths, *arguments[end + 1 :]]


def _check(paths: Sequence[str], fields: set[str]) -> int:
    from pathlib import Path

    from translator.cli.asked import Asked
    from translator.cli.checking import run_check
    from translator.cli.given import Given

    return run_check(
        Asked(
            paths=tuple(map(Path, paths)),
            given=Given(force_exclude="force_exclude" in fields),
            exit_zero="exit_zero" in fields,
            fix_suppressions="fix_suppressions" in fields,
            quiet="quiet" in fields,
        )
    )


def _end(code: int) -> None:
    """Ends the process at once: taking all modules apart would take as long as importing half of them."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)

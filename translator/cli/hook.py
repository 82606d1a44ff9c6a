"""`rustbound check` as hooks call it: files and a few flags, for which click need not be imported."""

from __future__ import annotations

import os
from collections.abc import Sequence

from translator.cli.guard import guarded

# Field of `Asked` or, for the second, of `Given`.
_FLAGS = {"-q": "quiet", "--quiet": "quiet", "--exit-zero": "exit_zero", "--force-exclude": "force_exclude"}


def run_as_hook(arguments: Sequence[str]) -> int | None:
    """The exit code of `rustbound check`, or None when click must read the arguments.

    What is read here means what click takes it for: flags, and words that are no options.
    """
    if os.environ.get("_RUSTBOUND_COMPLETE"):
        return None
    flags = [argument for argument in arguments if argument.startswith("-")]
    if not all(flag in _FLAGS for flag in flags):
        return None
    fields = {_FLAGS[flag] for flag in flags}
    paths = [argument for argument in arguments if not argument.startswith("-")]
    return guarded(lambda: _check(paths, fields))


def _check(paths: Sequence[str], fields: set[str]) -> int:
    from pathlib import Path

    from translator.cli.asked import Asked
    from translator.cli.checking import run_check
    from translator.cli.given import Given

    given = Given(force_exclude="force_exclude" in fields)
    return run_check(
        Asked(paths=tuple(map(Path, paths)), given=given, quiet="quiet" in fields, exit_zero="exit_zero" in fields)
    )

"""What is excluded, as rules for a walk."""

from __future__ import annotations

import os
from collections.abc import Sequence

from translator.settings.settings import Exclusion
from translator.source.ignore import IgnoreFile, ignore_globs


def ignore_files(exclude: Sequence[Exclusion]) -> tuple[IgnoreFile, ...]:
    """The rules, the strongest first."""
    files = (
        ignore_globs(rules.globs, os.fsencode(rules.base).rstrip(b"/") + b"/", rules.label)
        for rules in reversed(exclude)
    )
    return tuple(file for file in files if file)

"""A run's findings held against a baseline, which shrinks when some of it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from translator.baseline.entry import Entry
from translator.engine.gate import Checked
from translator.source.files import Candidate

Look = Callable[[Sequence[Candidate]], Iterable[Checked]]
"""Checks more files, as those of the run were: selection, suppressions and all."""


class Call(Struct, frozen=True, eq=False):
    """What was checked. `root`: what paths of findings are relative to. `files`: what discovery found.

    `checked`: each of them, with its open findings. `walked`: directories that were given (absolute). `codes`: those
    that were looked for and would fail.
    """

    root: Path
    files: Sequence[Candidate]
    checked: Sequence[Checked]
    walked: Sequence[Path]
    codes: frozenset[str]


class Judged(Struct, frozen=True):
    """`new`: fingerprints of findings the baseline does not know; `known`: how many it does.

    `stale`: entries that match nothing any more. `notes`: what to tell people on standard error, one line each.
    """

    new: frozenset[str]
    known: int
    stale: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


def hold_against(path: Path, call: Call, look: Look) -> Judged:
    """Tells new findings from known ones; entries that match nothing any more are taken out of the file."""
    raise NotImplementedError


def update(path: Path, call: Call) -> Judged:
    """Makes the baseline know what was found, no more and no less, in what was checked. Nothing is new afterwards."""
    raise NotImplementedError

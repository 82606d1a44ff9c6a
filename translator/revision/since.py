"""What a git revision did not have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from translator.baseline.judge import Call, Look
from translator.source.files import Candidate


class Revision(Struct, frozen=True, eq=False):
    """A revision that was found. `root`: what the paths of candidates are relative to."""

    name: str
    root: Path


def open_revision(name: str, root: Path) -> Revision:
    """Finds the revision. Raises RunFailedError, with the mend, when there is no repository or no such revision."""
    raise NotImplementedError


def changed_files(revision: Revision, files: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The files that are not the same there: no other one can have new findings, so no other need be checked."""
    raise NotImplementedError


def new_findings(revision: Revision, call: Call, look: Look) -> frozenset[str]:
    """The fingerprints of findings that the revision did not have."""
    raise NotImplementedError

"""Which old finding each new one is."""

from __future__ import annotations

from collections.abc import Sequence

from translator.baseline.entry import Entry


def pair(old: Sequence[Entry], new: Sequence[Entry]) -> list[int | None]:
    """For each of `new` the place in `old` of what it was, or None. No old one is used twice."""
    raise NotImplementedError

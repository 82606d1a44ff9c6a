"""Hours in words."""

from __future__ import annotations

from translator.worklist.model import Effort

DAY = 8.0
"""Hours."""


def span(effort: Effort) -> str:
    """A range of work, and what is likely: in hours below two days, else in days."""
    unit, size = ("h", 1.0) if effort.likely < 2 * DAY else ("days", DAY)
    low, likely, high = (f"{value / size:,.1f}" for value in (effort.low, effort.likely, effort.high))
    return f"{low} to {high} {unit}, likely {likely}"

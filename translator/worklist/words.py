"""Numbers in words."""

from __future__ import annotations

_DAY = 8.0


def hours(value: float) -> str:
    """Hours below two days of eight, then days."""
    if value < 2 * _DAY:
        return f"{value:.1f} h"
    return f"{value / _DAY:,.1f} days"

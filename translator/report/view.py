"""How a report for people looks."""

from __future__ import annotations

from msgspec import Struct

_STYLES = {
    "bold": "1",
    "dim": "2",
    "direct": "32",
    "adapt": "36",
    "redesign": "33",
    "blocked": "1;31",
    "mark": "1;35",
}


class View(Struct, frozen=True):
    """`color`: whether escape sequences are understood. `width`: columns. `titles`: of the pages, by code.

    `verbose`: every ledger line by itself instead of counts.
    """

    color: bool = False
    width: int = 100
    titles: dict[str, str] = {}
    verbose: bool = False
    quiet: bool = False

    def paint(self, text: str, style: str) -> str:
        """The text in a style, or as it is."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text

"""How a report for people looks."""

from __future__ import annotations

from msgspec import Struct

from translator.engine.facts import Finding
from translator.report.places import Places
from translator.report.rule import Rule

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
    """`color`: whether escape sequences are understood. `width`: columns; `source_width`: those for a line of source.

    `rules`: what was looked for, by code. `places`: where the findings' paths are. `verbose`: every ledger line by
    itself instead of counts. `only_new`: whether findings that a baseline knows are left out.
    """

    color: bool = False
    width: int = 100
    source_width: int = 160
    rules: dict[str, Rule] = {}
    verbose: bool = False
    quiet: bool = False
    places: Places = Places()
    only_new: bool = False

    def title(self, finding: Finding) -> str:
        """What the finding is, in a few words."""
        rule = self.rules.get(finding.code)
        return rule.title if rule else finding.name

    def paint(self, text: str, style: str) -> str:
        """The text in a style, or as it is."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text

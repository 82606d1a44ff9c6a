"""Words that summaries share."""

from __future__ import annotations

SKIPPED = {
    "failed": "unreadable",
    "generated": "generated",
    "vendored": "vendored",
    "ignored": "ignored",
    "excluded": "excluded",
    "link": "symbolic links",
}
"""Why something was not read, by kind."""


def numbered(number: int, word: str) -> str:
    """A number and its word, `1 file`, `2,000 files`."""
    return f"{number:,} {word}{'s'[: number != 1]}"

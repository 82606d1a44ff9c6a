"""What those who read a report elsewhere take of it. Nothing is left out to fit: the user is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from translator.report.outcome import Outcome
from translator.report.severity import GITHUB_COMMANDS

MOST_RESULTS = 25_000
"""GitHub refuses a SARIF log with more."""
_KEPT_RESULTS = 5_000
_MOST_COMPRESSED = 10_000_000
_MOST_ANNOTATIONS = 10
_LONGEST_COMMENT, _LONGEST_SUMMARY = 65_536, 1_048_576


def cautions(form: str, outcome: Outcome, size: int, compressed: int) -> Iterator[str]:
    """What to tell of a report in this format. `size`, `compressed`: bytes, the latter 0 where nobody compresses it."""
    if form == "sarif":
        yield from _of_sarif(outcome.tally.total.findings, compressed)
    elif form == "github":
        yield from _of_annotations(outcome)
    elif form == "markdown":
        yield from _of_markdown(size)


def _of_sarif(results: int, compressed: int) -> Iterator[str]:
    narrow = "report less (--select, --verdict) or upload parts, each under a category of its own"
    if results > MOST_RESULTS:
        yield f"{results:,} results, and GitHub refuses a log with more than {MOST_RESULTS:,}: {narrow}"
    elif results > _KEPT_RESULTS:
        yield f"{results:,} results, of which GitHub keeps the {_KEPT_RESULTS:,} most severe: {narrow}"
    if compressed > _MOST_COMPRESSED:
        yield f"{_megabytes(compressed)} compressed, and GitHub refuses a log above 10 MB: {narrow}"


def _of_annotations(outcome: Outcome) -> Iterator[str]:
    numbers: Counter[str] = Counter()
    for verdict, number in outcome.tally.total.verdicts.items():
        numbers[GITHUB_COMMANDS[verdict]] += number
    many = [f"{number:,} {kind}s" for kind, number in sorted(numbers.items()) if number > _MOST_ANNOTATIONS]
    if many:
        yield f"{', '.join(many)}: GitHub shows the first {_MOST_ANNOTATIONS} of each kind in a step, the log has all"


def _of_markdown(size: int) -> Iterator[str]:
    if size > _LONGEST_SUMMARY:
        yield f"{_megabytes(size)}, and GitHub takes at most 1 MiB for a job summary, 64 KiB for a comment"
    elif size > _LONGEST_COMMENT:
        yield f"{size / 1_000:,.0f} KB, and a comment on GitHub holds at most 64 KiB; a job summary holds 1 MiB"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"

"""The last lines of a check: how it went, and what was not looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.catalog.pattern import VERDICTS
from translator.engine.gate import Checked
from translator.report.visible import visible_line
from translator.report.words import SKIPPED, numbered
from translator.source.files import Skipped


def gate_summary(checked: Sequence[Checked], left_out: Sequence[Skipped], fail_on: str) -> str:
    """One line that says whether the check passed, more when something was left out."""
    return "".join(f"{line}\n" for line in _summary(checked, left_out, fail_on))


def _summary(checked: Sequence[Checked], left_out: Sequence[Skipped], fail_on: str) -> Iterator[str]:
    kinds = [one.facts.skip for one in checked if one.facts.skip is not None]
    read = len(checked) - len(kinds)
    if any(one.findings for one in checked):
        yield _found(checked)
    elif read:
        verdicts = " or ".join(VERDICTS[VERDICTS.index(fail_on) :])
        yield f"All checks passed: nothing {verdicts} in {numbered(read, 'file')}"
    else:
        yield "Nothing to check: no Go or Python files"
    suppressed = sum(len(one.suppressed) for one in checked)
    if suppressed:
        yield f"suppressed: {numbered(suppressed, 'finding')}"
    numbers = dict.fromkeys(SKIPPED, 0)
    for kind in kinds:
        numbers[kind] += 1
    for entry in left_out:
        numbers[entry.kind] += entry.files if entry.kind == "vendored" else 1
    partly = sum(one.facts.status == "partial" for one in checked)
    if partly:
        yield f"read in part: {numbered(partly, 'file')}"
    for entry in left_out:
        if entry.kind == "failed":
            yield f"{visible_line(entry.path)}: {entry.reason}"
    skipped = [f"{number:,} {SKIPPED[kind]}" for kind, number in numbers.items() if number]
    if skipped:
        yield f"not read: {', '.join(skipped)}"


def _found(checked: Sequence[Checked]) -> str:
    verdicts = [finding.verdict for one in checked for finding in one.findings]
    each = ", ".join(f"{verdicts.count(verdict):,} {verdict}" for verdict in VERDICTS if verdict in verdicts)
    files = sum(bool(one.findings) for one in checked)
    return f"Found {numbered(len(verdicts), 'finding')}: {each}, in {files:,} of {numbered(len(checked), 'file')}"

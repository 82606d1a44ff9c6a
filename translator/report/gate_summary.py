"""The last lines of a check: how it went, and what was not looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from translator.catalog.pattern import VERDICTS
from translator.engine.facts import Finding
from translator.engine.gate import Checked
from translator.report.outcome import Outcome
from translator.report.summary import SKIPPED, numbered
from translator.report.view import View


def gate_summary(view: View, checked: Sequence[Checked], outcome: Outcome, fail_on: str) -> str:
    """One line that says whether the check passed, one more when something was left out."""
    return "".join(f"{line}\n" for line in _summary(view, checked, outcome, fail_on))


def _summary(view: View, checked: Sequence[Checked], outcome: Outcome, fail_on: str) -> Iterator[str]:
    findings = [finding for one in checked for finding in one.findings]
    suppressed = sum(len(one.suppressed) for one in checked)
    tally, counts = outcome.tally, outcome.counts()
    read = tally.files["ok"] + tally.files["partial"]
    if findings:
        verdicts = Counter(finding.verdict for finding in findings)
        each = ", ".join(
            view.paint(f"{verdicts[verdict]:,} {verdict}", verdict) for verdict in VERDICTS if verdicts[verdict]
        )
        files = len({finding.path for finding in findings})
        found = view.paint(f"Found {numbered(len(findings), 'finding')}", "bold")
        yield f"{found}: {each}, in {files:,} of {numbered(read + counts.failed, 'file')}"
    elif read:
        yield f"All checks passed: {_passed(fail_on)} in {numbered(read, 'file')}"
    else:
        yield "Nothing to check: no Go or Python files"
    if suppressed:
        yield f"suppressed: {numbered(suppressed, 'finding')}"
    skipped = [f"{number:,} {word}" for kind, word in SKIPPED.items() if (number := getattr(counts, kind))]
    if skipped:
        yield f"not read: {', '.join(skipped)}"


def _passed(fail_on: str) -> str:
    verdicts = VERDICTS[VERDICTS.index(fail_on) :]
    return f"nothing {' or '.join(verdicts)}" if fail_on != VERDICTS[0] else "nothing found"


def statistics_text(view: View, findings: Sequence[Finding]) -> str:
    """How many findings each pattern has, the most frequent first."""
    numbers = Counter(finding.code for finding in findings)
    known = {finding.code: finding for finding in findings}
    width = len(f"{max(numbers.values(), default=0):,}")
    return "".join(
        f"{number:{width},}  {view.paint(code, 'bold')}  {view.paint(known[code].verdict, known[code].verdict)}  "
        f"{known[code].name}\n"
        for code, number in sorted(numbers.items(), key=lambda entry: (-entry[1], entry[0]))
    )

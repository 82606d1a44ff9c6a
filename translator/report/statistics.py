"""`check --statistics`: counts instead of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translator.engine.facts import Finding
from translator.report.view import View


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

"""Which findings are parts of which."""

from __future__ import annotations

from collections.abc import Sequence

from translator.engine.facts import Finding


def by_whole(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Parts by the fingerprint of the finding that is no part itself."""
    above = {finding.fingerprint: finding.part_of for finding in findings}
    parts: dict[str, list[Finding]] = {}
    for finding in findings:
        whole = finding.part_of
        while whole and (next_above := above.get(whole)):
            whole = next_above
        if whole:
            parts.setdefault(whole, []).append(finding)
    return parts

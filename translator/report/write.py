"""Put reports together from the parts that the processes printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from translator.engine.run import Part
from translator.engine.tally import Tally
from translator.report.outcome import Outcome
from translator.report.reports import Report


def write_reports(
    reports: Sequence[Report], parts: Iterator[Part], finish: Callable[[Sequence[Part], Tally], Outcome]
) -> Outcome:
    """Writes each part as it comes, then what `finish` makes of all of them."""
    tally = Tally()
    seen: list[Part] = []
    for part in parts:
        tally.add(part.tally)
        seen.append(part)
        for report, printed in zip(reports, part.printed, strict=True):
            report.copy(printed)
            printed.unlink()
    outcome = finish(seen, tally)
    for report in reports:
        report.finish(outcome)
    return outcome

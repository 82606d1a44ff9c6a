"""What a check comes to, for the formats that tell of more than findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from translator.catalog.pattern import Catalogue
from translator.engine.gate import Checked
from translator.engine.tally import Tally
from translator.report.outcome import Outcome
from translator.source.files import Skipped

if TYPE_CHECKING:
    from translator.engine.record import FileRecord

_OWN = "rustbound"
"""The family of codes that no page explains."""


class _AtHand(Struct, frozen=True):
    """What is recorded of files that were checked in this process."""

    records: Sequence[FileRecord]

    def files(self) -> Iterator[FileRecord]:
        """What is recorded of each file."""
        return iter(self.records)


def gate_outcome(catalogue: Catalogue, checked: Sequence[Checked], left_out: Sequence[Skipped]) -> Outcome:
    """The files, what was left out, and counts of both and of findings."""
    families = {page.code: page.family for page in catalogue.patterns}
    tally = Tally()
    for one in checked:
        own = {finding.code: _OWN for finding in one.findings if finding.code not in families}
        tally.count(one.facts, one.findings, one.facts.ledger, families | own if own else families)
    return Outcome(tally, [_AtHand([one.record for one in checked])], left_out, catalogue.problems)

"""Counts that add up across files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from translator.engine.facts import FileFacts, Finding, LedgerEntry


class Sums(Struct):
    """`verdicts`: findings by verdict, parts too. `parts`: how many are some. `efforts`: the others by their points."""

    verdicts: Counter[str] = field(default_factory=Counter)
    parts: int = 0
    efforts: Counter[int] = field(default_factory=Counter)

    def count(self, finding: Finding) -> None:
        """Count one finding."""
        self.verdicts[finding.verdict] += 1
        if finding.part_of is None:
            self.efforts[finding.effort] += 1
        else:
            self.parts += 1

    def add(self, other: Sums) -> None:
        """Count what another one counted."""
        self.verdicts += other.verdicts
        self.parts += other.parts
        self.efforts += other.efforts

    @property
    def effort(self) -> int:
        """Points, without parts."""
        return sum(points * number for points, number in self.efforts.items())

    @property
    def findings(self) -> int:
        """How many there are, parts too."""
        return self.verdicts.total()


class OfCode(Struct):
    """The findings of one code. `wholes`: how many are no parts. `crates`: what their Rust needs."""

    findings: int = 0
    wholes: int = 0
    crates: set[str] = field(default_factory=set)

    def count(self, finding: Finding) -> None:
        """Count one finding."""
        self.findings += 1
        self.wholes += finding.part_of is None
        self.crates.update(finding.crates)

    def add(self, other: OfCode) -> None:
        """Count what another one counted."""
        self.findings += other.findings
        self.wholes += other.wholes
        self.crates |= other.crates


Group = tuple[str, str]
"""A language and a family or a unit."""


class Tally(Struct):
    """Counts over files.

    `codes`: by code. `files`: by status. `skipped`: by kind, as in `source.files.Skipped`. `ledger`: by kind.
    """

    total: Sums = field(default_factory=Sums)
    families: defaultdict[Group, Sums] = field(default_factory=lambda: defaultdict(Sums))
    units: defaultdict[Group, Sums] = field(default_factory=lambda: defaultdict(Sums))
    codes: defaultdict[str, OfCode] = field(default_factory=lambda: defaultdict(OfCode))
    files: Counter[str] = field(default_factory=Counter)
    lines: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    ledger: Counter[str] = field(default_factory=Counter)

    def count(
        self,
        facts: FileFacts,
        findings: Sequence[Finding],
        ledger: Iterable[LedgerEntry],
        families: dict[str, str],
    ) -> None:
        """Count one file. `families`: by code."""
        self.files[facts.status] += 1
        self.lines += facts.lines
        if facts.skip is not None:
            self.skipped[facts.skip] += 1
        self.ledger.update(entry.kind for entry in ledger)
        unit = self.units[facts.language, facts.unit or facts.path] if findings else None
        for finding in findings:
            self.total.count(finding)
            self.codes[finding.code].count(finding)
            self.families[facts.language, families[finding.code]].count(finding)
            if unit is not None:
                unit.count(finding)

    def add(self, other: Tally) -> None:
        """Count what another one counted."""
        self.total.add(other.total)
        for mine, others in ((self.families, other.families), (self.units, other.units)):
            for group, sums in others.items():
                mine[group].add(sums)
        for code, of_code in other.codes.items():
            self.codes[code].add(of_code)
        self.files += other.files
        self.lines += other.lines
        self.skipped += other.skipped
        self.ledger += other.ledger

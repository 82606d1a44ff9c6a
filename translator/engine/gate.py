"""What a gate judges: the findings of each file, without skeletons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from translator.catalog.pattern import VERDICTS, Catalogue
from translator.engine.facts import FileFacts, Finding, LedgerEntry, Match
from translator.engine.select import Selection
from translator.engine.survey import skipped, survey_read
from translator.rust.preferences import DEFAULT, RustPreferences
from translator.source.files import Candidate, Skipped, Source
from translator.source.reading import decode, read

if TYPE_CHECKING:
    from translator.engine.record import FileRecord
    from translator.suppressions.apply import Stale, Suppressed

# Bytes. Below, starting processes costs more than it saves. Nobody's source files have 100,000 bytes each.
_SMALL = 800_000
_FEW = 8


class Gate(Struct, frozen=True, eq=False):
    """What every process must know. `root`: what paths are relative to."""

    catalogue: Catalogue
    selection: Selection
    root: Path
    preferences: RustPreferences = DEFAULT


class Checked(Struct, frozen=True, eq=False):
    """One file. `facts.matches` and `findings` go together, one for one, in source order.

    `location`: for the operating system. `suppressed`: findings that the file's directives silence. `stale`: what in
    the directives silences nothing.
    """

    facts: FileFacts
    findings: tuple[Finding, ...]
    location: str = ""
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[Stale, ...] = ()

    @property
    def record(self) -> FileRecord:
        """What a report says of the file besides its findings."""
        from translator.engine.record import FileRecord

        facts = self.facts
        return FileRecord(facts.path, facts.language, facts.lines, facts.status, facts.reason, facts.skip, facts.ledger)

    def keep(self, wanted: Callable[[Finding], bool]) -> Checked:
        """The file with these findings only; parts of what is left out stand by themselves."""
        return with_findings(self, [finding for finding in self.findings if wanted(finding)])


def with_findings(checked: Checked, findings: Sequence[Finding]) -> Checked:
    """The file with other findings. Parts of what is not among them stand by themselves."""
    matches = {match.fingerprint: match for match in checked.facts.matches}
    ordered = sorted(findings, key=lambda finding: (finding.start.line, finding.start.column))
    whole = {finding.fingerprint for finding in ordered}
    alone = tuple(
        finding if finding.part_of is None or finding.part_of in whole else replace(finding, part_of=None)
        for finding in ordered
    )
    kept = tuple(matches.get(finding.fingerprint) or _match(finding) for finding in alone)
    return replace(checked, facts=replace(checked.facts, matches=kept), findings=alone)


def _match(finding: Finding) -> Match:
    """What stands in for the match of a finding that no page made."""
    return Match(
        code=finding.code,
        start=finding.start,
        end=finding.end,
        span=(0, 0),
        symbol="",
        source=finding.source,
        fingerprint=finding.fingerprint,
        beside=(" " * (finding.start.column - 1), ""),
    )


def at_or_above(verdict: str) -> tuple[str, ...]:
    """The verdicts that fail a gate set at `verdict`: it and those that are harder to port."""
    return VERDICTS[VERDICTS.index(verdict) :]


def gather(
    gate: Gate, files: Sequence[Candidate], jobs: int | None, progress: Callable[[str, int, int], None]
) -> Iterator[Checked]:
    """Each file with its findings, in path order.

    `jobs`: processes, None for the processors there are. `progress`: what is being done, files done, files in all.
    """
    if jobs != 1 and are_many(files):
        # Costs what it imports only when there is much to do.
        from translator.engine.gather import survey_in_processes

        surveyed = survey_in_processes(gate, files, jobs, progress)
    else:
        surveyed = (survey(gate, file) for file in files)
    return (_judge(gate, file, facts) for file, facts in zip(files, surveyed, strict=True))


def check_text(gate: Gate, candidate: Candidate, content: bytes) -> Checked:
    """The findings of a file whose bytes are at hand."""
    source = decode(candidate, content)
    return _judge(gate, candidate, _survey(gate, candidate, source))


def not_found(gate: Gate, entry: Skipped) -> Checked:
    """The finding for what discovery could not read."""
    file = Candidate(entry.path, str(gate.root / entry.path), entry.language)
    return _judge(gate, file, skipped(entry.path, entry.language, entry.kind, entry.reason))


def survey(gate: Gate, file: Candidate) -> FileFacts:
    """Phase one for one file. Never raises."""
    try:
        return _survey(gate, file, read(file))
    except Exception as error:  # noqa: BLE001 - one file must not take the others along
        message = " ".join(str(error).split())[:200]
        return lost(file, f"internal error: {type(error).__name__}: {message}")


def _survey(gate: Gate, file: Candidate, source: Source | Skipped) -> FileFacts:
    return survey_read(file, source, gate.root, gate.catalogue, gate.selection, skeletons=False, directives=True)


def lost(file: Candidate, reason: str) -> FileFacts:
    """The facts of a file that we failed on."""
    entry = LedgerEntry("construct", file.path, 0, reason)
    return replace(skipped(file.path, file.language, "failed", reason), ledger=(entry,))


def internal_errors(checked: Checked) -> Iterator[LedgerEntry]:
    """Where this program failed: what is there was not judged."""
    return (entry for entry in checked.facts.ledger if entry.kind == "construct")


def _judge(gate: Gate, file: Candidate, facts: FileFacts) -> Checked:
    """What counts of a file: what its directives leave, what is wrong with them, and that it was not read."""
    findings = _findings(facts, gate) if facts.matches else ()
    checked = Checked(facts, findings, file.location)
    if facts.status == "ok" and not facts.ledger and not facts.directives:
        return checked
    from translator.engine.unread import what_is_unread

    unread = what_is_unread(facts)
    own = () if unread is None else (unread,)
    ignored = gate.selection.ignored_in(file.location)
    reported = gate.selection.reported - ignored
    if facts.directives:
        from translator.suppressions.apply import apply
        from translator.suppressions.words import words_of

        words = words_of(gate.catalogue, facts.language, gate.selection.active)
        applied = apply(facts.path, facts.language, findings, facts.directives, words, complete=unread is None)
        findings, own = applied.open, (*own, *applied.problems)
        suppressed = tuple(one for one in applied.suppressed if one.finding.code in reported)
        checked = replace(checked, suppressed=suppressed, stale=applied.stale)
    silenced = gate.selection.silenced | ignored
    counted = [finding for finding in findings if finding.code in reported]
    return with_findings(checked, [*counted, *(finding for finding in own if finding.code not in silenced)])


def _findings(facts: FileFacts, gate: Gate) -> tuple[Finding, ...]:
    from translator.engine.render import render_file

    return render_file(facts, None, gate.catalogue, gate.preferences).findings


def are_many(files: Sequence[Candidate]) -> bool:
    """Whether checking them takes long enough for several processes, and for who waits to wonder."""
    if len(files) <= _FEW:
        return False
    from translator.engine.tasks import total_size

    return total_size(files) >= _SMALL

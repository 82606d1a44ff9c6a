"""What a gate judges: the findings of each file, without skeletons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from translator.catalog.pattern import VERDICTS, Catalogue
from translator.engine.facts import FileFacts, Finding, LedgerEntry
from translator.engine.render import render_file
from translator.engine.select import Selection
from translator.engine.survey import skipped, survey_file, survey_read
from translator.engine.unread import with_what_is_unread
from translator.engine.work import FileRecord
from translator.source.files import Candidate
from translator.source.reading import decode

# Bytes. Below, starting processes costs more than it saves.
_SMALL = 800_000


class Gate(Struct, frozen=True, eq=False):
    """What every process must know. `root`: what paths are relative to."""

    catalogue: Catalogue
    selection: Selection
    root: Path


class Checked(Struct, frozen=True, eq=False):
    """One file. `facts.matches` and `findings` go together, one for one."""

    facts: FileFacts
    findings: tuple[Finding, ...]

    @property
    def record(self) -> FileRecord:
        """What a report says of the file besides its findings."""
        facts = self.facts
        return FileRecord(facts.path, facts.language, facts.lines, facts.status, facts.reason, facts.skip, facts.ledger)

    def keep(self, wanted: Callable[[Finding], bool]) -> Checked:
        """The file with these findings only; parts of what is left out stand by themselves."""
        pairs = [pair for pair in zip(self.facts.matches, self.findings, strict=True) if wanted(pair[1])]
        left = {finding.fingerprint for _, finding in pairs}
        matches = tuple(match for match, _ in pairs)
        findings = tuple(finding if finding.part_of in left else replace(finding, part_of=None) for _, finding in pairs)
        return Checked(replace(self.facts, matches=matches), findings)


def at_or_above(verdict: str) -> tuple[str, ...]:
    """The verdicts that fail a gate set at `verdict`: it and those that are harder to port."""
    return VERDICTS[VERDICTS.index(verdict) :]


def gather(
    gate: Gate, files: Sequence[Candidate], jobs: int, progress: Callable[[str, int, int], None]
) -> Iterator[Checked]:
    """Each file with its findings, in path order. `progress`: what is being done, files done, files in all."""
    if jobs > 1 and _size_of(files) >= _SMALL:
        from translator.engine.gather import survey_in_processes

        surveyed = survey_in_processes(gate, files, jobs, progress)
    else:
        surveyed = (survey(gate, file) for file in files)
    return (_checked(gate, facts) for facts in surveyed)


def check_text(gate: Gate, candidate: Candidate, content: bytes) -> Checked:
    """The findings of a file whose bytes are at hand."""
    source = decode(candidate, content)
    facts = survey_read(candidate, source, gate.root, gate.catalogue, gate.selection, skeletons=False)
    return _checked(gate, facts)


def survey(gate: Gate, file: Candidate) -> FileFacts:
    """Phase one for one file. Never raises."""
    try:
        return survey_file(file, gate.root, gate.catalogue, gate.selection, skeletons=False)
    except Exception as error:  # noqa: BLE001 - one file must not take the others along
        message = " ".join(str(error).split())[:200]
        return lost(file, f"internal error: {type(error).__name__}: {message}")


def lost(file: Candidate, reason: str) -> FileFacts:
    """The facts of a file that we failed on."""
    entry = LedgerEntry("construct", file.path, 0, reason)
    return replace(skipped(file.path, file.language, "failed", reason), ledger=(entry,))


def internal_errors(checked: Checked) -> Iterator[LedgerEntry]:
    """Where this program failed: what is there was not judged."""
    return (entry for entry in checked.facts.ledger if entry.kind == "construct")


def _checked(gate: Gate, facts: FileFacts) -> Checked:
    facts, unread = with_what_is_unread(facts)
    findings = render_file(replace(facts, matches=facts.matches[len(unread) :]), None, gate.catalogue).findings
    return Checked(facts, (*unread, *findings))


def _size_of(files: Sequence[Candidate]) -> int:
    from translator.engine.tasks import total_size

    return total_size(files)

"""`--format full`: everything about each finding, then tables and the ledger."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from translator.engine.facts import FileFacts, Finding
from translator.report.changes import Change, changes
from translator.report.concise import place_and_message
from translator.report.excerpt import excerpt
from translator.report.outcome import Outcome
from translator.report.parts import by_whole
from translator.report.rust_text import rust_lines
from translator.report.summary import ledger_text, summary_text
from translator.report.tables import tables_text
from translator.report.view import View
from translator.report.visible import visible_line
from translator.report.words import numbered

SEPARATOR = b""
SUMMARY_APART = False
CLOSING_FIRST = False
SHOWS_SKELETONS = True


def opening(view: View) -> bytes:
    """Nothing stands before the first finding."""
    if view.color:
        # Before worker processes begin, so that each has it.
        import rich.syntax  # noqa: F401
    return b""


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file, each with its parts in one line each."""
    parts = by_whole(findings)
    blocks = (
        [*_finding(view, finding, match.beside), *_parts(view, parts.get(finding.fingerprint, ()))]
        for finding, match in zip(findings, facts.matches, strict=True)
        if finding.part_of is None
    )
    return "".join("\n".join(block) + "\n\n" for block in blocks).encode()


def _finding(view: View, finding: Finding, beside: tuple[str, str]) -> Iterator[str]:
    place = f"{visible_line(finding.path)}:{finding.start.line}:{finding.start.column}"
    title = visible_line(view.title(finding))
    effort = view.paint(f"effort {finding.effort}", "dim")
    code = view.paint(finding.code, "bold")
    yield f"{view.paint(place, 'bold')}  {code} {title}  {view.paint(finding.verdict, finding.verdict)}, {effort}"
    yield from _wrapped(view, visible_line(finding.message), "  ", "  ")
    yield ""
    yield from excerpt(view, finding, beside)
    if finding.skeleton is not None:
        yield ""
        yield from (f"    {line}".rstrip() for line in rust_lines(view, finding.skeleton))


def _note(view: View, note: str) -> list[str]:
    return _wrapped(view, visible_line(" ".join(note.split())), "  - ", "    ")


def _wrapped(view: View, text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        text,
        width=max(view.width, 40),
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _parts(view: View, parts: Sequence[Finding]) -> Iterator[str]:
    if parts:
        yield ""
        yield f"  {view.paint('Parts', 'bold')}"
        yield from (f"    {place_and_message(view, part)}" for part in parts)


def _change(view: View, change: Change) -> Iterator[str]:
    number = view.paint(numbered(change.number, "finding"), "dim")
    yield f"{view.paint(change.code, 'bold')} {visible_line(change.title)}  {number}"
    yield from (line for note in change.notes for line in _note(view, note))
    if change.crates:
        yield f"  Crates: {visible_line(', '.join(change.crates))}"
    yield ""


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """What changes with each code, tables by family and verdict and by unit, the ledger, the summary."""
    if view.quiet:
        return
    changed = [line for change in changes(view, outcome.tally) for line in _change(view, change)]
    if changed:
        yield "\n".join((view.paint("What changes", "bold"), "", *changed, "")).encode()
    if outcome.tally.total.findings:
        yield tables_text(view, outcome.tally).encode()
    yield ledger_text(view, outcome).encode()
    yield summary_text(view, outcome).encode()

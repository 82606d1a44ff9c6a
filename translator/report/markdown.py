"""`--format markdown`: for comments on pull requests and for job summaries. What matters first, the findings below."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from translator.catalog.pattern import VERDICTS
from translator.engine.facts import FileFacts, Finding, Match
from translator.report.changes import Change, changes
from translator.report.excerpt import MOST_LINES
from translator.report.markdown_text import code, fenced, plain, row, sentence
from translator.report.outcome import Outcome
from translator.report.parts import by_whole
from translator.report.places import repository_path
from translator.report.summary import ledger_text, summary_text
from translator.report.view import View
from translator.report.words import numbered

SEPARATOR = b""
SUMMARY_APART = True
CLOSING_FIRST = True
SHOWS_SKELETONS = True


def opening(view: View) -> bytes:
    """Nothing but what `closing` prints stands above the first finding."""
    del view
    return b""


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file below its path, each with its parts in a list."""
    if not findings:
        return b""
    parts = by_whole(findings)
    printed = [f"### {code(repository_path(view.places, facts.path))}\n\n"]
    for finding, match in zip(findings, facts.matches, strict=True):
        if finding.part_of is None:
            printed += _finding(view, finding, match)
            printed += _parts(view, parts.get(finding.fingerprint, ()))
    return "".join(printed).encode()


def _finding(view: View, finding: Finding, match: Match) -> Iterator[str]:
    where = f"line {finding.start.line}" + (f", in {code(finding.symbol)}" if finding.symbol else "")
    title = f"{code(finding.code)} {sentence(view.title(finding))}"
    yield f"**{title}**: {finding.verdict}, effort {finding.effort}, {where}\n\n"
    yield f"{sentence(finding.message)}\n\n"
    if finding.source:
        yield f"{fenced(finding.language, _source(finding, match))}\n"
    if finding.skeleton is not None:
        yield f"{fenced('rust', finding.skeleton)}\n"


def _source(finding: Finding, match: Match) -> str:
    left = match.beside[0]
    lines = textwrap.dedent(("" if left.strip() else left) + finding.source).splitlines()
    shown = (
        lines if len(lines) <= MOST_LINES + 1 else [*lines[:MOST_LINES], f"… {len(lines) - MOST_LINES:,} more lines"]
    )
    return "\n".join(shown)


def _parts(view: View, parts: Sequence[Finding]) -> Iterator[str]:
    if parts:
        yield "Parts:\n\n"
        for part in parts:
            what = f"{code(part.code)} {sentence(view.title(part))}: {sentence(part.message)}"
            yield f"- line {part.start.line}: {what}\n"
        yield "\n"


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """How much there is, what changes, and what was not covered."""
    if view.quiet:
        return
    yield "".join(_summary(view, outcome)).encode()
    changed = "".join(map(_change, changes(view, outcome.tally)))
    if changed:
        yield _folded("What changes", changed).encode()
    # Its title is that of the fold.
    ledger = textwrap.dedent(ledger_text(View(verbose=view.verbose), outcome).strip().partition("\n")[2])
    if ledger:
        yield _folded("Not covered", f"{fenced('text', ledger)}\n").encode()


def _folded(title: str, inside: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{inside}</details>\n\n"


def _change(change: Change) -> str:
    items = [" ".join(note.split()) for note in change.notes]
    if change.crates:
        items.append(f"Crates: {', '.join(map(code, change.crates))}")
    listed = "".join(f"- {item}\n" for item in items)
    return f"**{code(change.code)} {sentence(change.title)}**\n\n{listed}\n"


def _summary(view: View, outcome: Outcome) -> Iterator[str]:
    total = outcome.tally.total
    yield f"## rustbound: {numbered(total.findings, 'finding')}\n\n"
    yield "\\\n".join(map(plain, summary_text(View(), outcome).splitlines())) + "\n\n"
    if total.findings:
        yield row("code", "what it is", "verdict", "findings") + row("---", "---", "---", "---:")
        rules = (view.rules.get(found) for found in outcome.tally.codes)
        for rule in sorted(filter(None, rules), key=lambda rule: (-VERDICTS.index(rule.verdict), rule.code)):
            number = outcome.tally.codes[rule.code].findings
            yield row(code(rule.code), sentence(rule.title), rule.verdict, f"{number:,}")
        yield "\n"

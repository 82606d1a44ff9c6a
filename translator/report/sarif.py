"""`--format sarif`: a SARIF 2.1.0 log, as GitHub's code scanning reads it, written as the findings come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from translator.engine.facts import FileFacts, Finding
from translator.report.json_document import encode
from translator.report.limits import MOST_RESULTS
from translator.report.line_hashes import line_hashes
from translator.report.outcome import Outcome
from translator.report.places import Places, directory_uri, location_of, uri_of
from translator.report.severity import SARIF_LEVELS
from translator.report.view import View

SEPARATOR = b",\n"
SUMMARY_APART = True
CLOSING_FIRST = False
SHOWS_SKELETONS = False

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def opening(view: View) -> bytes:
    """All before the first result: the program, its rules, and where paths begin."""
    from translator.report.sarif_rules import driver

    bases = {_ROOT: {"uri": directory_uri(view.places.top), "description": {"text": "The top of the repository."}}}
    return (
        b'{"$schema": "%s", "version": "2.1.0", "runs": [{\n' % SCHEMA.encode()
        + b'"tool": {"driver": %s},\n' % encode(driver(view.rules.values()))
        + b'"columnKind": "unicodeCodePoints",\n"originalUriBaseIds": %s,\n"results": [\n' % encode(bases)
    )


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file, each behind a separator."""
    if not findings:
        return b""
    file = _file(view.places, facts.path)
    ranks = {code: rank for rank, code in enumerate(view.rules)}
    hashes = _hashes(view.places, facts.path, findings)
    return b"".join(
        SEPARATOR + encode(_result(view, finding, file, ranks, hashes.get(finding.start.line))) for finding in findings
    )


def _file(places: Places, path: str) -> dict[str, str]:
    uri = uri_of(places, path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _hashes(places: Places, path: str, findings: Iterable[Finding]) -> dict[int, str]:
    try:
        content = Path(location_of(places, path)).read_bytes()
    except (OSError, ValueError):
        return {}
    return line_hashes(content, (finding.start.line for finding in findings))


def _result(
    view: View, finding: Finding, file: dict[str, str], ranks: dict[str, int], line_hash: str | None
) -> dict[str, object]:
    region = {
        "startLine": finding.start.line,
        "startColumn": finding.start.column,
        "endLine": finding.end.line,
        "endColumn": finding.end.column,
    }
    symbol = {"logicalLocations": [{"fullyQualifiedName": finding.symbol}]} if finding.symbol else {}
    rank = {"ruleIndex": ranks[finding.code]} if finding.code in ranks else {}
    part_of = {"partOf": finding.part_of} if finding.part_of else {}
    state = {"baselineState": "new"} if view.only_new else {}
    return {
        "ruleId": finding.code,
        **rank,
        "level": SARIF_LEVELS[finding.verdict],
        **state,
        "message": {"text": _message(f"{view.title(finding)}: {finding.message}")},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}, **symbol}],
        "partialFingerprints": {
            "primaryLocationLineHash": line_hash or f"{finding.fingerprint}:1",
            "rustboundFingerprint/v1": finding.fingerprint,
        },
        "properties": {"verdict": finding.verdict, "effort": finding.effort, **part_of},
    }


def _message(text: str) -> str:
    """Text in which nothing is a link."""
    return _LINK.sub(r"\\[", text)


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """All behind the last result: how the run went, with a notification for all that was not read in full."""
    yield b'\n],\n"invocations": [{"executionSuccessful": true, "toolExecutionNotifications": ['
    separator = b"\n"
    for level, text, path, line in _notifications(outcome):
        region = {"region": {"startLine": line}} if line else {}
        place = {"locations": [{"physicalLocation": {"artifactLocation": _file(view.places, path), **region}}]}
        told = {"level": level, "message": {"text": _message(text)}, **(place if path else {})}
        yield separator + encode(told)
        separator = b",\n"
    yield b"]}]\n}]}\n"


def _notifications(outcome: Outcome) -> Iterator[tuple[str, str, str, int]]:
    """Level, text, path and line (0 for none) of each."""
    results = outcome.tally.total.findings
    if results > MOST_RESULTS:
        yield "error", f"{results:,} results: GitHub refuses a log with more than {MOST_RESULTS:,}", "", 0
    for entry in outcome.pages:
        yield "error", f"catalogue page failed to load: {entry.path}: {entry.reason}", "", 0
    for entry in outcome.partial():
        yield "warning", f"read in part: {entry.reason}", entry.path, entry.line
    left_out: dict[str, int] = {}
    for skip in outcome.skips():
        if skip.kind == "failed":
            yield "warning", f"not read: {skip.reason}", skip.path, 0
        else:
            left_out[skip.kind] = left_out.get(skip.kind, 0) + 1
    for kind, number in left_out.items():
        yield "note", f"left out on purpose: {number:,} {kind}", "", 0

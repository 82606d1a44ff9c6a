"""`--format junit`: a test suite for each file, a failed test for each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from translator.engine.facts import FileFacts, Finding
from translator.engine.unread import PARTLY_READ
from translator.report.outcome import Outcome
from translator.report.places import repository_path
from translator.report.view import View
from translator.report.xml_text import attribute, content
from translator.source.files import Kind

SEPARATOR = b""
SUMMARY_APART = True
CLOSING_FIRST = False
SHOWS_SKELETONS = False


def opening(view: View) -> bytes:
    """The root's begin. Its counts are those of its suites: nobody knows them yet."""
    del view
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rustbound">\n'


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The suite of one file; where nothing was found it has one test, which passed."""
    path = repository_path(view.places, facts.path)
    names = _names(findings)
    tests = [_failure(view, finding, path, name) for finding, name in zip(findings, names, strict=True)]
    if not findings and facts.skip is not None:
        return _unread(path, facts.skip, facts.reason)
    partly = facts.status == "partial" and all(finding.code != PARTLY_READ.code for finding in findings)
    if partly:
        tests.append(_test(path, "read in full", f"<skipped message={_quoted(f'read in part: {facts.reason}')}/>"))
    elif not tests:
        tests.append(_test(path, "rustbound"))
    return _suite(path, tests, failures=len(findings), skipped=int(partly))


def _names(findings: Sequence[Finding]) -> Iterator[str]:
    """Names that are unique in the file and do not change with the lines of others."""
    seen: Counter[str] = Counter()
    for finding in findings:
        name = f"{finding.code} {finding.name}" + (f" in {finding.symbol}" if finding.symbol else "")
        seen[name] += 1
        yield f"{name} #{seen[name]}" if seen[name] > 1 else name


def _failure(view: View, finding: Finding, path: str, name: str) -> str:
    title = f"{finding.code} {view.title(finding)}"
    place = f"{path}:{finding.start.line}:{finding.start.column}"
    text = f"{place}: {finding.verdict}\n{title}\ninstead: {finding.message}\nrustbound explain {finding.code}\n"
    message = _quoted(f"{title}: {finding.message}")
    failure = f"<failure type={_quoted(finding.verdict)} message={message}>{content(text)}</failure>"
    return _test(path, name, failure, f' line="{finding.start.line}"')


def _unread(path: str, kind: Kind, reason: str) -> bytes:
    """The suite of a file that was not read: an error, unless it was left out on purpose."""
    message = _quoted(f"not read: {reason}")
    if kind == "failed":
        return _suite(path, [_test(path, "read", f"<error type={_quoted(kind)} message={message}/>")], errors=1)
    return _suite(path, [_test(path, "read", f"<skipped message={message}/>")], skipped=1)


def _test(path: str, name: str, inside: str = "", more: str = "") -> str:
    # Readers split a class name at its last dot.
    class_name = str(PurePosixPath(path).with_suffix("")) if PurePosixPath(path).name else path
    head = f"<testcase classname={_quoted(class_name)} name={_quoted(name)} file={_quoted(path)}{more}"
    return f"    {head}>{inside}</testcase>\n" if inside else f"    {head}/>\n"


def _suite(path: str, tests: Sequence[str], *, failures: int = 0, errors: int = 0, skipped: int = 0) -> bytes:
    counts = f'tests="{len(tests)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f"  <testsuite name={_quoted(path)} {counts}>\n{''.join(tests)}  </testsuite>\n".encode()


def _quoted(text: str) -> str:
    return f'"{attribute(text)}"'


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """What could not even be begun, then the root's end."""
    for entry in outcome.left_out:
        if entry.kind == "failed":
            yield _unread(repository_path(view.places, entry.path), entry.kind, entry.reason)
    yield b"</testsuites>\n"

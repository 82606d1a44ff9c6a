"""Suppress all that a check finds in one file, and prove that it worked."""

from __future__ import annotations

import codecs
from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from translator.engine.facts import Finding
from translator.engine.gate import Checked, Gate, check_text
from translator.source.files import Candidate
from translator.suppressions.add import Refused, add
from translator.suppressions.codes import DIRECTIVE_CODES
from translator.suppressions.comment import BY_HAND
from translator.suppressions.rewrite import rewrite
from translator.suppressions.same_code import same_code


class Suppressed(Struct, frozen=True):
    """What was done to a file. `lines`: of it as it was, with the codes; `refused`: lines without a place.

    `before`, `after`: the source, UTF-8.
    """

    lines: dict[int, tuple[str, ...]]
    refused: tuple[Refused, ...] = ()
    before: bytes = b""
    after: bytes = b""


def suppress_file(gate: Gate, file: Candidate, known: frozenset[str], reason: str, *, write: bool = True) -> Suppressed:
    """Writes directives for what a check of the file finds, except what is `known` by its fingerprint.

    Raises NotRewrittenError; then the file is as it was.
    """
    done = Suppressed({})

    def change(source: bytes) -> bytes:
        nonlocal done
        done = suppress_source(gate, file, source, known, reason)
        return done.after

    rewrite(file.location, file.language, change, write=write)
    return done


def suppress_source(gate: Gate, file: Candidate, source: bytes, known: frozenset[str], reason: str) -> Suppressed:
    """As `suppress_file`, for a source at hand (UTF-8). Raises ValueError where it cannot be done safely."""
    checked = _check(gate, file, source)
    wanted: defaultdict[int, list[str]] = defaultdict(list)
    for finding in _open(checked):
        if finding.fingerprint not in known:
            wanted[finding.start.line].append(finding.code)
    if not wanted:
        return Suppressed({}, (), source, source)
    added = add(file.language, source, wanted, reason)
    silenced = Counter(code for codes in added.silenced.values() for code in codes)
    _prove(gate, file, checked, added.source, source, silenced)
    return Suppressed(added.silenced, added.refused, source, added.source)


def _prove(gate: Gate, file: Candidate, before: Checked, changed: bytes, source: bytes, silenced: Counter[str]) -> None:
    after = _check(gate, file, changed)
    expected = Counter(finding.code for finding in _open(before))
    expected.subtract(silenced)
    is_silent = +expected == Counter(finding.code for finding in _open(after))
    told = [
        Counter(finding.code for finding in one.findings if finding.code in DIRECTIVE_CODES) for one in (before, after)
    ]
    if not is_silent or told[0] != told[1] or not same_code(file.language, source, changed):
        raise ValueError(f"the comments would not do what they say: {BY_HAND}")


def _open(checked: Checked) -> Iterable[Finding]:
    return (finding for finding in checked.findings if not finding.code.startswith("RB"))


def _check(gate: Gate, file: Candidate, source: bytes) -> Checked:
    # A mark says that it is UTF-8, whatever its own comment says.
    return check_text(gate, file, codecs.BOM_UTF8 + source)

"""Which findings of a file its directives silence, and what is wrong with the directives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translator.engine.facts import Directive, Finding
from translator.engine.fingerprint import Fingerprints
from translator.suppressions.codes import DIRECTIVE_CODES, DUPLICATE, EFFORT, STALE, UNKNOWN_CODE, VERDICT
from translator.suppressions.words import Words, why_unknown


class Suppressed(NamedTuple):
    """A finding and the directive that silences it."""

    finding: Finding
    directive: Directive


class Stale(NamedTuple):
    """Words of a directive that silence nothing, as they are written; with all of them the directive goes."""

    directive: Directive
    words: tuple[str, ...]


class Applied(NamedTuple):
    """What directives make of a file's findings.

    `open`: those that are left, in their order. `problems`: findings with `RB` codes. `stale`: what
    `--fix-suppressions` may remove.
    """

    open: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    problems: tuple[Finding, ...] = ()
    stale: tuple[Stale, ...] = ()


class _Claim(NamedTuple):
    """One word of a valid directive, and what it names."""

    directive: Directive
    word: str
    code: str


def apply(
    path: str,
    language: str,
    findings: Sequence[Finding],
    directives: Sequence[Directive],
    words: Words,
    *,
    complete: bool = True,
) -> Applied:
    """Applies a file's directives to its findings.

    `findings` must be those of all pages, or directives for what was not looked for seem stale. `complete`: whether the
    whole file was understood; what is not found in another one proves nothing.
    """
    if not directives:
        return Applied(tuple(findings))
    told = [(directive, directive.problem, directive.detail) for directive in directives if directive.problem]
    claims, repeated, unknown = _claims(directives, words)
    told += repeated
    told += [(claim.directive, UNKNOWN_CODE, why_unknown(claim.word, words)) for claim in unknown]
    suppressed, used = _suppress(findings, claims)
    silenced = {id(finding) for finding, _ in suppressed}
    stale: list[Stale] = []
    if complete:
        idle = [claim for claim in claims if claim not in used and claim.code not in words.unjudged]
        doubled = [claim for claim in idle if _is_doubled(claim, used)]
        told += [(claim.directive, DUPLICATE, _twice(claim, used)) for claim in doubled]
        stale = _by_directive(claim for claim in idle if claim not in doubled)
        told += [(entry.directive, STALE, _why_stale(entry, claims, findings)) for entry in stale]
    return Applied(
        tuple(finding for finding in findings if id(finding) not in silenced),
        tuple(suppressed),
        _as_findings(path, language, told),
        tuple(stale),
    )


def _claims(
    directives: Sequence[Directive], words: Words
) -> tuple[list[_Claim], list[tuple[Directive, str, str]], list[_Claim]]:
    """What valid directives claim, each code of each once; what they repeat; and what they name in vain."""
    claims: list[_Claim] = []
    unknown: list[_Claim] = []
    repeated: list[tuple[Directive, str, str]] = []
    for directive in directives:
        if directive.problem:
            continue
        seen: set[str] = set()
        for word in directive.codes:
            code = words.codes.get(word.casefold(), "")
            if (code or word.casefold()) in seen:
                repeated.append((directive, DUPLICATE, f"{word} stands in the list twice: keep one"))
            elif code:
                claims.append(_Claim(directive, word, code))
            else:
                unknown.append(_Claim(directive, word, ""))
            seen.add(code or word.casefold())
    return claims, repeated, unknown


def _suppress(findings: Sequence[Finding], claims: Sequence[_Claim]) -> tuple[list[Suppressed], set[_Claim]]:
    """What is silenced, and by which claims: one for the file does what those for a line leave."""
    by_code: defaultdict[str, list[_Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.directive.kind == "file", claim.directive.span)):
        by_code[claim.code].append(claim)
    suppressed = []
    used = set()
    for finding in findings:
        for claim in by_code.get(finding.code, ()):
            if _covers(claim.directive, finding.start.line):
                suppressed.append(Suppressed(finding, claim.directive))
                used.add(claim)
                break
    return suppressed, used


def _covers(directive: Directive, line: int) -> bool:
    first, last = directive.covers
    return first <= line <= last


def _is_doubled(claim: _Claim, used: Iterable[_Claim]) -> bool:
    return _double(claim, used) is not None


def _double(claim: _Claim, used: Iterable[_Claim]) -> _Claim | None:
    """The claim that does the work of one that is idle, of the same reach."""
    mine = claim.directive
    return next(
        (
            other
            for other in used
            if other.code == claim.code
            and other.directive.covers == mine.covers
            and (other.directive.kind == "file") == (mine.kind == "file")
        ),
        None,
    )


def _twice(claim: _Claim, used: Iterable[_Claim]) -> str:
    double = _double(claim, used)
    line = double.directive.start.line if double else 0
    return f"line {line} already silences {claim.word}: keep one of the two"


def _by_directive(claims: Iterable[_Claim]) -> list[Stale]:
    idle: dict[int, Stale] = {}
    for claim in claims:
        known = idle.get(id(claim.directive), Stale(claim.directive, ()))
        idle[id(claim.directive)] = known._replace(words=(*known.words, claim.word))
    return list(idle.values())


def _why_stale(entry: Stale, claims: Sequence[_Claim], findings: Sequence[Finding]) -> str:
    directive, words = entry
    what = " or ".join(words)
    if directive.kind == "file":
        return f"nothing in this file is {what}: remove it"
    if directive.covers == (0, 0):
        return "no code stands below this comment, so nothing is silenced: put it right above the line it is for"
    first, last = directive.covers
    codes = {claim.code for claim in claims if claim.directive is directive and claim.word in words}
    ending = next((one for one in findings if one.code in codes and first <= one.end.line <= last), None)
    if ending is not None:
        return f"{ending.code} ends here and begins on line {ending.start.line}: the comment belongs there"
    return f"nothing that begins on line {first} is {what}: remove it"


def _as_findings(path: str, language: str, told: Iterable[tuple[Directive, str, str]]) -> tuple[Finding, ...]:
    fingerprints = Fingerprints(path)
    return tuple(
        Finding(
            code=code,
            name=DIRECTIVE_CODES[code].name,
            path=path,
            language=language,
            start=directive.start,
            end=directive.end,
            symbol="",
            verdict=VERDICT,
            effort=EFFORT,
            message=detail,
            source=directive.text,
            skeleton=None,
            notes=(),
            crates=(),
            part_of=None,
            fingerprint=fingerprints.next(code, detail if code == UNKNOWN_CODE else "", directive.text.encode()),
        )
        for directive, code, detail in sorted(told, key=lambda one: (one[0].span, one[1]))
    )

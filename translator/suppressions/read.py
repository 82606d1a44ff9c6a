"""From the text of a comment to the directives in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from translator.suppressions.codes import MALFORMED, NO_CODES, NO_REASON

# Behind other words a comment may begin once more: tools' own marks share a line. `#123` and `https://` begin none.
_BEGINS = {
    "#": re.compile(r"(?:^|(?<=[ \t\f]))#(?![ \t]*\d)"),
    "//": re.compile(r"(?:^|(?<=[ \t\f]))//"),
}
_ATTEMPT = re.compile(r"(?:#+|//+|/\*+)[ \t]*rustbound:")
_WORD = re.compile(r"[ \t]*([\w-]*)[ \t]*")
_LIST = re.compile(r"\[([^\[\]]*)\][ \t]*")
_NAME = re.compile(r"[A-Za-z][\w-]*")
_SHAPE = "write `rustbound: ignore[CODE] -- reason`"


class Said(NamedTuple):
    """One directive of a comment. `span`: in the comment's text; for the rest see `Directive`."""

    span: tuple[int, int]
    codes: tuple[str, ...] = ()
    reason: str = ""
    whole_file: bool = False
    problem: str = ""
    detail: str = ""


def read_comment(text: str) -> list[Said]:
    """The directives in a comment, which begins with its marker, and what tries to be one."""
    if text.startswith("/*"):
        return [_in_block(text)] if _ATTEMPT.match(text) else []
    marker = "//" if text.startswith("//") else "#"
    starts = [match.start() for match in _BEGINS[marker].finditer(text)]
    said = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end].rstrip()
        attempt = _ATTEMPT.match(piece)
        if attempt:
            said.append(_read(piece[attempt.end() :], (start, start + len(piece))))
    return said


def _in_block(text: str) -> Said:
    return Said((0, len(text)), problem=MALFORMED, detail=f"a block comment silences nothing: {_SHAPE} behind //")


def _read(body: str, span: tuple[int, int]) -> Said:
    word = _WORD.match(body)
    verb = word[1] if word else ""
    rest = body[word.end() :] if word else body
    whole_file = verb == "ignore-file"
    if verb not in {"ignore", "ignore-file"}:
        return Said(span, problem=MALFORMED, detail=f"`{verb or body.strip()}` is no directive: {_SHAPE}")
    listed = _LIST.match(rest)
    if listed is None and rest.startswith("["):
        return Said(span, whole_file=whole_file, problem=MALFORMED, detail=f"the list of codes has no end: {_SHAPE}")
    codes = tuple(filter(None, map(str.strip, listed[1].split(",")))) if listed else ()
    reason = rest[listed.end() :] if listed else rest
    return _judged(span, codes, reason, whole_file=whole_file)


def _judged(span: tuple[int, int], codes: tuple[str, ...], reason: str, *, whole_file: bool) -> Said:
    known = Said(span, codes, whole_file=whole_file)
    if not codes:
        return known._replace(
            problem=NO_CODES, detail="it names no code and silences nothing: `ignore[CODE] -- reason`"
        )
    odd = next((code for code in codes if not _NAME.fullmatch(code)), None)
    if odd is not None:
        return known._replace(problem=MALFORMED, detail=f"`{odd}` is no code: separate codes by commas")
    if reason and not reason.startswith("--"):
        return known._replace(problem=MALFORMED, detail="put two dashes before the reason: `ignore[CODE] -- reason`")
    reason = reason.removeprefix("--").strip()
    if not any(map(str.isalnum, reason)):
        return known._replace(
            problem=NO_REASON, detail="it gives no reason and silences nothing: `ignore[CODE] -- reason`"
        )
    return known._replace(reason=reason)

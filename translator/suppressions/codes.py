"""The codes under which directives themselves are reported. Like all codes, they are for ever."""

from __future__ import annotations

from msgspec import Struct

VERDICT = "blocked"
"""A directive that does not do what it says is never let through by a laxer gate."""
EFFORT = 1

MALFORMED = "RB101"
NO_REASON = "RB102"
NO_CODES = "RB103"
UNKNOWN_CODE = "RB104"
STALE = "RB105"
DUPLICATE = "RB106"


class DirectiveCode(Struct, frozen=True):
    """One way in which a directive can be wrong. `message`: one line, the mend; `explanation`: Markdown."""

    code: str
    name: str
    title: str
    message: str
    explanation: str


def _code(code: str, name: str, title: str, message: str, explanation: str) -> DirectiveCode:
    return DirectiveCode(code, name, title, message, explanation.strip())


DIRECTIVE_CODES = {
    entry.code: entry
    for entry in (
        _code(
            MALFORMED,
            "suppression-malformed",
            "Suppression that cannot be read",
            "write `rustbound: ignore[CODE] -- reason`, or `rustbound: ignore-file[CODE] -- reason`",
            """
A comment begins with `rustbound:` and what follows is no directive. It silences nothing.

The two directives are `ignore[CODE, …] -- reason`, at the end of the line or alone on the line above it, and
`ignore-file[CODE, …] -- reason`. They stand in line comments: `#` in Python, `//` in Go, never `/* */`.
""",
        ),
        _code(
            NO_REASON,
            "suppression-without-reason",
            "Suppression without a reason",
            "say why behind two dashes: `ignore[CODE] -- reason`",
            """
The directive names codes and does not say why. It silences nothing until it does.

A reason tells whoever ports the code what was decided: `-- replaced by the job queue in the port`.
""",
        ),
        _code(
            NO_CODES,
            "suppression-without-codes",
            "Suppression that names no code",
            "name what it silences: `ignore[CODE] -- reason`",
            """
The directive names no code. It silences nothing: what silences everything hides what comes later.

Name the codes that the check prints, or the names of their pages.
""",
        ),
        _code(
            UNKNOWN_CODE,
            "suppression-unknown-code",
            "Suppression of an unknown code",
            "name a code or a page of this language: `rustbound patterns list` shows all",
            """
The directive names something that is no code and no name of a page of the file's language. The other codes in
its list still work.

Directives take whole codes (`GO901`) and names (`reflect`), no prefixes, families or `ALL`. The codes of directives
themselves (`RB…`) cannot be silenced by a comment: mend the directive, or leave a code out of the whole run with
`--ignore RB105`.
""",
        ),
        _code(
            STALE,
            "suppression-stale",
            "Suppression that suppresses nothing",
            "remove it, or let `rustbound check --fix-suppressions` do so",
            """
No finding of this code begins on the line that the directive covers. Either the construct is gone, which is good
news, or the directive stands on the wrong line: it covers its own line or, where it is alone on a line, the next line
that is no comment, and what counts is where a construct begins.

Files with syntax errors are not judged: the construct may be there and not have been understood.

`rustbound check --fix-suppressions` removes stale codes, and the comment with the last of them.
""",
        ),
        _code(
            DUPLICATE,
            "suppression-duplicate",
            "Suppression given twice",
            "keep one of the two",
            """
The code stands twice in one list, or another directive already silences it for the same line. Which reason holds?
Keep one of the two.
""",
        ),
    )
}
"""By code."""

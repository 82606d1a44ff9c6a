"""Doc comments and plain comments from any source text."""

from __future__ import annotations

from textwrap import wrap

WIDTH = 97
"""Columns of a remark behind its `// `."""

MOST_LISTED = 6
"""Names in a remark before the rest is only counted."""


def printable(text: str) -> str:
    r"""Text without control and formatting characters other than tab and newline, each shown as `\u{…}`."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else f"\\u{{{ord(c):x}}}" for c in text)


def doc_comment(text: str) -> str:
    """`///` lines, each with its newline; empty for no text."""
    return "".join(f"/// {line}".rstrip() + "\n" for line in lines(text))


def comment(text: str) -> str:
    """`//` lines without a newline at the end."""
    return "\n".join(f"// {line}".rstrip() for line in lines(text))


def note(text: str) -> str:
    """A remark or decision as `//` lines of a width that reads well, each with its newline."""
    return "".join(
        f"// {line}\n"
        for part in lines(text)
        for line in wrap(part, WIDTH, break_long_words=False, break_on_hyphens=False)
    )


def listed(names: list[str]) -> str:
    """`a`, `b` and `c`; of many the first ones and how many more."""
    quoted = [f"`{name}`" for name in names[:MOST_LISTED]]
    if len(names) > MOST_LISTED:
        quoted.append(f"{len(names) - MOST_LISTED} more")
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def lines(text: str) -> list[str]:
    """The text's lines, safe to stand in a comment; blank ones at the ends dropped."""
    clean = printable(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))
    return clean.strip("\n").split("\n") if clean.strip() else []

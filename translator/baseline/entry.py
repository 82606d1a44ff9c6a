"""What a baseline remembers of a finding. Nothing that an edit elsewhere in the file would change."""

from __future__ import annotations

import re

from msgspec import Struct

from translator.engine.facts import Finding

_SHOWN = 100
_LONG = 80
_WORD = re.compile(r"\w+")


class Entry(Struct, frozen=True, order=True, gc=False):
    """One finding, as the file sorts it. `path`: relative to the baseline's directory, with `/`.

    `source`: its beginning on one line, for people and for telling how much two constructs have in common. `tokens`: a
    hash of its tokens; `shape`: the same with names numbered in the order they come, so that their renaming does not
    count.
    """

    path: str
    code: str
    symbol: str
    source: str
    tokens: str
    shape: str

    @property
    def is_long(self) -> bool:
        """Whether it is more than an expression: what is edited inside it is still the same construct."""
        return len(self.source) >= _LONG


def entry_of(finding: Finding, path: str) -> Entry:
    """The entry for a finding in the file that the baseline calls `path`."""
    # A pass without findings has no use for it.
    from translator.baseline.tokens import token_hashes

    tokens, shape = token_hashes(finding.source, finding.language)
    return Entry(path, finding.code, finding.symbol, _excerpt(finding.source), tokens, shape)


def likeness(one: Entry, other: Entry) -> float:
    """How many words two constructs share at their beginning: 0.0 to 1.0."""
    mine, theirs = set(_WORD.findall(one.source)), set(_WORD.findall(other.source))
    return 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)


def _excerpt(source: str) -> str:
    # White space only is folded at the end: what is cut off need not be looked at.
    folded = " ".join(source[: 8 * _SHOWN].split())
    return folded if len(folded) <= _SHOWN and len(source) <= 8 * _SHOWN else f"{folded[: _SHOWN - 1]}…"

"""From hits, which hold syntax nodes, to matches, which outlive the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from translator.engine.absorb import absorbers
from translator.engine.facts import Match
from translator.engine.fingerprint import Fingerprints
from translator.engine.problems import Problems
from translator.engine.text import LONGEST, beside, place, text_of
from translator.source.frontend import FrontEnd

if TYPE_CHECKING:
    from translator.engine.lower import Lowering
    from translator.engine.match import Hit


def describe(
    hits: Sequence[Hit], front: FrontEnd, source: bytes, problems: Problems, lowering: Lowering | None
) -> tuple[Match, ...]:
    """The matches of a file's hits, in their order. Without `lowering` they hold nothing for a skeleton."""
    ascii_only = source.isascii()
    fingerprints = Fingerprints(problems.path)
    symbols = [_symbol(hit, front, problems) for hit in hits]
    named = [
        fingerprints.next(hit.page.code, symbol, source[hit.node.start_byte : hit.node.end_byte][:LONGEST])
        for hit, symbol in zip(hits, symbols, strict=True)
    ]
    parents = absorbers([(hit.page, hit.node.byte_range) for hit in hits])
    matches = []
    for hit, symbol, fingerprint, parent in zip(hits, symbols, named, parents, strict=True):
        first, last = hit.node.byte_range
        start, end = place(hit.node, source, ascii_only=ascii_only)
        matches.append(
            Match(
                code=hit.page.code,
                start=start,
                end=end,
                span=(first, last),
                symbol=symbol,
                source=text_of(source, first, last),
                fingerprint=fingerprint,
                part_of=None if parent is None else named[parent],
                captures=lowering.captures(hit) if lowering else {},
                function=lowering.function(hit) if lowering else None,
                beside=beside(source, first, last),
            )
        )
    return tuple(matches)


def _symbol(hit: Hit, front: FrontEnd, problems: Problems) -> str:
    try:
        return front.symbol(hit.node)
    except Exception as error:  # noqa: BLE001 - costs the finding its symbol, told in the ledger
        problems.raised(hit.page.code, hit.node.start_point.row + 1, "naming the symbol", error)
        return ""

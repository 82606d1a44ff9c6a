"""Which findings are parts of another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from translator.catalog.pattern import Pattern

Span = tuple[int, int]


def absorbers(found: Sequence[tuple[Pattern, Span]]) -> list[int | None]:
    """For each finding the place of the outermost one that absorbs it, or None.

    `found` must be sorted by start, the longer first. Spans nest, as those of a tree's nodes do; of two equal
    spans the first may absorb the second, and the other way round only where that makes no circle.
    """
    result: list[int | None] = [None] * len(found)
    stack: list[int] = []
    open_by_code: defaultdict[str, list[int]] = defaultdict(list)

    def close(before: int) -> None:
        while stack and found[stack[-1]][1][1] <= before:
            for code in found[stack.pop()][0].absorbs:
                open_by_code[code].pop()

    for place, (page, (start, _)) in enumerate(found):
        close(start)
        above = open_by_code.get(page.code)
        if above:
            result[place] = above[0]
        _absorb_equals(found, stack, place, result)
        stack.append(place)
        for code in page.absorbs:
            open_by_code[code].append(place)
    return result


def _absorb_equals(
    found: Sequence[tuple[Pattern, Span]], stack: Sequence[int], place: int, result: list[int | None]
) -> None:
    """Lets a finding absorb those before it that have the very same span."""
    page, span = found[place]
    for earlier in reversed(stack):
        if found[earlier][1] != span:
            return
        if result[earlier] is None and found[earlier][0].code in page.absorbs and not _leads_to(place, earlier, result):
            result[earlier] = place


def _leads_to(place: int | None, other: int, result: list[int | None]) -> bool:
    while place is not None and place != other:
        place = result[place]
    return place is not None

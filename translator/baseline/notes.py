"""What people are told about their baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from translator.baseline.entry import Entry

_SHOWN = 20


def pruned(path: Path, gone: Sequence[Entry]) -> Iterator[str]:
    """Entries that were taken out."""
    if gone:
        yield f"{path}: {_entries(gone)} no longer found, taken out of the baseline:"
        yield from _list(gone)


def kept(path: Path, stale: Sequence[Entry], why: str) -> Iterator[str]:
    """Entries that could have been taken out."""
    if stale:
        yield f"{path}: {_entries(stale)} no longer found, left in the baseline because {why}:"
        yield from _list(stale)


def moved(path: Path, pairs: Sequence[tuple[Entry, Entry]]) -> Iterator[str]:
    """Entries whose code is in another file now."""
    if pairs:
        yield f"{path}: {_entries([old for old, _ in pairs])} in another file now:"
        for old, new in pairs[:_SHOWN]:
            yield f"  {old.path} -> {new.path}: {_what(new)}"
        yield from _rest(len(pairs))


def updated(path: Path, before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[str]:
    """What --update-baseline did."""
    added, removed = Counter(after) - Counter(before), Counter(before) - Counter(after)
    if added or removed:
        yield f"{path}: {added.total()} added, {removed.total()} taken out: {_known(len(after))}"
    else:
        yield f"{path}: unchanged: {_known(len(after))}"


def _known(number: int) -> str:
    return "1 known finding" if number == 1 else f"{number:,} known findings"


def _list(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries[:_SHOWN]:
        yield f"  {entry.path}: {_what(entry)}"
    yield from _rest(len(entries))


def _what(entry: Entry) -> str:
    return " ".join(filter(None, (entry.code, entry.symbol and f"in {entry.symbol}:", entry.source)))


def _rest(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"  … and {count - _SHOWN} more"


def _entries(entries: Sequence[Entry]) -> str:
    return f"{_known(len(entries))} {'is' if len(entries) == 1 else 'are'}"

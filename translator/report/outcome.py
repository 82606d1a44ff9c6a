"""What a report says when all findings are out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from translator.engine.facts import LedgerEntry
from translator.engine.tally import Tally
from translator.report.document import Counts
from translator.source.files import Skipped

if TYPE_CHECKING:
    from translator.engine.record import FileRecord


class Records(Protocol):
    """What is recorded of some files that follow each other, on disk or at hand."""

    def files(self) -> Iterator[FileRecord]:
        """What is recorded of each file."""


_CONSTRUCTS = ("construct", "skeleton", "limit")


class Outcome(Struct, frozen=True):
    """The results of a run.

    `parts`: where the records of files are, in path order. `left_out`: what discovery skipped. `pages`: failed ones.
    `minutes`: for each number of effort points, empty when nobody said.
    """

    tally: Tally
    parts: Sequence[Records]
    left_out: Sequence[Skipped]
    pages: Sequence[LedgerEntry]
    minutes: Mapping[int, float] = {}

    def files(self) -> Iterator[FileRecord]:
        """Every source file, in path order."""
        return chain.from_iterable(part.files() for part in self.parts)

    def skips(self) -> Iterator[Skipped]:
        """All that was not read, with what discovery left out first."""
        yield from self.left_out
        for file in self.files():
            if file.skip is not None:
                yield Skipped(file.path, file.skip, file.reason, file.language)

    def partial(self) -> Iterator[LedgerEntry]:
        """Why files are understood in part."""
        return self._entries(("partial",))

    def constructs(self) -> Iterator[LedgerEntry]:
        """Constructs that are not covered, and limits that were reached."""
        return self._entries(_CONSTRUCTS)

    def counts(self) -> Counts:
        """The ledger in numbers."""
        skipped = Counter(self.tally.skipped)
        for entry in self.left_out:
            skipped[entry.kind] += entry.files if entry.kind == "vendored" else 1
        return Counts(
            partial=self.tally.files["partial"],
            constructs=sum(self.tally.ledger[kind] for kind in _CONSTRUCTS),
            pages=len({entry.path for entry in self.pages}),
            **{kind: skipped[kind] for kind in ("failed", "generated", "vendored", "ignored", "excluded", "link")},
        )

    def _entries(self, kinds: Sequence[str]) -> Iterator[LedgerEntry]:
        if any(self.tally.ledger[kind] for kind in kinds):
            yield from (entry for file in self.files() for entry in file.ledger if entry.kind in kinds)

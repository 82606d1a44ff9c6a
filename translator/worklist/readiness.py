"""Which crates stand for what the project imports from outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from translator.source.project import External
from translator.worklist.model import Crate


def crates_for(uses: Iterable[External]) -> Iterator[Crate]:
    """A row for each package, by language and name."""
    by_package: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for use in uses:
        by_package[use.language, use.package, use.standard].add(use.unit)
    for (language, package, standard), units in sorted(by_package.items()):
        yield Crate(package, language, standard, "", "unknown", "", "", tuple(sorted(units)))

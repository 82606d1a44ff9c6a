"""What changes with each code that was found: told once, not with every finding."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from translator.engine.tally import Tally
from translator.report.view import View


class Change(Struct, frozen=True):
    """What a port of a code's findings has to mind. `number`: how many there are, parts left out."""

    code: str
    title: str
    number: int
    notes: tuple[str, ...]
    crates: tuple[str, ...]


def changes(view: View, tally: Tally) -> Iterator[Change]:
    """The codes found that have anything to say, in their order."""
    for code, found in sorted(tally.codes.items()):
        rule = view.rules.get(code)
        if rule and found.wholes and (rule.notes or found.crates):
            yield Change(code, rule.title, found.wholes, rule.notes, tuple(sorted(found.crates)))

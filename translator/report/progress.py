"""A bar on standard error that shows how far a run is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """What shows progress."""

    def show(self, what: str, done: int, total: int) -> None:
        """`what` is being done, with `done` of `total` files."""

    def hide(self) -> None:
        """Make room for a report on the same terminal; nothing is shown any more."""


class _Nowhere:
    def show(self, what: str, done: int, total: int) -> None:
        """See Progress."""

    def hide(self) -> None:
        """See Progress."""


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Progress]:
    """A progress bar, or nothing; it is gone at the end."""
    if not shown:
        yield _Nowhere()
        return
    from translator.report.progress_bar import Bar

    bar = Bar()
    try:
        yield bar
    finally:
        bar.hide()

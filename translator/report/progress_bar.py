"""The bar itself, apart because it costs imports."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Bar:
    """See `progress.Progress`."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        # No thread refreshes it: processes are forked, and a fork copies no threads.
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        self._tasks: dict[str, TaskID] = {}
        self._hidden = False

    def show(self, what: str, done: int, total: int) -> None:
        """See Progress."""
        if self._hidden:
            return
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total)
            self._bar.start()
        self._bar.update(self._tasks[what], completed=done, refresh=True)

    def hide(self) -> None:
        """See Progress."""
        self._hidden = True
        self._bar.stop()

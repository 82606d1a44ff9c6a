"""Collects what goes wrong while one file is surveyed."""

from __future__ import annotations

from translator.engine.facts import LedgerEntry


class Problems:
    """Ledger entries of one file; the same one twice is noted once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._entries: dict[LedgerEntry, None] = {}

    def raised(self, code: str, line: int, during: str, error: Exception) -> None:
        """Our own code failed on a construct: the page's `code`, what was being done, and with what."""
        message = " ".join(str(error).split())[:200]
        told = f"{code}: internal error in {during}: {type(error).__name__}"
        self._note("construct", line, f"{told}: {message}" if message else told)

    def partial(self, line: int, reason: str) -> None:
        """Part of the file could not be read or parsed."""
        self._note("partial", line, reason)

    def construct(self, line: int, reason: str) -> None:
        """Part of a construct could not be lowered."""
        self._note("construct", line, reason)

    def limit(self, line: int, reason: str) -> None:
        """A bound on what one file may cost was reached."""
        self._note("limit", line, reason)

    def _note(self, kind: str, line: int, reason: str) -> None:
        self._entries[LedgerEntry(kind, self.path, line, reason)] = None

    def partial_reason(self) -> str:
        """Why the file is understood in part only; empty when it is not so."""
        return "; ".join(entry.reason for entry in self._entries if entry.kind == "partial")

    def entries(self) -> tuple[LedgerEntry, ...]:
        """All of them, by line, then in the order they came."""
        return tuple(sorted(self._entries, key=lambda entry: entry.line))

"""What is wrong with a page: `file:line: what, and the mend`."""

from translator.engine.facts import LedgerEntry


def problem(path: str, line: int, reason: str) -> LedgerEntry:
    """A ledger entry for a page; `line` counts from 1, `reason` says what is wrong and how to mend it."""
    return LedgerEntry(kind="page", path=path, line=line, reason=reason)


def format_problem(entry: LedgerEntry) -> str:
    """The entry as editors and terminals link it."""
    return f"{entry.path}:{entry.line}: {entry.reason}"

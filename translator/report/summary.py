"""The last lines of a run: how much was found, read and left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translator.catalog.pattern import VERDICTS
from translator.engine.facts import LedgerEntry
from translator.report.outcome import Outcome
from translator.report.view import View
from translator.report.visible import visible_line
from translator.report.words import SKIPPED, numbered
from translator.source.files import Skipped


def summary_text(view: View, outcome: Outcome) -> str:
    """Counts per verdict, files read, files not read and why."""
    return "".join(f"{line}\n" for line in _summary(view, outcome))


def _summary(view: View, outcome: Outcome) -> Iterator[str]:
    tally, counts = outcome.tally, outcome.counts()
    total = tally.total
    parts = f" ({total.parts:,} of them parts of others)" if total.parts else ""
    verdicts = ", ".join(view.paint(f"{total.verdicts[verdict]:,} {verdict}", verdict) for verdict in VERDICTS)
    yield f"{view.paint(numbered(total.findings, 'finding'), 'bold')}{parts}: {verdicts}"
    yield f"effort {numbered(total.effort, 'point')}{_time(outcome)}"
    read = tally.files["ok"] + tally.files["partial"]
    partly = f", {counts.partial:,} of them only in part" if counts.partial else ""
    yield f"{numbered(read, 'file')} read, {numbered(tally.lines, 'line')}{partly}"
    skipped = [f"{number:,} {word}" for kind, word in SKIPPED.items() if (number := getattr(counts, kind))]
    yield f"not read: {', '.join(skipped) or 'none'}"
    if counts.constructs:
        yield f"{numbered(counts.constructs, 'construct')} not covered in full"
    if counts.pages:
        yield view.paint(f"{numbered(counts.pages, 'catalogue page')} failed to load", "blocked")


def ledger_text(view: View, outcome: Outcome) -> str:
    """What was not covered, line by line; what is left out on purpose, and what repeats, as counts unless verbose."""
    lines = list(_ledger(view, outcome))
    return "".join(f"{line}\n" for line in ("", view.paint("Not covered", "bold"), *lines, "")) if lines else "\n"


def _ledger(view: View, outcome: Outcome) -> Iterator[str]:
    for page in outcome.pages:
        yield f"  {visible_line(page.path)}:{page.line}: page failed: {visible_line(page.reason)}"
    for entry in outcome.partial():
        yield f"  {visible_line(entry.path)}: read in part: {visible_line(entry.reason)}"
    yield from _skips(view, outcome.skips())
    yield from _constructs(view, outcome.constructs())


def _skips(view: View, skips: Iterable[Skipped]) -> Iterator[str]:
    grouped: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    for skip in skips:
        if view.verbose or skip.kind == "failed":
            yield f"  {visible_line(skip.path)}: not read: {visible_line(skip.reason)}"
        else:
            numbers[skip.reason] = numbers.get(skip.reason, 0) + 1
            grouped.setdefault(skip.reason, [skip.path])
    for reason, (first,) in grouped.items():
        yield _repeated("not read", reason, numbers[reason], first)


def _constructs(view: View, entries: Iterable[LedgerEntry]) -> Iterator[str]:
    first: dict[tuple[str, str], str] = {}
    numbers: dict[tuple[str, str], int] = {}
    for entry in entries:
        place = f"{entry.path}:{entry.line}"
        what = "plain skeleton" if entry.kind == "skeleton" else "not covered"
        if view.verbose:
            yield f"  {visible_line(place)}: {what}: {visible_line(entry.reason)}"
        else:
            key = (what, entry.reason)
            numbers[key] = numbers.get(key, 0) + 1
            first.setdefault(key, place)
    for key, place in first.items():
        yield _repeated(*key, numbers[key], place)


def _repeated(what: str, reason: str, number: int, first: str) -> str:
    others = f" and {number - 1:,} more" if number > 1 else ""
    return f"  {visible_line(first)}{others}: {what}: {visible_line(reason)}"


def _time(outcome: Outcome) -> str:
    """How long that takes, for who said how long a point does."""
    if not outcome.minutes:
        return ""
    efforts = outcome.tally.total.efforts
    hours, minutes = divmod(round(sum(outcome.minutes[points] * efforts[points] for points in efforts)), 60)
    return f", {hours:,} h {minutes} min" if hours else f", {minutes} min"

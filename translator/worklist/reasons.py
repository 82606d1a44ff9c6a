"""Why a row stands where it stands, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.report.words import numbered
from translator.worklist.model import Aim, Crate, Cut

_NAMED = 3


def reasons(  # noqa: PLR0913 - each is one reason
    by: Aim,
    members: Sequence[str],
    cut: Cut | None,
    blocked_by: Sequence[str],
    unblocks: Sequence[str],
    above: int,
    *,
    tests_only: bool,
    empty: bool,
    is_test: bool,
    risks: dict[str, int],
    blockers: Sequence[str],
    endpoints: int,
    missing: Sequence[Crate],
) -> Iterator[str]:
    """The sentences for one row. `above`: how many units wait for it at any distance. `missing`: without a crate."""
    if empty:
        yield "holds no code: nothing to port"
    if len(members) > 1:
        yield f"a cycle of {len(members)} units, to be ported together: {_some(members)}"
    if cut is not None:
        yield f"cheapest to cut: {numbered(len(cut.imports), 'import')} of {cut.target} in {cut.source}"
    if blocked_by:
        yield f"imports {numbered(len(blocked_by), 'unit')} that {_stand(blocked_by)} above: {_some(blocked_by)}"
    else:
        yield "imports no other unit of the project"
    if above:
        directly = f", {len(unblocks):,} of them directly" if above > len(unblocks) else ""
        yield f"unblocks {numbered(above, 'unit')}{directly}: {_some(unblocks)}"
    elif not is_test:
        yield "no other unit imports it"
    if is_test:
        yield "test code: it can judge the port"
    elif tests_only:
        yield "only test code depends on it"
    if not empty:
        yield from _aim(by, risks, endpoints)
    if blockers:
        yield f"{numbered(len(blockers), 'construct')} without Rust counterpart must go first: {_some(blockers)}"
    if missing:
        yield f"no crate for {_some([crate.package for crate in missing])}"


def _aim(by: Aim, risks: dict[str, int], endpoints: int) -> Iterator[str]:
    if by == "value" and endpoints:
        yield f"serves {numbered(endpoints, 'endpoint')}"
    if by == "risk":
        redesigned = risks.get("redesign", 0)
        if redesigned:
            yield f"{numbered(redesigned, 'construct')} to redesign"
        elif not risks.get("blocked"):
            yield "nothing in it needs a redesign"


def _stand(names: Sequence[str]) -> str:
    return "stands" if len(names) == 1 else "stand"


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED:,} more" if len(names) > _NAMED else shown

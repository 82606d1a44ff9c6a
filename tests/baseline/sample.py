"""Small projects on disk, checked as the command checks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from translator.baseline.call import Call
from translator.baseline.judge import Judged, hold_against, update
from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import Catalogue
from translator.engine.gate import Gate, at_or_above, gather
from translator.engine.select import select
from translator.source.discovery import discover

BASELINE = "baseline.json"


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def write(root: Path, files: Mapping[str, str | None]) -> None:
    """Writes files; None deletes one."""
    for name, content in files.items():
        path = root / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def call(root: Path, names: Sequence[str] = (), fail_on: str = "blocked", chosen: Sequence[str] = ()) -> Call:
    """Checks all of `root`, or files and directories in it by name."""
    paths = [root / name for name in names] or [root]
    discovery = discover(paths, root_of=lambda _paths: root)
    selection = select(catalogue(), chosen)
    verdicts = at_or_above(fail_on)
    failing = {page.code for page in catalogue().patterns if page.verdict in verdicts}
    gate = Gate(catalogue(), replace(selection, reported=selection.reported & failing), root)
    checked = list(gather(gate, discovery.files, 1, lambda _what, _done, _all: None))
    return Call(gate, checked, tuple(path for path in paths if path.is_dir()))


def accept(root: Path, fail_on: str = "blocked") -> Judged:
    """Makes the baseline know all that is there."""
    return update(root / BASELINE, call(root, fail_on=fail_on))


def judge(root: Path, names: Sequence[str] = (), fail_on: str = "blocked") -> Judged:
    """Holds all of `root`, or some files in it, against its baseline."""
    return hold_against(root / BASELINE, call(root, names, fail_on))


def new_places(root: Path, judged: Judged, fail_on: str = "blocked") -> list[str]:
    """`path:line` of what is new."""
    return [
        f"{finding.path}:{finding.start.line}"
        for one in call(root, fail_on=fail_on).checked
        for finding in one.findings
        if finding.fingerprint in judged.new
    ]

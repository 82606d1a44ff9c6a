"""Projects on disk, and what a worklist makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from translator.bundled import patterns_directory
from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import Catalogue
from translator.engine.select import select
from translator.rust.preferences import DEFAULT
from translator.source.discovery import discover
from translator.worklist.crate_table import load_crates
from translator.worklist.make import Surveyed, Wishes, survey, worklist_of
from translator.worklist.model import Row, Worklist
from translator.worklist.readiness import crates_for


def write(root: Path, files: Mapping[str, str]) -> Path:
    """The directory with these files in it."""
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content)
    return root


def catalogue() -> Catalogue:
    assert patterns_directory().is_dir()
    return load_catalogue()


def surveyed(root: Path, *, skeletons: bool = False) -> Surveyed:
    pages = catalogue()
    return survey(pages, select(pages), discover([root]), DEFAULT, 1, lambda *_: None, skeletons=skeletons)


def worklist(root: Path, wishes: Wishes | None = None) -> Worklist:
    """The worklist of a directory."""
    families = {page.code: page.family for page in catalogue().patterns}
    return worklist_of(surveyed(root), root, families, partial(crates_for, table=load_crates()), wishes or Wishes())


def rows(root: Path, wishes: Wishes | None = None) -> dict[str, Row]:
    """The rows by unit, in their order."""
    return {row.unit: row for row in worklist(root, wishes).worklist}

"""The findings of files as a revision had them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from translator.baseline.call import side_of
from translator.baseline.entry import Entry
from translator.engine.gate import Gate, check_text
from translator.revision.blobs import read_blobs
from translator.revision.changed import Compared
from translator.revision.renames import renamed
from translator.revision.worktrees import Base
from translator.source.opening import UnreadableError, read_regular_file
from translator.source.reading import LARGEST_FILE


def old_entries(files: Sequence[Compared], gate: Gate, names: Mapping[str, str] | None = None) -> list[Entry]:
    """The findings of the blobs of these files; `names`: path -> the path it has now, where that is another one."""
    checked = []
    for one, content in _contents(files):
        path = (names or {}).get(one.candidate.path, one.candidate.path)
        # As if named: source that says it is generated was there, too.
        checked.append(check_text(gate, replace(one.candidate, path=path, named=True), content))
    return side_of(checked).entries


def old_names(added: Sequence[Compared], gone: Sequence[Compared]) -> dict[str, str]:
    """Paths of added files that were renamed -> what they were called."""
    found: dict[str, str] = {}
    for language in {one.candidate.language for one in added}:
        now: dict[str, bytes] = {}
        for one in added:
            if one.candidate.language == language:
                try:
                    now[one.candidate.path] = read_regular_file(one.candidate.location, LARGEST_FILE)
                except UnreadableError:
                    continue
        then = {one.candidate.path: content for one, content in _contents(gone) if one.candidate.language == language}
        found |= renamed(then, now)
    return found


def _contents(files: Sequence[Compared]) -> Iterator[tuple[Compared, bytes]]:
    """Each file with what it was."""
    by_base: defaultdict[Base, list[Compared]] = defaultdict(list)
    for one in files:
        if one.base is not None and one.blob is not None:
            by_base[one.base].append(one)
    for base, some in by_base.items():
        of_blob: defaultdict[str, list[Compared]] = defaultdict(list)
        for one in some:
            of_blob[one.blob or ""].append(one)
        for blob, content in read_blobs(base.repository, list(of_blob)):
            for one in of_blob[blob]:
                yield one, content

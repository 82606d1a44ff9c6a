"""The files that are not as a revision had them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from translator.revision.tree import is_blob, list_tree
from translator.revision.worktrees import Base, Revision
from translator.source.files import Candidate
from translator.source.opening import UnreadableError, read_regular_file
from translator.source.reading import LARGEST_FILE


class Compared(Struct, frozen=True, eq=False):
    """A file of the work tree. `name`: what git calls it; `blob`: what it was, None when it was not there."""

    candidate: Candidate
    base: Base | None
    name: bytes
    blob: str | None


def compare_files(revision: Revision, files: Sequence[Candidate]) -> list[Compared]:
    """Each file with what it was, in the order of `files`."""
    bases = [revision.base_of(file.location) for file in files]
    names = [_name(base, file) for base, file in zip(bases, files, strict=True)]
    wanted: defaultdict[Base, list[bytes]] = defaultdict(list)
    for base, name in zip(bases, names, strict=True):
        if base is not None:
            wanted[base].append(name)
    trees = {
        base: list_tree(base.repository, base.commit, known).files if base.commit else {}
        for base, known in wanted.items()
    }
    return [
        Compared(file, base, name, None if base is None else trees[base].get(name))
        for file, base, name in zip(files, bases, names, strict=True)
    ]


def is_changed(compared: Compared) -> bool:
    """Whether a file may differ from what it was. One that did not change cannot have new findings."""
    if compared.blob is None:
        return True
    try:
        content = read_regular_file(compared.candidate.location, LARGEST_FILE)
    except UnreadableError:
        return True
    return not is_blob(content, compared.blob)


def _name(base: Base | None, file: Candidate) -> bytes:
    if base is None:
        return b""
    directory, name = os.path.split(file.location)
    return os.fsencode(os.path.relpath(f"{os.path.realpath(directory)}/{name}", base.repository.top))

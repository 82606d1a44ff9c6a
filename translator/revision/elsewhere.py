"""Where new code may have come from: files of a revision that are gone or changed, whoever checks them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator

from translator.revision.changed import Compared, is_changed
from translator.revision.git import ask
from translator.revision.tree import list_tree
from translator.revision.worktrees import Base
from translator.source.files import Candidate
from translator.source.language import language_of_name
from translator.source.paths import relative_path


def other_files(base: Base, root: str, known: Collection[bytes]) -> tuple[list[Compared], list[Compared]]:
    """Source files of the base's commit that are gone from the work tree, and those that changed; no `known` ones.

    Paths are relative to `root`. A file that a sparse checkout leaves out is not gone.
    """
    gone: list[Compared] = []
    there: list[Compared] = []
    if base.commit is None:
        return gone, there
    for compared in _sources(base, root, known):
        (there if os.path.lexists(compared.candidate.location) else gone).append(compared)
    left_out = _left_out(base) if gone else frozenset()
    return [one for one in gone if one.name not in left_out], [one for one in there if is_changed(one)]


def _sources(base: Base, root: str, known: Collection[bytes]) -> Iterator[Compared]:
    top = os.fspath(base.repository.top)
    files = list_tree(base.repository, base.commit or "").files
    for name, blob in files.items():
        text = os.fsdecode(name)
        language = language_of_name(text)
        if language and name not in known:
            location = f"{top}/{text}"
            yield Compared(Candidate(relative_path(root, location), location, language), base, name, blob)


def _left_out(base: Base) -> frozenset[bytes]:
    """Names that the index has and the work tree is not meant to have."""
    code, output, _ = ask(base.repository.git, "ls-files", "-z", "-t")
    records = output.split(b"\0") if code == 0 else []
    return frozenset(record[2:] for record in records if record.startswith(b"S "))

"""The files of a commit."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from translator.revision.git import demand
from translator.revision.repository import Repository

_FILE, _SUBMODULE = b"100", b"160000"
# What one command line holds without asking; above, listing all costs less than it.
_FEW = 200


class Tree(Struct, frozen=True, eq=False):
    """The commit's files, name -> blob, and its submodules, name -> commit. Links are neither."""

    files: dict[bytes, str]
    submodules: dict[bytes, str]


def list_tree(repository: Repository, commit: str, names: Sequence[bytes] | None = None) -> Tree:
    """The files of a commit; `names`: only these, relative to the root of the work tree."""
    few = names is not None and len(names) <= _FEW
    wanted = names if few and names is not None else ()
    if few and not wanted:
        return Tree({}, {})
    # `-t`, lest a name in a submodule shows nothing of the submodule.
    output = demand(repository.git, "ls-tree", "-r", "-z", "--full-tree", commit, "--", paths=wanted)
    tree = Tree({}, {})
    for record in output.split(b"\0"):
        if not record:
            continue
        said, _, name = record.partition(b"\t")
        mode, _, rest = said.partition(b" ")
        _, _, hash_ = rest.partition(b" ")
        if mode == _SUBMODULE:
            tree.submodules[name] = hash_.decode()
        elif mode.startswith(_FILE):
            tree.files[name] = hash_.decode()
    return tree


def is_blob(content: bytes, blob: str) -> bool:
    """Whether a file of the work tree is the same as a blob; ends of lines do not count (`core.autocrlf`)."""
    return _hash(content, blob) == blob or (b"\r\n" in content and _hash(content.replace(b"\r\n", b"\n"), blob) == blob)


def _hash(content: bytes, blob: str) -> str:
    digest = hashlib.new("sha1" if len(blob) == 40 else "sha256", usedforsecurity=False)
    digest.update(b"blob %d\0" % len(content))
    digest.update(content)
    return digest.hexdigest()

"""What a check with `--since` finds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.baseline.sample import call, catalogue, write
from tests.revision.repository import Git, init
from translator.baseline.call import Call
from translator.engine.gate import Gate, gather
from translator.engine.select import select
from translator.revision.since import changed_files, new_findings, open_revision
from translator.source.discovery import discover

EVAL = "def run(rule):\n    return eval(rule)\n"
EXEC = "class Rules:\n    def apply(self, text):\n        exec(text + self.tail)\n"
LINES = "".join(f"\n\ndef plain_{number}():\n    return {number}\n" for number in range(9))

__all__ = ["EVAL", "EXEC", "LINES", "call", "changed", "commit", "project", "since", "untouched", "write"]


def project(root: Path, files: Mapping[str, str], *options: str) -> Git:
    """A repository with one commit."""
    git = init(root, *options)
    commit(git, root, files)
    return git


def commit(git: Git, root: Path, files: Mapping[str, str | None]) -> str:
    """Writes and commits files; None deletes one. Answers the commit."""
    write(root, files)
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", "x")
    return git("rev-parse", "HEAD").strip()


def changed(root: Path, revision: str = "HEAD", names: Sequence[str] = ()) -> list[str]:
    """The files that would be checked."""
    discovery = discover([root / name for name in names] or [root], root_of=lambda _paths: root)
    return [file.path for file in changed_files(open_revision(revision, discovery), discovery.files)]


def since(root: Path, revision: str = "HEAD", names: Sequence[str] = ()) -> list[str]:
    """`path:line` of the findings that are new, files checked as the command does."""
    discovery = discover([root / name for name in names] or [root], root_of=lambda _paths: root)
    opened = open_revision(revision, discovery)
    files = changed_files(opened, discovery.files)
    gate = Gate(catalogue(), select(catalogue(), ["PY901", "GO901"]), root)
    checked = list(gather(gate, files, 1, lambda _what, _done, _all: None))
    new = new_findings(opened, discovery.files, Call(gate, checked))
    found = [finding for one in checked for finding in one.findings if finding.fingerprint in new]
    return [f"{finding.path}:{finding.start.line}" for finding in found]


@contextmanager
def untouched(root: Path) -> Iterator[None]:
    """Fails when a file below `root`, the index and all else of git included, is not as it was."""
    before = _state(root)
    yield
    assert _state(root) == before


def _state(root: Path) -> dict[str, tuple[int, int, int, str]]:
    state = {}
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        state[str(path)] = (status.st_mode, status.st_ino, status.st_mtime_ns, hashlib.sha256(content).hexdigest())
    return state

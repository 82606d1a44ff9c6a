"""Which file of a revision a new file was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

_ALIKE = 0.5
# Pairs of files to compare; with more, only those of the same name are.
_MOST = 20_000


def renamed(gone: Mapping[str, bytes], added: Mapping[str, bytes]) -> dict[str, str]:
    """Path of an added file -> path of the gone file it was: at least half of the larger one is the same, in lines."""
    found: dict[str, str] = {}
    by_content = {content: path for path, content in sorted(gone.items(), reverse=True)}
    for path, content in sorted(added.items()):
        old = by_content.pop(content, None)
        if old is not None:
            found[path] = old
    left = sorted(set(gone) - set(found.values()))
    new = sorted(set(added) - set(found))
    pairs = [(old, path) for old in left for path in new]
    if len(pairs) > _MOST:  # a directory was renamed
        pairs = [(old, path) for old, path in pairs if old.rpartition("/")[2] == path.rpartition("/")[2]][:_MOST]
    lines = {path: _lines(gone[path] if path in gone else added[path]) for pair in pairs for path in pair}
    used = set(found.values())
    for likeness, path, old in sorted((-_likeness(lines[old], lines[path]), path, old) for old, path in pairs):
        if -likeness >= _ALIKE and path not in found and old not in used:
            found[path] = old
            used.add(old)
    return found


def _lines(content: bytes) -> Counter[bytes]:
    """Bytes on each line, white space at the ends aside."""
    counted: Counter[bytes] = Counter()
    for line in content.splitlines():
        counted[line.strip()] += len(line) + 1
    return counted


def _likeness(one: Counter[bytes], other: Counter[bytes]) -> float:
    return (one & other).total() / max(one.total(), other.total(), 1)

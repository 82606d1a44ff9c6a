"""Words that tell where in a file a predicate may hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from translator.python.names import imported_as, roots
from translator.python.scopes import FileNames
from translator.source.frontend import Words


def _first_names(targets: Sequence[str], names: FileNames) -> Collection[str]:
    # A star import binds nothing that is known.
    return [name for name in map(bytes.decode, roots(tuple(targets), names)) if name != "*"]


def _last_names(targets: Sequence[str], names: FileNames) -> Collection[str]:
    last = {target.rpartition(".")[2] for target in targets}
    return last.union(*(imported_as(name, names) for name in last))


def _raise(_strings: Sequence[str], _names: FileNames) -> Collection[str]:
    return ("raise",)


WORDS: Mapping[str, Words] = {"resolves?": _first_names, "has-base?": _last_names, "raises?": _raise}
"""By the predicate's name, see `source.frontend.FrontEnd`."""

"""Words that tell where in a file a predicate may hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from translator.python.names import roots
from translator.python.scopes import FileNames
from translator.source.frontend import Words


def _first_names(targets: Sequence[str], names: FileNames) -> Collection[str]:
    # A star import binds nothing that is known.
    return [name for name in map(bytes.decode, roots(tuple(targets), names)) if name != "*"]


WORDS: Mapping[str, Words] = {"resolves?": _first_names}
"""By the predicate's name, see `source.frontend.FrontEnd`."""

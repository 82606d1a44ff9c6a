"""What `check --fix-suppressions` does to one file."""

from __future__ import annotations

from collections.abc import Sequence

from translator.suppressions.apply import Stale
from translator.suppressions.remove import remove
from translator.suppressions.rewrite import rewrite


def fix_file(location: str, language: str, stale: Sequence[Stale]) -> bool:
    """Removes from the file what `apply` found stale in it; whether that changed the file.

    Raises NotRewrittenError, with the reason; then the file is as it was.
    """
    return bool(stale) and rewrite(location, language, lambda source: remove(source, stale))

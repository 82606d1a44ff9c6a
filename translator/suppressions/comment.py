"""The words of a directive that this program writes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.errors import RunFailedError
from translator.suppressions.read import read_comment

BY_HAND = "write the comments by hand"
"""What is left to people."""

SPEAKS_TO_A_TOOL = re.compile(r"(?:#|//)[ \t]*(?!rustbound:)(?:[a-z][\w-]*:|noqa\b|nolint\b|#?nosec\b)")
"""A comment that may be about the very next line: nothing comes between."""

_MARKERS = {"python": "#", "go": "//"}


def directive_text(language: str, codes: Sequence[str], reason: str) -> str:
    """A directive for the next line or its own."""
    return f"{_MARKERS[language]} rustbound: ignore[{','.join(codes)}] -- {reason}"


def checked_reason(reason: str) -> str:
    """The reason with white space folded. Raises RunFailedError for one that would not be read as it was given."""
    folded = " ".join(reason.split())
    for language, marker in _MARKERS.items():
        said = read_comment(directive_text(language, ["X1"], folded))
        if len(said) == 1 and said[0].reason == folded and not said[0].problem:
            continue
        if not any(map(str.isalnum, folded)):
            raise RunFailedError("--reason: say in words why the findings stay")
        raise RunFailedError(f"--reason: leave out ` {marker}`, which begins another comment")
    if re.search(r"coding[:=]", folded):
        raise RunFailedError("--reason: leave out `coding:` and `coding=`, which declare the encoding of a Python file")
    if not folded.isprintable():
        raise RunFailedError("--reason: leave out characters that cannot be printed")
    return folded

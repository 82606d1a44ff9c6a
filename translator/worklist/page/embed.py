"""Data inside a page: nothing in it can end the element it is in."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from translator.report.json_document import encode
from translator.worklist.files import WorklistFile

BATCH = 256
"""How many findings share a batch: opening one unpacks so many."""


class Code(NamedTuple):
    """A construct, what stands on its lines left and right of it, and its Rust."""

    source: str
    left: str
    right: str
    rust: str | None


def embedded(value: object) -> str:
    """JSON for a script element. It has no `<`, so no end of the element and no comment either."""
    return encode(value).replace(b"<", rb"\u003c").decode()


def codes(files: Iterable[WorklistFile]) -> Iterator[Code]:
    """The code of all findings, in their order."""
    for file in files:
        for finding, (left, right) in zip(file.findings, file.beside, strict=True):
            # Where a line is too long to be kept there is less to the left of it than its column says.
            cut = "" if len(left) == finding.start.column - 1 else "…"
            yield Code(finding.source, cut + left, right, finding.skeleton)


def batches(code: Iterable[Code]) -> Iterator[str]:
    """The code of all findings, compressed, in base64: it is most of the page, and few of it are looked at."""
    waiting = iter(code)
    while batch := list(islice(waiting, BATCH)):
        yield base64.b64encode(zlib.compress(encode(batch))).decode()

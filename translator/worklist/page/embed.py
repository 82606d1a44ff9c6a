"""Data inside a page: nothing in it can end the element it is in."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translator.engine.facts import Finding
from translator.report.json_document import encode

BATCH = 256
"""How many findings share a batch: opening one unpacks so many."""


class Code(NamedTuple):
    """A construct and its Rust."""

    source: str
    rust: str | None


def embedded(value: object) -> str:
    """JSON for a script element. It has no `<`, so no end of the element and no comment either."""
    return encode(value).replace(b"<", rb"\u003c").decode()


def batches(findings: Sequence[Finding]) -> Iterator[str]:
    """The code of all findings, compressed, in base64: it is most of the page, and few of it are looked at."""
    for start in range(0, len(findings), BATCH):
        codes = [Code(one.source, one.skeleton) for one in findings[start : start + BATCH]]
        yield base64.b64encode(zlib.compress(encode(codes))).decode()

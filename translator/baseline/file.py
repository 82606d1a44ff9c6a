"""The baseline file: JSON, sorted, one finding a line.

Every finding's line ends in a comma and the list ends in `null`, so that adding or removing one changes no other line:
git merges branches that touch different ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from translator.baseline.entry import Entry
from translator.errors import RunFailedError
from translator.report.visible import escape_json
from translator.source.opening import UnreadableError, read_regular_file

SCHEMA = 1
# Far above a finding on every line of a large repository; what is larger is not a baseline.
_LARGEST = 1_000_000_000
_MISSING = "there is no such file: write it with `rustbound check --baseline {path} --update-baseline`"


class _Document(Struct, frozen=True):
    schema: int
    findings: list[Entry | None]


_decoder = msgspec.json.Decoder(_Document)


def read_baseline(path: Path) -> list[Entry]:
    """The entries, in the order of the file. Raises RunFailedError that names file, line and mend."""
    if not path.exists():
        raise RunFailedError(f"{path}: {_MISSING.format(path=path)}")
    try:
        content = read_regular_file(path, _LARGEST).removeprefix(b"\xef\xbb\xbf")
    except UnreadableError as error:
        raise RunFailedError(f"{path}: {error}: it cannot be a baseline") from error
    try:
        document = _decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        document = None
        problem = str(error)
    else:
        problem = ""
    if document is None or document.schema != SCHEMA:
        from translator.baseline.broken import why_broken

        raise RunFailedError(why_broken(path, content, problem))
    return [entry for entry in document.findings if entry is not None]


def baseline_text(entries: Iterable[Entry]) -> bytes:
    """The content of the file."""
    encoder = msgspec.json.Encoder()
    lines = [escape_json(encoder.encode(entry)) + b",\n" for entry in sorted(entries)]
    return b'{\n"schema": %d,\n"findings": [\n%bnull\n]\n}\n' % (SCHEMA, b"".join(lines))

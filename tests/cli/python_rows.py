"""Python expressions and the Rust of each, by one scan of all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from translator.cli.group import rustbound

Row = tuple[str, str, str]
"""Parameters, a statement, and its Rust in one line, with what is to decide before it."""


MODULES = (
    "asyncio base64 collections copy datetime errno functools hashlib http io itertools json math operator os random "
    "re shlex shutil signal socket stat string struct subprocess sys tempfile textwrap threading time "
    "urllib.parse uuid warnings"
).split()


def printed(rows: Sequence[Row], path: Path) -> list[str]:
    """What the body of a coroutine with each statement prints, in one line."""
    path.write_text(
        "".join(f"import {module}\n" for module in MODULES) + "from datetime import timedelta\n"
        "from operator import attrgetter, itemgetter\nfrom pathlib import Path\n"
        "from typing import Any, BinaryIO, TextIO\n\n\n"
        + "".join(f"async def run{n}({row[0]}):\n    {row[1]}\n\n\n" for n, row in enumerate(rows))
    )
    arguments = ["scan", str(path), "--isolated", "--select", "PY201", "--format", "json"]
    found = CliRunner().invoke(rustbound, arguments, catch_exceptions=False)
    findings = json.loads(found.stdout)["findings"]
    assert len(findings) == len(rows)
    return [_body(finding["skeleton"]) for finding in findings]


def _body(skeleton: str) -> str:
    inside = skeleton.partition("async fn ")[2].partition(" {\n")[2].rstrip().removesuffix("}").rstrip()
    return re.sub(r"\s+", " ", re.sub(r"\s*\n\s*\.", ".", inside)).strip()

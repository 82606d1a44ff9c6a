"""Asks rustfmt, thousands of skeletons at a time, which it can parse and which it would print differently."""

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BATCH = 400
COMMAND = ["rustfmt", "--edition", "2024", "--check", "--files-with-diff"]
ERROR_PLACE = re.compile(r"^ *--> (.+?):\d+:\d+$", re.MULTILINE)

# Statements are judged where they will stand: indented by four inside a function.
WRAPPED = "fn skeleton() {{\n{}\n}}\n"


@dataclass(frozen=True)
class Opinion:
    """Texts that rustfmt cannot parse, and those that it would print differently."""

    rejected: list[str]
    changed: list[str]


def opinion_on(texts: Sequence[str]) -> Opinion:
    """rustfmt's opinion on Rust texts, each a file's items or a function's statements.

    Raises FileNotFoundError without rustfmt.
    """
    as_items = check(texts)
    statements = as_items.rejected
    as_statements = check([WRAPPED.format(indented(text)) for text in statements])
    original = {WRAPPED.format(indented(text)): text for text in statements}
    return Opinion(
        rejected=[original[text] for text in as_statements.rejected],
        changed=as_items.changed + [original[text] for text in as_statements.changed],
    )


def check(texts: Sequence[str]) -> Opinion:
    """rustfmt's opinion on whole files."""
    rejected: list[str] = []
    changed: list[str] = []
    for start in range(0, len(texts), BATCH):
        with tempfile.TemporaryDirectory() as scratch:
            files = write(Path(scratch).resolve(), texts[start : start + BATCH])
            finished = subprocess.run([*COMMAND, *files], capture_output=True, text=True, check=False)
            failed = set(ERROR_PLACE.findall(finished.stderr)) & files.keys()
            differing = set(finished.stdout.splitlines()) & files.keys() - failed
            rejected += [text for file, text in files.items() if file in failed]
            changed += [text for file, text in files.items() if file in differing]
    return Opinion(rejected, changed)


def write(directory: Path, texts: Sequence[str]) -> dict[str, str]:
    """Write each text to a file; the result maps the files to their texts."""
    files = {str(directory / f"s{number}.rs"): text for number, text in enumerate(texts)}
    for file, text in files.items():
        Path(file).write_text(text, encoding="utf-8")
    return files


def indented(text: str) -> str:
    """A text four columns to the right."""
    return "\n".join(f"    {line}" if line else "" for line in text.rstrip("\n").split("\n"))

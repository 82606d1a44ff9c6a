"""Runs the two judges over the files of one directory."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
GO_JUDGE = CHECKOUT / "tests" / "judges" / "go"
RULES = CHECKOUT / "docs" / "judges.md"

# (path relative to the root, line from 1, code)
Construct = tuple[str, int, str]


@dataclass(frozen=True)
class Judgement:
    """What the judges found: a multiset of constructs, and the files their parsers reject with the reason."""

    constructs: Counter[Construct] = field(default_factory=Counter)
    rejected: dict[str, str] = field(default_factory=dict)


def judged_codes() -> frozenset[str]:
    """Codes that docs/judges.md gives a rule for."""
    rows = (line.split("|") for line in RULES.read_text(encoding="utf-8").splitlines() if line.startswith("| "))
    codes = (row[1].strip() for row in rows)
    return frozenset(code for code in codes if code[:2] in {"GO", "PY"} and code[2:].isdigit())


def judge_directory(root: Path, paths: Iterable[str]) -> Judgement:
    """Judge files, given relative to `root`; the suffix decides by whom.

    Raises CalledProcessError if a judge itself fails.
    """
    listed = list(paths)
    judgement = Judgement()
    for record in judge_go(root, [path for path in listed if path.endswith(".go")]):
        add_record(judgement, record)
    for record in judge_python(root, [path for path in listed if path.endswith((".py", ".pyi", ".pyw"))]):
        add_record(judgement, record)
    return judgement


def judge_go(root: Path, paths: list[str]) -> Iterator[dict[str, str]]:
    """Records of the Go judge, built by the Go command on the first run."""
    # Its own module, whatever workspace or flags the caller has.
    environment = os.environ | {"GOWORK": "off", "GOFLAGS": "-mod=mod -buildvcs=false", "GOTOOLCHAIN": "local"}
    return run(["go", "run", "-C", str(GO_JUDGE), ".", str(root.resolve())], paths, CHECKOUT, environment)


def judge_python(root: Path, paths: list[str]) -> Iterator[dict[str, str]]:
    """Records of the Python judge, under the interpreter that runs this."""
    command = [sys.executable, "-m", "tests.judges.python_judge", str(root.resolve())]
    return run(command, paths, CHECKOUT, dict(os.environ))


def run(command: list[str], paths: list[str], directory: Path, environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """Parsed JSON lines that a judge prints for these paths; nothing is started for none."""
    if not paths:
        return
    finished = subprocess.run(
        command, input="\n".join(paths), text=True, stdout=subprocess.PIPE, check=True, cwd=directory, env=environment
    )
    for line in finished.stdout.splitlines():
        yield json.loads(line)


def add_record(judgement: Judgement, record: dict[str, str]) -> None:
    """Enter one record of a judge."""
    if "error" in record:
        judgement.rejected[record["path"]] = record["error"]
    else:
        judgement.constructs[record["path"], int(record["line"]), record["code"]] += 1

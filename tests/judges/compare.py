"""Compares what `scan` finds with what the judges find, as multisets of (path, line, code).

Usage: python -m tests.judges.compare DIRECTORY...
"""

import json
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.judges.run_judges import CHECKOUT, Construct, Judgement, judge_directory, judged_codes

KNOWN_DIFFERENCES = Path(__file__).with_name("known_differences.toml")
READ = {"ok", "partial"}


@dataclass(frozen=True)
class Agreement:
    """The comparison over one directory: multisets of constructs, and the files left out with the judge's reason."""

    both: Counter[Construct]
    only_scan: Counter[Construct]
    only_judge: Counter[Construct]
    left_out: dict[str, str]

    @property
    def share(self) -> float:
        """Constructs both sides name, out of all that either names; 1.0 where there are none."""
        every = self.both.total() + self.only_scan.total() + self.only_judge.total()
        return self.both.total() / every if every else 1.0


def scan(directory: Path) -> dict[str, Any]:
    """The JSON document of a scan without skeletons."""
    command = [sys.executable, "-m", "translator", "scan", "--format", "json", "--no-skeletons", str(directory)]
    finished = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=CHECKOUT)
    document: dict[str, Any] = json.loads(finished.stdout)
    return document


def compare(document: dict[str, Any], directory: Path) -> Agreement:
    """Compare a scan's document with the judges' view of the files that the scan has read."""
    read = [file["path"] for file in document["files"] if file["status"] in READ]
    return agreement(document, judge_directory(directory, read))


def agreement(document: dict[str, Any], judgement: Judgement) -> Agreement:
    """Set a scan's document against a judgement, over the judged codes and the files both can read."""
    codes = judged_codes()
    found: Counter[Construct] = Counter(
        (finding["path"], finding["start"]["line"], finding["code"])
        for finding in document["findings"]
        if finding["code"] in codes and finding["path"] not in judgement.rejected
    )
    judged = judgement.constructs
    return Agreement(found & judged, found - judged, judged - found, judgement.rejected)


def without_known(result: Agreement, corpus: str) -> tuple[Agreement, list[str]]:
    """Take the explained differences out; also returns the entries that no longer occur.

    An entry has `corpus`, `path`, `line`, `code`, `only` ("scan" or "judge") and `reason`.
    """
    only = {"scan": result.only_scan.copy(), "judge": result.only_judge.copy()}
    stale = []
    for entry in known_differences():
        if entry["corpus"] != corpus:
            continue
        construct = (entry["path"], entry["line"], entry["code"])
        if only[entry["only"]][construct] > 0:
            only[entry["only"]][construct] -= 1
        else:
            stale.append(f"{construct} only by {entry['only']}: {entry['reason']}")
    return Agreement(result.both, +only["scan"], +only["judge"], result.left_out), stale


def known_differences() -> list[dict[str, Any]]:
    """Entries of known_differences.toml."""
    entries: list[dict[str, Any]] = tomllib.loads(KNOWN_DIFFERENCES.read_text(encoding="utf-8")).get("difference", [])
    return entries


def describe(result: Agreement, limit: int = 40) -> str:
    """The differences for a reader, a line each, at most `limit` from each side."""
    lines = [f"{result.both.total()} agreed, {len(result.left_out)} files left out, {result.share:.2%}"]
    for side, differences in (("scan", result.only_scan), ("judge", result.only_judge)):
        ordered = sorted(differences.elements())
        lines += [f"only by {side}: {path}:{line} {code}" for path, line, code in ordered[:limit]]
        if len(ordered) > limit:
            counts = ", ".join(f"{code} {count}" for code, count in sorted(Counter(c for *_, c in ordered).items()))
            lines.append(f"only by {side}: {len(ordered)} in all ({counts})")
    return "\n".join(lines)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        root = Path(argument).resolve()
        sys.stdout.write(f"{argument}: {describe(compare(scan(root), root))}\n")

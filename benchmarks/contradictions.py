"""What rustc objects to in the skeletons of scans: `python -m benchmarks.contradictions SCAN.json… [--code GO118]`.

Prints the objections by kind, most frequent first, each with a few places and the compiler's words.
"""

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

from benchmarks.rustc_opinion import contradictions, crate_options, is_items
from benchmarks.rustc_stubs import Complaint

SHOWN = 3

Place = tuple[str, str, Complaint]
"""The finding's code, where it is, and what rustc says."""


def main() -> None:
    """Print what rustc objects to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scans", nargs="+", type=Path, help="documents of `rustbound scan --format json`")
    parser.add_argument("--code", help="findings of this code only")
    arguments = parser.parse_args()
    places = {text: place for scan in arguments.scans for text, place in skeletons(scan, arguments.code).items()}
    judged = contradictions(list(places), crate_options())
    kinds: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place, complaints in zip(places.values(), judged, strict=True):
        for complaint in {(c.code, folded(c.message)): c for c in complaints}.values():
            kinds[complaint.code, folded(complaint.message)].append((*place, complaint))
    for (code, message), found in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        print(f"== {len(found)} x {code or 'error'}: {message}")
        for finding, where, complaint in found[:SHOWN]:
            print(f"-- {finding} {where}, line {complaint.line} of the skeleton\n{complaint.rendered}")
    print(f"{sum(map(bool, judged)):,} of {len(places):,} distinct skeletons contradict themselves")


def skeletons(scan: Path, only: str | None) -> dict[str, tuple[str, str]]:
    """The distinct skeletons of a scan that are items: text without its first line, code and place of one finding."""
    found = {}
    for finding in json.loads(scan.read_text(encoding="utf-8"))["findings"]:
        text = (finding["skeleton"] or "").partition("\n")[2]
        if text not in found and only in {None, finding["code"]} and text and is_items(text):
            found[text] = (finding["code"], f"{scan.stem}/{finding['path']}:{finding['start']['line']}")
    return found


def folded(message: str) -> str:
    """A message without the names of one program."""
    return re.sub(r"`[a-z_]\w{2,}`", "`…`", message)


if __name__ == "__main__":
    main()

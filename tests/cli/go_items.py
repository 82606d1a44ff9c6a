"""What a whole scan prints for a piece of Go."""

from __future__ import annotations

import json
from pathlib import Path

from translator.cli import main


def skeletons(folder: Path, source: str, code: str = "GO118") -> list[str]:
    """The Rust of each finding of one page in the source, without the line that says where it stands."""
    file, output = folder / "example.go", folder / "found.json"
    file.write_text(source, encoding="utf-8")
    assert main(["scan", str(file), "--isolated", "--select", code, "--format", "json", "--output", str(output)]) == 0
    found = json.loads(output.read_text(encoding="utf-8"))["findings"]
    return [finding["skeleton"].partition("\n")[2] for finding in found]


def behind_errors(skeleton: str) -> str:
    """A skeleton without its error enum."""
    return skeleton.partition("\n}\n\n")[2]

"""Runs rustfmt as it comes: edition 2024, default configuration."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

EDITION = ["rustfmt", "--edition", "2024"]


def rustfmt_files(texts: Sequence[str], folder: Path) -> list[str]:
    """All texts through one run of rustfmt, default configuration."""
    (folder / "rustfmt.toml").write_text("")
    paths = [folder / f"sample_{number}.rs" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    subprocess.run([*EDITION, "--config", "skip_children=true", *paths], check=False, capture_output=True)
    return [path.read_text(encoding="utf-8") for path in paths]


def rustfmt(text: str) -> str:
    """One text through rustfmt."""
    run = subprocess.run(EDITION, input=text, text=True, capture_output=True, check=True, encoding="utf-8")
    return run.stdout

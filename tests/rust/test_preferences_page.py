"""The Rust that the documentation of the preferences shows is printed by the tool, or stands in a proof."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(r"```rust\n(.*?)\n```", (ROOT / "docs" / "preferences.md").read_text(encoding="utf-8"), re.DOTALL)
PAGES = [path.read_text(encoding="utf-8") for path in (ROOT / "patterns").glob("*/*/*.md")]
PORTS = [path.read_text(encoding="utf-8") for path in (ROOT / "fixtures" / "proofs").glob("*/port-*.rs")]


@pytest.mark.parametrize("rust", SHOWN, ids=[rust.split("\n")[0] for rust in SHOWN])
def test_what_is_shown_is_printed(rust: str) -> None:
    assert any(rust in text for text in (*PAGES, *PORTS))


def test_each_preference_shows_rust() -> None:
    assert len(SHOWN) == 5

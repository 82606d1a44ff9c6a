"""Rust with highlighting."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO

from translator.report.view import View
from translator.report.visible import visible


def rust_lines(view: View, rust: str) -> list[str]:
    """The lines of a skeleton, safe for a terminal."""
    text = visible(rust).rstrip("\n")
    return (_highlighted(text) if view.color else text).split("\n")


@lru_cache(maxsize=256)
def _highlighted(text: str) -> str:
    from rich.console import Console
    from rich.syntax import Syntax

    # The terminal's own colours: what it is set to can be read on it.
    syntax = Syntax(text, "rust", theme="ansi_dark")
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=1_000_000, legacy_windows=False)
    console.print(syntax.highlight(text), soft_wrap=True, end="")
    return out.getvalue().rstrip("\n")

"""The page's own files: its template, its style, its scripts joined."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

_SCRIPTS = (
    "words",
    "elements",
    "data",
    "code",
    "highlight",
    "table",
    "tables",
    "near",
    "graph",
    "zoom",
    "unit",
    "finding",
    "route",
    "theme",
    "print",
    "start",
)
"""What is used stands above what uses it."""


def template() -> str:
    """The page as a Jinja template."""
    return _text("page.html.jinja")


def style() -> str:
    """The style sheet."""
    return _text("page.css")


def script() -> str:
    """All scripts as one module."""
    return "\n".join(_text(f"script/{name}.js") for name in _SCRIPTS)


def allowed(content: str) -> str:
    """The source expression that lets a content security policy accept exactly this."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")

"""Directories whose content other people wrote, or tools keep."""

from collections.abc import Container

_VENDORED = frozenset(
    {
        "vendor",
        "_vendor",
        "vendored",
        "_vendored",
        "third_party",
        "third-party",
        "thirdparty",
        "site-packages",
        "dist-packages",
        "node_modules",
        "bower_components",
        ".venv",
        ".tox",
        ".nox",
        ".eggs",
    }
)
_TOOLS = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        ".bzr",
        ".jj",
        "__pycache__",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".pytype",
        ".hypothesis",
        ".ipynb_checkpoints",
    }
)
# `python -m venv` writes it, whatever the directory is called.
ENVIRONMENT_MARK = "pyvenv.cfg"


def is_vendored(name: str) -> bool:
    """Whether a directory of this name holds what other people wrote: packages, environments."""
    return name in _VENDORED


def is_tools(name: str) -> bool:
    """Whether a directory of this name belongs to a tool: never source, not worth a word."""
    return name in _TOOLS


def is_environment(entries: Container[str]) -> bool:
    """Whether a directory with these entries is a virtual environment, whatever it is called."""
    return ENVIRONMENT_MARK in entries

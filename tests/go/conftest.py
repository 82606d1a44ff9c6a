from __future__ import annotations

from collections.abc import Callable

import pytest
from tree_sitter import Parser

from translator.go.names import FileNames
from translator.go.syntax import LANGUAGE

ReadFile = Callable[[str], FileNames]


@pytest.fixture(scope="session")
def read_go() -> ReadFile:
    """Gives the names of a Go file; `package p` is put in front where the source has none."""

    def read(source: str) -> FileNames:
        text = (source if source.startswith("package ") else f"package p\n{source}").encode()
        return FileNames(Parser(LANGUAGE).parse(text).root_node, text, "example.com/p")

    return read

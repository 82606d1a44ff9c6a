from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tree_sitter import Node, Parser

from tests.go.notation import body, note
from translator.go import frontend
from translator.go.names import FileNames
from translator.go.syntax import LANGUAGE
from translator.ir.declarations import Function

ReadFile = Callable[[str], FileNames]

HEAD = """package p
import (
\t"context"
\t"errors"
\t"fmt"
\t"io"
\t"log"
\t"os"
\t"sync"
\t"time"

\t"example.com/pkg"
\t"golang.org/x/sync/errgroup"
)
type Local int
const layout = "<%s>" + "\\n"
var refusal = Refusal{Code: 401}
"""


def read(source: str) -> FileNames:
    text = (source if source.startswith("package ") else f"package p\n{source}").encode()
    return FileNames(Parser(LANGUAGE).parse(text).root_node, text, "example.com/p")


@pytest.fixture(scope="session")
def read_go() -> ReadFile:
    """Gives the names of a Go file; `package p` is put in front where the source has none."""
    return read


@pytest.fixture(scope="session")
def lower_go() -> Callable[..., str]:
    """Gives statements of a method in the notation of `notation.py`; with `expression`, what one becomes."""

    def lower(source: str, *, results: str = "", expression: bool = False) -> str:
        value = f"_ = {source}" if expression else source
        head = "func (s *S) f(ctx context.Context, n int, handlers []func(int))"
        names = read(f"{HEAD}{head} {results} {{ {value}\n}}\n")
        assert not names.root.has_error
        function = names.root.named_children[-1]
        lowered = frontend.lower(only_value(function) if expression else function, names)
        return body(lowered.body or ()) if isinstance(lowered, Function) else note(lowered)

    return lower


def only_value(function: Node) -> Node:
    """The right side of the only statement."""
    block: Any = function.child_by_field_name("body")
    value: Node = block.named_children[0].named_children[0].child_by_field_name("right").named_children[0]
    return value

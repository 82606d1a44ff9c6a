"""Go types in the notation of `notation.py`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.go.notation import note
from translator.engine.facts import TypeCapture
from translator.go import frontend
from translator.go.types import lower_type

IMPORTS = """import (
\t"context"
\t"encoding/json"
\t"io"
\t"math/big"
\tnet "net/url"
\t"net/http"
\t"os"
\t"regexp"
\t"sync"
\t"sync/atomic"
\t"time"

\t"golang.org/x/sync/errgroup"
)
"""


@pytest.mark.parametrize(
    ("source", "lowered"),
    [
        ("int", "int"),
        ("uint8", "uint8"),
        ("rune", "rune"),
        ("string", "string"),
        ("error", "error"),
        ("any", "any"),
        ("interface{}", "any"),
        ("struct{}", "unit"),
        ("User", "User"),
        ("http.Request", "net/http.Request"),
        ("*User", "*User"),
        ("**User", "**User"),
        ("[]byte", "bytes"),
        ("[]uint8", "bytes"),
        ("[]string", "[]string"),
        ("[]*User", "[]*User"),
        ("[16]byte", "[16]byte"),
        ("[n]int", "[n]int"),
        ("map[string][]int", "map[string][]int"),
        ("map[string]struct{}", "set[string]"),
        ("map[string]bool", "map[string]bool"),
        ("chan int", "chan int"),
        ("<-chan int", "<-chan int"),
        ("chan<- int", "chan<- int"),
        ("chan struct{}", "chan unit"),
        ("<-chan chan int", "<-chan chan int"),
        ("func()", "fn()()"),
        ("func(int, ...string) (User, error)", "fn(int, []string)(User)!"),
        ("func(a, b int) error", "fn(int, int)()!"),
        ("func() (error, int)", "fn()(error, int)"),
        ("func(ctx context.Context)", "fn(context)()"),
        ("Set[int]", "Set[int]"),
        ("Pair[K, V]", "Pair['K, 'V]"),
        ("atomic.Pointer[User]", "atomic<*User>"),
        ("atomic.Int64", "atomic<int64>"),
        ("context.Context", "context"),
        ("context.CancelFunc", "cancel"),
        ("time.Duration", "duration"),
        ("time.Time", "datetime"),
        ("sync.Mutex", "mutex"),
        ("*sync.Mutex", "*mutex"),
        ("*regexp.Regexp", "regex"),
        ("*net.URL", "url"),
        ("*big.Int", "bigint"),
        ("*os.File", "file"),
        ("*errgroup.Group", "errgroup"),
        ("io.Reader", "reader"),
        ("io.WriteCloser", "writer"),
        ("json.RawMessage", "encoding/json.RawMessage"),
        ("K", "'K"),
        ("[]K", "[]'K"),
        ("(int)", "int"),
        ("interface{ ~int | string }", "int | string"),
        ("interface{ Close() error }", "opaque type `interface{ Close() error }`"),
        ("struct{ a int }", "opaque type `struct{ a int }`"),
        ("unknown.T", "unknown.T"),
    ],
)
def test_type(read_go: Any, source: str, lowered: str) -> None:
    names = read_go(f"{IMPORTS}var x {source}\n")
    assert not names.root.has_error
    node = names.root.named_children[-1].named_children[0].child_by_field_name("type")
    assert note(lower_type(node, names, frozenset({"K", "V"}))) == lowered


def test_a_type_of_the_file_hides_the_builtin(read_go: Any) -> None:
    names = read_go("type error interface{ Error() string }\nvar x error\n")
    node = names.root.named_children[-1].named_children[0].child_by_field_name("type")
    assert note(lower_type(node, names)) == "error"
    assert type(lower_type(node, names)).__name__ == "Named"


def test_a_captured_type_knows_the_type_parameters_around_it(read_go: Any) -> None:
    names = read_go("func f[K comparable](x map[K]int) {}")
    node = names.root.named_children[-1].child_by_field_name("parameters").named_children[0].child_by_field_name("type")
    captured = frontend.lower(node, names)
    assert isinstance(captured, TypeCapture)
    assert note(captured.type) == "map['K]int"


def test_nesting_without_end_is_opaque(read_go: Any) -> None:
    names = read_go(f"var x {'[]' * 3000}int\n")
    node = names.root.named_children[-1].named_children[0].child_by_field_name("type")
    assert note(lower_type(node, names)).startswith("[]" * 30)

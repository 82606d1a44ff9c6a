"""Names that no file declares: Go's predeclared ones, and what the dot imports we know bring."""

from __future__ import annotations

from typing import Final

BUILTIN_TYPES: Final = frozenset(
    "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string "
    "uint uint8 uint16 uint32 uint64 uintptr".split()
)
BUILTIN_FUNCTIONS: Final = frozenset(
    "append cap clear close complex copy delete imag len make max min new panic print println real recover".split()
)
BUILTINS: Final = BUILTIN_TYPES | BUILTIN_FUNCTIONS | {"true", "false", "nil", "iota"}

DOT_IMPORTED: Final[dict[str, frozenset[str]]] = {
    "errors": frozenset({"New", "Is", "As", "AsType", "Join", "Unwrap"}),
    "fmt": frozenset({"Errorf", "Sprintf"}),
    "github.com/pkg/errors": frozenset({"Wrap", "Wrapf", "WithMessage"}),
    "golang.org/x/sync/errgroup": frozenset({"WithContext", "Group"}),
    "sync": frozenset({"WaitGroup", "Mutex", "RWMutex", "Once", "Map", "Pool", "Cond"}),
}
"""What a dot import of a package brings, as far as a page asks for it."""

"""What a file takes from C, from its preamble and its calls."""

from __future__ import annotations

import time
from typing import Any

import pytest

from translator.go import frontend
from translator.go.cgo import prototypes
from translator.ir.declarations import ForeignFunction, ForeignLibrary


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("int f(void);", ForeignFunction("f", (), "int")),
        (
            "static inline unsigned int f(const char *s, int n) { return 0; }",
            ForeignFunction("f", (("s", "const char *"), ("n", "int")), "unsigned int"),
        ),
        (
            "extern void f(int *values, char buffer[8]);",
            ForeignFunction("f", (("values", "int *"), ("buffer", "char*")), "void"),
        ),
        (
            "struct db *f(unsigned, struct opts *);",
            ForeignFunction("f", (("arg0", "unsigned"), ("arg1", "struct opts *")), "struct db *"),
        ),
    ],
)
def test_prototypes(code: str, expected: ForeignFunction) -> None:
    assert prototypes(code) == {"f": expected}


@pytest.mark.parametrize("code", ["#define f(x) (x)", "// int f(int);", "return f(x);", "if (a) f(b);"])
def test_what_is_no_prototype(code: str) -> None:
    assert prototypes(code) == {}


def library(read_go: Any, source: str) -> ForeignLibrary:
    names = read_go(source)
    waiting = [names.root]
    while waiting:
        node = waiting.pop()
        if node.type == "import_spec" and b'"C"' in node.text:
            found = frontend.lower(node, names)
            assert isinstance(found, ForeignLibrary)
            return found
        waiting += node.named_children
    raise AssertionError("no import of C")


def test_a_preamble_and_its_uses(read_go: Any) -> None:
    source = """
/*
#cgo linux LDFLAGS: -L/opt -lz -lm
#include <zlib.h>
#include "own.h"
int twice(int n) { return 2 * n; }
*/
import "C"

var level C.int = C.Z_BEST
var stream C.z_stream

func f(data []byte) int {
	text := C.CString("x")
	C.deflate_it(&stream, (*C.char)(text), C.size_t(len(data)), unsafe.Pointer(&data[0]))
	return int(C.twice(C.int(3)))
}
"""
    assert library(read_go, source) == ForeignLibrary(
        (
            ForeignFunction(
                "deflate_it",
                (("stream", ""), ("text", "char *"), ("data", "size_t"), ("data", "void *")),
            ),
            ForeignFunction("twice", (("n", "int"),), "int"),
        ),
        ("z_stream",),
        ("Z_BEST",),
        ("zlib.h", "own.h"),
        ("z", "m"),
        has_source=True,
    )


def test_line_comments_are_a_preamble_too(read_go: Any) -> None:
    source = '// #include <stdlib.h>\n// #cgo LDFLAGS: -lfoo\nimport "C"\n\nfunc f() { C.foo() }\n'
    assert library(read_go, source) == ForeignLibrary((ForeignFunction("foo"),), headers=("stdlib.h",), links=("foo",))


@pytest.mark.parametrize(
    "code", ["word " * 40_000, "a" * 200_000, "\n" * 200_000, "f(" * 50_000, "int f(int a," * 20_000]
)
def test_prose_of_any_length_is_read_at_once(code: str) -> None:
    began = time.monotonic()
    assert prototypes(code) == {}
    assert time.monotonic() - began < 5

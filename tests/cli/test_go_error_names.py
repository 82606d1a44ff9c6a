"""Errors that are called otherwise than `err`."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.go_items import skeletons
from tests.cli.go_rows import Row, printed

CHECKS: list[Row] = [
    (
        "a, b string",
        "if rerr := os.Rename(a, b); rerr != nil {\n\t\tlog(rerr)\n\t}",
        "if let Err(rerr) = std::fs::rename(a, b) { log(rerr); }",
    ),
    (
        "a string",
        "cerr := os.Remove(a)\n\tif cerr != nil {\n\t\tlog(cerr)\n\t}",
        "if let Err(cerr) = std::fs::remove_file(a) { log(cerr); }",
    ),
    ("l *L", "if e := l.Front(); e != nil {\n\t\tlog(e)\n\t}", "if let Some(e) = l.front() { log(e); }"),
    (
        "c *C",
        "if stderr := c.pipe(); stderr != nil {\n\t\tlog(stderr)\n\t}",
        "if let Some(stderr) = c.pipe() { log(stderr); }",
    ),
]


def test_checks_of_errors(tmp_path: Path) -> None:
    assert printed(CHECKS, tmp_path / "example.go") == [row[2] for row in CHECKS]


SENTINELS: list[Row] = [
    (
        "r *R",
        "err := r.next()\n\tif err == io.EOF {\n\t\tlog(r)\n\t}",
        (
            "let err = r.next().err(); "
            "// DECIDE: `read` ends with `Ok(0)`, iterators with `None`; only `read_exact` and its kind give this. "
            "// DECIDE: the variant of `NextError` that holds the `std::io::Error`. "
            "if matches!(&err, Some(NextError::Io(source)) "
            "if source.kind() == std::io::ErrorKind::UnexpectedEof) { log(r); }"
        ),
    ),
    ("a, b Mode", "if a == ModeEOF {\n\t\tlog(b)\n\t}", "if a == MODE_EOF { log(b); }"),
]


def test_comparisons_with_sentinels(tmp_path: Path) -> None:
    assert printed(SENTINELS, tmp_path / "example.go") == [row[2] for row in SENTINELS]


WRAPPED = """package p

import (
	"errors"
	"fmt"
)

var ErrMiss = errors.New("miss")

func f(k string, n int) error {
	if n == 0 {
		return ErrMiss
	}
	if n == 1 {
		return fmt.Errorf("key %q expired: %w", k, ErrMiss)
	}
	return fmt.Errorf("reading %s: %w", k, ErrMiss)
}
"""


def test_variants_of_one_sentinel_say_what_is_said_of_it(tmp_path: Path) -> None:
    (found,) = skeletons(tmp_path, WRAPPED)
    variants = re.findall(r"^    (\w+)(?: \{.*)?,$", found.partition("\n}\n")[0], re.MULTILINE)
    assert variants == ["Miss", "MissKeyExpired", "MissReading"]

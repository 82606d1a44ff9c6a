"""What Go's loops that count become, and arithmetic on the lengths that they count to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed

COUNTED: list[Row] = [
    ("xs []T", "for i := len(xs) - 1; i >= 0; i-- {\n\t\tf(i)\n\t}", "for i in (0..xs.len()).rev() { f(i); }"),
    ("n int", "for i := n; i > 0; i-- {\n\t\tf(i)\n\t}", "for i in (1..=n).rev() { f(i); }"),
    ("n, m int", "for i := n - 1; i >= m; i -= 1 {\n\t\tf(i)\n\t}", "for i in (m..n).rev() { f(i); }"),
    ("n, m int", "for i := n; i > m; i-- {\n\t\tf(i)\n\t}", "for i in (m + 1..=n).rev() { f(i); }"),
    ("xs []T", "for i := 0; i < len(xs); i += 2 {\n\t\tf(i)\n\t}", "for i in (0..xs.len()).step_by(2) { f(i); }"),
    ("n int", "for i := 1; i <= n; i += 3 {\n\t\tf(i)\n\t}", "for i in (1..n + 1).step_by(3) { f(i); }"),
    (
        "xs []T",
        "for i := 0; i < len(xs)-1; i++ {\n\t\tf(i)\n\t}",
        "for i in 0..xs.len().saturating_sub(1) { f(i); }",
    ),
    (
        "xs []T",
        "for i := 1; i < len(xs)-2; i++ {\n\t\tf(i)\n\t}",
        "for i in 1..xs.len().saturating_sub(2) { f(i); }",
    ),
]

STEPPED: list[Row] = [
    (
        "n int",
        "for i := n - 1; i >= 0; i-- {\n\t\tif odd() {\n\t\t\ti = f(i)\n\t\t}\n\t}",
        "{ let mut i = n - 1; while i >= 0 { if odd() { i = f(i); } i -= 1; } }",
    ),
    (
        "n int",
        "for i := 0; i < n; i++ {\n\t\tif odd() {\n\t\t\ti = f(i)\n\t\t\tcontinue\n\t\t}\n\t\tg(i)\n\t}",
        "{ let mut i = 0; while i < n { if odd() { i = f(i); i += 1; continue; } g(i); i += 1; } }",
    ),
    (
        "xs []T",
        (
            "outer:\n\tfor x := a(); x.ok(); x = x.next() {\n\t\tfor _, y := range xs {\n\t\t\tif y.last() {\n"
            "\t\t\t\tcontinue outer\n\t\t\t}\n\t\t\tif y.first() {\n\t\t\t\tcontinue\n\t\t\t}\n\t\t\tg(y)\n\t\t}\n\t}"
        ),
        (
            "{ let mut x = a(); 'outer: while x.ok() { for y in xs { if y.last() { x = x.next(); continue 'outer; } "
            "if y.first() { continue; } g(y); } x = x.next(); } }"
        ),
    ),
]

LENGTHS: list[Row] = [
    ("n int, xs []T", "x := n < len(xs)-1", "let x = n < xs.len() as i64 - 1;"),
    ("n int, xs []T", "x := len(xs)-n <= 2", "let x = xs.len() as i64 - n <= 2;"),
    ("n int, xs []T", "x := n * (len(xs) - 1)", "let x = n * (xs.len() as i64 - 1);"),
    ("n int, xs []T", "x := len(xs)*2 + n", "let x = xs.len() as i64 * 2 + n;"),
    ("xs, ys []T", "x := len(xs)-1 > len(ys)", "let x = xs.len() > ys.len() + 1;"),
    ("xs, ys []T", "x := len(ys) == len(xs)-2", "let x = ys.len() + 2 == xs.len();"),
    ("xs []T", "x := len(xs)-1 > 0", "let x = xs.len() > 1;"),
    ("xs []T, u U", "x := u.n >= len(xs)-1", "let x = u.n + 1 >= xs.len();"),
    ("xs []T", "x := xs[len(xs)-1]", "let x = &xs[xs.len() - 1];"),
    ("u U", "x := int32(u.n + 1)", "let x = (u.n + 1) as i32;"),
]


@pytest.mark.parametrize("rows", [COUNTED, STEPPED, LENGTHS], ids=["counted", "stepped", "lengths"])
def test_loops_and_lengths_in_rust(rows: list[Row], tmp_path: Path) -> None:
    assert printed(rows, tmp_path / "example.go") == [row[2] for row in rows]

"""Python's `/` gives a float even of integers; Rust's does not."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

INT_FROM_HERE = "// DECIDE: `a` holds an integer, and a float from here on: two names, or one `f64`."

NUMBERS: list[Row] = [
    ("", "x = 1 / 8", "let x = 1.0 / 8.0;"),
    ("a: int, b: int", "x = a / b", "let x = a as f64 / b as f64;"),
    ("a: int, b: int", "x = (a + b) / 2", "let x = (a + b) as f64 / 2.0;"),
    ("a: int, b: int", "x = int(a / b)", "let x = (a as f64 / b as f64) as i64;"),
    ("xs: list[int]", "x = len(xs) / 2", "let x = xs.len() as f64 / 2.0;"),
    ("a: float", "x = -1 / a", "let x = -1.0 / a;"),
    ("a: float", "x = a / 1000", "let x = a / 1000.0;"),
    ("a: int", "x = a / 2.5", "let x = a as f64 / 2.5;"),
    ("a: float", "a /= 3", "a /= 3.0;"),
    ("a: int", "a /= 3", f"{INT_FROM_HERE} a = a as f64 / 3.0;"),
    ("a", "x = a / 2", "let x = a / 2.0;"),
    ("a, b", "x = a / b", "let x = a / b;"),
    (
        "a: int, b: int",
        "x = a // b",
        "// DECIDE: `//` rounds down; `div_euclid` agrees for positive divisors. let x = a.div_euclid(b);",
    ),
]

DIVISOR = "// DECIDE: `%` takes the sign of the divisor; `rem_euclid` agrees for positive divisors."
REMAINDERS: list[Row] = [
    ("a: int", "x = a % 2", "let x = a.rem_euclid(2);"),
    ("a: int, b: int", "x = a % b", f"{DIVISOR} let x = a.rem_euclid(b);"),
    ("a: int", "x = (a + 1) % 3 * 2", "let x = (a + 1).rem_euclid(3) * 2;"),
    ("a: float", "x = a % 360", "let x = a.rem_euclid(360.0);"),
    ("a: int", "a %= 5", "a = a.rem_euclid(5);"),
    ("a", "x = a % 7", "let x = a.rem_euclid(7);"),
    ("xs: list[int]", "x = len(xs) % 2", "let x = xs.len() % 2;"),
    ("a: str, b", "x = a % b", 'let x: String = todo!("a % b");'),
]

OTHERS: list[Row] = [
    ("p: Path, s: str", 'x = p / "y" / s', 'let x = p.join("y").join(s);'),
    ("p: Path", 'p /= "x"', 'p.push("x");'),
    ("d: timedelta", "x = d / 2", "let x = d / 2;"),
    ("m: Matrix", "x = m / 2", "let x = m / 2;"),
    ("d: timedelta", "x = d / d", "let x = d.div_duration_f64(d);"),
]

ROWS = NUMBERS + REMAINDERS + OTHERS


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_division(found: list[str], place: int) -> None:
    assert found[place] == ROWS[place][2]

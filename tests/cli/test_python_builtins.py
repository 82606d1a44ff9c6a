"""Python's builtin functions: those that Rust has something for, and those that are left to write."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

ONLY_UP = "// DECIDE: `step_by` only counts up."
MODULUS = "// DECIDE: `pow` with a modulus is `modpow` of `num_bigint::BigUint`."

PRINTED: list[Row] = [
    (
        "xs: list[str]",
        "for i, x in enumerate(xs, 1):\n        print(i, x)",
        'for (i, x) in (1..).zip(xs.iter()) { println!("{i} {x}"); }',
    ),
    (
        "xs: list[str]",
        "for i, x in enumerate(xs, start=2):\n        print(i, x)",
        'for (i, x) in (2..).zip(xs.iter()) { println!("{i} {x}"); }',
    ),
    (
        "n: int",
        "for i in range(0, n, STEP):\n        print(i)",
        f'{ONLY_UP} for i in (0..n).step_by(STEP) {{ println!("{{i}}"); }}',
    ),
    ("it", "x = next(it, None)", "let x = it.next();"),
    ("it", "x = next(it, 3)", "let x = it.next().unwrap_or(3);"),
    ("n: int", "q, r = divmod(n, 12)", "let (q, r) = (n.div_euclid(12), n.rem_euclid(12));"),
    ("g, a: int, b: int", "x = pow(g, a, b)", f"{MODULUS} let x = g.modpow(&a, &b);"),
    ("", "x = tuple()", "let x = Vec::new();"),
    ("n: float", "x = max(1.0, n)", "let x = n.max(1.0);"),
    ("n: int", "x = min(n, 5)", "let x = n.min(5);"),
    ("", "exit(1)", "std::process::exit(1);"),
    ("", "sys.exit(2)", "std::process::exit(2);"),
    ("s: str", "sys.exit(f'no {s}')", 'eprintln!("no {s}"); std::process::exit(1);'),
]

LEFT: list[Row] = [
    ("o, s: str", "x = getattr(o, s)", 'let x = todo!("getattr(o, s)");'),
    ("o", "x = callable(o)", 'let x = todo!("callable(o)");'),
    ("o, s: str", "setattr(o, s, 3)", 'todo!("setattr(o, s, 3)");'),
    ("o", "x = vars(o)", 'let x = todo!("vars(o)");'),
]

ROWS = PRINTED + LEFT


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_builtins(found: list[str], place: int) -> None:
    assert found[place] == ROWS[place][2]

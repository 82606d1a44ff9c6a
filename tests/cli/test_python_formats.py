"""Formats that a name holds, what stands in their place, and numbers beside lengths."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

DIVISOR = "// DECIDE: `%` takes the sign of the divisor; `rem_euclid` agrees for positive divisors."

FORMATS: list[Row] = [
    ("n: int", "m = 'a %d'; print(m % n)", 'println!("a {n}");'),
    ("n: int", "m = 'a {}'; print(m.format(n))", 'println!("a {n}");'),
    ("n: int", "m = 'a %d'; print(m % n); m = 'b %d'; print(m % n)", 'println!("a {n}"); println!("b {n}");'),
    ("n: int", "m = 'a %d'; print(m, m % n)", 'let m = "a %d"; println!("{m} a {n}");'),
    ("m: str, n: int", "print(m % n)", 'println!("{}", todo!("m % n"));'),
    ("m, n: int", "print(m % (n, n))", 'println!("{}", todo!("m % (n, n)"));'),
    ("m: int, n: int", "print(m % n)", f'{DIVISOR} println!("{{}}", m.rem_euclid(n));'),
    ("m, n", "print(m % n)", 'println!("{}", m % n);'),
    (
        "m: str, n",
        "m = m or 'a %d'; print(m % n)",
        ('let m = if !m.is_empty() { m.to_owned() } else { "a %d".to_owned() }; println!("{}", todo!("m % n"));'),
    ),
]

DIVIDED: list[Row] = [
    ("s: str", "x = len(s) // 2", "let x = s.len() / 2;"),
    ("s: str", "x = 100 // len(s)", "let x = 100 / s.len();"),
    (
        "s: str, n: int",
        "x = n // len(s)",
        (
            "// DECIDE: `//` rounds down; `div_euclid` agrees for positive divisors. "
            "let x = n.div_euclid(s.len() as i64);"
        ),
    ),
    ("n: int", "x = n // 2", "let x = n.div_euclid(2);"),
    ("", "x = 7 // 2", "let x = 7_i64.div_euclid(2);"),
]

PLACES: list[Row] = [
    (
        "p: str",
        "import os; x = os.listdir(p)",
        (
            "// import os let x = std::fs::read_dir(p).and_then(|entries| { entries"
            ".map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>, _>>() })?; "
            "Ok(())"
        ),
    ),
    ("p", "import os; x = os.path.join(p, b'a.yml')", '// import os let x = Path::new(&p).join("a.yml");'),
    (
        "",
        "import tempfile, os\n    with tempfile.TemporaryDirectory() as d: print(d, os.path.join(d, 'a'))",
        (
            '// import tempfile, os let d = tempfile::tempdir()?; println!("{} {}", d.path().display(), '
            'd.path().join("a").display()); Ok(())'
        ),
    ),
]

ROWS = [*FORMATS, *DIVIDED, *PLACES]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "a.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_formats(place: int, shown: list[str]) -> None:
    assert shown[place] == ROWS[place][2]

"""What is made of a value that may be absent, and texts that grow by one character."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

MADE: list[Row] = [
    ("s: str | None", "x = None if s is None else s.upper()", "let x = s.map(|s| s.to_uppercase());"),
    ("s: str | None", "x = None if s is None else len(s)", "let x = s.map(|s| s.len());"),
    ("s: str | None", "x = len(s) if s is not None else None", "let x = s.map(|s| s.len());"),
    ("n: int | None", "x = None if n is None else n + 1", "let x = n.map(|n| n + 1);"),
    (
        "n: float | None",
        "x = None if n is None else timedelta(seconds=n)",
        (
            "// DECIDE: `Duration` has no sign: a negative one panics; `jiff::SignedDuration` has one. "
            "let x = n.map(Duration::from_secs_f64);"
        ),
    ),
    ("p: str | None", "x = None if p is None else Path(p)", "let x = p.map(PathBuf::from);"),
    (
        "p: str | None",
        "x = None if p is None else os.listdir(p)",
        (
            "let x = if let Some(p) = p { Some(std::fs::read_dir(p).and_then(|entries| { "
            "entries.map(|entry| "
            "Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>, _>>() })?) "
            "} else { None };"
        ),
    ),
    ("s: str | None", "x = None if s is None else os.environ.get(s)", "let x = s.and_then(|s| std::env::var(s).ok());"),
    ("s: str | None", "x = '' if s is None else s", 'let x = s.unwrap_or("").to_owned();'),
    ("s: list[int] | None", "x = None if s is None else s[0]", "let x = s.map(|s| s[0]);"),
    ("s: str | None, f: Any", "x = None if s is None else f(s)", "let x = s.map(f);"),
    (
        "s: str | None",
        "x = s.upper() if s else None",
        "let x = if let Some(s) = s && !s.is_empty() { Some(s.to_uppercase()) } else { None };",
    ),
    (
        "s: str | None",
        "x = None if not s else s.upper()",
        "let x = if let Some(s) = s && !s.is_empty() { Some(s.to_uppercase()) } else { None };",
    ),
    (
        "s: list[int] | None, t: str | None",
        "x = None if t is None else (len(t), s)",
        "let x = t.map(|t| (t.len(), s.map(ToOwned::to_owned)));",
    ),
    (
        "t: list[str] | None",
        "x = None if t is None else [v.upper() for v in t]",
        "let x = t.map(|t| t.iter().map(|v| v.to_uppercase()).collect::<Vec<_>>());",
    ),
    (
        "t: str | None",
        "x = None if t is None else asyncio.sleep(len(t))",
        "let x = t.map(|t| tokio::time::sleep(Duration::from_secs_f64(t.len() as f64)));",
    ),
    (
        "t: str | None",
        "x = None if t is None else await asyncio.sleep(len(t))",
        (
            "let x = if let Some(t) = t { Some(tokio::time::sleep(Duration::from_secs_f64(t.len() as "
            "f64)).await) } else { None };"
        ),
    ),
]

GROWING: list[Row] = [
    (
        "s: str",
        "out = ''\n    out += s\n    out += 'x'",
        "let mut out = String::new(); out.push_str(s); out.push('x');",
    ),
    ("s: str", "out = io.StringIO()\n    out.write('\\n')", "let mut out = String::new(); out.push('\\n');"),
    ("s: str", "out = ''\n    out += \"'\"", "let mut out = String::new(); out.push('\\'');"),
    ("s: str", "out = ''\n    out += ''", 'let mut out = String::new(); out.push_str("");'),
]

ROWS = [*MADE, *GROWING]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_absent(found: list[str], place: int) -> None:
    assert found[place].removesuffix(" Ok(())") == ROWS[place][2]

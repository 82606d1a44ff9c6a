"""Functions of Python's library that `std`, or a crate, has one thing for."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

SIGNED = "// DECIDE: `Duration` has no sign: a negative one panics; `jiff::SignedDuration` has one."
THERE = "// DECIDE: `create_dir_all` takes a directory that is there."

TIMES: list[Row] = [
    ("", "x = timedelta(days=1)", "let x = Duration::from_secs(24 * 60 * 60);"),
    ("", "x = timedelta(1, 30)", "let x = Duration::from_secs(24 * 60 * 60) + Duration::from_secs(30);"),
    ("", "x = timedelta(milliseconds=500)", "let x = Duration::from_millis(500);"),
    ("", "x = timedelta(seconds=0.5)", "let x = Duration::from_secs_f64(0.5);"),
    ("", "x = timedelta()", "let x = Duration::ZERO;"),
    ("n: int", "x = timedelta(minutes=n)", f"{SIGNED} let x = Duration::from_secs_f64(n as f64 * 60.0);"),
    ("n: float", "x = timedelta(seconds=n)", f"{SIGNED} let x = Duration::from_secs_f64(n);"),
    ("", "x = time.time()", "let x = jiff::Timestamp::now().as_duration().as_secs_f64();"),
]

SYSTEM: list[Row] = [
    ("", "x = os.getpid()", "let x = std::process::id();"),
    ("", "os._exit(3)", "std::process::exit(3);"),
    ("p: str", "os.makedirs(p, exist_ok=True)", "std::fs::create_dir_all(p)?;"),
    ("p: str", "os.makedirs(p)", f"{THERE} std::fs::create_dir_all(p)?;"),
    ("p: str", "x = os.path.dirname(p)", 'let x = Path::new(p).parent().unwrap_or(Path::new(""));'),
    ("p: Path", "x = os.path.join(p, 'a', 'b')", 'let x = p.join("a").join("b");'),
    ("p: str", "x = os.path.join(p, 'a', 'b')", 'let x = Path::new(p).join("a").join("b");'),
    ("", "x = os.environ.get('X')", 'let x = std::env::var("X").ok();'),
    ("", "x = os.getenv('X', 'd')", 'let x = std::env::var("X").unwrap_or_else(|_| "d".to_owned());'),
    ("", "x = 'X' in os.environ", 'let x = std::env::var_os("X").is_some();'),
]

OTHERS: list[Row] = [
    ("d: dict[str, int]", "x = copy.deepcopy(d)", "let x = d.clone();"),
    ("d: dict[str, int]", "x = json.dumps(d, indent=2)", "let x = serde_json::to_string_pretty(d)?;"),
    ("p: str", "warnings.warn(f'no {p}', DeprecationWarning, stacklevel=2)", 'tracing::warn!("no {p}");'),
]

ROWS = [*TIMES, *SYSTEM, *OTHERS]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_library(found: list[str], place: int) -> None:
    assert found[place].removesuffix(" Ok(())") == ROWS[place][2]

"""What Python's modules for the system and its clocks have, in Rust: what has no counterpart is left to write."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

PATHS: list[Row] = [
    (
        "p: str",
        "x = os.path.splitext(p)",
        (
            'let x = ( Path::new(p).with_extension("").to_string_lossy().into_owned(), '
            'Path::new(p).extension().map_or(String::new(), |end| format!(".{}", '
            "end.to_string_lossy())), );"
        ),
    ),
    (
        "p: str",
        "x = os.path.splitext(p)[1]",
        ('let x = Path::new(p).extension().map_or(String::new(), |end| format!(".{}", end.to_string_lossy()));'),
    ),
    ("p: Path", "x = os.path.splitext(p)[0]", 'let x = p.with_extension("").to_string_lossy().into_owned();'),
    (
        "p: str",
        "head, tail = os.path.split(p)",
        (
            'let (head, tail) = ( Path::new(p).parent().unwrap_or(Path::new("")).to_owned(), '
            "Path::new(p).file_name().unwrap_or_default().to_string_lossy().into_owned(), );"
        ),
    ),
    (
        "p: str",
        "x = os.path.getmtime(p)",
        (
            "let x = std::fs::metadata(p).and_then(|found| found.modified()).map(|time| { "
            "time.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs_f64() })?;"
        ),
    ),
    (
        "p: str",
        "x = os.path.expanduser(p)",
        "// DECIDE: `tilde` leaves `~name` as it is. let x = shellexpand::tilde(p).into_owned();",
    ),
    (
        "p: Path",
        "x = os.path.expanduser(p)",
        (
            "// DECIDE: `tilde` leaves `~name` as it is. let x = "
            "PathBuf::from(shellexpand::tilde(&p.to_string_lossy()).into_owned());"
        ),
    ),
    ("p: str", "x = os.path.lexists(p)", "let x = std::fs::symlink_metadata(p).is_ok();"),
    ("p: str", "x = os.path.relpath(p)", 'let x = todo!("os.path.relpath(p)");'),
    (
        "p: str",
        "x = os.path.splitext(p)[n]",
        (
            'let x = &( Path::new(p).with_extension("").to_string_lossy().into_owned(), '
            'Path::new(p).extension().map_or(String::new(), |end| format!(".{}", '
            "end.to_string_lossy())), )[n];"
        ),
    ),
    ("", "x = os.sep + 'a'", 'let x = format!("{}a", std::path::MAIN_SEPARATOR_STR);'),
]

SYSTEM: list[Row] = [
    ("", "x = os.environ['X']", 'let x = std::env::var("X")?;'),
    (
        "v: str",
        "os.environ['X'] = v",
        (
            "// DECIDE: `set_var` is `unsafe`: another thread may read the environment; to hand the "
            'value on is safe. unsafe { std::env::set_var("X", v) };'
        ),
    ),
    (
        "",
        "del os.environ['X']",
        (
            "// DECIDE: `remove_var` is `unsafe`: another thread may read the environment; to hand the "
            'value on is safe. unsafe { std::env::remove_var("X") };'
        ),
    ),
    ("", "x = os.environ.copy()", "let x = std::env::vars().collect::<HashMap<_, _>>();"),
    ("", "sys.path.insert(0, 'x')", 'todo!("sys.path.insert(0, \\"x\\")");'),
    ("", "sys.modules['a'] = None", 'todo!("sys.modules[\\"a\\"] = None");'),
    ("", "del sys.modules['a']", 'todo!("del sys.modules[\\"a\\"]");'),
    ("", "x = sys.argv[1:]", "let x = std::env::args().skip(1).collect::<Vec<_>>();"),
    ("", "x = sys.platform == 'win32'", "let x = cfg!(windows);"),
    ("", "x = sys.platform.startswith('linux')", 'let x = cfg!(target_os = "linux");'),
    ("", "x = os.name != 'nt'", "let x = !cfg!(windows);"),
    (
        "",
        "x = sys.platform == 'beos'",
        (
            "// DECIDE: `sys.platform` is of another spelling: `linux`, `macos`, `windows`. let x = "
            'std::env::consts::OS == "beos";'
        ),
    ),
    ("s: str", "sys.stdout.write(s)", 'print!("{s}");'),
    ("", "sys.stderr.write('a\\n')", 'eprintln!("a");'),
    ("", "sys.stdout.flush()", "std::io::stdout().flush()?;"),
    ("", "x = sys.stdin.read()", "let x = std::io::read_to_string(std::io::stdin())?;"),
    ("", "x = sys.stdout.isatty()", "let x = std::io::stdout().is_terminal();"),
    ("", "x = sys.maxsize", "let x = i64::MAX;"),
    (
        "p: str",
        "os.chmod(p, 0o755)",
        "std::fs::set_permissions(p, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;",
    ),
    ("p: str, q: str", "os.symlink(p, q)", "std::os::unix::fs::symlink(p, q)?;"),
    ("m: int", "x = stat.S_ISDIR(m)", "let x = m as u32 & libc::S_IFMT == libc::S_IFDIR;"),
    ("", "x = errno.EAGAIN", "let x = libc::EAGAIN;"),
    ("", "x = signal.SIGTERM", "let x = libc::SIGTERM;"),
    ("", "x = socket.AF_INET6", "let x = libc::AF_INET6;"),
    ("", "x = signal.getsignal(signal.SIGINT)", 'let x = todo!("signal.getsignal(libc::SIGINT)");'),
    ("p: str", "shutil.rmtree(p, ignore_errors=True)", "std::fs::remove_dir_all(p).unwrap_or_default();"),
    ("", "x = shutil.which('ls')", 'let x = which::which("ls").ok();'),
    ("", "x = tempfile.mkdtemp()", "let x = tempfile::tempdir().map(tempfile::TempDir::keep)?;"),
    ("", "x = http.HTTPStatus.NOT_FOUND", "let x = http::StatusCode::NOT_FOUND;"),
    ("", "x = http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE", "let x = http::StatusCode::PAYLOAD_TOO_LARGE;"),
]

CLOCKS: list[Row] = [
    ("", "x = time.monotonic()", "let x = Instant::now();"),
    ("", "x = time.monotonic() + 5", "let x = Instant::now() + Duration::from_secs_f64(5.0);"),
    (
        "",
        "start = time.perf_counter()\n    x = time.perf_counter() - start",
        "let start = Instant::now(); let x = start.elapsed().as_secs_f64();",
    ),
    (
        "",
        "a = time.monotonic() + 1.5\n    b = time.monotonic()\n    x = a - b",
        (
            "let a = Instant::now() + Duration::from_secs_f64(1.5); let b = Instant::now(); // DECIDE: "
            "`Instant`s have no negative distance: zero where the second is the later one. let x = "
            "a.saturating_duration_since(b).as_secs_f64();"
        ),
    ),
    ("", "x = time.strftime('%Y')", 'let x = jiff::Zoned::now().strftime("%Y").to_string();'),
    ("", "x = time.strftime('%Y', time.gmtime())", 'let x = jiff::Timestamp::now().strftime("%Y").to_string();'),
    ("", "x = datetime.datetime.now(datetime.timezone.utc)", "let x = jiff::Timestamp::now();"),
    (
        "d: datetime.datetime",
        "x = d.strftime('%Y')",
        (
            "// DECIDE: which zone: a `Timestamp` has none, its parts are those of UTC here. let x = "
            'd.strftime("%Y").to_string();'
        ),
    ),
    (
        "d: datetime.datetime",
        "x = d.isoformat()",
        ("// DECIDE: `isoformat` writes an offset, or nothing; a `Timestamp` writes `Z`. let x = d.to_string();"),
    ),
    ("d: datetime.date", "x = d.isoformat()", "let x = d.to_string();"),
    ("d: datetime.date", "x = d.year", "let x = i64::from(d.year());"),
    ("d: datetime.datetime", "x = d.timestamp()", "let x = d.as_duration().as_secs_f64();"),
    ("d: datetime.datetime", "x = d.replace(hour=1)", 'let x = todo!("d.replace(hour=1)");'),
    (
        "a: datetime.datetime, b: datetime.datetime",
        "x = (a - b).total_seconds()",
        (
            "// DECIDE: `Duration` has no sign: zero when the second time is the later one. let x = "
            "Duration::try_from(a.duration_since(b)).unwrap_or_default().as_secs_f64();"
        ),
    ),
    (
        "n: float",
        "x = datetime.datetime.fromtimestamp(n)",
        "let x = jiff::Timestamp::from_duration(jiff::SignedDuration::from_secs_f64(n))?;",
    ),
    ("s: str", "x = datetime.datetime.strptime(s, '%Y')", 'let x = jiff::civil::DateTime::strptime("%Y", s)?;'),
]

ROWS = [*PATHS, *SYSTEM, *CLOCKS]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_modules(found: list[str], place: int) -> None:
    assert found[place].removesuffix(" Ok(())") == ROWS[place][2]

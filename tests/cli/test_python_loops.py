"""Loops, packed numbers and functions of Python's library that are handed on."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

ROWS: list[Row] = [
    (
        "",
        "loop = asyncio.get_running_loop()\n    x = loop.create_future()",
        'let r#loop = tokio::runtime::Handle::current(); let x = todo!("r#loop.create_future()");',
    ),
    (
        "f: Any",
        "loop = asyncio.get_running_loop()\n    t = loop.create_task(f())",
        "let r#loop = tokio::runtime::Handle::current(); let t = r#loop.spawn(f());",
    ),
    (
        "f: Any",
        "x = await asyncio.get_running_loop().run_in_executor(None, f, 1)",
        'let x = tokio::task::spawn_blocking(move || f(1)).await.expect("a thread that does not panic");',
    ),
    ("p: str", "x = await asyncio.to_thread(os.remove, p)", 'let x = todo!("asyncio.to_thread(os.remove, p)");'),
    (
        "f: Any, p: str",
        "x = await asyncio.to_thread(f, p)",
        'let x = tokio::task::spawn_blocking(move || f(p)).await.expect("a thread that does not panic");',
    ),
    (
        "",
        "e = asyncio.Event()\n    e.set()\n    await e.wait()\n    x = e.is_set()",
        "let e = CancellationToken::new(); e.cancel(); e.cancelled().await; let x = e.is_cancelled();",
    ),
    ("", "e = asyncio.Event()\n    e.clear()", 'let e = CancellationToken::new(); todo!("e.clear()");'),
    (
        "loop: asyncio.AbstractEventLoop",
        "x = loop.time() + 5",
        "let x = Instant::now() + Duration::from_secs_f64(5.0);",
    ),
    ("n: int", "x = struct.pack('<I', n)", "let x = u32::try_from(n).map(|number| number.to_le_bytes().to_vec())?;"),
    ("b: bytes", "x = struct.unpack('!H', b)[0]", "let x = <[u8; 2]>::try_from(b).map(u16::from_be_bytes)?;"),
    ("b: bytes", "(x,) = struct.unpack('>Q', b)", "let x = <[u8; 8]>::try_from(b).map(u64::from_be_bytes)?;"),
    ("n: int", "x = struct.pack('I', n)", 'let x = todo!("struct.pack(\\"I\\", n)");'),
    ("n: int", "x = struct.pack('<II', n, n)", 'let x = todo!("struct.pack(\\"<II\\", n, n)");'),
    ("f: Any", "f(json.dumps)", "f(serde_json::to_string);"),
    (
        "f: Any",
        "f(os.path.basename)",
        "f(|value| { Path::new(&value).file_name().unwrap_or_default().to_string_lossy().into_owned() });",
    ),
    ("f: Any", "f(time.monotonic)", "f(Instant::now);"),
    ("f: Any", "f(os.walk)", 'f(todo!("os.walk"));'),
    (
        "ps: list[str]",
        "x = list(map(os.path.basename, ps))",
        (
            "let x = ps.iter().map(|value| { "
            "Path::new(&value).file_name().unwrap_or_default().to_string_lossy().into_owned() "
            "}).collect::<Vec<_>>();"
        ),
    ),
    ("", "x = sys.version_info >= (3, 8)", 'let x = todo!("sys.version_info >= (3, 8)");'),
    ("", "x = sys.version_info[0] == 3", 'let x = todo!("sys.version_info[0] == 3");'),
    ("", "x = sys.version_info[:2] < (3, 9)", 'let x = todo!("sys.version_info[..2] < (3, 9)");'),
    ("f: Any", "f(sys)", 'f(todo!("sys"));'),
    (
        "m: re.Match[str]",
        "x = m.groups()",
        ("let x = m.iter().skip(1).map(|group| group.map(|one| one.as_str().to_owned())).collect::<Vec<_>>();"),
    ),
    (
        "m: re.Match[str]",
        "a, b = m.groups()",
        (
            "// DECIDE: another number of values is a `ValueError` in the source, here it panics. let "
            "[a, b] = <[_; 2]>::try_from( m.iter().skip(1).map(|group| group.map(|one| "
            "one.as_str().to_owned())).collect::<Vec<_>>(), ).unwrap();"
        ),
    ),
    ("s: socket.socket", "x = s.fileno()", "let x = s.fileno();"),
    ("e: OSError", "x = str(e)", "let x = e.to_string();"),
    ("h: http.HTTPStatus", "x = h", "let x = h;"),
    ("a: list[int]", "(x,) = a", "let x = a[0];"),
    ("n: int", "(x,) = (n,)", "let x = n;"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_loops(found: list[str], place: int) -> None:
    assert found[place].removesuffix(" Ok(())") == ROWS[place][2]

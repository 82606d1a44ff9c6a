"""What Python's operators and methods become on values whose type the source tells."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

REPEATED: list[Row] = [
    ("", 'x = b"a" * 10', "let x = vec![b'a'; 10];"),
    ("", 'x = b"\\0" * 10', "let x = vec![0u8; 10];"),
    ("n: int", 'x = b"ab" * n', 'let x = b"ab".repeat(usize::try_from(n).unwrap_or(0));'),
    ("", 'x = b"a" * 1024 * 1024', "let x = vec![b'a'; 1024 * 1024];"),
    ("", 'x = b"a" * 2**20', "let x = vec![b'a'; 2_usize.pow(20)];"),
    ("n", 'x = n * "-"', 'let x = "-".repeat(n);'),
    ("s: str", 'x = "-" * len(s)', 'let x = "-".repeat(s.len());'),
    ("s: str", 'x = "-" * (20 - len(s))', 'let x = "-".repeat(20_usize.saturating_sub(s.len()));'),
    ("s: str", 'x = "-" * (len(s) - 2)', 'let x = "-".repeat(s.len().saturating_sub(2));'),
    ("s: str, n: int", "x = s * n", "let x = s.repeat(usize::try_from(n).unwrap_or(0));"),
    ("", 'x = "-" * -1', 'let x = "-".repeat(0);'),
    ("", "x = [0] * 8", "let x = vec![0; 8];"),
    ("", "x = (0, 1) * 8", "let x = [0, 1].repeat(8);"),
    ("xs: list[int]", "x = xs * 2", "let x = xs.repeat(2);"),
    ("xs: list[str]", "x = 2 * xs", "let x = std::iter::repeat_n(&xs[..], 2).flatten().cloned().collect::<Vec<_>>();"),
    ("s: str", 'x = " " * 4 + s', 'let x = format!("{}{s}", " ".repeat(4));'),
    ("a, b", "x = a * b", "let x = a * b;"),
    ("n: int", "x = 3 * n", "let x = 3 * n;"),
]

JOINED: list[Row] = [
    ("xs: list[bytes]", 'x = b"".join(xs)', "let x = xs.concat();"),
    ("xs", 'x = b"".join(xs)', "let x = xs.concat();"),
    ("xs: list[bytes]", 'x = b":".join(xs)', "let x = xs.join(&b':');"),
    ("xs: list[bytes]", 'x = b"{".join(xs)', "let x = xs.join(&b'{');"),
    ("xs: list[bytes]", 'x = b", ".join(xs)', 'let x = xs.join(&b", "[..]);'),
    ("sep: bytes, xs: list[bytes]", "x = sep.join(xs)", "let x = xs.join(&sep[..]);"),
    ("a: bytes", 'x = b"".join([a, b"b"])', 'let x = [&a[..], &b"b"[..]].concat();'),
    ("xs: list[bytes]", 'x = b"".join(a for a in xs)', "let x = xs.iter().cloned().collect::<Vec<_>>().concat();"),
    ("xs: list[str]", 'x = ",".join(xs)', 'let x = xs.join(",");'),
    (
        "xs: list[str]",
        'x = "".join(a.upper() for a in xs)',
        "let x = xs.iter().map(|a| a.to_uppercase()).collect::<String>();",
    ),
    (
        "xs: list[str]",
        'x = ",".join(a.upper() for a in xs)',
        'let x = xs.iter().map(|a| a.to_uppercase()).collect::<Vec<_>>().join(",");',
    ),
    ("xs: set[str]", 'x = ",".join(xs)', 'let x = xs.iter().cloned().collect::<Vec<_>>().join(",");'),
    ("xs: dict[str, int]", 'x = ",".join(xs)', 'let x = xs.keys().cloned().collect::<Vec<_>>().join(",");'),
    ("a: str", 'x = ",".join((a, "b"))', 'let x = [a.to_owned(), "b".to_owned()].join(",");'),
    ("xs: list[str]", 'x = ",".join(reversed(xs))', 'let x = xs.iter().rev().cloned().collect::<Vec<_>>().join(",");'),
]

FROM_THE_END: list[Row] = [
    ("xs: list[str]", "x = xs[-1]", "let x = &xs[xs.len() - 1];"),
    ("xs", "x = xs[0][-2]", "let x = &xs[0][xs[0].len() - 2];"),
    ("xs", "x = xs.rows()[-1]", "let x = xs.rows().last().unwrap();"),
    ("t: tuple[str, int]", "x = t[-1]", "let x = &t.1;"),
    ("xs: dict[int, str]", "x = xs[-1]", "let x = &xs[&-1];"),
    ("s: str", "x = s.split(':')[0]", 'let x = s.split(":").next().unwrap();'),
    ("s: str", "x = s.split(':')[-1]", 'let x = s.rsplit(":").next().unwrap();'),
    ("s: str", "x = s.split(':', 1)[1]", 'let x = s.splitn(2, ":").nth(1).unwrap();'),
    ("s: bytes", "x = s.split(b':')[-1]", "let x = s.split(|&byte| byte == b':').last().unwrap();"),
]

CODED: list[Row] = [
    ("s: str", 'out(s.encode("UTF_8", "replace"))', "out(s.as_bytes());"),
    ("s", 'out(s.encode("utf-8"))', "out(s.as_bytes());"),
    ("s", 'out(s.encode("zip"))', 'out(s.encode("zip"));'),
    ("s: str", 'x = f"a{s}".encode()', 'let x = format!("a{s}").into_bytes();'),
    ("", 'x = "GET".encode("ascii")', 'let x = b"GET";'),
    (
        "s: str",
        'x = s.encode("ascii")',
        (
            "// DECIDE: `ascii` refuses other characters, which `as_bytes` gives as UTF-8: ask `is_ascii` before. "
            "let x = s.as_bytes();"
        ),
    ),
    (
        "s: str",
        'x = s.encode("latin-1")',
        "let x = s.chars().map(u8::try_from).collect::<Result<Vec<_>, _>>()?; Ok(())",
    ),
    ("b: bytes", "x = b.decode()", "let x = std::str::from_utf8(b)?; Ok(())"),
    ("b: bytes", 'x = b.decode(errors="replace")', "let x = String::from_utf8_lossy(b).into_owned();"),
    (
        "b: bytes",
        'x = b.decode("utf8", "ignore")',
        "let x = b.utf8_chunks().map(|chunk| chunk.valid()).collect::<String>();",
    ),
    ("b: bytes", 'x = b.decode("latin1")', "let x = b.iter().map(|&byte| char::from(byte)).collect::<String>();"),
]

SEARCHED: list[Row] = [
    ("b: bytes", 'x = b"ab" in b', 'let x = b.windows(2).any(|window| window == b"ab");'),
    ("b: bytes", 'x = b"a" not in b', "let x = !b.contains(&b'a');"),
    ("b: bytes", "x = 10 in b", "let x = b.contains(&10);"),
    ("b: bytes, c: bytes", "x = c in b", "let x = memchr::memmem::find(b, c).is_some();"),
    ("b: bytes", 'x = b.find(b"a") >= 0', "let x = b.iter().position(|&byte| byte == b'a').is_some();"),
    ("s: str", 'x = s.find("a") == -1', 'let x = s.find("a").is_none();'),
    (
        "s: str",
        'x = s.find("a")',
        (
            "// DECIDE: `find` gives -1 where there is nothing: an `Option`, and `let … else`. "
            'let x = s.find("a").map_or(-1, |at| at as i64);'
        ),
    ),
    ("b: bytes", 'x = b"a" == b', 'let x = b == b"a";'),
    ("b: bytes", 'assert b"a" == b', 'assert_eq!(b, b"a");'),
    (
        "b: bytes",
        'x = b.startswith((b"a", b"bc"))',
        'let x = [&b"a"[..], &b"bc"[..]].iter().any(|part| b.starts_with(part));',
    ),
    ("s: str", 'x = s.endswith(("a", "b"))', 'let x = ["a", "b"].iter().any(|part| s.ends_with(part));'),
    ("d: dict[str, int]", 'x = "a" in d.keys()', 'let x = d.contains_key("a");'),
    ("d: dict[str, int]", "x = 1 in d.values()", "let x = d.values().any(|item| *item == 1);"),
]

TEXTS: list[Row] = [
    ("s: str", 'x = s.split(":", 1)', 'let x = s.splitn(2, ":").map(str::to_owned).collect::<Vec<_>>();'),
    ("s: str", "x = s.split(None)", "let x = s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();"),
    ("s: str", 'x = s.rstrip("/")', "let x = s.trim_end_matches('/');"),
    ("s: str", 'x = s.lstrip("ab")', 'let x = s.trim_start_matches(|c: char| "ab".contains(c));'),
    ("s: str", 'x = s.replace("a", "b", 1)', 'let x = s.replacen("a", "b", 1);'),
    ("s: str", "x = s.splitlines(True)", "let x = s.split_inclusive('\\n').map(str::to_owned).collect::<Vec<_>>();"),
    ("s: str", "x = s.rjust(8)", 'let x = format!("{:>8}", s);'),
    ("s: str, n: int", 'x = s.ljust(n, "-")', 'let x = format!("{:-<1$}", s, n as usize);'),
    ("s: str", "x = s.zfill(8)", 'let x = format!("{:0>8}", s);'),
    ("s: str", "x = s.isdigit()", "let x = !s.is_empty() && s.chars().all(char::is_numeric);"),
    ("b: bytes", "x = b.strip().lower()", "let x = b.trim_ascii().to_ascii_lowercase();"),
    ("b: bytes", 'x = b.count(b"\\n")', "let x = b.iter().filter(|&&byte| byte == b'\\n').count();"),
]

ROWS = [*REPEATED, *JOINED, *FROM_THE_END, *CODED, *SEARCHED, *TEXTS]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "a.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_values(place: int, shown: list[str]) -> None:
    assert shown[place] == ROWS[place][2]

"""Functions of Go's library for texts and formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed

TEXTS: list[Row] = [
    (
        "s string",
        'x := strings.Index(s, "a")',
        'let x = s.find("a").map_or(-1, |at| at as i64);',
    ),
    (
        "s string",
        'x := strings.Index(s, "a") >= 0 || strings.Index(s, "b") == -1 || strings.Index(s, "c") == 0',
        'let x = s.contains("a") || !s.contains("b") || s.starts_with("c");',
    ),
    (
        "s string",
        'x := strings.Index(s, "a") > 3',
        'let x = s.find("a").map_or(-1, |at| at as i64) > 3;',
    ),
    (
        "s string",
        'x := strings.LastIndex(s, "/")',
        'let x = s.rfind("/").map_or(-1, |at| at as i64);',
    ),
    (
        "s string, c byte",
        "x, y := strings.IndexByte(s, ':'), strings.IndexByte(s, c)",
        (
            "let x = s.find(':').map_or(-1, |at| at as i64); let y = s.bytes().position(|byte| byte == "
            "c).map_or(-1, |at| at as i64);"
        ),
    ),
    (
        "s string",
        'if rest, ok := strings.CutPrefix(s, "a"); ok {\n\t\tuse(rest)\n\t}',
        'if let Some(rest) = s.strip_prefix("a") { r#use(rest); }',
    ),
    (
        "b []byte",
        "x := bytes.IndexByte(b, '\\n')",
        "let x = memchr::memchr(b'\\n', b).map_or(-1, |at| at as i64);",
    ),
    (
        "b, c []byte",
        "x := bytes.Index(b, c) >= 0",
        "let x = memchr::memmem::find(b, c).is_some();",
    ),
    (
        "n int64, u uint64",
        "x, y := strconv.FormatInt(n, 10), strconv.FormatUint(u, 16)",
        'let x = n.to_string(); let y = format!("{:x}", u);',
    ),
    (
        "n int64",
        "x := strconv.FormatInt(n, 16)",
        (
            "// DECIDE: of a negative number Go writes the sign, and Rust its two's complement. let x = "
            'format!("{:x}", n);'
        ),
    ),
    (
        "f float64",
        "x, y := strconv.FormatFloat(f, 'f', -1, 64), strconv.FormatFloat(f, 'f', 2, 64)",
        'let x = f.to_string(); let y = format!("{:.2}", f);',
    ),
    (
        "f float64",
        "x := strconv.FormatFloat(f, 'g', -1, 64)",
        "let x = todo!(\"strconv.FormatFloat(f, 'g', -1, 64)\");",
    ),
    (
        "s string",
        "n, err := strconv.ParseInt(s, 10, 32)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(n)",
        "let n = s.parse::<i32>().map(i64::from)?; r#use(n);",
    ),
    (
        "s string",
        "n, err := strconv.ParseUint(s, 16, 8)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(n)",
        "let n = u8::from_str_radix(s, 16).map(u64::from)?; r#use(n);",
    ),
    (
        "s string",
        "v, err := strconv.ParseBool(s)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(v)",
        (
            "// DECIDE: Go also takes `1`, `t`, `T`, `TRUE`, `True` and the like for false; `parse` takes "
            "`true` and `false`. let v = s.parse::<bool>()?; r#use(v);"
        ),
    ),
    (
        "b []byte, n int64",
        "b = strconv.AppendInt(b, n, 10)",
        "b.extend_from_slice(n.to_string().as_bytes());",
    ),
    (
        "b []byte, n int64",
        'b = fmt.Appendf(b, "%03d", n)',
        'b.extend_from_slice(format!("{n:03}").as_bytes());',
    ),
    (
        "r rune",
        "x := unicode.IsDigit(r) || unicode.IsControl(r)",
        (
            "// DECIDE: `is_numeric` also takes `½` and `Ⅷ`; for digits of ASCII `is_ascii_digit`. let x = "
            "r.is_numeric() || r.is_control();"
        ),
    ),
    (
        "s string",
        "r, n := utf8.DecodeRuneInString(s)\n\tuse(r, n)",
        ("let (r, n) = s.chars().next().map_or((char::REPLACEMENT_CHARACTER, 0), |c| (c, c.len_utf8())); r#use(r, n);"),
    ),
]

PLACES: list[Row] = [
    (
        "s string",
        'i := strings.Index(s, ":")\n\tif i < 0 {\n\t\treturn nil\n\t}\n\tuse(s[:i], s[i+1:])',
        'let Some(i) = s.find(":") else { return Ok(()); }; r#use(&s[..i], &s[i + 1..]);',
    ),
    (
        "s string",
        'if i := strings.LastIndex(s, ":"); i >= 0 {\n\t\tuse(s[i+1:])\n\t}',
        'if let Some(i) = s.rfind(":") { r#use(&s[i + 1..]); }',
    ),
    (
        "s string",
        "if i := strings.IndexByte(s, ':'); i != -1 {\n\t\ts = s[:i]\n\t} else {\n\t\tuse(s)\n\t}",
        "if let Some(i) = s.find(':') { s.truncate(i); } else { r#use(s); }",
    ),
    (
        "s string",
        'i := strings.Index(s, ":")\n\tif i == -1 {\n\t\ti = len(s)\n\t}\n\tuse(s[:i])',
        (
            'let mut i = s.find(":").map_or(-1, |at| at as i64); if i == -1 { i = s.len() as i64; } '
            "r#use(&s[..i as usize]);"
        ),
    ),
    (
        "s string",
        'i := strings.Index(s, ":")\n\tif i > 0 {\n\t\tuse(s[:i])\n\t}',
        'let i = s.find(":").map_or(-1, |at| at as i64); if i > 0 { r#use(&s[..i as usize]); }',
    ),
    (
        "s string",
        'i := strings.Index(s, ":")\n\tif i >= 0 {\n\t\tuse(s)\n\t}\n\tuse(i)',
        'let i = s.find(":").map_or(-1, |at| at as i64); if i >= 0 { r#use(s); } r#use(i);',
    ),
    (
        "b []byte",
        "for {\n\t\ti := bytes.IndexByte(b, '\\n')\n\t\tif i < 0 {\n\t\t\tbreak\n\t\t}\n\t\tb = b[i+1:]\n\t}",
        "loop { let Some(i) = memchr::memchr(b'\\n', &b) else { break; }; b.drain(..i + 1); }",
    ),
]

FORMATS: list[Row] = [
    (
        "n int, s string, f float64",
        'fmt.Printf("%03d %x %5.2f %-4s %%\\n", n, n, f, s)',
        'println!("{n:03} {n:x} {f:5.2} {s:<4} %");',
    ),
    (
        "w io.Writer",
        'fmt.Fprintf(w, "100%%\\n")',
        '// DECIDE: the source drops the error of `fmt::fprintf`. let _ = writeln!(w, "100%");',
    ),
    (
        "s string, n int",
        'log.Printf("%5d %q %T", n, s, n)',
        'tracing::info!("{n:5} {s:?} {}", std::any::type_name_of_val(&n));',
    ),
    (
        "s string, n int",
        "x := fmt.Sprint(s, n, n)",
        'let x = format!("{s}{n} {n}");',
    ),
    (
        "w io.Writer, s string",
        'fmt.Fprint(w, "100%", s)',
        '// DECIDE: the source drops the error of `fmt::fprint`. let _ = write!(w, "100%{s}");',
    ),
    (
        "p *int",
        'fmt.Printf("%p", p)',
        'todo!("fmt.Printf(\\"%p\\", p)");',
    ),
]


@pytest.mark.parametrize("rows", [TEXTS, PLACES, FORMATS])
def test_texts(rows: list[Row], tmp_path: Path) -> None:
    assert printed(rows, tmp_path / "example.go") == [row[2] for row in rows]

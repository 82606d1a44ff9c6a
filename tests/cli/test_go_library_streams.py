"""Buffers of bytes, and readers and writers that have one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed

BUFFERS: list[Row] = [
    (
        "w io.Writer, s string, b []byte",
        (
            "var buf "
            "bytes.Buffer\n\tbuf.WriteString(s)\n\tbuf.WriteString(\"a\")\n\tbuf.WriteByte('\\n')\n"
            "\tbuf.Write(b)\n\tfmt.Fprintf(&buf, "
            '"%d", 1)\n\tuse(buf.String(), buf.Len())'
        ),
        (
            'let mut buf = Vec::new(); buf.extend_from_slice(s.as_bytes()); buf.extend_from_slice(b"a"); '
            "buf.push(b'\\n'); buf.extend_from_slice(b); let _ = write!(buf, \"{}\", 1); "
            "r#use(String::from_utf8_lossy(&buf).into_owned(), buf.len());"
        ),
    ),
    (
        "b []byte",
        'buf := bytes.NewBuffer(nil)\n\tbuf.WriteString("a")',
        'let mut buf = Vec::new(); buf.extend_from_slice(b"a");',
    ),
    (
        "b []byte",
        "r := bytes.NewBuffer(b)\n\tuse(r)",
        "let r = std::io::Cursor::new(b.to_vec()); r#use(r);",
    ),
    (
        "buf *bytes.Buffer",
        "x := buf.Next(4)",
        'let x = todo!("buf.Next(4)");',
    ),
]

STREAMS: list[Row] = [
    (
        "w io.Writer, s string",
        (
            'out := bufio.NewWriter(w)\n\tout.WriteString(s)\n\tfmt.Fprintf(out, "%d", 1)\n\tif err := '
            "out.Flush(); err != nil {\n\t\treturn err\n\t}"
        ),
        (
            "let mut out = BufWriter::new(w); // DECIDE: the source drops the error of `out.write_string`. let "
            "_ = out.write_all(s.as_bytes()); // DECIDE: the source drops the error of `fmt::fprintf`. let _ = "
            'write!(out, "{}", 1); out.flush()?;'
        ),
    ),
    (
        "r io.Reader",
        (
            "in := bufio.NewReader(r)\n\tline, err := in.ReadString('\\n')\n\tif err != nil {\n\t\treturn "
            "err\n\t}\n\tuse(line)"
        ),
        "let r#in = BufReader::new(r); let line = todo!(\"r#in.ReadString('\\\\n')\"); r#use(line);",
    ),
    (
        "in *bufio.Reader, out *bufio.Writer",
        "out.WriteByte('a')\n\tuse(in)",
        ("// DECIDE: the source drops the error of `out.write_byte`. let _ = out.write_all(&[b'a']); r#use(r#in);"),
    ),
    (
        "s string, n int",
        'x := fmt.Sprintln(s, "a", n)',
        'let x = format!("{s} a {n}\\n");',
    ),
    (
        "a, b *part",
        "x := reflect.DeepEqual(a, b) || !reflect.DeepEqual(a.parts, b.parts)",
        (
            "// DECIDE: `==` is what `PartialEq` says; for Go a list that is nil differs from an empty one. "
            "let x = a == b || a.parts != b.parts;"
        ),
    ),
    (
        "s string",
        "a, err := netip.ParseAddr(s)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(a)",
        "let a = s.parse::<std::net::IpAddr>()?; r#use(a);",
    ),
    (
        "a, b []byte",
        "x := subtle.ConstantTimeCompare(a, b) == 1",
        "let x = i64::from(a.ct_eq(b).unwrap_u8()) == 1;",
    ),
    (
        "",
        "runtime.Gosched()",
        "tokio::task::yield_now().await;",
    ),
]

STREAMED: list[Row] = [
    (
        "r io.Reader, p *part",
        "dec := json.NewDecoder(r)\n\treturn dec.Decode(p)",
        "*p = serde_json::from_reader(r)?; return Ok(());",
    ),
    (
        "w io.Writer, p *part",
        "enc := json.NewEncoder(w)\n\tif err := enc.Encode(p); err != nil {\n\t\treturn err\n\t}",
        ("// DECIDE: Go ends the text with a line break, and escapes `<`, `>` and `&`. serde_json::to_writer(w, p)?;"),
    ),
    (
        "w io.Writer, ps []part",
        (
            "enc := json.NewEncoder(w)\n\tfor _, p := range ps {\n\t\tif err := enc.Encode(p); err != nil "
            "{\n\t\t\treturn err\n\t\t}\n\t}"
        ),
        'let enc = todo!("json.NewEncoder(w)"); for p in ps { enc.encode(p)?; }',
    ),
    (
        "w io.Writer, p *part",
        'enc := json.NewEncoder(w)\n\tenc.SetIndent("", " ")\n\treturn enc.Encode(p)',
        'let enc = todo!("json.NewEncoder(w)"); enc.set_indent("", " "); return Ok(enc.encode(p)?);',
    ),
    (
        "a string",
        "host, port, err := net.SplitHostPort(a)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(host, port)",
        'let (host, port): (String, String) = todo!("net.SplitHostPort(a)"); r#use(host, port);',
    ),
]

FAILING: list[Row] = [
    (
        "buf *bytes.Buffer, b []byte",
        "if _, err := buf.Write(b); err != nil {\n\t\treturn err\n\t}",
        "buf.extend_from_slice(b);",
    ),
    (
        "buf *bytes.Buffer, b []byte",
        "n, err := buf.Write(b)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(n)",
        "buf.extend_from_slice(b); let n = b.len(); r#use(n);",
    ),
    (
        "sb *strings.Builder, s string",
        "if _, err := sb.WriteString(s); err != nil {\n\t\tuse(err)\n\t}",
        "// DECIDE: `sb.push_str(s)` cannot fail: nothing is done about its error. sb.push_str(s);",
    ),
]


@pytest.mark.parametrize("rows", [BUFFERS, STREAMS, STREAMED, FAILING])
def test_buffers_and_streams(rows: list[Row], tmp_path: Path) -> None:
    assert printed(rows, tmp_path / "example.go") == [row[2] for row in rows]

"""Functions of Go's library for paths, times and codings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed

PATHS: list[Row] = [
    (
        "s string",
        "x := filepath.Base(s)",
        (
            "// DECIDE: `file_name` has none for `..`, `/` and an empty path; Go gives `..`, `/` and `.`. let "
            "x = Path::new(s).file_name().unwrap_or_default().to_string_lossy().into_owned();"
        ),
    ),
    (
        "s string",
        "x := filepath.Dir(s)",
        (
            "// DECIDE: `parent` of a bare name is empty, and `a/` has one; Go gives `.` and `a`. let x = "
            'Path::new(s).parent().unwrap_or(Path::new("/"));'
        ),
    ),
    (
        "s string",
        "x := filepath.Ext(s)",
        (
            "// DECIDE: `.profile` has no extension here; in Go the whole name is one. let x = "
            'Path::new(s).extension().map_or(String::new(), |end| format!(".{}", end.to_string_lossy()));'
        ),
    ),
    (
        "s string",
        "x := filepath.Clean(s)",
        'let x = todo!("filepath.Clean(s)");',
    ),
    (
        "s, t string",
        "x := path.Join(s, t)",
        '// DECIDE: `path.Join` also cleans: empty parts, `.`, `..` and `//` go. let x = format!("{s}/{t}");',
    ),
    (
        "s string",
        'x := filepath.Join(s, "a", "b", "c", "d")',
        'let x = Path::new(s).join("a").join("b").join("c").join("d");',
    ),
    (
        "s string",
        (
            "f, err := os.OpenFile(s, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)\n\tif err != nil "
            "{\n\t\treturn err\n\t}\n\tuse(f)"
        ),
        (
            "// DECIDE: the mode: `OpenOptionsExt::mode`, on Unix only. let f = "
            "std::fs::OpenOptions::new().append(true).create(true).open(s)?; r#use(f);"
        ),
    ),
    (
        "s string",
        (
            "f, err := os.OpenFile(s, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)\n\tif err != nil {\n\t\treturn "
            "err\n\t}\n\tuse(f)"
        ),
        (
            "// DECIDE: the mode: `OpenOptionsExt::mode`, on Unix only. let f = "
            "std::fs::OpenOptions::new().read(true).write(true).create_new(true).open(s)?; r#use(f);"
        ),
    ),
    (
        "s string, flags int",
        "f, err := os.OpenFile(s, flags, 0o600)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(f)",
        'let f = todo!("os.OpenFile(s, flags, 0o600)"); r#use(f);',
    ),
    (
        "",
        'v, ok := os.LookupEnv("HOME")\n\tif !ok {\n\t\treturn errors.New("no home")\n\t}\n\tuse(v)',
        'let v = std::env::var("HOME").ok().ok_or(Run9Error::NoHome)?; r#use(v);',
    ),
    (
        "r io.Reader",
        "io.Copy(io.Discard, r)",
        ("// DECIDE: the source drops the error of `io::copy`. let _ = std::io::copy(&mut r, &mut std::io::sink());"),
    ),
]

TIMES: list[Row] = [
    (
        "n int64",
        "x := time.Unix(n, 0)",
        'let x = jiff::Timestamp::from_second(n).expect("a time in range");',
    ),
    (
        "n int64",
        "x := time.Unix(0, n)",
        'let x = jiff::Timestamp::from_nanosecond(n as i128).expect("a time in range");',
    ),
    (
        "n, m int64",
        "x := time.Unix(n, m)",
        (
            "// DECIDE: nanoseconds beyond a second are out of range here; Go adds them up. let x = "
            'jiff::Timestamp::new(n, m as i32).expect("a time in range");'
        ),
    ),
    (
        "s string",
        "d, err := time.ParseDuration(s)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(d)",
        (
            "// DECIDE: `Duration` has no sign: a negative one is an error; so is `0` without a unit. let d = "
            "s.parse::<jiff::SignedDuration>().and_then(Duration::try_from)?; r#use(d);"
        ),
    ),
    (
        "s string",
        "t, err := time.Parse(time.RFC3339, s)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(t)",
        "let t = s.parse::<jiff::Timestamp>()?; r#use(t);",
    ),
    (
        "s string",
        't, err := time.Parse("2006", s)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(t)',
        'let t = todo!("time.Parse(\\"2006\\", s)"); r#use(t);',
    ),
    (
        "d time.Duration",
        "t := time.AfterFunc(d, func() { use(1) })\n\tt.Stop()",
        (
            "// DECIDE: a task is no timer: `abort` stops it, and whoever resets it spawns another. let t = "
            "tokio::spawn(async move { tokio::time::sleep(d).await; r#use(1); }); t.abort();"
        ),
    ),
]

CODINGS: list[Row] = [
    (
        "b []byte",
        "x := binary.LittleEndian.Uint32(b[4:])",
        'let x = u32::from_le_bytes(b[4..][..4].try_into().expect("4 bytes"));',
    ),
    (
        "b []byte, n uint64",
        "binary.BigEndian.PutUint64(b, n)",
        "b[..8].copy_from_slice(&n.to_be_bytes());",
    ),
    (
        "b []byte",
        "x := base64.StdEncoding.EncodeToString(b)",
        "let x = base64::prelude::BASE64_STANDARD.encode(b);",
    ),
    (
        "s string",
        "b, err := base64.RawURLEncoding.DecodeString(s)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(b)",
        (
            "// DECIDE: a line break inside the text is an error here; Go leaves it out. let b = "
            "base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(s)?; r#use(b);"
        ),
    ),
    (
        "b []byte",
        "x := sha256.Sum256(b)",
        "let x = sha2::Sha256::digest(b);",
    ),
    (
        "w io.Writer, v *part",
        "return json.NewEncoder(w).Encode(v)",
        (
            "// DECIDE: Go ends the text with a line break, and escapes `<`, `>` and `&`. return "
            "Ok(serde_json::to_writer(w, v)?);"
        ),
    ),
    (
        "b []byte, p *part",
        (
            'var v pair\n\tif err := json.Unmarshal(b, &v); err != nil {\n\t\tlog.Printf("bad: %s", '
            "err)\n\t\treturn nil\n\t}\n\tuse(v)"
        ),
        (
            'let v = match serde_json::from_slice::<Pair>(b) { Ok(v) => v, Err(err) => { tracing::info!("bad: '
            '{err}"); return Ok(()); } }; r#use(v);'
        ),
    ),
    (
        "b []byte, p *part",
        ('if err := json.Unmarshal(b, &p.size); err != nil {\n\t\tlog.Printf("bad: %s", err)\n\t\treturn nil\n\t}'),
        (
            "match serde_json::from_slice(b) { Ok(read) => { p.size = read; } Err(err) => { "
            'tracing::info!("bad: {err}"); return Ok(()); } }'
        ),
    ),
]


@pytest.mark.parametrize("rows", [PATHS, TIMES, CODINGS])
def test_paths_times_and_codings(rows: list[Row], tmp_path: Path) -> None:
    assert printed(rows, tmp_path / "example.go") == [row[2] for row in rows]

"""What Go's operators, fields and methods become on values whose type the source tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed

TIMES: list[Row] = [
    ("t time.Time, d time.Duration", "x := t.Add(d)", "let x = t + d;"),
    ("t time.Time, d time.Duration", "x := t.Add(-d)", "let x = t - d;"),
    ("t time.Time", "x := t.Add(-1 * time.Minute)", "let x = t - Duration::from_secs(60);"),
    ("t time.Time", "x := t.Add(-24 * time.Hour)", "let x = t - Duration::from_secs(24 * 60 * 60);"),
    ("t time.Time, d time.Duration", "x := t.Add(d * 2)", "let x = t + d * 2;"),
    ("t time.Time", "x := t.UnixNano()", "let x = t.as_nanosecond() as i64;"),
    (
        "t time.Time",
        "x := t.AddDate(0, 0, 3)",
        ("let x = (t.to_zoned(jiff::tz::TimeZone::system()) + jiff::Span::new().days(3)).timestamp();"),
    ),
    (
        "t time.Time",
        "x := t.AddDate(1, 0, 0)",
        (
            "// DECIDE: a day that the month lacks is its last one here; in Go it is in the next "
            "month. let x = (t.to_zoned(jiff::tz::TimeZone::system()) + "
            "jiff::Span::new().years(1)).timestamp();"
        ),
    ),
    (
        "t time.Time",
        "x := t.Truncate(time.Second)",
        (
            "let x = t.round( "
            "jiff::TimestampRound::new().smallest(jiff::Unit::Second).mode(jiff::RoundMode::Floor),"
            ' ).expect("a time in range");'
        ),
    ),
    ("t time.Time, d time.Duration", "x := t.Truncate(d)", 'let x = todo!("t.Truncate(d)");'),
    (
        "t time.Time",
        "x := time.Since(t)",
        ("let x = Duration::try_from(jiff::Timestamp::now().duration_since(t)).unwrap_or_default();"),
    ),
    (
        "t, u time.Time",
        "x := t.Sub(u)",
        (
            "// DECIDE: `Duration` has no sign: zero when the second time is the later one. let x "
            "= Duration::try_from(t.duration_since(u)).unwrap_or_default();"
        ),
    ),
    ("t, u time.Time", "x := t.Sub(u) < 0", "let x = t < u;"),
    ("t time.Time", "x := time.Until(t) <= 0", "let x = t <= jiff::Timestamp::now();"),
]

DURATIONS: list[Row] = [
    ("d time.Duration", "x := d == 0", "let x = d.is_zero();"),
    ("d time.Duration", "x := d > 0", "let x = !d.is_zero();"),
    ("d time.Duration", "x := d > 5", "let x = d > Duration::from_nanos(5);"),
    ("d time.Duration", "d = 0", "let d = Duration::ZERO;"),
    ("d time.Duration, n int", "x := time.Duration(n) * time.Second", "let x = Duration::from_secs(n as u64);"),
    ("n uint64", "x := time.Duration(n) * time.Hour", "let x = Duration::from_secs(n * 60 * 60);"),
    ("n int", "x := n * 2", "let x = n * 2;"),
    ("n T", "x := n * time.Second", "let x = Duration::from_secs(n as u64);"),
    ("f float64", "x := time.Duration(f * float64(time.Second))", "let x = Duration::from_secs_f64(f);"),
    ("d time.Duration, n int", "x := d * time.Duration(n)", "let x = d * n as u32;"),
    ("d time.Duration, n int", "x := d / time.Duration(n)", "let x = d / n as u32;"),
    ("d time.Duration, n int", "d *= time.Duration(n)", "d *= n as u32;"),
    ("d time.Duration", "x := int64(d / time.Millisecond)", "let x = d.as_millis() as i64;"),
    ("d time.Duration", "x := float64(d) / float64(time.Second)", "let x = d.as_secs_f64();"),
    ("d time.Duration", "x := int64(d)", "let x = d.as_nanos() as i64;"),
    ("n int64", "x := n * int64(time.Second)", "let x = n * 1_000_000_000_i64;"),
    ("n int64", "x := time.Duration(n)", "let x = Duration::from_nanos(n as u64);"),
    (
        "d time.Duration",
        "x := d.Round(time.Millisecond)",
        "let x = Duration::from_millis((d.as_secs_f64() * 1e3).round() as u64);",
    ),
    ("d, e time.Duration", "x := d.Round(e)", 'let x = todo!("d.Round(e)");'),
    (
        "",
        "x := -5 * time.Second",
        (
            "// DECIDE: `Duration` has no sign: subtract one, or take `jiff::SignedDuration`. let "
            'x = todo!("-5 * time.Second");'
        ),
    ),
]

URLS: list[Row] = [
    ("u *url.URL", 'x := u.Scheme == "http"', 'let x = u.scheme() == "http";'),
    ("u *url.URL", "x := u.Host", "let x = &u[url::Position::BeforeHost..url::Position::AfterPort];"),
    ("u *url.URL", 'x := u.Host == ""', "let x = u[url::Position::BeforeHost..url::Position::AfterPort].is_empty();"),
    ("u *url.URL", 'x := u.RawQuery != ""', "let x = !u.query().unwrap_or_default().is_empty();"),
    ("u *url.URL", "x := u.Path", "// DECIDE: `path` keeps what is percent-encoded as it is. let x = u.path();"),
    ("u *url.URL, s string", "u.Path = s", "u.set_path(s);"),
    ("u *url.URL, s string", "u.RawQuery = s", "u.set_query(Some(s));"),
    ("u *url.URL", "x := u.Hostname()", "let x = u.host_str().unwrap_or_default();"),
    ("u *url.URL", "x := u.String()", "let x = u.to_string();"),
    ("u *url.URL", "x := u.Redacted()", 'let x = todo!("u.Redacted()");'),
    ("u *URL", "x := u.Path", "let x = &u.path;"),
    ("u *URL", "x := u.Redacted()", "let x = u.redacted();"),
    (
        "s string",
        'x := &url.URL{Scheme: "http", Host: s}',
        'let x = todo!("url::Url {{ Scheme: \\"http\\".to_owned(), Host: s.to_owned() }}");',
    ),
]

STD: list[Row] = [
    ("re *regexp.Regexp, s string", "x := re.MatchString(s)", "let x = re.is_match(s);"),
    ("re *regexp.Regexp, s string", "x := re.FindAllString(s, 3)", 'let x = todo!("re.FindAllString(s, 3)");'),
    ("n uint64", "x := new(big.Int).SetUint64(n)", "let x = num_bigint::BigInt::from(n);"),
    (
        "n uint64",
        "x := big.NewInt(1)\n\tx.SetUint64(n)",
        "let mut x = num_bigint::BigInt::from(1); x = num_bigint::BigInt::from(n);",
    ),
    ("n *big.Int", "x := new(big.Int).Lsh(n, 8)", "let x = n << 8;"),
    (
        "ip net.IP",
        "x := ip.To4() == nil",
        "let x = Some(ip.to_canonical()).filter(std::net::IpAddr::is_ipv4).is_none();",
    ),
    ("ip net.IP", "x := ip.IsGlobalUnicast()", 'let x = todo!("ip.IsGlobalUnicast()");'),
    ("fi os.FileInfo", "x := fi.IsDir() && fi.Size() > 0", "let x = fi.is_dir() && fi.len() as i64 > 0;"),
    (
        "dir string",
        "fis, _ := os.ReadDir(dir)\n\tfor _, fi := range fis {\n\t\tuse(fi.Name())\n\t}",
        (
            "// DECIDE: entries come in no order; Go sorts them by name. // DECIDE: the source "
            "drops the error of `os::read_dir`. let fis = "
            "std::fs::read_dir(dir).and_then(|entries| entries.collect::<Result<Vec<_>, "
            "_>>()).unwrap_or_default(); for fi in &fis { "
            "r#use(fi.file_name().to_string_lossy().into_owned()); }"
        ),
    ),
    ("f *os.File", "f.Close()", "drop(f);"),
    (
        "f *os.File",
        "if err := f.Close(); err != nil {\n\t\treturn err\n\t}",
        ("// DECIDE: a file that is dropped is closed and tells no error; this tells some. f.sync_all()?;"),
    ),
    (
        "f *os.File",
        'f.WriteString("a")',
        ('// DECIDE: the source drops the error of `f.write_string`. let _ = f.write_all("a".as_bytes());'),
    ),
    (
        "d time.Duration",
        "t := time.NewTimer(d)\n\tif !t.Stop() {\n\t\tuse(1)\n\t}\n\tt.Reset(d)\n\tt.Stop()",
        (
            "let mut t = Box::pin(tokio::time::sleep(d)); if t.is_elapsed() { r#use(1); } "
            "t.as_mut().reset(tokio::time::Instant::now() + d); drop(t);"
        ),
    ),
]

BYTES: list[Row] = [
    (
        "s string",
        "x := s[0] == '\"'",
        ("// DECIDE: `s` is indexed: bytes, or the characters that `chars` gives? let x = s.as_bytes()[0] == b'\"';"),
    ),
    (
        "s string",
        "x := '0' <= s[0]",
        ("// DECIDE: `s` is indexed: bytes, or the characters that `chars` gives? let x = b'0' <= s.as_bytes()[0];"),
    ),
    (
        "b []byte",
        "for _, c := range b {\n\t\tswitch c {\n\t\tcase ' ', '\\'':\n\t\t\tuse(1)\n\t\t}\n\t}",
        "for &c in b { match c { b' ' | b'\\'' => { r#use(1); } _ => {} } }",
    ),
    (
        "s string",
        "for _, c := range s {\n\t\tswitch c {\n\t\tcase ' ':\n\t\t\tuse(1)\n\t\t}\n\t}",
        "for c in s.chars() { match c { ' ' => { r#use(1); } _ => {} } }",
    ),
    (
        "b []byte, s string",
        'b = append(b, "\\n"...)\n\tb = append(b, s...)',
        'b.extend_from_slice(b"\\n"); b.extend_from_slice(s.as_bytes());',
    ),
    (
        "s string",
        "x := []rune(s)\n\ty := string(x)",
        "let x = s.chars().collect::<Vec<_>>(); let y = x.iter().collect::<String>();",
    ),
]

KEPT: list[Row] = [
    (
        "",
        'm := make(map[string]struct{})\n\tm["a"] = struct{}{}',
        'let mut m = HashSet::new(); m.insert("a".to_owned());',
    ),
    ("m map[string]bool", 'm["a"] = true', 'm.insert("a".to_owned(), true);'),
    (
        "r R",
        "a, _, err := r.Read()\n\tif err != nil {\n\t\tuse(err)\n\t\treturn nil\n\t}\n\tuse(a)",
        ("let a = match r.read() { Ok((a, _)) => a, Err(err) => { r#use(err); return Ok(()); } }; r#use(a);"),
    ),
    (
        "dir string",
        "_, err := os.Stat(dir)\n\tuse(err)\n\t_, err = os.Stat(dir)\n\tuse(err)",
        ("let mut err = std::fs::metadata(dir).err(); r#use(err); err = std::fs::metadata(dir).err(); r#use(err);"),
    ),
    (
        "",
        'xs := []any{1}\n\txs = append(xs, "a")',
        (
            "let mut xs: Vec<Box<dyn std::any::Any + Send + Sync>> = vec![Box::new(1_i64) as "
            'Box<dyn std::any::Any + Send + Sync>]; xs.push(Box::new("a".to_owned()));'
        ),
    ),
    (
        "v any",
        "var b []byte\n\tb, _ = json.Marshal(v)\n\tuse(b)",
        (
            "let mut b = Vec::new(); // DECIDE: the source drops the error of `json::marshal`. b ="
            " serde_json::to_vec(v).unwrap_or_default(); r#use(b);"
        ),
    ),
    (
        "m map[string]int",
        'var v int\n\tvar ok bool\n\tv, ok = m["a"]\n\tuse(v, ok)',
        (
            'let mut v = 0; let mut ok = false; (v, ok) = match m.get("a").copied() { Some(value) '
            "=> (value, true), None => (Default::default(), false), }; r#use(v, ok);"
        ),
    ),
    ("errs *[]error", '*errs = append(*errs, errors.New("a"))', "errs.push(Run7Error::A.into());"),
    ("s *string", '*s = "a"', '*s = "a".to_owned();'),
    ("n int, s string", "n += len(s)", "n += s.len() as i64;"),
    ("", 'q := []string{"a"}\n\tq = nil', 'let mut q = vec!["a".to_owned()]; q = Vec::new();'),
    ("dir string", 'dir = filepath.Join(dir, "a")', 'let dir = Path::new(dir).join("a");'),
    (
        "s string",
        "var x string\n\tx = strings.TrimPrefix(x, s)",
        "let mut x = String::new(); x = x.strip_prefix(s).unwrap_or(&x).to_owned();",
    ),
    (
        "s string",
        "x := &struct{ Name string }{Name: s}",
        (
            "// DECIDE: a struct without a name: declare one with these fields. let x = Undecided "
            "{ name: s.to_owned() };"
        ),
    ),
    (
        "logger hclog.Logger, dir string",
        'p := filepath.Join(dir, "a")\n\tlogger.Info("read", "path", p)',
        'let p = Path::new(dir).join("a"); tracing::info!(path = %p.display(), "read");',
    ),
    (
        "s string",
        'd := map[Key]any{"a": s}\n\td["n"] = 3',
        (
            "let mut d: HashMap<Key, Box<dyn std::any::Any + Send + Sync>> = HashMap::from([( "
            '"a".to_owned(), Box::new(s.to_owned()) as Box<dyn std::any::Any + Send + Sync>, )]); '
            'd.insert("n".to_owned(), Box::new(3_i64));'
        ),
    ),
]

CALLS: list[Row] = [
    ("xs []string", 'x := slices.Contains(xs, "a")', 'let x = xs.iter().any(|item| item == "a");'),
    ("xs []int, n int", "x := !slices.Contains(xs, n)", "let x = !xs.contains(&n);"),
    (
        "ctx context.Context",
        "if err := ctx.Err(); err != nil {\n\t\treturn err\n\t}",
        "if ctx.is_cancelled() { return Err(Run2Error::Cancelled); }",
    ),
    (
        "ctx context.Context",
        "child, cancel := context.WithCancel(ctx)\n\tkeep(cancel)\n\tuse(child)\n\tcancel()",
        "let child = ctx.child_token(); keep(child.clone()); r#use().await; child.cancel();",
    ),
    ("ctx context.Context", "x := ctx.Value(key)", 'let x = todo!("ctx.Value(key)");'),
    (
        "dir string",
        "if _, err := os.Stat(dir); err != nil {\n\t\tuse(err)\n\t} else {\n\t\tuse(1)\n\t}",
        "match std::fs::metadata(dir) { Ok(_) => { r#use(1); } Err(err) => { r#use(err); } }",
    ),
    ("n, m *big.Int", "x := new(big.Int).Sub(n, m)", "let x = n - m;"),
]

MORE: list[Row] = [
    (
        "f *os.File, b []byte",
        "n, err := f.Read(b[2:])\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(n)",
        "let n = f.read(&mut b[2..])?; r#use(n);",
    ),
    (
        "errs *[]error, s string",
        "err := &ConfigErr{Reason: s}\n\t*errs = append(*errs, err)",
        "let err = ConfigErr { reason: s.to_owned(), }; errs.push(err.into());",
    ),
    ("errs []error, err error", "errs = append(errs, err)", "errs.push(err);"),
    ("s string", 'x := strings.Replace(s, "a", "b", -1)', 'let x = s.replace("a", "b");'),
    ("s string", 'x := strings.Replace(s, "a", "b", 1)', 'let x = s.replacen("a", "b", 1);'),
    (
        "s string, re *regexp.Regexp",
        "x := re.FindAllString(s, -1)",
        "let x = re.find_iter(s).map(|one| one.as_str().to_owned()).collect::<Vec<_>>();",
    ),
    (
        "d time.Duration",
        "d = -1",
        ('// DECIDE: `Duration` has no sign: subtract one, or take `jiff::SignedDuration`. let d = todo!("-1");'),
    ),
    (
        "b []byte, n int",
        'b = append(b, strings.Repeat("a", n)...)',
        'b.extend_from_slice("a".repeat(n as usize).as_bytes());',
    ),
    (
        "",
        "var xs [4]string\n\tvar ns [4]int\n\tuse(xs, ns)",
        "let xs = [const { String::new() }; 4]; let ns = [0; 4]; r#use(xs, ns);",
    ),
    ("m map[string]struct{}", "for k := range m {\n\t\tdelete(m, k)\n\t}", "for k in m.iter() { m.remove(k); }"),
    (
        "data []byte",
        "var v any\n\tif err := json.Unmarshal(data, &v); err != nil {\n\t\treturn err\n\t}\n\tuse(v)",
        "let v: serde_json::Value = serde_json::from_slice(data)?; r#use(v);",
    ),
    (
        "data []byte, v any",
        "if err := json.Unmarshal(data, v); err != nil {\n\t\treturn err\n\t}",
        (
            '// DECIDE: `v` may be of any type: a type parameter says which one is read. todo!("*v'
            ' = serde_json::from_slice(data)?");'
        ),
    ),
    (
        "s string",
        "u, e := url.Parse(s)\n\tuse(u, e)",
        (
            "let (u, e) = match url::Url::parse(s) { Ok(u) => (Some(u), None), Err(err) => (None, Some(err)), }; "
            "r#use(u, e);"
        ),
    ),
    (
        "f *os.File, b []byte",
        "n, err := f.Read(b)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(n)",
        "let n = f.read(b)?; r#use(n);",
    ),
    ("f *os.File", "x := f.Fd()", 'let x = todo!("f.Fd()");'),
    (
        "r io.Reader, b []byte",
        "n, err := r.Read(b)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(n)",
        "let n = r.read(b)?; r#use(n);",
    ),
    (
        "b []byte",
        "r := bytes.NewReader(b)\n\tn, err := r.Read(b)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(n)",
        ("let mut r = std::io::Cursor::new(b); let n = r.read(b)?; r#use(n);"),
    ),
    (
        "xs []string, n int",
        "for _, x := range xs {\n\t\tif n > 0 {\n\t\t\tx = strings.ToLower(x)\n\t\t}\n\t\tuse(x)\n\t}",
        ("for x in xs { let mut x = x.to_owned(); if n > 0 { x = x.to_lowercase(); } r#use(x); }"),
    ),
    (
        "ns []int",
        "for i, n := range ns {\n\t\tfor n > 0 {\n\t\t\tn -= i\n\t\t}\n\t}",
        ("for (i, &n) in ns.iter().enumerate() { let mut n = n; while n > 0 { n -= i as i64; } }"),
    ),
    ("m map[string]int", "for k, n := range m {\n\t\tuse(k, n)\n\t}", "for (k, &n) in m { r#use(k, n); }"),
]


@pytest.mark.parametrize("rows", [TIMES, DURATIONS, URLS, STD, BYTES, KEPT, CALLS, MORE])
def test_values_have_what_their_rust_type_has(rows: list[Row], tmp_path: Path) -> None:
    assert printed(rows, tmp_path / "p.go") == [row[2] for row in rows]

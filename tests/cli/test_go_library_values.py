"""Go's atomics, lists, orders, and what has no counterpart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed

ATOMICS: list[Row] = [
    (
        "p *atomic.Pointer[pair]",
        "x := p.Load()\n\tp.Store(nil)",
        "let x = p.load_full(); p.store(None);",
    ),
    (
        "n *atomic.Int32",
        "defer n.Add(-1)",
        "scopeguard::defer! { n.fetch_sub(1, Ordering::SeqCst); }",
    ),
    (
        "once *sync.Once",
        "once.Do(func() { use(1) })",
        "once.call_once(|| { r#use(1); });",
    ),
]

LISTS: list[Row] = [
    (
        "xs []part",
        "slices.SortFunc(xs, func(a, b part) int { return cmp.Compare(a.size, b.size) })",
        "xs.sort_by(|a, b| a.size.cmp(&b.size));",
    ),
    (
        "xs []part",
        (
            "slices.SortFunc(xs, func(a, b part) int {\n\t\tif c := cmp.Compare(a.size, b.size); c != 0 "
            "{\n\t\t\treturn c\n\t\t}\n\t\treturn -cmp.Compare(len(a.parts), len(b.parts))\n\t})"
        ),
        "xs.sort_by(|a, b| { a.size.cmp(&b.size).then_with(|| a.parts.len().cmp(&b.parts.len()).reverse()) });",
    ),
    (
        "xs []part",
        "slices.SortFunc(xs, func(a, b part) int { return a.weigh(b) })",
        "{ let order = |a: &Part, b: &Part| a.weigh(b); xs.sort_by(|a, b| order(a, b).cmp(&0)) };",
    ),
    (
        "xs []string",
        "sort.Sort(byName(xs))",
        (
            "// DECIDE: the order is what `Less` of the list's type says: `Ord` for its elements, or "
            "`sort_by`. by_name(xs).sort();"
        ),
    ),
    (
        "xs []int, n int",
        "x := slices.Index(xs, n)",
        "let x = xs.iter().position(|item| *item == n).map_or(-1, |at| at as i64);",
    ),
    (
        "m, o map[string]int",
        "maps.Copy(m, o)",
        "m.extend(o.clone());",
    ),
]

SORTED: list[Row] = [
    (
        "xs []string",
        "sort.Sort(sort.Reverse(sort.StringSlice(xs)))",
        "xs.sort_by(|a, b| b.cmp(a));",
    ),
    (
        "xs []int",
        "sort.Sort(sort.IntSlice(xs))",
        "xs.sort();",
    ),
    (
        "t time.Time",
        "x := t.Format(time.RFC3339)",
        '// DECIDE: in UTC here; Go writes the time\'s own zone. let x = format!("{:.0}", t);',
    ),
    (
        "t time.Time",
        'x := t.Format("2006")',
        'let x: String = todo!("t.Format(\\"2006\\")");',
    ),
    (
        "once *sync.Once, d time.Duration",
        "once.Do(func() { time.Sleep(d) })",
        (
            "// DECIDE: `Once` cannot wait: `tokio::sync::OnceCell` can. once.call_once(async move || { "
            "tokio::time::sleep(d).await; });"
        ),
    ),
    (
        "s string, n int",
        "f, err := os.OpenFile(s, os.O_CREATE|n, 0o600)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(f)",
        'let f = todo!("os.OpenFile(s, libc::O_CREAT | n, 0o600)"); r#use(f);',
    ),
    (
        "b []byte",
        "return use(x509.ParseCertificate(b))",
        'return Ok(r#use(todo!("x509.ParseCertificate(b)"))?);',
    ),
]

COPIES: list[Row] = [
    (
        "a, b []byte",
        "copy(a[1:], b)",
        (
            "// DECIDE: Go copies what fits; this needs as much room as there is to copy. "
            "a[1..][..b.len()].copy_from_slice(b);"
        ),
    ),
    (
        "a, b []byte, s string",
        "copy(a, b[2:4])\n\tcopy(a, s)",
        (
            "// DECIDE: Go copies what fits; this needs as much room as there is to copy. { let from = "
            "&b[2..4]; a[..from.len()].copy_from_slice(from); } a[..s.len()].copy_from_slice(s.as_bytes());"
        ),
    ),
    (
        "a, b []byte",
        "n := copy(a, b)\n\tuse(n)",
        "let n = { let n = a.len().min(b.len()); a[..n].copy_from_slice(&b[..n]); n }; r#use(n);",
    ),
    (
        "a []byte, i int",
        "copy(a[i+1:], a[i:])",
        ('// DECIDE: what is copied overlaps: `copy_within`. todo!("copy(&a[(i + 1) as usize..], &a[i as usize..])");'),
    ),
    (
        "p *part",
        "parts := make([]*part, len(p.parts))\n\tcopy(parts, p.parts)",
        (
            "let mut parts = vec![None; p.parts.len()]; // DECIDE: Go copies what fits; this needs as much "
            "room as there is to copy. parts[..p.parts.len()].clone_from_slice(&p.parts);"
        ),
    ),
]

SEARCHES: list[Row] = [
    (
        "xs []int, n int",
        "i := sort.Search(len(xs), func(i int) bool { return xs[i] >= n })",
        "let i = xs.partition_point(|&item| item < n);",
    ),
    (
        "xs []string, s string",
        "i := sort.SearchStrings(xs, s)",
        "let i = xs.partition_point(|item| item.as_str() < s);",
    ),
    (
        "xs []part, n int",
        "i := sort.Search(len(xs), func(i int) bool { return xs[i].size > n })",
        "let i = xs.partition_point(|item| item.size <= n);",
    ),
    (
        "xs []part, n int",
        "i := sort.Search(n, func(i int) bool { return xs[i].size > i })",
        (
            "// DECIDE: what `sort.Search` becomes: Rust's standard library has no counterpart. let i = "
            "sort::search(n, |i: i64| xs[i as usize].size > i);"
        ),
    ),
]

STATUSES: list[Row] = [
    (
        "p *part",
        "p.size = http.StatusNotFound\n\tq := part{size: http.StatusOK}",
        (
            "p.size = i64::from(http::StatusCode::NOT_FOUND.as_u16()); let q = Part { size: "
            "i64::from(http::StatusCode::OK.as_u16()),..Default::default() };"
        ),
    ),
    (
        "p *part",
        "x := p.size == http.StatusOK",
        "let x = p.size == i64::from(http::StatusCode::OK.as_u16());",
    ),
    (
        "",
        "var code int = http.StatusOK\n\tuse(code)",
        "let code = http::StatusCode::OK; r#use(code);",
    ),
]

REST: list[Row] = [
    (
        "b []byte",
        "c, err := x509.ParseCertificate(b)\n\tif err != nil {\n\t\treturn err\n\t}\n\tuse(c)",
        'let c = todo!("x509.ParseCertificate(b)"); r#use(c);',
    ),
    (
        "r *http.Response",
        "x := r.StatusCode != http.StatusOK || r.StatusCode == http.StatusTeapot",
        "let x = r.status_code != http::StatusCode::OK || r.status_code == http::StatusCode::IM_A_TEAPOT;",
    ),
    (
        "h string",
        "http.HandleFunc(h, func(w http.ResponseWriter, r *http.Request) { use(w) })",
        (
            "// DECIDE: what `http.HandleFunc` becomes: Rust's standard library has no counterpart. "
            "http::handle_func(h, |w: &http::ResponseWriter, r: &http::Request| { r#use(w); });"
        ),
    ),
    (
        "",
        "h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { use(w) })",
        "let h = |w: &http::ResponseWriter, r: &http::Request| { r#use(w); };",
    ),
    (
        "f float64",
        "x := math.Log2(f) + math.Inf(-1)",
        "let x = f.log2() + f64::NEG_INFINITY;",
    ),
    (
        "k string",
        "if home, ok := os.LookupEnv(k); ok {\n\t\tlog(home)\n\t}",
        "if let Some(home) = std::env::var(k).ok() { log(home); }",
    ),
    (
        "n uint64",
        "x := bits.TrailingZeros64(n)",
        "let x = n.trailing_zeros() as i64;",
    ),
    (
        "a string",
        'x := net.Listen("tcp", a)',
        (
            "// DECIDE: an address must name its host: for `:80` write `[::]:80`. let x = "
            "std::net::TcpListener::bind(a);"
        ),
    ),
]


@pytest.mark.parametrize("rows", [ATOMICS, LISTS, SORTED, COPIES, SEARCHES, STATUSES, REST])
def test_the_rest_of_the_library(rows: list[Row], tmp_path: Path) -> None:
    assert printed(rows, tmp_path / "example.go") == [row[2] for row in rows]

"""Go's atomics, lists, orders, and what has no counterpart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed

ATOMICS: list[Row] = [
    (
        "n *atomic.Int64",
        "n.Add(2)\n\tx := n.Add(-1)\n\tn.Store(x)",
        (
            "n.fetch_add(2, Ordering::SeqCst); let x = n.fetch_sub(1, Ordering::SeqCst) - 1; n.store(x, "
            "Ordering::SeqCst);"
        ),
    ),
    (
        "ok *atomic.Bool",
        "x := ok.CompareAndSwap(false, true) || ok.Load()",
        (
            "let x = ok.compare_exchange(false, true, Ordering::SeqCst, Ordering::SeqCst).is_ok() || "
            "ok.load(Ordering::SeqCst);"
        ),
    ),
    (
        "p *pair",
        "atomic.AddUint64(&p.count, ^uint64(0))",
        "// DECIDE: declare what is counted here as `AtomicU64`. p.count.fetch_sub(1, Ordering::SeqCst);",
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


@pytest.mark.parametrize("rows", [ATOMICS, LISTS, REST])
def test_the_rest_of_the_library(rows: list[Row], tmp_path: Path) -> None:
    assert printed(rows, tmp_path / "example.go") == [row[2] for row in rows]

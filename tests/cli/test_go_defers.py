"""Deferred calls: what Go works out where `defer` stands, and what it does at the end."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_rows import Row, printed

AT_ONCE: list[Row] = [
    (
        "s *S",
        "defer s.observe(time.Now())",
        "let _deferred = scopeguard::guard(jiff::Timestamp::now(), |now| { s.observe(now); });",
    ),
    (
        "s *S",
        "defer unlock(s.wlock())",
        "let _deferred = scopeguard::guard(s.wlock(), |wlock| { unlock(wlock); });",
    ),
    ("s *S", "defer s.trace()()", "let _deferred = scopeguard::guard(s.trace(), |trace| { trace(); });"),
    (
        "h *H",
        "defer newTimer(h).ObserveDuration()",
        "let _deferred = scopeguard::guard(new_timer(h), |timer| { timer.observe_duration(); });",
    ),
    (
        "s *S, n int",
        "defer s.put(n)\n\tn = 4",
        "let _deferred = scopeguard::guard(n, |n| { s.put(n); }); n = 4;",
    ),
    (
        "s *S",
        "defer s.put(s.mode)\n\ts.mode = 4",
        "let _deferred = scopeguard::guard(s.mode, |mode| { s.put(mode); }); s.mode = 4;",
    ),
    (
        "s *S, n int",
        "defer func(then time.Time, k int) {\n\t\ts.took(time.Since(then), k)\n\t}(time.Now(), n)",
        (
            "let _deferred = scopeguard::guard((jiff::Timestamp::now(), n), |(then, k)| { "
            "s.took( Duration::try_from(jiff::Timestamp::now().duration_since(then)).unwrap_or_default(), k, ); });"
        ),
    ),
]

AT_THE_END: list[Row] = [
    ("s *S, n int", 'defer s.put(n, s.mode, "x")', 'scopeguard::defer! { s.put(n, s.mode, "x"); }'),
    (
        "s *S",
        'defer func() {\n\t\tlog.Printf("done: %v", s)\n\t}()',
        'scopeguard::defer! { tracing::info!("done: {s}"); }',
    ),
    (
        "",
        "ticker := time.NewTicker(time.Second)\n\tdefer ticker.Stop()\n\tuse(ticker)",
        (
            "let ticker = tokio::time::interval_at( tokio::time::Instant::now() + Duration::from_secs(1), "
            "Duration::from_secs(1), ); // `ticker` stops when it is dropped. r#use(ticker);"
        ),
    ),
]


def test_what_is_worked_out_at_once_is_held_by_a_guard(tmp_path: Path) -> None:
    assert printed(AT_ONCE, tmp_path / "example.go") == [row[2] for row in AT_ONCE]


def test_the_rest_is_done_at_the_end(tmp_path: Path) -> None:
    assert printed(AT_THE_END, tmp_path / "example.go") == [row[2] for row in AT_THE_END]

"""Paths that Go keeps as text."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_rows import Row, printed

ROWS: list[Row] = [
    (
        "s string",
        'p := filepath.Join(s, "a")\n\tq := filepath.Join(p, "b")\n\tuse(q)',
        'let p = Path::new(s).join("a"); let q = p.join("b"); r#use(q);',
    ),
    (
        "s string",
        'p := filepath.Join(s, "a")\n\tif strings.HasPrefix(p, "a") || strings.Contains(s, "b") {\n\t\tuse(p)\n\t}',
        'let p = Path::new(s).join("a"); if p.to_string_lossy().starts_with("a") || s.contains("b") { r#use(p); }',
    ),
    (
        "s string",
        'p := filepath.Join(s, "a")\n\tif strings.HasSuffix(s, p) {\n\t\tuse(p)\n\t}',
        'let p = Path::new(s).join("a"); if s.ends_with(&*p.to_string_lossy()) { r#use(p); }',
    ),
]

ASSERTED: list[Row] = [
    (
        "a any",
        "if e, ok := a.(error); ok {\n\t\tuse(e)\n\t}",
        (
            "// DECIDE: `Error` is a trait: `dyn Any` finds the types behind it only. "
            "if let Some(e) = a.downcast_ref::<Box<dyn std::error::Error + Send + Sync>>() { r#use(e); }"
        ),
    ),
    (
        "a any",
        "if s, ok := a.(string); ok {\n\t\tuse(s)\n\t}",
        "if let Some(s) = a.downcast_ref::<String>() { r#use(s); }",
    ),
]


def test_paths_as_text(tmp_path: Path) -> None:
    assert printed(ROWS, tmp_path / "example.go") == [row[2] for row in ROWS]


def test_traits_behind_any(tmp_path: Path) -> None:
    assert printed(ASSERTED, tmp_path / "example.go") == [row[2] for row in ASSERTED]

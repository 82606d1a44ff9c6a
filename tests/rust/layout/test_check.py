"""Text that is no Rust is found, and told where."""

import pytest

from translator.rust.layout import RustSyntaxError, format_rust, parse_errors


@pytest.mark.parametrize(
    "text",
    [
        "",
        "let x = 1;",
        "a.b()?",
        "struct A;",
        "enum A { B }\nlet x = A::B;",
        "// only a comment",
        "let r#gen = 1;",
        'println!("gen");',
        "fn f() { let généré = 1; }",
        "todo!()",
        "match x {}",
        "loop { break (a, b) }",
        "let x = a..*b;",
    ],
)
def test_rust_has_no_errors(text: str) -> None:
    assert parse_errors(text) is None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("let x = ;", 1, 7),
        ("let a = 1;\nlet = 2;", 2, 5),
        ("struct A {\n    b: ,\n}", 2, 8),
        ("fn gen() {}", 1, 4),
        ("let gen = 1;", 1, 5),
        ("let a = 1;\nlet abstract = gen;", 2, 5),
        ("struct S { do: u8 }", 1, 12),
        ("fn f() {", 1, 9),
        ('let s = 1;\nlet text = "é" +;', 2, 17),
    ],
)
def test_errors_are_located(text: str, line: int, column: int) -> None:
    error = parse_errors(text)
    assert error is not None
    assert error[:2] == (line, column)
    assert error[2]


@pytest.mark.parametrize(
    "text",
    [
        "let type = 1;",
        "self.match.run();",
        "fn r#fn(in: u8) {}",
        "struct S { ref: String }",
        "enum E { impl }",
        "let S { where, .. } = s;",
        "let s = S { as: 1 };",
        "let f = |move| 1;",
        r'let pattern = "\d+";',
        r'let high = "\xff";',
        r'let bytes = b"\u{e9}";',
        r'todo!("a \d b")',
        'let bytes = b"é";',
        "let c = 'ab';",
        r"let c = b'\u{c}';",
        "let c = b'é';",
        "a < b < c;",
        "a == b == c;",
        "if x as usize < y {}",
        "let f = |x| -> u8 x + 1;",
        "if let Some(x) = a || b {}",
        "let v = Vec<u8>::new();",
        "fn f(x: &dyn A + Send) {}",
        "fn f(u8) {}",
        "struct S {\n    a: u8,\n    /// of nothing\n}",
        "fn f() {\n    a();\n    /// of nothing\n}",
        "#[derive(Debug)]",
        "impl S { let x = 1; }",
        "future.await();",
    ],
)
def test_what_only_the_grammar_accepts_is_refused(text: str) -> None:
    assert parse_errors(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "fn f(x: &'static str) {}",
        "let r#type = r#match.r#in;",
        "m!(type in where);",
        '#[serde(crate = "serde", rename(serialize = "type"))]\nstruct S;',
        r'let s = "\n\t\\\0\x7f\u{1F600}\"";',
        r'let b = b"\xff\n";',
        r"let c = ('\'', '\\', '\u{e9}', b'\xff');",
        r"let c = (b'\'', b'\x0c', b'\\', b'\0');",
        r'let c = c"\xff";',
        "let ok = (x as usize) < y && (a < b) == c;",
        "let v = Vec::<u8>::new();",
        "let b: Box<dyn A + Send> = x;",
        "let b: &(dyn A + Send) = x;",
        "type F = fn(u8) -> u8;",
        "impl S { m!(); }",
        "extern crate self as this;",
        "let x = union.default(auto, raw);",
        "use self::a::{self, super_b};",
    ],
)
def test_look_alikes_are_accepted(text: str) -> None:
    assert parse_errors(text) is None


def test_layout_refuses_what_does_not_parse() -> None:
    with pytest.raises(RustSyntaxError) as caught:
        format_rust("let a = 1;\nlet gen = 2;")
    assert (caught.value.line, caught.value.column) == (2, 5)
    assert caught.value.excerpt == "gen = 2;"
    assert "line 2, column 5" in str(caught.value)


@pytest.mark.parametrize("text", ["(" * 10_000 + "x" + ")" * 10_000, "[" * 10_000, "a." * 10_000 + "b"])
def test_deep_nesting_is_refused_or_laid_out(text: str) -> None:
    try:
        laid_out = format_rust(text)
    except RustSyntaxError:
        return
    assert laid_out.replace("\n", "").replace(" ", "") == text

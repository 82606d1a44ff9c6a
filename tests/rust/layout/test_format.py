"""What the samples do not show: odd input, what no line can hold, what is left alone."""

import pytest

from tests.rust.layout.rustfmt import rustfmt
from tests.rust.layout.samples import Sample
from tests.toolchains import needs
from translator.rust.layout import format_rust

LONG = "n" * 97
TEXT = "x" * 95


@pytest.mark.parametrize("text", ["", "   ", "\n\n", ";", ";;"])
def test_nothing_stays_nothing(text: str) -> None:
    assert format_rust(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("let a=1;\r\n\r\n\r\nlet b=2;\r\n", "let a = 1;\n\nlet b = 2;\n"),
        ("\tf(\n\t\ta,\n\t);", "f(a);\n"),
        ("a.b()", "a.b()\n"),
        ("a.b();;", "a.b();\n"),
        ("// only a comment", "// only a comment\n"),
        ("return x", "return x;\n"),
        ("((x))", "(x)\n"),
        ("while a {};", "while a {}\n"),
        (
            "let x = if a { b } else if c { d } else { e };",
            "let x = if a {\n    b\n} else if c {\n    d\n} else {\n    e\n};\n",
        ),
        ("extern fn f() {}", 'extern "C" fn f() {}\n'),
        ("use a::{b::{self}, c};", "use a::{\n    b::{self},\n    c,\n};\n"),
        ("#[derive(A)]\n#[derive(B)]\nstruct S;", "#[derive(A, B)]\nstruct S;\n"),
        ("fn f() { let x = a..*b; }", "fn f() {\n    let x = a..*b;\n}\n"),
        ("vec!(1, 2);", "vec![1, 2];\n"),
        ("/* a */ f(); /* b */", "/* a */\nf(); /* b */\n"),
    ],
)
def test_small_texts(text: str, expected: str) -> None:
    assert format_rust(text) == expected
    assert format_rust(expected) == expected


def test_items_use_the_whole_line_and_statements_leave_room_for_a_function() -> None:
    item = f"fn {'f' * 88}(a: A) {{}}"
    assert len(item) == 100
    assert format_rust(item) == item + "\n"
    assert format_rust(item + " let x = 1;").startswith(f"fn {'f' * 88}(\n    a: A,\n)")


def test_items_and_statements_in_one_text() -> None:
    text = "#[derive(Debug)] enum E { A, B } let x = E::A; match x { E::A => 1, E::B => 2 }"
    assert format_rust(text) == (
        "#[derive(Debug)]\nenum E {\n    A,\n    B,\n}\nlet x = E::A;\nmatch x {\n    E::A => 1,\n    E::B => 2,\n}\n"
    )


# A line that cannot be broken runs over; what is around it is laid out all the same.
OVERLONG = {
    f'let a = f("{TEXT}", b);': f'let a = f(\n    "{TEXT}",\n    b,\n);\n',
    f"let {LONG} = a.b(c);": f"let {LONG} =\n    a.b(c);\n",
    f'a.b(c).d(|e| e.f("{TEXT}"))?;': f'a.b(c).d(|e| {{\n    e.f(\n        "{TEXT}",\n    )\n}})?;\n',
    f'todo!("{TEXT}")': f'todo!(\n    "{TEXT}"\n)\n',
    f'Err(anyhow!("{TEXT}"))': f'Err(anyhow!(\n    "{TEXT}"\n))\n',
    f'match a {{ b => "{TEXT}", c => {{ d(); e() }} }}': (
        f'match a {{\n    b => {{\n        "{TEXT}"\n    }}\n    c => {{\n        d();\n        e()\n    }}\n}}\n'
    ),
}


@pytest.mark.parametrize(("text", "expected"), OVERLONG.items())
def test_tokens_that_are_too_long_run_over(text: str, expected: str) -> None:
    assert format_rust(text) == expected
    assert format_rust(expected) == expected


@needs("rustfmt")
@pytest.mark.parametrize("expected", OVERLONG.values())
def test_rustfmt_leaves_the_overlong_alone(expected: str) -> None:
    in_file = Sample("overlong", is_statements=True, text="").in_file(expected)
    assert rustfmt(in_file) == in_file


WIDE = {
    'f(a, "' + "é" * 54 + '");': 'f(a, "' + "é" * 54 + '");\n',
    'f(a, "' + "变" * 27 + '");': 'f(a, "' + "变" * 27 + '");\n',
    'f(a, "' + "变" * 28 + '");': 'f(\n    a,\n    "' + "变" * 28 + '",\n);\n',
    "let größe = maß.länge();": "let größe = maß.länge();\n",
    "let größe = 1; // ≥ 1": "let größe = 1; // ≥ 1\n",
    'println!("ü {}", größe);': 'println!("ü {}", größe);\n',
}


@pytest.mark.parametrize(("text", "expected"), WIDE.items())
def test_width_is_counted_in_columns(text: str, expected: str) -> None:
    assert format_rust(text) == expected


@needs("rustfmt")
@pytest.mark.parametrize(("text", "expected"), WIDE.items())
def test_rustfmt_counts_the_same_columns(text: str, expected: str) -> None:
    sample = Sample("wide", is_statements=True, text="")
    assert rustfmt(sample.in_file(text + "\n")) == sample.in_file(expected)


@pytest.mark.parametrize(
    "text",
    [
        'let s = "a\n  b";\n',
        'let s = r#"a\n  "b"\n"#;\n',
        'let s = "a \\\n         b";\n',
        "select! {\n    a = b => {\n        c\n    }\n}\n",
        "foo!(a => b);\n",
        "matches!(x, Some(y) if y > 0)\n",
    ],
)
def test_text_that_is_kept(text: str) -> None:
    assert format_rust(text) == text
    assert format_rust("if a {" + text + "}").replace("\n    ", "\n").count(text.split("\n", maxsplit=1)[0]) == 1


def test_kept_macro_bodies_move_as_a_whole() -> None:
    text = "loop {\n        select! {\n            a = b => {\n                c\n            }\n        }\n}"
    assert format_rust(text) == "loop {\n    select! {\n        a = b => {\n            c\n        }\n    }\n}\n"


def test_a_comment_without_a_place_is_not_lost() -> None:
    text = "let a = b + /* why */ c;\n"
    assert format_rust(text) == text
    assert format_rust("let a   = b // why\n    + c;") == "let a = b // why\n    + c;\n"

"""f-strings, `%` and `str.format` as text with holes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.python.parsing import find, lower_expression, names_of
from translator.ir.expressions import (
    Attribute,
    Binary,
    Expression,
    Format,
    FormatArgument,
    Index,
    Literal,
    Name,
    Opaque,
)
from translator.python.literals import number, plain_string

X, Y = Name("x"), Name("y")

HUNDRED = Binary("*", X, Literal("float", "100.0"))


def holes(*parts: str | tuple[Expression, str] | Name) -> Format:
    return Format(
        tuple(
            part if isinstance(part, str) else FormatArgument(part) if isinstance(part, Name) else FormatArgument(*part)
            for part in parts
        )
    )


FORMATS: list[tuple[str, Expression]] = [
    ('f"a {x} b"', holes("a ", X, " b")),
    ('f"{x}{y}"', holes(X, Y)),
    ('f"{x!r}"', holes((X, "?"))),
    ('f"{x!s}"', holes(X)),
    ('f"{x:.2f}"', holes((X, ".2"))),
    ('f"{x:f}"', holes((X, ".6"))),
    ('f"{x:>10}"', holes((X, ">10"))),
    ('f"{x:*^10}"', holes((X, "*^10"))),
    ('f"{x:05d}"', holes((X, "05"))),
    ('f"{x:+d}"', holes((X, "+"))),
    ('f"{x:#x}"', holes((X, "#x"))),
    ('f"{x:08b}"', holes((X, "08b"))),
    ('f"{x:.1%}"', holes((HUNDRED, ".1"), "%")),
    ('f"{x!r:>10}"', holes((X, ">10?"))),
    ('f"{x=}"', holes("x=", (X, "?"))),
    ('f"{x=:.2f}"', holes("x=", (X, ".2"))),
    ('f"{{{x}}}"', holes("{", X, "}")),
    ('f"\\n{x}\\t"', holes("\n", X, "\t")),
    ('rf"\\n{x}"', holes("\\n", X)),
    ('"a" f"{x}" "b"', holes("a", X, "b")),
    ('f"plain"', Literal("string", "plain")),
    ('f"{x.y}"', holes((Attribute(X, "y"), ""))),
    ('"%s and %d" % (x, y)', holes(X, " and ", Y)),
    ('"%s" % x', holes(X)),
    ('"%r" % (x,)', holes((X, "?"))),
    ('"%.2f%%" % x', holes((X, ".2"), "%")),
    ('"%5s|%-5s|%05d" % (x, y, x)', holes((X, ">5"), "|", (Y, "<5"), "|", (X, "05"))),
    ('"%(a)s %(b)x" % {"a": x, "b": y}', holes(X, " ", (Y, "x"))),
    ('"%(a)s" % dict(a=x)', holes(X)),
    ('"100%%" % ()', Literal("string", "100%")),
    ('"{} {}".format(x, y)', holes(X, " ", Y)),
    ('"{1} {0}".format(x, y)', holes(Y, " ", X)),
    ('"{a} {b!r:>5}".format(a=x, b=y)', holes(X, " ", (Y, ">5?"))),
    (
        '"{0.name} {0[1]} {0[k]}".format(x)',
        holes(
            (Attribute(X, "name"), ""),
            " ",
            (Index(X, Literal("int", "1")), ""),
            " ",
            (Index(X, Literal("string", "k")), ""),
        ),
    ),
    ('"{{}}{}".format(x)', holes("{}", X)),
]


@pytest.mark.parametrize(("source", "expected"), FORMATS, ids=[row[0] for row in FORMATS])
def test_format(source: str, expected: Expression) -> None:
    assert lower_expression(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        'f"{x:,}"',
        'f"{x:{y}}"',
        'f"{x:g}"',
        'f"{x: d}"',
        'f"{x:.3}"',
        'f"{x:%Y-%m-%d}"',
        'f"{x!a}"',
        '"%s %s" % x',
        '"%*d" % (x, y)',
        '"%(a)s" % x',
        '"%g" % x',
        '"100%" % x',
        '"%s" % (x, y)',
        '"{} {}".format(*x)',
        '"{} {}".format(x)',
        '"{:{}}".format(x, y)',
        '"{".format(x)',
    ],
)
def test_what_rust_cannot_print_so_stays_opaque(source: str) -> None:
    found = lower_expression(source)
    assert found == Opaque(source, "format that Rust does not have")


def test_format_of_a_variable_template_is_a_call() -> None:
    assert not isinstance(lower_expression("template.format(x)"), Format | Opaque)
    assert lower_expression("template % x") == Binary("%.", Name("template"), X)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_is_decoded_as_python_does(text: str) -> None:
    source = repr(text)
    assert plain_string(find(names_of(source), source)) == text
    escaped = ascii(text)
    assert plain_string(find(names_of(escaped), escaped)) == text


@given(st.binary())
def test_bytes_are_decoded_as_python_does(data: bytes) -> None:
    assert lower_expression(repr(data)) == Literal("bytes", data.decode("latin-1"))


@given(st.integers(min_value=0), st.sampled_from(["d", "#x", "#o", "#b", "_d", "_x"]))
def test_integers_keep_their_value(value: int, spec: str) -> None:
    text = f"{value:{spec}}" if spec != "_x" else f"0x{value:_x}"
    assert int(number(text)[1].replace("_", ""), 0) == value


@given(st.floats(min_value=0, allow_nan=False, allow_infinity=False))
def test_floats_keep_their_value(value: float) -> None:
    kind, digits = number(repr(value))
    assert (kind, float(digits)) == ("float", value)
    assert digits[0].isdigit()
    assert not digits.endswith(".")

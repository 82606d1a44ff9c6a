from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.source.language import LANGUAGES, lexis
from translator.source.lexis import shape, tokens


def same(language: str, one: str, other: str) -> bool:
    return tokens(one, lexis(language)) == tokens(other, lexis(language))


def same_shape(language: str, one: str, other: str) -> bool:
    known = lexis(language)
    return shape(tokens(one, known), known) == shape(tokens(other, known), known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(a, b)", "f(\n    a,\n    b,\n)"),
        ("x = a + b", "x = (\n    a + b\n)"),
        ("x = a + \\\n    b", "x = (a\n     + b)"),
        ("'a'", '"a"'),
        ("'it\\'s'", '"it\'s"'),
        ("u'a'", '"a"'),
        ("R'a'", "r'a'"),
        ("F'{a}'", 'f"{ a }"'),
        ("f'{d[\"k\"]}'", "f\"{d['k']}\""),
        ("0XFF + 1E5 + 10L", "0xff + 1e5 + 10l"),
        ("f(a)  # why", "f(a)"),
        ("f(a,  # first\n  b)", "f(a, b)"),
        ("'''a\n      b'''", '"""a\n  b"""'),
        ("if (a): pass", "if a: pass"),
        ("print(a)", "print (a)"),
        ("{'#': 1}", '{"#": 1}'),
    ],
)
def test_formatted_python_is_the_same(one: str, other: str) -> None:
    assert same("python", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(a)", "f(b)"),
        ("f(a)", "f.a"),
        ("'a'", "'b'"),
        ("'a'", "a"),
        ("'a b'", "'a  b'"),
        ("b'a'", "'a'"),
        ("f'{a}'", "'{a}'"),
        ("f'{a}'", "f'{b}'"),
        ("f'{a} x'", "f'{a} y'"),
        ("1", "2"),
        ("a - b", "a + b"),
        ("'# a'", "'# b'"),
    ],
)
def test_other_python_is_not(one: str, other: str) -> None:
    assert not same("python", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(a, b)", "f(\n\ta,\n\tb,\n)"),
        ("x := T{a:1}", "x := T{\n\ta: 1,\n}"),
        ("a; b", "a\nb"),
        ("f(a) // why", "f(a) /* because */"),
        ("0XFF", "0xFF"),
    ],
)
def test_formatted_go_is_the_same(one: str, other: str) -> None:
    assert same("go", one, other)


@pytest.mark.parametrize(
    ("one", "other"), [('"a"', "`a`"), ("'a'", '"a"'), ('"// a"', '"// b"'), ("`a\n b`", "`a\n  b`"), ("a.b", "a.c")]
)
def test_other_go_is_not(one: str, other: str) -> None:
    assert not same("go", one, other)


@pytest.mark.parametrize(
    ("language", "one", "other", "expected"),
    [
        ("python", "eval(a + b)", "eval(x + y)", True),
        ("python", "eval(a + a)", "eval(x + x)", True),
        ("python", "eval(a + a)", "eval(x + y)", False),
        ("python", "eval(a + b)", "eval(x + x)", False),
        ("python", "eval(a)", "exec(a)", False),
        ("python", "not a", "await a", False),
        ("python", "f'{a} {b}'", "f'{x} {y}'", True),
        ("python", "f('a')", "f('b')", False),
        ("go", "reflect.ValueOf(v)", "reflect.ValueOf(value)", True),
        ("go", "make(chan int)", "make(chan string)", False),
        ("go", "go work()", "defer work()", False),
    ],
)
def test_names_count_by_their_order(language: str, one: str, other: str, *, expected: bool) -> None:
    assert same_shape(language, one, other) is expected


@given(st.sampled_from(sorted(LANGUAGES)), st.text(alphabet="ab1 '\"`\\\n#/*{}(),;frb", max_size=60))
def test_what_stands_before_does_not_matter(language: str, text: str) -> None:
    known = lexis(language)
    words = tokens(text, known)
    assert tokens(f"x\n{text}", known) == ["x", *words]
    assert len(shape(words, known)) == len(words)

from __future__ import annotations

from tests.rust.lowered import body_of, called, local, text
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.types import STRING

CUT = called("Cut", local("line"), text("="), package="strings")
MISSING = ex.Unary("!", local("found"))


def cut(*names: str, mutable: tuple[str, ...] = ()) -> st.Let:
    return st.Let(names, CUT, mutable=mutable)


def test_a_test_that_fails_is_ok_or() -> None:
    gone = st.If(MISSING, (st.Fail(ex.Name("ErrNoSign", "", "sentinel")),))
    printed = body_of(
        cut("key", "value", "found"), gone, st.Do(called("g", local("key"), local("value"))),
        params={"line": STRING}, fallible=True,
    )  # fmt: skip
    assert printed.startswith('let (key, value) = line.split_once("=").ok_or(RunError::NoSign)?;\ng(key, value);')


def test_a_test_that_leaves_is_let_else() -> None:
    printed = body_of(cut("key", "_", "found"), st.If(MISSING, (st.Return(),)), params={"line": STRING})
    assert printed == 'let Some((key, _)) = line.split_once("=") else {\n    return;\n};\n'


def test_a_flag_that_lives_on_stays_beside_the_halves() -> None:
    printed = body_of(
        cut("key", "value", "found"), st.Do(called("g", local("key"), local("value"), local("found"))),
        params={"line": STRING},
    )  # fmt: skip
    assert printed.startswith(
        'let (key, value, found) = match line.split_once("=") {\n'
        "    Some((key, value)) => (key, value, true),\n"
        '    None => (line, "", false),\n};\n'
    )


def test_a_half_that_is_written_is_owned() -> None:
    printed = body_of(
        cut("key", "value", "found", mutable=("value",)),
        st.If(MISSING, (st.Assign((local("value"),), (text("1"),)),)),
        params={"line": STRING},
    )
    assert "Some((key, value)) => (key, value.to_owned(), true)," in printed
    assert "None => (line, String::new(), false)," in printed
    assert 'value = "1".to_owned();' in printed


def test_other_calls_are_left() -> None:
    other = st.Let(("a", "b", "c"), called("Cut", local("line"), text("="), package="example.org/strings"))
    assert "split_once" not in body_of(other, params={"line": STRING})

from __future__ import annotations

from tests.rust.lowered import FALSE, NIL, body_of, called, index_of, local, number, sentinel
from tests.rust.python_code import ported
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Field, Function, Receiver, Structure
from translator.ir.types import BOOL, ERROR, INT, FunctionType

FOUND = index_of(Function("load", results=(INT,), fallible=True), Function("ask", results=(BOOL,), fallible=True))
LOAD = called("load", fallible=True)
ERR, FAIL = local("err"), st.Fail(local("err"))
HAS_ERROR = ex.IsNil(ERR, negated=True)


def test_an_error_that_is_asked_for_later_is_an_option() -> None:
    later = st.If(HAS_ERROR, (FAIL,))
    printed = body_of(
        st.Let(("n", "err"), LOAD), st.Do(called("use", local("n"))), later, st.Return((local("n"),)),
        index=FOUND, results=(INT,), fallible=True,
    )  # fmt: skip
    assert printed == (
        "// DECIDE: `n` can be read with an error at hand: zero here.\n"
        "let (n, err) = match load() {\n    Ok(n) => (n, None),\n    Err(err) => (Default::default(), Some(err)),\n};\n"
        "r#use(n);\nif let Some(err) = err {\n    return Err(err.into());\n}\nOk(n)\n"
    )


def test_without_a_value_only_the_error_is_left() -> None:
    index = index_of(Function("save", fallible=True))
    printed = body_of(
        st.Let(("err",), called("save", fallible=True)), st.Do(called("g")), st.If(HAS_ERROR, (FAIL,)),
        index=index, fallible=True,
    )  # fmt: skip
    assert printed.startswith(
        "let err = save().err();\ng();\nif let Some(err) = err {\n    return Err(err.into());\n}\n"
    )


def test_success_that_leaves_at_once_is_let_else() -> None:
    index = index_of(Function("save", fallible=True))
    done = st.If(ex.IsNil(ERR), (st.Return(),))
    printed = body_of(
        st.Let(("err",), called("save", fallible=True)), done, st.Do(called("log", ERR)), index=index, fallible=True
    )
    assert printed == "let Err(err) = save() else {\n    return Ok(());\n};\nlog(err);\nOk(())\n"


def test_a_closure_that_fails_is_asked_the_same_way() -> None:
    done = st.If(ex.IsNil(ERR), (st.Return(),))
    printed = body_of(
        st.Let(("err",), called(local("f"), fallible=True)), done, FAIL,
        params={"f": FunctionType((), (), fallible=True)}, fallible=True,
    )  # fmt: skip
    assert printed.startswith("let Err(err) = f() else {\n    return Ok(());\n};\n")


def test_what_makes_an_error_gives_no_result() -> None:
    index = index_of(Function("refused", results=(ERROR,), makes_error=True))
    assert body_of(st.Let(("err",), called("refused")), st.Do(called("log", ERR)), index=index) == (
        "let err = refused();\nlog(err);\n"
    )


def test_a_flag_beside_the_error_is_the_value() -> None:
    leave = (st.If(HAS_ERROR, (FAIL,)), st.Return())
    asked = st.If(local("done"), leave)
    printed = body_of(
        st.Let(("done", "err"), called("ask", fallible=True)), asked, st.Do(called("g")), index=FOUND, fallible=True
    )
    assert printed == (
        "// DECIDE: the source passes over an error while `done` is false; `?` returns it.\n"
        "if ask()? {\n    return Ok(());\n}\ng();\nOk(())\n"
    )


def test_a_flag_that_is_read_again_stays() -> None:
    leave = (st.If(HAS_ERROR, (FAIL,)), st.Return())
    printed = body_of(
        st.Let(("done", "err"), called("ask", fallible=True)), st.If(local("done"), leave),
        st.Do(called("g", local("done"))), index=FOUND, fallible=True,
    )  # fmt: skip
    assert "if ask()? {" not in printed


def test_a_switch_that_asks_for_the_error_first() -> None:
    gone = st.Case((ex.ErrorIs(ERR, sentinel("ErrGone")),), (st.Return((number(0),)),))
    broken = st.Case((HAS_ERROR,), (FAIL,))
    small = st.Case((ex.Binary("<", local("n"), number(3)),), (st.Return((number(3),)),))
    printed = body_of(
        st.Let(("n", "err"), LOAD), st.Switch(None, (gone, broken, small)), st.Return((local("n"),)),
        index=FOUND, results=(INT,), fallible=True,
    )  # fmt: skip
    assert printed.startswith(
        "let n = match load() {\n    Ok(n) => n,\n    Err(LoadError::Gone) => return Ok(0),\n"
        "    Err(err) => return Err(err.into()),\n};\nif n < 3 {\n    return Ok(3);\n}\n"
    )


def test_a_switch_that_asks_for_something_else_first_is_left() -> None:
    small = st.Case((ex.Binary("<", local("n"), number(3)),), (st.Return((number(3),)),))
    broken = st.Case((HAS_ERROR,), (FAIL,))
    printed = body_of(
        st.Let(("n", "err"), LOAD), st.Switch(None, (small, broken)), st.Return((local("n"),)),
        index=FOUND, results=(INT,), fallible=True,
    )  # fmt: skip
    assert "let (n, err) = match load() {" in printed


def test_an_error_in_a_field_stays_there() -> None:
    index = index_of(Structure("Store", (Field("werr", ERROR),)))
    place = ex.Attribute(ex.Name("s", "", "receiver"), "werr")
    printed = body_of(
        st.Let(("err",), place), st.If(HAS_ERROR, (FAIL,)), index=index, fallible=True,
        receiver=Receiver("s", "Store", "pointer"),
    )  # fmt: skip
    assert "if let Some(err) = &self.werr {" in printed
    assert "return Err(err.clone().into());" in printed
    assert "DECIDE: `self.werr` keeps its error" in printed


def test_look_alikes_are_no_errors() -> None:
    plain = body_of(st.Let(("ok", "more"), called("pair")), st.If(local("ok"), (st.Return((FALSE, NIL)),)))
    assert ".err()" not in plain
    assert "None)" not in plain


def test_what_a_python_function_raises_goes_to_none_of_the_names_it_is_taken_apart_into() -> None:
    printed = ported(
        "def position(at):\n"
        "    source, offset = info(at)\n"
        "    if offset > 3:\n"
        '        raise ValueError("far")\n'
        "    return offset\n\n\n"
        "def info(at):\n"
        "    if at > 3:\n"
        '        raise ValueError("too far")\n'
        "    return sources[at]\n"
    )
    assert "    let (source, offset) = info(at)?;\n" in printed


def test_what_is_called_err_and_raises_is_no_error_that_is_kept() -> None:
    printed = ported(
        "def read(path: str) -> int:\n"
        "    err = 0\n"
        "    if path:\n"
        "        err = int(path)\n"
        "    if err > 3:\n"
        '        raise ValueError("far")\n'
        "    return err\n"
    )
    assert "        err = path.trim().parse::<i64>()?;\n" in printed

from __future__ import annotations

from tests.rust.lowered import body_of, called, local, message
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.types import Named, Pointer

RAW, X = local("raw"), local("x")
ADDRESS = ex.Unary("&", X)
READ = called("Unmarshal", RAW, ADDRESS, package="encoding/json", fallible=True)
EMPTY = st.Let(("x",), ex.Make(Named("Config")), mutable=("x",))
LEAVES = st.Do(ex.Propagate(READ))


def test_what_begins_as_zero_begins_with_what_is_read() -> None:
    printed = body_of(EMPTY, LEAVES, st.Do(called("g", X)), fallible=True)
    assert printed.startswith("let x: Config = serde_json::from_slice(&raw)?;\ng(x);")


def test_a_wrapped_error_is_mapped() -> None:
    wrap = ex.NewError(message=message("reading"), cause=local("err"))
    printed = body_of(EMPTY, st.Do(ex.Propagate(READ, wrap)), fallible=True)
    assert "let x: Config = serde_json::from_slice(&raw).map_err(|source| RunError::Reading { source })?;" in " ".join(
        printed.split()
    ).replace("( |", "(|").replace("from_slice(&raw) .map_err", "from_slice(&raw).map_err")


def test_what_exists_already_is_given_the_value() -> None:
    printed = body_of(EMPTY, st.Do(called("g")), LEAVES, fallible=True)
    assert "x = serde_json::from_slice(&raw)?;" in printed
    through = called("Unmarshal", RAW, X, package="encoding/json", fallible=True)
    assert "*x = serde_json::from_slice(&raw)?;" in body_of(
        st.Do(ex.Propagate(through)), params={"x": Pointer(Named("Config"))}, fallible=True
    )


def test_a_call_that_is_given_back() -> None:
    printed = body_of(EMPTY, st.Do(called("g")), st.Return((ex.Propagate(READ),)), fallible=True)
    assert printed.endswith("x = serde_json::from_slice(&raw)?;\nOk(())\n")


def test_a_decoder_reads_from_its_reader() -> None:
    decoder = called("NewDecoder", local("body"), package="encoding/json")
    decode = called(ex.Attribute(decoder, "Decode"), ADDRESS, fallible=True)
    printed = body_of(EMPTY, st.Do(ex.Propagate(decode)), fallible=True)
    assert "let x: Config = serde_json::from_reader(body)?;" in printed


def test_reading_to_the_end_fills_a_vector() -> None:
    read = called("ReadAll", local("body"), package="io", fallible=True)
    printed = body_of(st.Let(("raw",), ex.Propagate(read)), st.Do(called("g", RAW)), fallible=True)
    assert printed.startswith("let mut raw = Vec::new();\nbody.read_to_end(&mut raw)?;\n")


def test_other_packages_fill_as_they_like() -> None:
    other = called("Unmarshal", RAW, ADDRESS, package="example.org/wire", fallible=True)
    printed = body_of(EMPTY, st.Do(ex.Propagate(other)), fallible=True)
    assert "from_slice" not in printed
    assert "wire::unmarshal(raw, &mut x)?;" in printed

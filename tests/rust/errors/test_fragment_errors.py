from __future__ import annotations

import pytest

from tests.rust.lowered import called, function, index_of, local, wrapped
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Function
from translator.rust.errors.fragment_errors import conversions, error_enum
from translator.rust.scope import Scope, scope_for

INDEX = index_of(Function("load", fallible=True), Function("save", fallible=True))


def scope() -> Scope:
    return scope_for(function("run", fallible=True), INDEX)


def call(name: str) -> st.Do:
    return st.Do(ex.Propagate(called(name, fallible=True)))


def test_the_variants_behind_the_question_marks_are_named() -> None:
    assert conversions((call("load"),), scope()) == (
        "// `?` converts through a variant of `RunError`: `Load(#[from] LoadError)`."
    )
    assert "variants of `RunError`: `Load(#[from] LoadError)`, `Save(#[from] SaveError)`." in conversions(
        (call("load"), call("save")), scope()
    )


def test_nothing_converts_where_nothing_leaves() -> None:
    assert conversions((st.Do(called("g")),), scope()) == ""
    assert error_enum((st.Do(called("g")),), scope()) == ""


def test_a_wrapped_error_needs_its_variant_and_no_conversion() -> None:
    code = (st.Do(ex.Propagate(called("load", fallible=True), wrapped("loading ", local("id")))),)
    assert conversions(code, scope()) == ""
    enum = error_enum(code, scope())
    assert "Loading {" in enum
    assert "source: LoadError," in enum


def test_an_expression_makes_variants_too() -> None:
    assert "Loading {" in error_enum(wrapped("loading ", local("id")), scope())


def test_a_whole_function_gives_its_whole_enum() -> None:
    whole = function("run", call("load"), st.Fail(ex.Name("ErrGone", "", "sentinel")), fallible=True)
    assert error_enum(whole, scope_for(whole, INDEX)).count("#[error") == 2


def test_the_scope_of_the_template_is_left_alone() -> None:
    shared = scope()
    conversions((call("load"),), shared)
    assert not shared.errors.variants


def test_types_make_no_errors() -> None:
    with pytest.raises(TypeError, match="a str makes no errors"):
        conversions("text", scope())

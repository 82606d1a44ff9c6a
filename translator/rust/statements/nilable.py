"""Values that are nil where nothing is found, and that the source asks for it."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import ANY, ERROR, JSON, FunctionType, Known, Map, Pointer, Type
from translator.ir.walk import nodes
from translator.rust.expressions.options import option_text
from translator.rust.scope import Scope
from translator.rust.types.inference import shape_of
from translator.rust.types.printed import is_trait, known_rust


def absent_entry(name: str, value: ex.Expression, type_: Type, scope: Scope) -> str:
    """The look-up for `v := m[k]`, where `v` is asked whether it is nil or what it holds; empty for any other value."""
    if not isinstance(value, ex.Index) or not isinstance(shape_of(value.value, scope), Map):
        return ""
    if not _can_be_nil(type_, scope) or not asked_about(name, scope.rest):
        return ""
    option = option_text(value, scope)
    if option is None:
        return ""
    # JSON has a null of its own, which the source does not tell from what is not there.
    return f"{option[0]}.filter(|value| !value.is_null())" if type_ == JSON else option[0]


def asked_about(name: str, rest: object) -> bool:
    """Whether what follows compares a name with nil, or asks what it holds."""
    for node in nodes(rest):
        match node:
            case ex.IsNil(ex.Name(text)) | ex.TypeTest(ex.Name(text)) | ex.TypeAssertion(ex.Name(text)) if text == name:
                return True
    return False


def compared_with_nil(name: str, rest: object) -> bool:
    """Whether what follows asks if a name is nil."""
    return any(isinstance(node, ex.IsNil) and node.value == ex.Name(name, "", "local") for node in nodes(rest))


def lacks_zero(type_: Type, scope: Scope) -> bool:
    """Whether Rust has no value of a type that says nothing."""
    if isinstance(type_, Known):
        known = known_rust(type_.name, scope)
        return not known.default and "Default" not in known.traits
    return is_trait(type_, scope)


def _can_be_nil(type_: Type, scope: Scope) -> bool:
    return type_ in {ANY, ERROR, JSON} or isinstance(type_, Pointer | FunctionType) or is_trait(type_, scope)

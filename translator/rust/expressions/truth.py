"""Values that are tested: not empty, not zero, not absent."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Known, List, Map, Named, Optional, Pointer, Set, Type
from translator.rust.dispatch import Term, at, prints, term
from translator.rust.expressions.ownership import INTEGERS
from translator.rust.scope import Scope
from translator.rust.text.precedence import (
    COMPARE,
    POSTFIX,
    PREFIX,
)
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import structure_of


@prints(ir.Truth)
def _truth(value: ir.Truth, scope: Scope) -> Term:
    return truth(value.value, value.type, scope)


def _kind(value: ir.Expression, stated: Type, scope: Scope) -> str:
    type_ = type_of(value, scope)
    if type_ == UNKNOWN:
        type_ = stated
    match type_:
        case Known("bool"):
            return "bool"
        case List() | Map() | Set() | Known("string" | "bytes" | "sequence" | "iterable"):
            return "container"
        case Known(name) if name in INTEGERS:
            return "int"
        case Known("float64" | "float32"):
            return "float"
        case Optional(List() | Map() | Set() | Known("string" | "bytes")):
            return "optional container"
        case Optional() | Pointer():
            return "option"
        case Named() if structure_of(type_, scope) is not None:
            return "always"
        case _:
            return ""


def truth(value: ir.Expression, stated: Type, scope: Scope) -> Term:
    """A value as a test: not empty, not zero, not absent."""
    subject = at(value, scope, POSTFIX)
    match _kind(value, stated, scope):
        case "bool":
            return term(value, scope)
        case "container":
            return f"!{subject}.is_empty()", PREFIX
        case "int":
            return f"{subject} != 0", COMPARE
        case "float":
            return f"{subject} != 0.0", COMPARE
        case "optional container":
            return f"{subject}.as_ref().is_some_and(|value| !value.is_empty())", POSTFIX
        case "option":
            return f"{subject}.is_some()", POSTFIX
    shown = subject.removeprefix("(match ").split(" { Ok(")[0]
    scope.frame.notes.append(f"`{shown}` is tested for being empty, zero or absent; its type says which.")
    return subject, POSTFIX


def untruth(value: ir.Expression, stated: Type, scope: Scope) -> Term:
    """A value as a test for the opposite."""
    subject = at(value, scope, POSTFIX)
    match _kind(value, stated, scope):
        case "container":
            return f"{subject}.is_empty()", POSTFIX
        case "int":
            return f"{subject} == 0", COMPARE
        case "float":
            return f"{subject} == 0.0", COMPARE
        case "optional container":
            return f"{subject}.as_ref().is_none_or(|value| value.is_empty())", POSTFIX
        case "option":
            return f"{subject}.is_none()", POSTFIX
        case "bool":
            return f"!{at(value, scope, PREFIX)}", PREFIX
    text, level = truth(value, stated, scope)
    return f"!{text}" if level >= PREFIX else f"!({text})", PREFIX

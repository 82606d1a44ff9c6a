"""Values that are tested: not empty, not zero, not absent."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, FunctionType, Known, List, Map, Named, Optional, Pointer, Set, Type
from translator.rust.dispatch import Term, at, prints, term
from translator.rust.expressions.ownership import INTEGERS
from translator.rust.scope import Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import (
    COMPARE,
    POSTFIX,
    PREFIX,
)
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import method_of, structure_of


@prints(ir.Truth)
def _truth(value: ir.Truth, scope: Scope) -> Term:
    note_use(value, scope)
    return truth(value.value, value.type, scope)


def note_use(test: ir.Truth, scope: Scope) -> None:
    """Says that a value is taken to be there, where only what is done with it tells its type."""
    if test.by_use and type_of(test.value, scope) == UNKNOWN and kind_of(test.type, scope) == "container":
        subject = at(test.value, scope, POSTFIX)
        scope.frame.notes.append(
            f"`{subject}` is taken for text or a collection, as it is used; an `Option` if it may be absent."
        )


def tested_type(value: ir.Expression, stated: Type, scope: Scope) -> Type:
    """What is tested for its truth, by what is known of it and by what its uses tell."""
    type_ = type_of(value, scope)
    if type_ == UNKNOWN:
        return stated
    if type_ == Optional(UNKNOWN) and stated != UNKNOWN:
        return stated if isinstance(stated, Optional) else Optional(stated)
    return type_


def kind_of(type_: Type, scope: Scope) -> str:
    """What truth means for a type: `bool container int float zero json always`, `optional …` where it may be absent.

    `option`: what is there counts as true; `unknown option`: nobody knows; `any`: only the type inside says; empty
    where the type says nothing.
    """
    match type_:
        case Known("bool"):
            return "bool"
        case List() | Map() | Set() | Known("string" | "bytes" | "sequence" | "iterable"):
            return "container"
        case Known(name) if name in INTEGERS:
            return "int"
        case Known("float64" | "float32"):
            return "float"
        case Known("duration" | "decimal"):
            return "zero"
        case Optional(of) if (inner := kind_of(of, scope)) in TOLD_INSIDE:
            return f"optional {inner}"
        case Optional(of) if kind_of(of, scope) in {"", "any", "json"} and not isinstance(of, Named):
            return "unknown option"
        case Optional() | Pointer():
            return "option"
        case Known("json"):
            return "json"
        case Known(name) if name in ALWAYS:
            return "always"
        case FunctionType():
            return "always"
        case Named() if _is_always_true(type_, scope):
            return "always"
        case Known("any"):
            return "any"
        case _:
            return ""


TOLD_INSIDE = frozenset({"bool", "container", "int", "float", "zero"})
"""Kinds of values that may count as false although they are there."""


def _is_always_true(type_: Named, scope: Scope) -> bool:
    """Whether a class of the project, with all its bases, says nothing about its own truth."""
    declared = structure_of(type_, scope)
    if declared is None or any(method_of(type_, name, scope) is not None for name in ("__bool__", "__len__")):
        return False
    return all(structure_of(base, scope) is not None for base in declared.bases)


ALWAYS = frozenset("error regex uuid url ip datetime date time path file task future reader writer".split())
"""Known types whose values all count as true."""

_TRUE = {
    "container": ("!{0}.is_empty()", PREFIX),
    "int": ("{0} != 0", COMPARE),
    "float": ("{0} != 0.0", COMPARE),
    "zero": ("!{0}.is_zero()", PREFIX),
    "option": ("{0}.is_some()", POSTFIX),
    "unknown option": ("{0}.is_some()", POSTFIX),
    "optional bool": ("{0} == Some(true)", COMPARE),
    "optional container": ("{0}.as_ref().is_some_and(|value| !value.is_empty())", POSTFIX),
    "optional int": ("{0}.is_some_and(|value| value != 0)", POSTFIX),
    "optional float": ("{0}.is_some_and(|value| value != 0.0)", POSTFIX),
    "optional zero": ("{0}.is_some_and(|value| !value.is_zero())", POSTFIX),
    "json": ("!{0}.is_null()", PREFIX),
    "always": ("true", POSTFIX),
}

_FALSE = {
    "container": ("{0}.is_empty()", POSTFIX),
    "int": ("{0} == 0", COMPARE),
    "float": ("{0} == 0.0", COMPARE),
    "zero": ("{0}.is_zero()", POSTFIX),
    "option": ("{0}.is_none()", POSTFIX),
    "unknown option": ("{0}.is_none()", POSTFIX),
    "optional bool": ("{0} != Some(true)", COMPARE),
    "optional container": ("{0}.as_ref().is_none_or(|value| value.is_empty())", POSTFIX),
    "optional int": ("{0}.is_none_or(|value| value == 0)", POSTFIX),
    "optional float": ("{0}.is_none_or(|value| value == 0.0)", POSTFIX),
    "optional zero": ("{0}.is_none_or(|value| value.is_zero())", POSTFIX),
    "json": ("{0}.is_null()", POSTFIX),
    "always": ("false", POSTFIX),
}


def _kind(value: ir.Expression, stated: Type, scope: Scope) -> str:
    return kind_of(tested_type(value, stated, scope), scope)


def _filled(forms: dict[str, Term], kind: str, value: ir.Expression, scope: Scope) -> Term | None:
    if kind not in forms and kind != "any":
        return None
    subject = at(value, scope, POSTFIX)
    if kind == "any":
        scope.frame.notes.append(f"which types `{subject}` can be; each says by itself what counts as true.")
        return f"todo!({string(f'does `{subject}` count as true?'.replace('{', '{{').replace('}', '}}'))})", POSTFIX
    text, level = forms[kind]
    lent = isinstance(value, ir.Name) and value.text in scope.locals and scope.locals[value.text].ref
    if lent or isinstance(value, ir.Call):
        # What is lent may be looked at again and again, what a call gives only once.
        text, subject = text.replace(".as_ref()", ""), subject.removesuffix(".cloned()")
    if kind in {"unknown option", "json"}:
        scope.frame.notes.append(unknown_inside(subject))
    if kind == "always":
        scope.frame.notes.append(f"`{subject}` is tested for being there; its type says that it always is.")
    return text.format(subject), level


def unknown_inside(subject: str) -> str:
    """What is to decide about the truth of an optional value whose type nobody states."""
    return f"what `{subject}` holds may be empty or zero, which counts as absent in the source."


def truth(value: ir.Expression, stated: Type, scope: Scope) -> Term:
    """A value as a test: not empty, not zero, not absent."""
    kind = _kind(value, stated, scope)
    if kind == "bool":
        return term(value, scope)
    found = _filled(_TRUE, kind, value, scope)
    if found is not None:
        return found
    subject = at(value, scope, POSTFIX)
    shown = subject.removeprefix("(match ").split(" { Ok(")[0]
    scope.frame.notes.append(f"`{shown}` is tested for being empty, zero or absent; its type says which.")
    return subject, POSTFIX


def untruth(value: ir.Expression, stated: Type, scope: Scope) -> Term:
    """A value as a test for the opposite."""
    kind = _kind(value, stated, scope)
    if kind == "bool":
        return f"!{at(value, scope, PREFIX)}", PREFIX
    found = _filled(_FALSE, kind, value, scope)
    if found is not None:
        return (f"!{found[0]}", PREFIX) if kind == "any" else found
    text, level = truth(value, stated, scope)
    return f"!{text}" if level >= PREFIX else f"!({text})", PREFIX

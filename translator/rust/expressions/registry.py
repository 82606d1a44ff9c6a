"""Expressions as Rust. Importing this registers the printers of all of them."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import (
    JSON,
    UNKNOWN,
    Known,
    Map,
    Optional,
)
from translator.rust.calls import call as calls
from translator.rust.concurrency.channels import awaited, gives_nothing, receive
from translator.rust.dispatch import EXPRESSIONS, Term, plain, prints
from translator.rust.errors import error_questions, error_values, propagation
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_naming import hole_name
from translator.rust.expressions import (
    closures,
    comprehensions,
    constructs,
    containers,
    format_text,
    names,
    operators,
    truth,
    type_tests,
)
from translator.rust.expressions.casts import cast
from translator.rust.expressions.ownership import beside, index_text, own
from translator.rust.expressions.present_values import chosen
from translator.rust.expressions.tests_of import head
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.mutability import settled
from translator.rust.text.byte_text import bytes_literal
from translator.rust.text.naming import pascal, string
from translator.rust.text.notes import taken
from translator.rust.text.precedence import JUMP, POSTFIX
from translator.rust.text.unwritten import todo
from translator.rust.types import call_types, display_types, operator_types, place_types
from translator.rust.types.inference import type_of
from translator.rust.types.printed import default_value

REGISTERED = (
    call_types,
    calls,
    closures,
    comprehensions,
    constructs,
    containers,
    display_types,
    error_questions,
    error_values,
    format_text,
    names,
    operator_types,
    operators,
    place_types,
    propagation,
    truth,
    type_tests,
)
"""Modules whose import registers printers, and what tells types."""


def expression(value: ir.Expression, scope: Scope) -> str:
    """One expression by itself; what is to decide stands in front, in lines of its own."""
    text = settled(plain(value, scope), scope)
    before = "".join(f"{settled(line, scope)}\n" for line in scope.frame.before)
    scope.frame.before.clear()
    return taken(scope.frame.notes) + before + text


LITERALS = {"nil": "None"}


@prints(ir.Literal)
def _literal(value: ir.Literal, scope: Scope) -> Term:
    match value.kind:
        case "ellipsis":
            scope.frame.notes.append(operators.MARKER)
            return "None", POSTFIX
        case "string":
            return string(value.text), POSTFIX
        case "bytes":
            return bytes_literal(value.text), POSTFIX
        case "rune":
            return "'" + _rune(value.text) + "'", POSTFIX
        case "imaginary":
            return f"num_complex::Complex64::new(0.0, {_float(value.text)})", POSTFIX
        case "float":
            return _float(value.text), POSTFIX
        case kind:
            return LITERALS.get(kind, value.text), POSTFIX


def _float(text: str) -> str:
    text = f"0{text}" if text.startswith(".") else text
    return text if any(c in text for c in ".eE") else f"{text}.0"


def _rune(text: str) -> str:
    if text == "'":
        return "\\'"
    return '"' if text == '"' else string(text[:1])[1:-1] or "\\0"


@prints(ir.Conditional)
def _conditional(value: ir.Conditional, scope: Scope) -> Term:
    if (found := chosen(value, scope)) is not None:
        return found
    match value.test:
        case ir.IsNil(ir.Name() as name, negated) if name.text in scope.locals:
            local = scope.locals[name.text]
            inner = scope.block()
            inner.bind(name.text, local._replace(type=strip_pointer(local.type), ref=True))
            there, absent = (value.then, value.orelse) if negated else (value.orelse, value.then)
            looked = plain(name, scope) if local.ref else f"&{plain(name, scope)}"
            shown = f"if let Some({plain(name, scope)}) = {looked} {{ {beside(there, absent, inner)} }}"
            return f"{shown} else {{ {beside(absent, there, scope)} }}", JUMP
    type_ = type_of(value, scope)
    want = type_ if ir.Literal("nil", "") in (value.then, value.orelse) else UNKNOWN
    asked = head(value.test, scope)
    if asked in {"true", "false"} and isinstance(value.test, ir.TypeTest):
        # The type is stated: only one of the two is ever chosen.
        return own(value.then if asked == "true" else value.orelse, scope, want), JUMP
    then, orelse = beside(value.then, value.orelse, scope, want), beside(value.orelse, value.then, scope, want)
    return f"if {asked} {{ {then} }} else {{ {orelse} }}", JUMP


@prints(ir.Cast)
def _print_cast(value: ir.Cast, scope: Scope) -> Term:
    return cast(value, scope)


@prints(ir.Make)
def _make(value: ir.Make, scope: Scope) -> Term:
    type_ = value.type
    match type_:
        case Known("errgroup" | "waitgroup"):
            return default_value(type_, scope), POSTFIX
        case Map(_, of) if value.args:
            made = "serde_json::Map" if of == JSON else "std::collections::HashMap"
            return f"{made}::with_capacity({index_text(value.args[0], scope)})", POSTFIX
    return containers.fresh(value, scope) or default_value(type_, scope), POSTFIX


@prints(ir.Receive)
def _receive(value: ir.Receive, scope: Scope) -> Term:
    text = awaited(receive(value.channel, scope), scope)
    if gives_nothing(value.channel, scope):
        return text, POSTFIX
    # A closed channel gives the zero value.
    absent = isinstance(type_of(value, scope), Optional)
    flat = "ok().flatten" if scope.threads else "flatten"
    return f"{text}.{flat if absent else 'unwrap_or_default'}()", POSTFIX


@prints(ir.Await)
def _await(value: ir.Await, scope: Scope) -> Term:
    text = calls.call_text(value, scope).term
    if not scope.guarded:
        return text
    name = hole_name(value.value)
    return calls.leaves(text, Source(f"{pascal(name)}Error", pascal(name), f"the error of `{text[0]}`"), scope)


@prints(ir.OneOf)
def _one_of(value: ir.OneOf, scope: Scope) -> Term:
    return EXPRESSIONS[type(value.value)](value.value, scope)


@prints(ir.Opaque)
def _opaque(value: ir.Opaque, _scope: Scope) -> Term:
    return todo(value.source), POSTFIX


__all__ = ["expression", "type_of"]

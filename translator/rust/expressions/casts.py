"""Conversions between types."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, FunctionType, Known, List, Named, Type
from translator.rust.dispatch import Term, at, plain, term
from translator.rust.expressions.checked import converted
from translator.rust.expressions.durations import as_duration, from_duration
from translator.rust.expressions.ownership import INTEGERS, form, own
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.flow import mentions
from translator.rust.text.precedence import CAST, JUMP, POSTFIX, PREFIX
from translator.rust.types.inference import type_of
from translator.rust.types.newtypes import wrapped_type
from translator.rust.types.printed import default_value, owned

BYTE = (Known("byte"), Known("uint8"))
RUNES = List(Known("rune"))


def cast(value: ir.Cast, scope: Scope) -> Term:
    """A conversion: `as` between numbers, `from` and friends for text."""
    inner, source = value.value, type_of(value.value, scope)
    wrapped = wrapped_type(inner, scope) if isinstance(value.type, Known) else UNKNOWN
    if wrapped == value.type != UNKNOWN:
        return f"{at(inner, scope, POSTFIX)}.0", POSTFIX
    match strip_pointer(value.type):
        case Named() if inner == ir.Literal("nil", ""):
            return default_value(value.type, scope), POSTFIX
        case Named("HandlerFunc", "net/http"):
            # A function is a handler as it is.
            return term(inner, scope)
        case Known("string"):
            if source in {Known("bytes"), List(Known("byte"))}:
                reference = form(inner, scope) == "reference"
                subject = plain(inner, scope) if reference else f"&{at(inner, scope, PREFIX)}"
                return f"String::from_utf8_lossy({subject}).into_owned()", POSTFIX
            if source == STRING:
                return own(inner, scope), POSTFIX
            if source == RUNES:
                return f"{at(inner, scope, POSTFIX)}.iter().collect::<String>()", POSTFIX
            if source in BYTE or (isinstance(source, Known) and source.name in INTEGERS):
                return f"{_character(inner, source, scope)}.to_string()", POSTFIX
            return f"{at(inner, scope, POSTFIX)}.to_string()", POSTFIX
        case Known("bytes") | List(Known("byte")) if source in {STRING, UNKNOWN}:
            if isinstance(inner, ir.Literal) and inner.text.isascii():
                return f"{plain(ir.Literal('bytes', inner.text), scope)}.to_vec()", POSTFIX
            if source == STRING and _is_spent(inner, scope):
                return f"{at(inner, scope, POSTFIX)}.into_bytes()", POSTFIX
            return f"{at(inner, scope, POSTFIX)}.as_bytes().to_vec()", POSTFIX
        case List(Known("rune")) if source == STRING:
            return f"{at(inner, scope, POSTFIX)}.chars().collect::<Vec<_>>()", POSTFIX
        case Known("duration"):
            return as_duration(value, scope)
        case Known("float64") if isinstance(inner, ir.Literal) and inner.kind == "int":
            return f"{inner.text}.0", POSTFIX
        case Known(name) if name in INTEGERS or name in {"float64", "float32"}:
            if source == value.type:
                return term(inner, scope)
            if (nanoseconds := from_duration(value, scope)) is not None:
                return nanoseconds
            if isinstance(inner, ir.Literal) and inner.kind == "int" and name in INTEGERS:
                return f"{inner.text}_{owned(strip_pointer(value.type), scope)}", POSTFIX
            if (asked := converted(value, scope)) is not None:
                return asked
            if isinstance(wrapped, Known) and wrapped.name in INTEGERS:
                return f"{at(inner, scope, POSTFIX)}.0 as {owned(value.type, scope)}", CAST
            return f"{at(inner, scope, CAST)} as {owned(value.type, scope)}", CAST
        case Known("rune") if source == value.type:
            return term(inner, scope)
        case Known("rune"):
            return _character(inner, source, scope), POSTFIX
        case Named():
            return f"{owned_path(strip_pointer(value.type), scope)}({own(inner, scope)})", POSTFIX
        case FunctionType():
            return term(inner, scope)
        case _ if source == value.type or source in {BOOL, INT}:
            return term(inner, scope)
        case _:
            path = owned_path(value.type, scope)
            return f"{path}::from({plain(inner, scope)})", POSTFIX if path[0] != "<" else JUMP


def _character(value: ir.Expression, source: Type, scope: Scope) -> str:
    """The character of a code point; Go gives U+FFFD where there is none."""
    if source in BYTE or not isinstance(source, Known) or source.name not in INTEGERS:
        return f"char::from({plain(value, scope)})"
    number = plain(value, scope) if source == Known("uint32") else f"{at(value, scope, CAST)} as u32"
    return f"char::from_u32({number}).unwrap_or(char::REPLACEMENT_CHARACTER)"


def _is_spent(value: ir.Expression, scope: Scope) -> bool:
    """Whether a text of its own is not looked at again."""
    if form(value, scope) != "value":
        return False
    match value:
        case ir.Name(name):
            return name in scope.locals and not scope.looping and not mentions(scope.rest, frozenset({name}))
        case _:
            return isinstance(value, ir.Call | ir.Format | ir.Propagate)


def unboxed(type_: Type, scope: Scope) -> str:
    """The type itself where `owned` would box it."""
    text = owned(type_, scope)
    return text.removeprefix("Box<dyn ").removesuffix(">") if text.startswith("Box<dyn ") else text


def owned_path(type_: Type, scope: Scope) -> str:
    """A type where a path is needed: generics in turbofish."""
    text = owned(type_, scope)
    if text.startswith(("[", "(", "&", "Box<dyn")):
        return f"<{text}>"
    return text.replace("<", "::<", 1)

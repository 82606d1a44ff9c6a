"""Operators, tests for absence and truth, conversions."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Array, Known, List, Map, Named, Optional, Pointer, Set, Type
from translator.rust.dispatch import Term, at, plain, prints
from translator.rust.format_text import joined_arguments
from translator.rust.inference import SIZE, type_of
from translator.rust.lookup import structure_of
from translator.rust.ownership import INTEGERS, form, own
from translator.rust.precedence import (
    AND,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    CAST,
    COMPARE,
    OR,
    POSTFIX,
    PREFIX,
    PRODUCT,
    RANGE,
    SHIFT,
    SUM,
)
from translator.rust.scope import Scope
from translator.rust.types import owned

LEVELS = {
    "*": PRODUCT,
    "/": PRODUCT,
    "%": PRODUCT,
    "+": SUM,
    "-": SUM,
    "<<": SHIFT,
    ">>": SHIFT,
    "&": BIT_AND,
    "^": BIT_XOR,
    "|": BIT_OR,
    "==": COMPARE,
    "!=": COMPARE,
    "<": COMPARE,
    ">": COMPARE,
    "<=": COMPARE,
    ">=": COMPARE,
    "is": COMPARE,
    "is not": COMPARE,
    "&&": AND,
    "||": OR,
}
SPELLED = {"is": "==", "is not": "!="}
EMPTY = {("==", "0"): "", ("!=", "0"): "!", (">", "0"): "!", ("<", "1"): "", (">=", "1"): "!"}
"""Comparisons of a length that ask whether there is anything."""


@prints(ir.Binary)
def _binary(value: ir.Binary, scope: Scope) -> Term:
    operator = value.operator
    special = SPECIAL.get(operator)
    if special is not None:
        return special(value, scope)
    if operator == "+" and (joined := _concatenation(value, scope)):
        return joined
    if (tested := _emptiness(value, scope)) is not None:
        return tested
    if operator == "/" and type_of(value.left, scope) == Known("path"):
        joined_with = plain(value.right, scope)
        if form(value.right, scope) == "place":
            joined_with = f"&{joined_with}"
        return f"{at(value.left, scope, POSTFIX)}.join({joined_with})", POSTFIX
    if operator == "*" and (duration := _duration(value)):
        return duration, POSTFIX
    if operator in {"..", "..="}:
        return f"{at(value.left, scope, SUM)}{operator}{at(value.right, scope, SUM)}", RANGE
    level = LEVELS.get(operator)
    if level is None:
        scope.frame.notes.append(f"the operator `{operator}` has no counterpart in Rust.")
        return f"{at(value.left, scope, POSTFIX)}.op({plain(value.right, scope)})", POSTFIX
    left, right = _operands(value, scope, level)
    return f"{left} {SPELLED.get(operator, operator)} {right}", level


def _operands(value: ir.Binary, scope: Scope, level: int) -> tuple[str, str]:
    lowest = level + 1 if level == COMPARE else level
    left, right = at(value.left, scope, lowest), at(value.right, scope, level + 1)
    if level in {SHIFT, COMPARE} and " as " in left and value.operator.startswith("<") and not left.startswith("("):
        left = f"({left})"
    if level not in {COMPARE, SUM, PRODUCT}:
        return left, right
    sizes = type_of(value.left, scope), type_of(value.right, scope)
    if SIZE in sizes and sizes[0] != sizes[1]:
        if sizes[0] == SIZE and _is_sized(sizes[1], value.right):
            left = f"({left} as {owned(sizes[1], scope)})" if level == COMPARE else f"{left} as {owned(sizes[1], scope)}"
        elif sizes[1] == SIZE and _is_sized(sizes[0], value.left):
            right = f"{right} as {owned(sizes[0], scope)}"
    return left, right


def _is_sized(type_: Type, value: ir.Expression) -> bool:
    return isinstance(type_, Known) and type_.name in INTEGERS and not isinstance(value, ir.Literal)


def _concatenation(value: ir.Binary, scope: Scope) -> Term | None:
    parts: list[ir.Expression] = []
    left: ir.Expression = value
    while isinstance(left, ir.Binary) and left.operator == "+":
        parts.append(left.right)
        left = left.left
    parts.append(left)
    if not any(type_of(p, scope) == STRING for p in parts):
        return None
    parts.reverse()
    return f"format!({joined_arguments(tuple(parts), '', scope)})", POSTFIX


def _emptiness(value: ir.Binary, scope: Scope) -> Term | None:
    match value.left, value.right:
        case (ir.Call(ir.Name("len", _, "builtin"), (subject,)), ir.Literal("int", text)):
            sign = EMPTY.get((value.operator, text))
            return None if sign is None else (f"{sign}{at(subject, scope, POSTFIX)}.is_empty()", PREFIX)
        case (subject, ir.Literal("string", "")) if value.operator in {"==", "!="}:
            if type_of(subject, scope) != STRING:
                return None
            sign = "" if value.operator == "==" else "!"
            return f"{sign}{at(subject, scope, POSTFIX)}.is_empty()", PREFIX
        case _:
            return None


DURATIONS = {"Second": "secs", "Millisecond": "millis", "Microsecond": "micros", "Nanosecond": "nanos"}
MINUTES = {"Minute": "60", "Hour": "60 * 60"}


def _duration(value: ir.Binary) -> str:
    match value.left, value.right:
        case (ir.Literal("int", n), ir.Name(unit, "time")) | (ir.Name(unit, "time"), ir.Literal("int", n)):
            if unit in DURATIONS:
                return f"std::time::Duration::from_{DURATIONS[unit]}({n})"
            if unit in MINUTES:
                return f"std::time::Duration::from_secs({n} * {MINUTES[unit]})"
    return ""


def _membership(value: ir.Binary, scope: Scope) -> Term:
    sign = "!" if value.operator == "not in" else ""
    container = type_of(value.right, scope)
    subject = at(value.right, scope, POSTFIX)
    if isinstance(value.right, ir.ListLiteral):
        items = value.right.items
        if items and all(isinstance(i, ir.Literal) and i.kind not in {"float", "nil"} for i in items):
            tested = at(value.left, scope, POSTFIX)
            if type_of(value.left, scope) == STRING and form(value.left, scope) != "reference":
                tested += ".as_str()"
            return f"{sign}matches!({tested}, {' | '.join(plain(i, scope) for i in items)})", PREFIX if sign else POSTFIX
        subject = f"[{', '.join(plain(i, scope) for i in items)}]"
    method = "contains_key" if isinstance(container, Map) else "contains"
    key = plain(value.left, scope)
    if form(value.left, scope) != "reference":
        key = f"&{at(value.left, scope, PREFIX)}"
    elif isinstance(container, List) and container.of == STRING:
        return f"{sign}{subject}.iter().any(|item| item == {key})", PREFIX if sign else POSTFIX
    return f"{sign}{subject}.{method}({key})", PREFIX if sign else POSTFIX


def _floor_division(value: ir.Binary, scope: Scope) -> Term:
    if type_of(value.left, scope) == Known("float64"):
        return f"({at(value.left, scope, PRODUCT)} / {at(value.right, scope, CAST)}).floor()", POSTFIX
    if not (isinstance(value.right, ir.Literal) and value.right.kind == "int"):
        scope.frame.notes.append("`//` rounds down; `div_euclid` agrees for positive divisors.")
    return f"{at(value.left, scope, POSTFIX)}.div_euclid({plain(value.right, scope)})", POSTFIX


def _power(value: ir.Binary, scope: Scope) -> Term:
    left = at(value.left, scope, POSTFIX)
    if type_of(value.left, scope) == Known("float64"):
        return f"{left}.powf({own(value.right, scope, Known('float64'))})", POSTFIX
    if isinstance(value.left, ir.Literal) and value.left.kind == "int":
        left = f"{left}_i64"
    return f"{left}.pow({plain(value.right, scope)})", POSTFIX


def _matrix(value: ir.Binary, scope: Scope) -> Term:
    return f"{at(value.left, scope, POSTFIX)}.matmul({plain(value.right, scope)})", POSTFIX


def _bit_clear(value: ir.Binary, scope: Scope) -> Term:
    return f"{at(value.left, scope, BIT_AND)} & !{at(value.right, scope, PREFIX)}", BIT_AND


def _either(value: ir.Binary, scope: Scope) -> Term:
    """`name or "anonymous"` gives an operand: an `Option` falls back, other types test and choose."""
    type_ = type_of(value.left, scope)
    left = at(value.left, scope, POSTFIX)
    if isinstance(type_, Optional | Pointer):
        return f"{left}.unwrap_or({own(value.right, scope)})", POSTFIX
    test = truth(value.left, UNKNOWN, scope)
    kept = own(value.left, scope)
    if type_ == UNKNOWN:
        scope.frame.notes.append(f"`{left}` is tested for being empty, zero or absent; its type says which.")
        return f"{left}.unwrap_or({own(value.right, scope)})", POSTFIX
    return f"(if {test[0]} {{ {kept} }} else {{ {own(value.right, scope)} }})", POSTFIX


def _both(value: ir.Binary, scope: Scope) -> Term:
    type_ = type_of(value.left, scope)
    if isinstance(type_, Optional | Pointer) or type_ == UNKNOWN:
        left = at(value.left, scope, POSTFIX)
        if type_ == UNKNOWN:
            scope.frame.notes.append(f"`{left}` is tested for being empty, zero or absent; its type says which.")
        return f"{left}.and({plain(value.right, scope)})", POSTFIX
    test = truth(value.left, UNKNOWN, scope)
    return f"(if {test[0]} {{ {own(value.right, scope)} }} else {{ {own(value.left, scope)} }})", POSTFIX


SPECIAL = {
    "in": _membership,
    "not in": _membership,
    "//": _floor_division,
    "**": _power,
    "@": _matrix,
    "&^": _bit_clear,
    "or": _either,
    "and": _both,
}


@prints(ir.Unary)
def _unary(value: ir.Unary, scope: Scope) -> Term:
    inner = value.value
    match value.operator:
        case "!":
            return negated(inner, scope)
        case "^" | "~":
            return f"!{at(inner, scope, PREFIX)}", PREFIX
        case "+":
            return plain(inner, scope), PREFIX
        case "&":
            if isinstance(inner, ir.Construct):
                return plain(inner, scope), POSTFIX
            return f"&{at(inner, scope, PREFIX)}", PREFIX
        case "*":
            if form(inner, scope) == "value" and isinstance(inner, ir.Name):
                return plain(inner, scope), POSTFIX
            return f"*{at(inner, scope, PREFIX)}", PREFIX
        case operator:
            return f"{operator}{at(inner, scope, PREFIX)}", PREFIX


OPPOSITES = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in"}


def negated(value: ir.Expression, scope: Scope) -> Term:
    """The opposite of a test, without a `!` where its form allows."""
    match value:
        case ir.IsNil(inner, negated=was):
            return _is_nil(ir.IsNil(inner, negated=not was), scope)
        case ir.Binary(operator, left, right) if operator in {"==", "!=", "in", "not in"}:
            return _binary(ir.Binary(OPPOSITES[operator], left, right), scope)
        case ir.Unary("!", inner):
            return plain(inner, scope), PREFIX
        case ir.Name(text) if text in scope.locals and scope.locals[text].negated:
            return scope.locals[text].negated, POSTFIX
        case ir.Truth(inner, type_):
            return untruth(inner, type_, scope)
    return f"!{at(value, scope, PREFIX)}", PREFIX


@prints(ir.IsNil)
def _is_nil(value: ir.IsNil, scope: Scope) -> Term:
    inner = value.value
    type_ = type_of(inner, scope)
    subject = at(inner, scope, POSTFIX)
    if isinstance(type_, List | Map | Set | Array):
        return f"{'!' if value.negated else ''}{subject}.is_empty()", PREFIX if value.negated else POSTFIX
    if isinstance(inner, ir.Call) and isinstance(inner.function, ir.Attribute) and inner.function.name == "Err":
        return f"{'' if value.negated else '!'}{at(inner.function.value, scope, POSTFIX)}.is_cancelled()", PREFIX
    return f"{subject}.{'is_some' if value.negated else 'is_none'}()", POSTFIX


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
            return plain(value, scope), PREFIX
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
    scope.frame.notes.append(f"`{subject}` is tested for being empty, zero or absent; its type says which.")
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


def cast(value: ir.Cast, scope: Scope) -> Term:
    """A conversion: `as` between numbers, `from` and friends for text."""
    inner, source = value.value, type_of(value.value, scope)
    match value.type:
        case Known("string"):
            if source in {Known("bytes"), List(Known("byte"))}:
                reference = form(inner, scope) == "reference"
                subject = plain(inner, scope) if reference else f"&{at(inner, scope, PREFIX)}"
                return f"String::from_utf8_lossy({subject}).into_owned()", POSTFIX
            if source == STRING:
                return own(inner, scope), POSTFIX
            return f"{at(inner, scope, POSTFIX)}.to_string()", POSTFIX
        case Known("bytes") | List(Known("byte")) if source in {STRING, UNKNOWN}:
            if isinstance(inner, ir.Literal) and inner.text.isascii():
                return f"{plain(ir.Literal('bytes', inner.text), scope)}.to_vec()", POSTFIX
            return f"{at(inner, scope, POSTFIX)}.as_bytes().to_vec()", POSTFIX
        case Known("duration"):
            if isinstance(inner, ir.Literal):
                return f"std::time::Duration::from_nanos({plain(inner, scope)})", POSTFIX
            return plain(inner, scope), PREFIX
        case Known("float64") if isinstance(inner, ir.Literal) and inner.kind == "int":
            return f"{inner.text}.0", POSTFIX
        case Known(name) if name in INTEGERS or name in {"float64", "float32"}:
            if source == value.type:
                return plain(inner, scope), PREFIX
            if isinstance(inner, ir.Literal) and inner.kind == "int" and name in INTEGERS:
                return f"{inner.text}_{owned(value.type, scope)}", POSTFIX
            return f"{at(inner, scope, CAST)} as {owned(value.type, scope)}", CAST
        case Known("rune"):
            return f"char::from({plain(inner, scope)})", POSTFIX
        case Named():
            return f"{owned(value.type, scope)}({own(inner, scope)})", POSTFIX
        case _ if source == value.type or source in {BOOL, INT}:
            return plain(inner, scope), PREFIX
        case _:
            return f"{owned_path(value.type, scope)}::from({plain(inner, scope)})", POSTFIX


def owned_path(type_: Type, scope: Scope) -> str:
    """A type where a path is needed: generics in turbofish."""
    text = owned(type_, scope)
    if text.startswith(("[", "(", "&", "Box<dyn")):
        return f"<{text}>"
    return text.replace("<", "::<", 1)

"""Operators that Rust writes as methods or branches."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import JSON, STRING, UNKNOWN, Known, List, Map, Optional, Pointer, Type
from translator.rust.calls.by_rule import equal_item, from_rule, key_text
from translator.rust.calls.call_table import Rule
from translator.rust.calls.json_calls import TAKEN_FOR_OBJECT
from translator.rust.calls.text_calls import contained
from translator.rust.dispatch import Term, at, plain, wrap
from translator.rust.expressions.checked import power
from translator.rust.expressions.floor_division import floor_division, remainder, sized
from translator.rust.expressions.iteration import iterated
from translator.rust.expressions.optional_comparisons import one_of
from translator.rust.expressions.ownership import form, own
from translator.rust.expressions.present_values import both, either, leaves, unwrapped_or
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.expressions.true_division import as_float, true_division
from translator.rust.expressions.truth import truth
from translator.rust.expressions.unasked import subject_of
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.naming import string
from translator.rust.text.precedence import (
    BIT_AND,
    JUMP,
    POSTFIX,
    PREFIX,
)
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy


def _is_mixed(items: tuple[ir.Expression, ...]) -> bool:
    """Whether literals of several types stand in a display."""
    return len({i.kind for i in items if isinstance(i, ir.Literal)} - {"nil"}) > 1


def _untold(tested: ir.Expression, items: tuple[ir.Expression, ...], scope: Scope) -> str:
    shown = f"is `{plain(tested, scope)}` one of {', '.join(plain(i, scope) for i in items)}?"
    return f"todo!({string(shown.replace('{', '{{').replace('}', '}}'))})"


def as_character(value: ir.Expression) -> ir.Expression:
    """A text of one character as that character."""
    match value:
        case ir.Literal("string", text) if len(text) == 1:
            return ir.Literal("rune", text)
        case _:
            return value


def _membership(value: ir.Binary, scope: Scope) -> Term:
    sign = "!" if value.operator == "not in" else ""
    container = strip_pointer(type_of(value.right, scope))
    subject = subject_of(value.right, scope)
    if isinstance(value.right, ir.ListLiteral):
        items = value.right.items
        if _is_mixed(items):
            scope.frame.notes.append(f"`{plain(value.left, scope)}` is compared with values of several types: an enum.")
            return f"{sign}{_untold(value.left, items, scope)}", PREFIX if sign else POSTFIX
        if (asked := one_of(value, items, scope)) is not None:
            return f"{sign}{asked}", PREFIX if sign else POSTFIX
        if items and all(isinstance(i, ir.Literal) and i.kind not in {"float", "nil"} for i in items):
            tested = at(value.left, scope, POSTFIX)
            if type_of(value.left, scope) == Known("rune"):
                # A text of several characters is none of them.
                told = [i for i in map(as_character, items) if isinstance(i, ir.Literal) and i.kind != "string"]
                items = tuple(told) or items
            elif type_of(value.left, scope) == STRING and form(value.left, scope) != "reference":
                tested += ".as_str()"
            return (
                f"{sign}matches!({tested}, {' | '.join(plain(i, scope) for i in items)})",
                PREFIX if sign else POSTFIX,
            )
        subject = f"[{', '.join(plain(i, scope) for i in items)}]"
    if container == JSON and type_of(value.left, scope) == STRING:
        scope.frame.notes.append(TAKEN_FOR_OBJECT)
        found = f"{at(value.right, scope, POSTFIX)}.get({key_text(value.left, scope)})"
        return f"{found}.{'is_none' if sign else 'is_some'}()", POSTFIX
    if (asked := _asked_of(value, container, scope)) is not None:
        return f"{sign}{asked}", PREFIX if sign else POSTFIX
    method = "contains_key" if isinstance(container, Map) else "contains"
    key = plain(value.left, scope)
    if form(value.left, scope) != "reference":
        key = f"&{at(value.left, scope, PREFIX)}"
    elif isinstance(container, List) and container.of == STRING:
        return f"{sign}{subject}.iter().any(|item| item == {key})", PREFIX if sign else POSTFIX
    return f"{sign}{subject}.{method}({key})", PREFIX if sign else POSTFIX


def _asked_of(value: ir.Binary, container: Type, scope: Scope) -> str | None:
    """A test of membership in what has no `contains` of its own for it; None where `contains` will do."""
    match value.right:
        case ir.Name("environ", "os"):
            return f"std::env::var_os({plain(value.left, scope)}).is_some()"
        case ir.Call(ir.Attribute(owner, "keys"), ()) if isinstance(type_of(owner, scope), Map):
            return plain(ir.Binary("in", value.left, owner), scope)
        case ir.Call(ir.Attribute(owner, "values"), ()) if isinstance(type_of(owner, scope), Map):
            return f"{at(owner, scope, POSTFIX)}.values().any({equal_item(value.left, scope)})"
    if container == Known("bytes"):
        template, modes = contained(value.left, lambda one: type_of(one, scope))
        wanted = ir.Call(ir.Attribute(value.right, "contains"), (value.left,))
        return from_rule(Rule(template, modes), wanted, scope)[0] if template else None
    if isinstance(container, Known) and container.name == "iterable":
        return f"{iterated(value.right, scope)}.any({equal_item(value.left, scope, owned=True)})"
    if container == STRING and type_of(value.left, scope) == Known("rune"):
        return f"{at(value.right, scope, POSTFIX)}.contains({plain(value.left, scope)})"
    return None


def _power(value: ir.Binary, scope: Scope) -> Term:
    left = sized(value.left, scope)
    if type_of(value.left, scope) == Known("float64"):
        return f"{left}.powf({own(value.right, scope, Known('float64'))})", POSTFIX
    if type_of(value.right, scope) == Known("float64"):
        base = as_float(value.left, type_of(value.left, scope), scope, POSTFIX)
        base = f"({base})" if " as " in base else base.replace(".0", "_f64")
        return f"{base}.powf({plain(value.right, scope)})", POSTFIX
    if scope.preferences.integers == "checked" and type_of(value.left, scope) in {Known("int"), Known("int64")}:
        return power(left, value.right, scope)
    return f"{left}.pow({plain(value.right, scope)})", POSTFIX


def _matrix(value: ir.Binary, scope: Scope) -> Term:
    return f"{at(value.left, scope, POSTFIX)}.matmul({plain(value.right, scope)})", POSTFIX


def _bit_clear(value: ir.Binary, scope: Scope) -> Term:
    return f"{at(value.left, scope, BIT_AND)} & !{at(value.right, scope, PREFIX)}", BIT_AND


def _either(value: ir.Binary, scope: Scope) -> Term:
    """`name or "anonymous"` gives an operand: an `Option` falls back, other types test and choose."""
    match value.left:
        case ir.Binary("and", asked, then) if type_of(asked, scope) == Known("bool"):
            # What Python had before it had `if` in expressions.
            chosen = ir.Conditional(ir.Binary("&&", asked, ir.Truth(then)), then, value.right)
            return plain(chosen, scope), JUMP
    if (found := either(value, scope)) is not None:
        return found
    type_ = type_of(value.left, scope)
    left = at(value.left, scope, POSTFIX)
    if isinstance(type_, Optional | Pointer):
        return unwrapped_or(left, own(value.right, scope), UNKNOWN, value.right), POSTFIX
    if type_ == UNKNOWN:
        scope.frame.notes.append(f"`{left}` is tested for being empty, zero or absent; its type says which.")
        if value.right == ir.Literal("nil", ""):
            return left, POSTFIX
        return unwrapped_or(left, own(value.right, scope), UNKNOWN, value.right), POSTFIX
    test, kept = truth(value.left, UNKNOWN, scope), own(value.left, scope)
    if value.right == ir.Literal("nil", "") and not leaves(kept):
        gives = f"then_some({kept})" if is_copy(type_, scope) else f"then(|| {kept})"
        return f"{wrap(test, POSTFIX)}.{gives}", POSTFIX
    return f"if {guarded_head(test[0])} {{ {kept} }} else {{ {own(value.right, scope)} }}", JUMP


def _both(value: ir.Binary, scope: Scope) -> Term:
    if (found := both(value, scope)) is not None:
        return found
    type_ = type_of(value.left, scope)
    if isinstance(type_, Optional | Pointer) or type_ == UNKNOWN:
        left = at(value.left, scope, POSTFIX)
        if type_ == UNKNOWN:
            scope.frame.notes.append(f"`{left}` is tested for being empty, zero or absent; its type says which.")
        return f"{left}.and({plain(value.right, scope)})", POSTFIX
    test = truth(value.left, UNKNOWN, scope)
    return f"if {guarded_head(test[0])} {{ {own(value.right, scope)} }} else {{ {own(value.left, scope)} }}", JUMP


SPECIAL = {
    "in": _membership,
    "not in": _membership,
    "/.": true_division,
    "//": floor_division,
    "%.": remainder,
    "**": _power,
    "@": _matrix,
    "&^": _bit_clear,
    "or": _either,
    "and": _both,
}

"""Text, bytes and lists that are repeated: `"-" * 40`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import BOOL, STRING, UNKNOWN, Known
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ownership import INTEGERS, index_text, own
from translator.rust.scope import Scope
from translator.rust.text.byte_text import byte_literal
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import SIZE, element_of, type_of
from translator.rust.types.operator_types import repeated_operand
from translator.rust.types.printed import is_copy


def repetition(value: ir.Binary, scope: Scope) -> Term | None:
    """A sequence that is multiplied; None where neither operand is known to be one."""
    whole = repeated_operand(value, scope)
    if whole is None:
        return None
    times = value.right if whole is value.left else value.left
    match whole:
        case ir.Binary("*", one, first) if _is_natural(first) and _is_natural(times):
            # `b"x" * 1024 * 1024`: one number.
            return repetition(ir.Binary("*", one, ir.Binary("*", first, times)), scope)
    if isinstance(whole, ir.ListLiteral):
        return _display(whole, times, scope)
    if isinstance(whole, ir.Literal) and whole.kind == "bytes" and len(whole.text) == 1:
        byte = "0u8" if whole.text == "\0" else byte_literal(whole.text)
        return f"vec![{byte}; {count(times, scope)}]", POSTFIX
    type_ = type_of(whole, scope)
    if type_ in {STRING, Known("bytes")} or is_copy(element_of(type_), scope):
        return f"{at(whole, scope, POSTFIX)}.repeat({count(times, scope)})", POSTFIX
    part = f"&{at(whole, scope, POSTFIX)}[..]"
    return f"std::iter::repeat_n({part}, {count(times, scope)}).flatten().cloned().collect::<Vec<_>>()", POSTFIX


def _display(whole: ir.ListLiteral, times: ir.Expression, scope: Scope) -> Term:
    items = [own(item, scope, whole.of) for item in whole.items]
    if len(items) == 1:
        return f"vec![{items[0]}; {count(times, scope)}]", POSTFIX
    inside = ", ".join(items)
    if items and all(is_copy(type_of(item, scope), scope) for item in whole.items):
        return f"[{inside}].repeat({count(times, scope)})", POSTFIX
    return f"std::iter::repeat_n([{inside}], {count(times, scope)}).flatten().collect::<Vec<_>>()", POSTFIX


def count(value: ir.Expression, scope: Scope) -> str:
    """How often something is repeated, as a `usize`: what is negative is not at all."""
    if _is_natural(value):
        return plain(value, scope).replace("_i64", "_usize")
    match value:
        case ir.Unary("-", inner) if _is_natural(inner):
            return "0"
        case ir.Binary("-", left, right) if type_of(value, scope) == SIZE or (
            type_of(right, scope) == SIZE and _is_size(left, scope)
        ):
            text = f"{left.text}_usize" if isinstance(left, ir.Literal) else at(left, scope, POSTFIX)
            return f"{text}.saturating_sub({plain(right, scope)})"
    type_ = type_of(value, scope)
    if type_ == BOOL:
        return f"usize::from({plain(value, scope)})"
    if isinstance(type_, Known) and type_.name in INTEGERS and type_.name.startswith("int"):
        return f"usize::try_from({plain(value, scope)}).unwrap_or(0)"
    return index_text(value, scope)


def _is_size(value: ir.Expression, scope: Scope) -> bool:
    return isinstance(value, ir.Literal) or type_of(value, scope) in {SIZE, UNKNOWN}


def _is_natural(value: ir.Expression) -> bool:
    """Whether a value is made of plain numbers, and not negative."""
    match value:
        case ir.Literal("int"):
            return True
        case ir.Binary("*" | "+" | "**", left, right):
            return _is_natural(left) and _is_natural(right)
        case _:
            return False

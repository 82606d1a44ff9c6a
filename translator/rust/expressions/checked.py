"""Integers that do not overflow in silence, where a team prefers them checked.

The source's integers wrap (Go) or grow (Python). What is checked: `+`, `-`, `*`, powers, and conversions to a type
that may be too small, of operands whose types are known. What stays plain: counting up by one in 64 bits, lengths,
positions inside brackets (a wrong one panics there in both languages), division, shifts, masks.
"""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.ir.declarations import Value
from translator.ir.types import Known, Type
from translator.ir.walk import nodes
from translator.rust.dispatch import Term, at, plain, term
from translator.rust.errors.anyhow_values import absence
from translator.rust.errors.error_sources import library_source
from translator.rust.errors.variant_values import overflow
from translator.rust.expressions.ownership import INTEGERS, form
from translator.rust.scope import Scope
from translator.rust.text.imports import MAYBE_TYPED
from translator.rust.text.naming import snake
from translator.rust.text.precedence import CAST, POSTFIX, TRY
from translator.rust.types.inference import SIZE, type_of
from translator.rust.types.lookup import value_of
from translator.rust.types.printed import owned

METHODS = {"+": "add", "-": "sub", "*": "mul"}
_WRAPPING = re.compile(r"(?i)hash|checksum|crc|fnv|murmur|siphash|adler|prng|rand|seed|lcg")
_UNTOLD = "integer overflow"
_WIDTHS = {"i8": 8, "i16": 16, "i32": 32, "i64": 64, "u8": 8, "u16": 16, "u32": 32, "u64": 64}


def checked(value: ir.Binary, scope: Scope) -> Term | None:
    """`a + b` that says when it overflows; None where it stays plain."""
    method = METHODS.get(value.operator)
    if scope.preferences.integers == "plain" or method is None or _is_constant(value, scope):
        return None
    of = _common(value.left, value.right, scope)
    if of is None or of == SIZE or _counts(value.operator, value.right, of):
        return None
    direct = id(value) in scope.frame.direct
    left, right = value.left, value.right
    if isinstance(left, ir.Literal) and value.operator != "-":
        left, right = right, left
    if direct:
        scope.stands_alone(left, right)
    return _asked(_receiver(left, of, scope), f"{method}({_operand(right, of, scope)})", scope, direct=direct)


def checked_assignment(target: ir.Expression, value: ir.Expression, operator: str, scope: Scope) -> str | None:
    """The value of `target += value`; None where the assignment stays as it is."""
    method = METHODS.get(operator.removesuffix("="))
    if scope.preferences.integers == "plain" or method is None or not isinstance(target, ir.Name | ir.Attribute):
        return None
    of = _common(target, value, scope)
    if of is None or of == SIZE or _counts(operator.removesuffix("="), value, of):
        return None
    scope.stands_alone(value)
    return _asked(at(target, scope, POSTFIX), f"{method}({_operand(value, of, scope)})", scope, direct=True)[0]


def power(left: str, exponent: ir.Expression, scope: Scope) -> Term:
    """`left ** exponent` of integers."""
    return _asked(left, f"pow({plain(exponent, scope)})", scope, direct=False)


def converted(value: ir.Cast, scope: Scope) -> Term | None:
    """A conversion between integers: as it is where nothing changes, `from` where it fits, else `try_from`."""
    source, wanted = type_of(value.value, scope), value.type
    if scope.preferences.integers == "plain" or not (_is_integer(source) and _is_integer(wanted)):
        return None
    old, new = owned(source, scope), owned(wanted, scope)
    inner = value.value
    if old == new:
        return term(inner, scope) if isinstance(inner, ir.Name | ir.Attribute | ir.Call) else None
    if _fits(old, new):
        return f"{new}::from({plain(inner, scope)})", POSTFIX
    # A position that is negative is found nowhere, whatever it was converted to.
    if new == "usize" or (old == "usize" and new in {"i64", "u64"}) or _is_cut(inner, new, scope) or _wraps(scope):
        return None
    if id(value) in scope.frame.direct and scope.results.fallible and not scope.label:
        scope.errors.convert(library_source("std::num::TryFromIntError"))
        return f"{new}::try_from({plain(inner, scope)})?", TRY
    return f'{new}::try_from({plain(inner, scope)}).expect("fits {"an" if new[0] == "i" else "a"} {new}")', POSTFIX


def total(values: str, of: str, scope: Scope) -> Term | None:
    """The sum of an iterator's integers; None where it stays plain."""
    if scope.preferences.integers == "plain":
        return None
    copied = ".copied()" if values.endswith(".iter()") else ""
    return f'{values}{copied}.try_fold(0_{of}, {of}::checked_add).expect("{_UNTOLD}")', POSTFIX


def with_type(text: str, name: str, type_: Type, scope: Scope) -> str:
    """A bare number that a name is given, with its type where the name's arithmetic is checked.

    `checked_add` cannot be asked of just any number; whether it is asked is known when all of the text is there.
    """
    if scope.preferences.integers == "checked" and _is_integer(type_) and text.removeprefix("-").isdigit():
        return f"{text}{MAYBE_TYPED}_{owned(type_, scope)} {snake(name)}{MAYBE_TYPED}"
    return text


def _asked(receiver: str, call: str, scope: Scope, *, direct: bool) -> Term:
    """The call in its kind: wrapping in hashes; else its overflow leaves, or panics where nothing can leave."""
    if _wraps(scope):
        return f"{receiver}.wrapping_{call}", POSTFIX
    text = f"{receiver}.checked_{call}"
    if direct and scope.results.fallible and not scope.label:
        return f"{text}.{absence(overflow(scope))}?", TRY
    return f'{text}.expect("{_UNTOLD}")', POSTFIX


def _wraps(scope: Scope) -> bool:
    """Whether the function at work is one that counts on wrapping."""
    function = scope.function
    if function is None:
        return False
    owner = function.receiver.type if function.receiver is not None else ""
    return _WRAPPING.search(f"{function.name} {owner}") is not None


def _is_integer(type_: Type) -> bool:
    return isinstance(type_, Known) and type_.name in INTEGERS


def _is_constant(value: ir.Expression, scope: Scope) -> bool:
    match value:
        case ir.Literal():
            return True
        case ir.Name(kind="constant") | ir.Name(package="time"):
            return True
        case ir.Name(text) if text not in scope.locals:
            declared = value_of(value, scope)
            return isinstance(declared, Value) and declared.constant
        case ir.Binary(_, left, right):
            return _is_constant(left, scope) and _is_constant(right, scope)
        case ir.Unary(_, inner):
            return _is_constant(inner, scope)
        case _:
            return False


def _counts(operator: str, value: ir.Expression, of: Type) -> bool:
    """Whether something only counts by one, in 64 bits: it would take centuries."""
    small = isinstance(of, Known) and of.name in {"int8", "int16", "int32", "uint8", "uint16", "uint32", "byte"}
    unsigned = isinstance(of, Known) and of.name in {"uint", "uint64", "uintptr"}
    return value == ir.Literal("int", "1") and not small and not (operator == "-" and unsigned)


def _common(left: ir.Expression, right: ir.Expression, scope: Scope) -> Type | None:
    """The integer type of two operands; a length gives way to the other one's. None where it is not known."""
    types = [type_of(one, scope) for one in (left, right) if not isinstance(one, ir.Literal)]
    literals = [one for one in (left, right) if isinstance(one, ir.Literal)]
    if not types or not all(map(_is_integer, types)) or any(one.kind != "int" for one in literals):
        return None
    other = [one for one in types if one != SIZE]
    if len({owned(one, scope) for one in other}) > 1:
        return None
    return other[0] if other else SIZE


def _receiver(value: ir.Expression, of: Type, scope: Scope) -> str:
    if isinstance(value, ir.Literal):
        return f"{value.text}_{owned(of, scope)}"
    if type_of(value, scope) == SIZE != of:
        return f"({at(value, scope, CAST)} as {owned(of, scope)})"
    return at(value, scope, POSTFIX)


def _operand(value: ir.Expression, of: Type, scope: Scope) -> str:
    if not isinstance(value, ir.Literal) and type_of(value, scope) == SIZE != of:
        return f"{at(value, scope, CAST)} as {owned(of, scope)}"
    text = plain(value, scope)
    return f"*{text}" if isinstance(value, ir.Name) and form(value, scope) == "reference" else text


def _fits(old: str, new: str) -> bool:
    """Whether every value of one type is one of the other."""
    if old not in _WIDTHS or new not in _WIDTHS:
        return False
    if old[0] == new[0]:
        return _WIDTHS[old] < _WIDTHS[new]
    return old[0] == "u" and _WIDTHS[old] < _WIDTHS[new]


def _is_cut(value: ir.Expression, to: str, scope: Scope) -> bool:
    """Whether the upper bits of a value are not meant: it is shifted or masked, here or beside a byte that it gives."""
    if isinstance(value, ir.Binary) and value.operator in {">>", "&", "%", "%.", "^", "<<", "|"}:
        return True
    body = scope.function.body if scope.function is not None else None
    if body is None:
        return to == "u8"
    return any(isinstance(one, ir.Binary) and one.operator == ">>" and one.left == value for one in nodes(body))

"""`", ".join(parts)`: what becomes of it depends on the parts and on what stands between them."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, Known, Map, Set, Type
from translator.rust.calls.call_table import BYTES, Rule
from translator.rust.text.byte_text import byte_literal

LAZY = frozenset("map filter reversed iter enumerate zip".split())
"""Builtins whose counterpart is an iterator."""


def joined_text(call: ir.Call, type_of: Callable[[ir.Expression], Type]) -> Rule | None:
    """The counterpart of `join` of a text."""
    match call:
        case ir.Call(ir.Attribute(ir.Literal("string", "")), (parts,)) if is_lazy(parts, type_of):
            return Rule("{1}.collect::<String>()", "_g", STRING)
        case ir.Call(_, (parts,)) if is_lazy(parts, type_of):
            return Rule("{1}.collect::<Vec<_>>().join({0})", "bg", STRING)
        case ir.Call(_, (_,)):
            return Rule("{1}.join({0})", "bl", STRING)
        case _:
            return None


def joined_bytes(call: ir.Call, type_of: Callable[[ir.Expression], Type]) -> Rule | None:
    """The counterpart of `join` of bytes."""
    match call:
        case ir.Call(ir.Attribute(between), (parts,)):
            collected = "{1}.collect::<Vec<_>>()" if is_lazy(parts, type_of) else "{1}"
            mode = "g" if is_lazy(parts, type_of) else "y"
        case _:
            return None
    match between:
        case ir.Literal("bytes", ""):
            return Rule(f"{collected}.concat()", f"_{mode}", BYTES)
        case ir.Literal("bytes", text) if len(text) == 1:
            byte = byte_literal(text).replace("{", "{{").replace("}", "}}")
            return Rule(f"{collected}.join(&{byte})", f"_{mode}", BYTES)
        case _:
            return Rule(f"{collected}.join(&{{0}}[..])", f"r{mode}", BYTES)


def is_lazy(parts: ir.Expression, type_of: Callable[[ir.Expression], Type]) -> bool:
    """Whether the elements come one by one in Rust: no slice holds them."""
    match parts:
        case ir.Call(ir.Name(name, _, "builtin")) if name in LAZY:
            return True
        case ir.Call(ir.Attribute(_, "keys" | "values"), ()):
            return True
    type_ = type_of(parts)
    if isinstance(type_, Known):
        return type_.name in {"iterator", "iterable", "string"}
    return isinstance(type_, Set | Map)

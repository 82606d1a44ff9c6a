"""Statuses and methods of HTTP, which are types of their own in Rust, where the source keeps numbers and texts."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import STRING, Known, Type
from translator.rust.dispatch import plain
from translator.rust.scope import Scope

_WIDER = {"int": "i64", "int32": "i32", "int64": "i64", "uint": "u64", "uint32": "u32", "uint64": "u64"}


def as_plain(value: ir.Expression, want: Type, scope: Scope, *, lent: bool = False) -> str:
    """A status as the number, a method as the text that a place is for; empty for other values and places."""
    match value, want:
        case ir.Name(text, "net/http"), Known(name) if text.startswith("Status") and name in _WIDER:
            return f"{_WIDER[name]}::from({plain(value, scope)}.as_u16())"
        case ir.Name(text, "net/http"), _ if text.startswith("Method") and want == STRING:
            return f"{plain(value, scope)}.{'as_str' if lent else 'to_string'}()"
        case _:
            return ""

"""`struct.pack` and `struct.unpack` of one number whose order of bytes is told."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import Known, Tuple, Type
from translator.rust.calls.call_table import BYTES, Rule

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_CODES = {
    "b": ("i8", "int8", 1),
    "B": ("u8", "uint8", 1),
    "h": ("i16", "int16", 2),
    "H": ("u16", "uint16", 2),
    "i": ("i32", "int32", 4),
    "I": ("u32", "uint32", 4),
    "l": ("i32", "int32", 4),
    "L": ("u32", "uint32", 4),
    "q": ("i64", "int64", 8),
    "Q": ("u64", "uint64", 8),
}
"""By the letter of the format: the type in Rust, its name in `ir`, its size where an order of bytes is told."""
_ORDERS = {"<": "le", ">": "be", "!": "be"}


def _format(value: ir.Expression) -> tuple[str, str, str, int] | None:
    """The order, the type, its name and size of a format of one number; None for other formats."""
    match value:
        case ir.Literal("string" | "bytes", text) if len(text) == 2 and text[0] in _ORDERS and text[1] in _CODES:
            return _ORDERS[text[0]], *_CODES[text[1]]
        case _:
            return None


def _packed(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`struct.pack("<I", n)`."""
    known = _format(call.args[0]) if len(call.args) == 2 and not call.keywords else None
    if known is None:
        return None
    order, rust, name, _ = known
    if type_of(call.args[1]) == Known(name):
        return Rule(f"{{1}}.to_{order}_bytes().to_vec()", "_r", BYTES)
    template = f"{rust}::try_from({{1}}).map(|number| number.to_{order}_bytes().to_vec())"
    return Rule(template, "_v", BYTES, error="std::num::TryFromIntError", raises=True)


def _unpacked(*, alone: bool) -> Computed:
    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        known = _format(call.args[0]) if len(call.args) == 2 and not call.keywords else None
        if known is None or type_of(call.args[1]) != BYTES:
            return None
        order, rust, name, size = known
        read = f"{rust}::from_{order}_bytes"
        step = read if alone else f"|bytes| ({read}(bytes),)"
        result: Type = Known(name) if alone else Tuple((Known(name),))
        template = f"<[u8; {size}]>::try_from({{1}}).map({step})"
        return Rule(template, "_b", result, error="std::array::TryFromSliceError", raises=True)

    return rule


PACKED_CALLS: dict[str, Computed] = {
    "struct.pack": _packed,
    "struct.unpack": _unpacked(alone=False),
    "struct.unpack[0]": _unpacked(alone=True),
}
"""By import path and name."""

"""Types made of types: unions, absence, tuples."""

from __future__ import annotations

from collections.abc import Sequence

from translator.ir import types as ir


def optional(of: ir.Type) -> ir.Type:
    """The type with absence added, once."""
    return of if isinstance(of, ir.Optional) or of in {ir.UNIT, ir.ANY} else ir.Optional(of)


def union(options: Sequence[ir.Type]) -> ir.Type:
    """One of several types: flat, each once, `None` among them as absence, anything at all as `any`."""
    flat: list[ir.Type] = []
    for option in options:
        inner = option.of if isinstance(option, ir.Optional) else option
        flat += inner.options if isinstance(inner, ir.Union) else [inner]
        if isinstance(option, ir.Optional):
            flat.append(ir.UNIT)
    present = [option for option in dict.fromkeys(flat) if option != ir.UNIT]
    if not present:
        return ir.UNIT if flat else ir.UNKNOWN
    whole = present[0] if len(present) == 1 else ir.Union(tuple(present))
    if ir.ANY in present:
        whole = ir.ANY
    return optional(whole) if ir.UNIT in flat else whole


def tuple_of(args: tuple[ir.Type, ...]) -> ir.Type:
    """`tuple[…]` by its arguments, an ellipsis being the opaque `...`."""
    if not args:
        return ir.Tuple((ir.UNKNOWN,), variadic=True)
    if len(args) == 2 and args[1] == ir.OpaqueType("..."):
        return ir.Tuple((args[0],), variadic=True)
    return ir.Tuple(() if args == (ir.OpaqueType("()"),) else args)

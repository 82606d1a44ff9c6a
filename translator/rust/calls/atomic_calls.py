"""Atomic values: `n.Add(1)`, `done.Load()`, and the functions that take the address of a plain number."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from translator.ir import expressions as ir
from translator.ir.types import BOOL, UNIT, UNKNOWN, Known, Pointer, Type
from translator.rust.calls.call_table import Rule
from translator.rust.scope import strip_pointer
from translator.rust.text.precedence import POSTFIX, SUM

TypeOf = Callable[[ir.Expression], Type]

ORDER = "std::sync::atomic::Ordering::SeqCst"
"""Go's atomic operations are ordered as if one thread did them all: https://go.dev/ref/mem."""
ADD_ONLY = "AddOnly"
"""`Add` as a statement, whose result nobody asks for."""
_METHODS = {
    "Load": (f"{{0}}.load({ORDER})", "r"),
    "Swap": (f"{{0}}.swap({{1}}, {ORDER})", "rv"),
    "And": (f"{{0}}.fetch_and({{1}}, {ORDER})", "rv"),
    "Or": (f"{{0}}.fetch_or({{1}}, {ORDER})", "rv"),
}
WIDTHS = {"Int32": "int32", "Int64": "int64", "Uint32": "uint32", "Uint64": "uint64", "Uintptr": "uintptr"}
OPERATIONS = ("Load", "Store", "Add", "Swap", "CompareAndSwap", "And", "Or")


def _operation(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """An operation on an atomic number or flag; what holds a pointer is a type of its own."""
    assert isinstance(call.function, ir.Attribute)  # noqa: S101 - the table is by method
    match strip_pointer(type_of(call.function.value)):
        case Known("atomic", (Known() as of,)) if of != Known("any"):
            return rule_for(call.function.name, call.args, of)
        case Known("atomic", (Pointer() | Known("any"),)):
            return _of_pointer(call.function.name, call.args, type_of)
        case _:
            return None


def _of_pointer(name: str, args: tuple[ir.Expression, ...], type_of: TypeOf) -> Rule | None:
    """What an atomic points to is shared by those who load it; what was loaded goes into another as it is."""
    match name, args:
        case "Load", ():
            return Rule("{0}.load_full()", "r")
        case "Store" | "Swap", (ir.Literal("nil"),):
            return Rule(f"{{0}}.{name.lower()}(None)", "r_")
        case "Store" | "Swap", (value,) if type_of(value) == UNKNOWN:
            return Rule(f"{{0}}.{name.lower()}({{1}})", "rv")
        case "Store" | "Swap", (_,):
            return Rule(f"{{0}}.{name.lower()}(Some(std::sync::Arc::new({{1}})))", "ro")
        case _:
            return None


def rule_for(name: str, args: tuple[ir.Expression, ...], of: Type) -> Rule | None:
    """The rule of an operation on an atomic that holds values of a type; None for what is none."""
    match name, args:
        case "Store", (_,):
            return Rule(f"{{0}}.store({{1}}, {ORDER})", "rv", UNIT)
        case "CompareAndSwap", (_, _):
            return Rule(f"{{0}}.compare_exchange({{1}}, {{2}}, {ORDER}, {ORDER}).is_ok()", "rvv", BOOL)
        case "Add", (step,):
            return _sum(step, of)
        case "AddOnly", (step,):
            return _sum(step, of)._replace(template=_step(step)[0], result=UNIT, level=POSTFIX)
        case _ if name in _METHODS and len(args) == len(_METHODS[name][1]) - 1:
            return Rule(*_METHODS[name], of)
    return None


def _sum(step: ir.Expression, of: Type) -> Rule:
    """`Add` gives the new value, `fetch_add` the old one."""
    template, sign, shown = _step(step)
    return Rule(f"{template} {sign} {shown or '{1}'}", "r_" if shown else "rn", of, SUM)


def _step(step: ir.Expression) -> tuple[str, str, str]:
    """What is fetched, the operator that leads from the old value to the new one, and the number where it is known."""
    match step:
        case ir.Literal("int", text):
            return f"{{0}}.fetch_add({text}, {ORDER})", "+", text
        case ir.Unary("-", ir.Literal("int", text)):
            return f"{{0}}.fetch_sub({text}, {ORDER})", "-", text
        case ir.Unary("^", ir.Literal("int", "0") | ir.Cast(_, ir.Literal("int", "0"))):
            # All bits set: how Go takes one away from what has no sign.
            return f"{{0}}.fetch_sub(1, {ORDER})", "-", "1"
        case _:
            return f"{{0}}.fetch_add({{1}}, {ORDER})", "+", ""


ATOMIC_CALLS = {("atomic", name): _operation for name in (*OPERATIONS, ADD_ONLY)}
"""By the kind of what has the method, and its name."""


def without_result(call: ir.Call, type_of: TypeOf) -> ir.Call:
    """`n.Add(1)` as a statement."""
    match call.function:
        case ir.Attribute(owner, "Add") if getattr(strip_pointer(type_of(owner)), "name", "") == "atomic":
            return replace(call, function=ir.Attribute(owner, ADD_ONLY))
        case ir.Name(text, "sync/atomic") if text.startswith("Add") and text[3:] in WIDTHS:
            return replace(call, function=ir.Name(f"{ADD_ONLY}{text[3:]}", "sync/atomic", call.function.kind))
        case _:
            return call

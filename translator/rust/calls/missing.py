"""Methods of types that Rust knows, which Rust has no counterpart for."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.rules import kind_of
from translator.rust.dispatch import plain
from translator.rust.scope import Scope
from translator.rust.statements.mutability import shown_names
from translator.rust.text.naming import string
from translator.rust.types.inference import type_of

KINDS = frozenset("string bytes list map set tuple path file buffered_file task rune int float64 bool uintptr".split())
"""Types whose methods are all in the tables, or have no counterpart."""


RUST = frozenset("first last get remove nth is_empty is_some is_none len iter into_iter into clone take".split())
"""Methods that calls are turned into before they are printed: not those of a source."""


LEFT_BUILTINS = frozenset(
    "getattr hasattr setattr delattr callable vars dir globals locals exec eval compile execfile id hash hex oct bin "
    "ascii input raw_input memoryview staticmethod classmethod property issubclass format breakpoint help reload "
    "enumerate range next iter pow divmod sum zip map filter sorted reversed dict bytes bytearray str int float "
    "complex open round ord chr any all tuple list set frozenset object".split()
)
"""Functions that Python has built in, and Rust has none of by these names: what no rule prints is left to write."""


def is_left_builtin(call: ir.Call) -> bool:
    """Whether a function is called that only Python has."""
    return (
        isinstance(call.function, ir.Name) and call.function.kind == "builtin" and call.function.text in LEFT_BUILTINS
    )


def lacks(call: ir.Call, scope: Scope) -> bool:
    """Whether a method is called that a type of `std` has not, nor anything like it."""
    match call.function:
        case ir.Attribute(owner, name):
            return name not in RUST and kind_of(type_of(owner, scope)) in KINDS
        case _:
            return False


def left_over(call: ir.Call, scope: Scope) -> str:
    """A call of a library's method without a counterpart, by its own name."""
    name = call.function.name if isinstance(call.function, ir.Attribute) else ""
    owner = shown_names(plain(call.function.value, scope)) if isinstance(call.function, ir.Attribute) else ""
    given = [shown_names(plain(one, scope)) for one in call.args]
    if call.spread and given:
        given[-1] = f"*{given[-1]}"
    given += [f"{k.name}={shown_names(plain(k.value, scope))}" if k.name else "**…" for k in call.keywords]
    called = call.function.text if isinstance(call.function, ir.Name) else f"{owner}.{name}"
    text = " ".join(f"{called}({', '.join(given)})".split()).replace("{", "{{").replace("}", "}}")
    return f"todo!({string(text)})"

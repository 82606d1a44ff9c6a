"""Methods of types that Rust knows, which Rust has no counterpart for."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.go_packages import PACKAGES, go_name, holds_code, is_go_function
from translator.rust.calls.library_names import library_path
from translator.rust.calls.rules import kind_of
from translator.rust.dispatch import plain
from translator.rust.scope import Scope
from translator.rust.statements.mutability import shown_names
from translator.rust.text.naming import string
from translator.rust.text.unwritten import untold
from translator.rust.types.inference import type_of

KINDS = frozenset(
    "string bytes list map set tuple path file buffered_file task rune int float64 bool uintptr regex captures "
    "runtime event hasher date datetime uuid child text_child output text_output exit_status".split()
)
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


def is_left_to_write(call: ir.Call, scope: Scope) -> bool:
    """Whether a function of Go's standard library is called that has no counterpart; code it is given stays code."""
    if not is_go_function(call, scope) or not isinstance(call.function, ir.Name):
        return False
    if not holds_code(call):
        return True
    scope.frame.notes.append(f"what `{go_name(call.function)}` becomes: Rust's standard library has no counterpart.")
    return False


def left_over(call: ir.Call, scope: Scope) -> str:
    """A call of a library's method without a counterpart, by its own name."""
    given = [shown_names(plain(one, scope)) for one in call.args]
    if call.spread and given:
        given[-1] = f"{given[-1]}..." if is_go_function(call, scope) else f"*{given[-1]}"
    given += [f"{k.name}={shown_names(plain(k.value, scope))}" if k.name else "**…" for k in call.keywords]
    text = " ".join(f"{_called(call.function, scope)}({', '.join(map(untold, given))})".split())
    return f"todo!({string(text.replace('{', '{{').replace('}', '}}'))})"


def _called(function: ir.Expression, scope: Scope) -> str:
    """What is called, as the source names it."""
    match function:
        case ir.Name(text, _, "builtin"):
            return text
        case ir.Name(text, package) if package in PACKAGES and text[:1].isupper():
            return go_name(function)
        case ir.Name() | ir.Attribute() if path := library_path(function):
            return path
        case ir.Name(text):
            return text
        case ir.Attribute(owner, name):
            return f"{shown_names(plain(owner, scope))}.{name}"
        case _:
            return "."

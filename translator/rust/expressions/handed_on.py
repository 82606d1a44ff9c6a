"""Functions and types of the source's builtins where they are handed on as values."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.statements import Return
from translator.ir.types import STRING, UNKNOWN, Known
from translator.rust.calls.call_table import FUNCTIONS
from translator.rust.calls.go_calls import GO_LIBRARY
from translator.rust.calls.python_library import LIBRARY_CALLS, PYTHON_LIBRARY
from translator.rust.calls.rules import find_rule
from translator.rust.dispatch import Term, plain
from translator.rust.scope import Local, Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import JUMP, POSTFIX

TYPES = {
    "bool": Known("bool"),
    "bytes": Known("bytes"),
    "str": STRING,
} | dict.fromkeys("bytearray complex dict float frozenset int list memoryview object set tuple type".split(), UNKNOWN)
"""Builtin types of Python, with the type of their values where methods go by it."""

VALUE = "value"


def is_type(value: ir.Expression) -> bool:
    """Whether a value is one of Python's builtin types."""
    return isinstance(value, ir.Name) and value.kind == "builtin" and value.text in TYPES


def type_as_value(name: ir.Name, scope: Scope) -> Term:
    """A type that is handed on: Rust has no such value."""
    scope.frame.notes.append(f"`{name.text}` is handed on as a value: a closure, a type parameter, an enum.")
    return f"todo!({string(name.text)})", POSTFIX


def method_as_value(owner: ir.Name, name: str, scope: Scope) -> Term:
    """`str.lower`, handed on as a function."""
    if name.startswith("__"):
        return f"todo!({string(f'{owner.text}.{name}')})", POSTFIX
    called = ir.Call(ir.Attribute(ir.Name(VALUE, kind="local"), name))
    inner = scope.block()
    inner.bind(VALUE, Local(TYPES[owner.text], ref=True))
    return f"|{VALUE}| {plain(called, inner)}", JUMP


def element_function(value: ir.Expression, scope: Scope) -> str:
    """What an iterator's adapter is given: a builtin as the closure that calls it, `None` as the elements' truth."""
    element = ir.Name(VALUE, kind="local")
    match value:
        case ir.Name(_, _, "builtin"):
            return _calling(value, scope)
        case ir.Literal("nil"):
            body: ir.Expression = ir.Truth(element)
        case ir.Name(_, _, "type"):
            return f"{plain(value, scope)}::new"
        case _:
            return plain(value, scope)
    return plain(ir.Closure(((VALUE, UNKNOWN),), (UNKNOWN,), (Return((body,)),)), scope)


def _calling(function: ir.Name, scope: Scope) -> str:
    """A closure that calls a function with what it is given."""
    called = ir.Call(function, (ir.Name(VALUE, kind="local"),))
    return plain(ir.Closure(((VALUE, UNKNOWN),), (UNKNOWN,), (Return((called,)),)), scope)


def library_function(name: ir.Name, scope: Scope) -> Term | None:
    """`time.Now`, `strings.ToLower`, handed on: the function it becomes, or a closure that calls it."""
    path = f"{name.package}.{name.text}"
    for rule in FUNCTIONS.get(path) or GO_LIBRARY.get(path) or ():
        if not rule.modes and rule.template.endswith("()"):
            return rule.template.removesuffix("()"), POSTFIX
        if len(rule.modes) == 1 and not rule.raises:
            return _calling(name, scope), JUMP
    return _python_function(path, name, scope)


_JSON = {"json.dumps": "serde_json::to_string", "json.loads": "serde_json::from_str"}


def _python_function(path: str, name: ir.Name, scope: Scope) -> Term | None:
    """`json.dumps`, `os.path.basename`, handed on; None for what has no counterpart that takes one value."""
    if path in _JSON:
        return _JSON[path], POSTFIX
    if path not in LIBRARY_CALLS and path not in PYTHON_LIBRARY:
        return None
    called = ir.Call(name, (ir.Name(VALUE, kind="local"),))
    for rule in PYTHON_LIBRARY.get(path, ()):
        if not rule.modes and rule.template.endswith("()"):
            return rule.template.removesuffix("()"), POSTFIX
    rule_found = find_rule(called, lambda _value: UNKNOWN)
    # What is raised cannot leave from inside of a closure.
    return (_calling(name, scope), JUMP) if rule_found is not None and not rule_found.raises else None

"""Which exceptions a `raise` raises, a handler catches, and a function lets out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tree_sitter import Node

from translator.python.classes import bases, classes_named
from translator.python.known_names import EXCEPTION_ALIASES, EXCEPTIONS, is_subclass
from translator.python.names import paths_of_chain
from translator.python.scopes import FileNames, Scope
from translator.python.syntax import COMPREHENSIONS, dotted, parts, path_to, text_of, unwrap

ANY = "Exception"
"""Stands for exceptions of which the source does not name the class."""

_BROAD = frozenset({"Exception", "BaseException"})

# Begins with what is quickly found.
_RAISE = re.compile(rb"raise(?<!\wraise)(?!\w)")

_OTHER_FUNCTION = frozenset({"function_definition", "class_definition", "lambda"}) | COMPREHENSIONS


def escaping(function: Node, names: FileNames) -> tuple[str, ...]:
    """The classes of the exceptions that the body raises and does not catch itself, in source order.

    Builtin classes and those of the file by their name, imported ones by their dotted path. `Exception` stands for what
    the source leaves open: `raise error`, a bare `raise` under a broad handler. Left out: a body that only
    raises `NotImplementedError`, and the `StopIteration` by which an iterator ends.
    """
    raises = _own_raises(function, names)
    return tuple(dict.fromkeys(name for one, path in raises for name in _out(one, path, function, names)))


def lets_out(function: Node, names: FileNames) -> bool:
    """Whether `escaping` finds any; what is raised does not matter where nothing around might catch it."""
    goes_on = not _end_of_iteration(function)
    return any(
        (goes_on and all(node.type != "try_statement" for node in path)) or any(_out(one, path, function, names))
        for one, path in _own_raises(function, names)
    )


def _own_raises(function: Node, names: FileNames) -> Iterator[tuple[Node, list[Node]]]:
    """The `raise` statements of a body, each with the nodes down to it; none of one that only refuses."""
    body = function.child_by_field_name("body")
    if body is None or _RAISE.search(names.source, body.start_byte, body.end_byte) is None or is_stub(function):
        return
    for match in _RAISE.finditer(names.source, body.start_byte, body.end_byte):
        token = body.descendant_for_byte_range(match.start(), match.end())
        statement = token.parent if token is not None and token.type == "raise" else None
        if statement is None or statement.type != "raise_statement":
            continue
        path = path_to(body, statement)
        if path and not any(node.type in _OTHER_FUNCTION for node in path):
            yield statement, path


def _out(statement: Node, path: list[Node], function: Node, names: FileNames) -> Iterator[str]:
    """What a `raise` raises and nothing around it in its function catches."""
    scope, ends = names.inner_scope(function), _end_of_iteration(function)
    return (name for name in raised(statement, path, scope) if name != ends and not _caught_on(path, name, scope))


def _end_of_iteration(function: Node) -> str:
    return _END_OF_ITERATION.get(text_of(function.child_by_field_name("name")), "")


_END_OF_ITERATION = {"__next__": "StopIteration", "next": "StopIteration", "__anext__": "StopAsyncIteration"}


def is_stub(function: Node) -> bool:
    """Whether a body, docstring aside, only raises `NotImplementedError`."""
    body = function.child_by_field_name("body")
    statements = parts(body) if body is not None else []
    if statements and is_docstring(statements[0]):
        statements = statements[1:]
    if len(statements) != 1 or statements[0].type != "raise_statement":
        return False
    return _REFUSAL.match(text_of(statements[0])) is not None


_REFUSAL = re.compile(r"raise\s+NotImplementedError\b(?!\.)")


def is_docstring(statement: Node) -> bool:
    """Whether a statement is nothing but a string."""
    inner = parts(statement)
    return (
        statement.type == "expression_statement"
        and len(inner) == 1
        and inner[0].type in {"string", "concatenated_string"}
    )


def raised(statement: Node, path: list[Node], scope: Scope) -> list[str]:
    """The classes that a `raise` may raise. `path`: the nodes down to it; a bare one raises what its handler caught."""
    handler = next((node for node in reversed(path) if node.type == "except_clause"), None)
    value = raised_value(statement)
    if value is None or (handler is not None and _is_name_of(handler, value)):
        return handled(handler, scope) or [ANY] if handler is not None else [ANY]
    call = value.child_by_field_name("function") if value.type == "call" else None
    return [class_name(call if call is not None else value, scope) or ANY]


def raised_value(statement: Node) -> Node | None:
    """What stands after `raise`, without its cause."""
    cause = statement.child_by_field_name("cause")
    values = [node for node in parts(statement) if node != cause]
    if not values:
        return None
    value = unwrap(values[0])
    # Python 2: `raise E, "message"`.
    return unwrap(parts(value)[0]) if value.type == "expression_list" else value


def _is_name_of(handler: Node, value: Node) -> bool:
    return value.type == "identifier" and text_of(value) == handler_name(handler)


def handler_name(handler: Node) -> str:
    """The name that `except … as name` binds."""
    values = handler.children_by_field_name("value")
    if len(values) > 1:
        return text_of(values[1])
    alias = values[0].child_by_field_name("alias") if values and values[0].type == "as_pattern" else None
    return text_of(alias)


def handler_types(handler: Node) -> list[Node]:
    """The expressions for the classes that a handler catches; empty for a bare one."""
    values = handler.children_by_field_name("value")
    if not values:
        return []
    value = values[0]
    if value.type == "as_pattern":
        value = value.children[0]
    value = unwrap(value)
    return [unwrap(item) for item in parts(value)] if value.type == "tuple" else [value]


def handled(handler: Node, scope: Scope) -> list[str]:
    """The names of the classes that a handler catches; `Exception` where it is broad or cannot be told."""
    found = [class_name(node, scope) or ANY for node in handler_types(handler)] or [ANY]
    return [ANY] if _BROAD & set(found) else found


def class_name(node: Node, scope: Scope) -> str:
    """A class as `escaping` names it; empty when the expression is no class by its looks."""
    chain = dotted(node)
    if not chain:
        return ""
    found = paths_of_chain(chain, scope)
    if found:
        path = found[0].removeprefix("builtins.")
        path = EXCEPTION_ALIASES.get(path, path)
        return path if path in EXCEPTIONS or path.rpartition(".")[2].lstrip("_")[:1].isupper() else ""
    bindings, _ = scope.lookup(chain[0])
    if any(binding.kind == "class" for binding in bindings) or (not bindings and chain[0].lstrip("_")[:1].isupper()):
        return ".".join(chain)
    return ""


def _caught_on(path: list[Node], name: str, scope: Scope) -> bool:
    """Whether a `try` on the way catches it: one whose body, not whose handler or `else`, the way leads through."""
    return any(
        above.type == "try_statement" and child.type == "block" and catches(above, name, scope)
        for above, child in pairwise(path)
    )


def catches(try_statement: Node, name: str, scope: Scope) -> bool:
    """Whether a handler of a `try` catches a class, by its name, its builtin ancestors or those in the file."""
    ancestors = {name, *file_ancestors(name, scope)}
    for handler in try_statement.children:
        if handler.type == "except_clause":
            caught = {class_name(node, scope) for node in handler_types(handler)}
            if not handler_types(handler) or "BaseException" in caught:
                return True
            if any(is_subclass(ancestor, one) or ancestor == one for ancestor in ancestors for one in caught):
                return True
            if "Exception" in caught and all(ancestor not in _PAST_EXCEPTION for ancestor in ancestors):
                return True
    return False


_PAST_EXCEPTION = frozenset({"BaseException", "SystemExit", "KeyboardInterrupt", "GeneratorExit"})


def file_ancestors(name: str, scope: Scope) -> set[str]:
    """The names of the classes that a class of this file derives from, directly or not."""
    found: set[str] = set()
    waiting = [binding.node for binding in scope.lookup(name)[0] if binding.kind == "class"]
    while waiting:
        definition = waiting.pop()
        for base in bases(definition):
            parent = class_name(base, scope.file.type_scope(definition))
            if parent and parent not in found:
                found.add(parent)
                waiting += classes_named(base, definition, scope.file)
    return found

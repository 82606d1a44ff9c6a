"""All that a file declares, for the index."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from translator.ir.declarations import Declaration
from translator.python.class_bodies import is_overload
from translator.python.class_definitions import class_
from translator.python.functions import function, signature
from translator.python.module_values import module_value
from translator.python.scopes import FileNames
from translator.python.syntax import DEFINITIONS


def declarations(names: FileNames) -> tuple[Declaration, ...]:
    """The functions, classes and values of a module, also those in its `if` and `try` statements; no bodies.

    Classes inside classes are declared under their own name. Of several with one name the first stands first.
    """
    found: list[Declaration] = []
    for statement in _statements(names.root):
        definition = definition_of(statement)
        if definition is None:
            found += module_value(statement, names)
        elif definition.type == "class_definition":
            found += [class_(one, names, bodies=False) for one in _with_inner_classes(definition)]
        elif not is_overload(definition, names):
            found.append(signature(definition, names))
    return tuple(found)


def declaration(node: Node, names: FileNames) -> Declaration | None:
    """A function with its body, or a class with its methods' bodies; None for every other node."""
    definition = definition_of(node)
    if definition is None:
        return None
    if definition.type == "function_definition":
        return function(definition, names)
    return class_(definition, names, bodies=True)


def definition_of(node: Node) -> Node | None:
    """The function or class that a node defines, decorated or not."""
    if node.type == "decorated_definition":
        inner = node.child_by_field_name("definition")
        return inner if inner is not None and inner.type in DEFINITIONS else None
    return node if node.type in DEFINITIONS else None


def _statements(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type in _TRANSPARENT or node == root:
            waiting += reversed([child for child in node.children if child.is_named])
        else:
            yield node


_TRANSPARENT = frozenset(
    "block if_statement elif_clause else_clause try_statement except_clause finally_clause with_statement ERROR".split()
)


def _with_inner_classes(definition: Node) -> list[Node]:
    found = [definition]
    for outer in found:
        body = outer.child_by_field_name("body")
        inner = [definition_of(member) for member in (body.children if body is not None else ())]
        found += [one for one in inner if one is not None and one.type == "class_definition"]
    return found

"""Names that stand for one literal text where they are used as a format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree_sitter import Node

from translator.python.bindings import Binding
from translator.python.context import Context
from translator.python.syntax import text_of, unwrap

_TEXTS = frozenset({"string", "concatenated_string"})


def template_of(node: Node, context: Context) -> Node | None:
    """The literal that is a format: the node itself, or what a name certainly stands for here; None for others."""
    node = unwrap(node)
    if node.type in _TEXTS:
        return node
    if node.type != "identifier":
        return None
    bindings, _ = context.scope.lookup(text_of(node))
    if not bindings or any(binding.kind != "assign" for binding in bindings):
        return None
    if len(bindings) == 1:
        return _literal(bindings[0].node)
    return _before(node, bindings)


def _before(node: Node, bindings: list[Binding]) -> Node | None:
    """The value that a statement before, in the same block, gives the name; None where something between may."""
    statement = node
    while statement.parent is not None and statement.parent.type not in {"block", "module"}:
        statement = statement.parent
    earlier = statement.prev_named_sibling
    while earlier is not None:
        inside = [one.node for one in bindings if earlier.start_byte <= one.node.start_byte < earlier.end_byte]
        if inside:
            return _literal(inside[0]) if inside[0].parent == earlier and len(inside) == 1 else None
        earlier = earlier.prev_named_sibling
    return None


def _literal(assignment: Node) -> Node | None:
    target, value = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if target is None or target.type != "identifier" or value is None:
        return None
    value = unwrap(value)
    return value if value.type in _TEXTS else None


def is_only_a_template(assignment: Node, context: Context) -> bool:
    """Whether a name is given a literal that only formats ask for, which then hold it themselves."""
    target = assignment.child_by_field_name("left")
    if _literal(assignment) is None or target is None or context.scope.kind != "function":
        return False
    name, function = target.text or b"", context.scope.node
    if re.search(rb"\b" + name + rb"(?:\s*%|\.format\()", function.text or b"") is None:
        return False
    uses = [node for node in _identifiers(function) if node.text == name and not _is_target(node)]
    return bool(uses) and all(_formats(use) and template_of(use, context) is not None for use in uses)


def _identifiers(node: Node) -> Iterator[Node]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.type == "identifier":
            yield one
        waiting += one.children


def _is_target(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "assignment" and node == _left(node.parent)


def _formats(use: Node) -> bool:
    parent = use.parent
    if parent is None:
        return False
    if parent.type == "binary_operator":
        return _left(parent) == use and text_of(parent.child_by_field_name("operator")) == "%"
    is_method = parent.type == "attribute" and text_of(parent.child_by_field_name("attribute")) == "format"
    call = parent.parent
    return is_method and call is not None and call.type == "call" and parent.child_by_field_name("object") == use


def _left(node: Node) -> Node | None:
    return node.child_by_field_name("left")

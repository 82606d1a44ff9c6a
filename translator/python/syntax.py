"""The grammar, and the few steps through a syntax tree that every module here takes."""

from __future__ import annotations

from tree_sitter import Node, Parser

from translator.source.grammar import load_grammar

LANGUAGE = load_grammar("tree_sitter_python")

DEEPEST = 500
"""Levels below the root that are looked at. People write less than a hundred; what is deeper came from a generator
or an attack, and following it would cost the square of its depth."""

LONGEST_CHAIN = 50
"""Names of a dotted chain that are read as one."""

COMPREHENSIONS = frozenset("list_comprehension set_comprehension dictionary_comprehension generator_expression".split())

DEFINITIONS = frozenset({"function_definition", "class_definition"})


def parse(source: bytes) -> Node:
    """The root of a syntax tree; broken source gives a tree with ERROR nodes."""
    return Parser(LANGUAGE).parse(source).root_node


def text_of(node: Node | None) -> str:
    """The source of a node; empty for None."""
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""


def parts(node: Node) -> list[Node]:
    """The named children, comments left out."""
    return [child for child in node.children if child.is_named and child.type not in _MARGINALIA]


_MARGINALIA = frozenset({"comment", "line_continuation"})


def unwrap(node: Node) -> Node:
    """The node inside parentheses and the grammar's own wrappers, which mean nothing."""
    while node.type in _WRAPPERS:
        inner = parts(node)
        if len(inner) != 1:
            break
        node = inner[0]
    return node


_WRAPPERS = frozenset({"parenthesized_expression", "type"})


def path_to(root: Node, node: Node) -> list[Node]:
    """The nodes from `root` to `node`, both included; empty when `node` is deeper than DEEPEST or elsewhere."""
    path = [root]
    step: Node | None = root
    while step != node:
        step = step.child_with_descendant(node) if step is not None else None
        if step is None or len(path) >= DEEPEST:
            return []
        path.append(step)
    return path


def ancestors(node: Node) -> list[Node]:
    """The nodes around `node`, the innermost first; cut off at DEEPEST."""
    found: list[Node] = []
    above = node.parent
    while above is not None and len(found) < DEEPEST:
        found.append(above)
        above = above.parent
    return found


def is_async(node: Node) -> bool:
    """Whether `async` stands before a `def`, `for` or `with`."""
    return any(child.type == "async" for child in node.children)


def dotted(node: Node) -> list[str]:
    """`a.b.c` as its names; empty when it is anything but names and dots."""
    names: list[str] = []
    node = unwrap(node)
    while node.type == "attribute":
        attribute, inner = node.child_by_field_name("attribute"), node.child_by_field_name("object")
        if attribute is None or inner is None or len(names) > LONGEST_CHAIN:
            return []
        names.append(text_of(attribute))
        node = unwrap(inner)
    if node.type == "member_type":
        inner_names = dotted(node.children[0])
        return [*inner_names, text_of(node.children[-1]), *reversed(names)] if inner_names else []
    if node.type == "dotted_name":
        return [text_of(part) for part in parts(node)] + names[::-1]
    if node.type != "identifier":
        return []
    return [text_of(node), *reversed(names)]

"""Statements taken from the middle of a function, for the skeleton of one finding.

Importing this module brings every kind of statement that can be lowered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tree_sitter import Node

from translator.engine.facts import TypeCapture
from translator.ir.declarations import Declaration
from translator.ir.expressions import Expression
from translator.ir.statements import Statement
from translator.python import assignments, compound_statements, nested_definitions, simple_statements
from translator.python.context import Context
from translator.python.declarations import declaration
from translator.python.expressions import expression
from translator.python.flow import Flow
from translator.python.functions import VARIABLE_KINDS, body_context, signature
from translator.python.scopes import FileNames
from translator.python.statements import block, is_statement_kind, sequence
from translator.python.syntax import path_to
from translator.python.types import lower_type

__all__ = [
    "assignments",
    "compound_statements",
    "context_at",
    "is_statement",
    "lower",
    "nested_definitions",
    "simple_statements",
    "statements_of",
]

_TYPES = frozenset({"type", "generic_type", "union_type", "member_type", "constrained_type", "splat_type"})

_ASSIGNMENTS = frozenset({"assignment", "augmented_assignment"})

_BODIES = frozenset({"block", "else_clause", "finally_clause", "elif_clause", "case_clause", "module"})


def ends_function(node: Node) -> bool:
    """Whether a statement is the last one of the function around it."""
    around = node if node.type == "block" else node.parent
    if around is None or around.parent is None or around.parent.type != "function_definition":
        return False
    following = None if node == around else node.next_named_sibling
    while following is not None and following.type == "comment":
        following = following.next_named_sibling
    return following is None


def is_statement(node: Node) -> bool:
    """Whether a node is a statement, a clause of one or a block; definitions are declarations."""
    if node.type in {"function_definition", "class_definition", "decorated_definition"}:
        return False
    return is_statement_kind(node.type) or node.type in _BODIES or node.type in _ASSIGNMENTS


def lower(node: Node, names: FileNames) -> Expression | Declaration | TypeCapture | None:
    """A definition with its bodies, a type, or an expression with the names that its place knows."""
    found = declaration(node, names)
    if found is not None:
        return found
    if node.type in _TYPES:
        return TypeCapture(lower_type(node, names.scope_at(node)))
    return expression(node, context_at(node, names))


def statements_of(nodes: Sequence[Node], names: FileNames) -> tuple[Statement, ...]:
    """Statements as one sequence. Locals that the function has before them exist; those it needs later outlive them."""
    if not nodes:
        return ()
    nodes = [_whole(node) for node in nodes]
    context = context_at(nodes[0], names)
    if len(nodes) == 1 and nodes[0].type in _BODIES:
        inner = next((child for child in nodes[0].children if child.type == "block"), nodes[0])
        return block(inner, context)
    later = _needed_behind(nodes[-1], context.flow) if context.flow is not None else frozenset[str]()
    return sequence(nodes, context, later)


_LOOPS = frozenset({"for_statement", "while_statement"})


def _needed_behind(node: Node, flow: Flow) -> frozenset[str]:
    """The locals whose values may be read once the node is done: behind it and around it, or in the next turn."""
    needed = frozenset[str]()
    step = node
    while step.parent is not None and step.type != "function_definition":
        above, after = step.parent, []
        sibling = step.next_named_sibling
        while sibling is not None:
            after.append(sibling)
            sibling = sibling.next_named_sibling
        needed |= flow.sequence(after).exposed
        if above.type in _LOOPS:
            needed |= flow.effect(above).exposed
        step = above
    return needed


def _whole(node: Node) -> Node:
    """The statement that an assignment is the inside of."""
    above = node.parent if node.type in _ASSIGNMENTS else None
    return above if above is not None and above.type == "expression_statement" else node


def context_at(node: Node, names: FileNames) -> Context:
    """The surroundings of a node: its scope, the locals that exist before it, the receiver, and stated types."""
    scope = names.scope_at(node)
    around = [step for step in path_to(names.root, node)[:-1] if step.type == "function_definition"]
    place = around[-1] if around and scope.kind != "class" else names.root
    known: Context | None = names.contexts.get(place.id)
    if known is None:
        known = names.contexts[place.id] = _context_of(place, names)
    bound = (names.inner_scope(place) if place != names.root else names.module()).bound.table
    before = {name for name, found in bound.items() if any(one.node.start_byte < node.start_byte for one in found)}
    return replace(known, scope=scope, types=dict(known.types), declared=known.declared | before)


def _context_of(place: Node, names: FileNames) -> Context:
    if place != names.root:
        return body_context(place, signature(place, names), names)
    bound = names.module().bound.table
    variables = [name for name, found in bound.items() if any(one.kind in VARIABLE_KINDS for one in found)]
    return Context(names, names.module(), flow=Flow(names.root, variables, names))

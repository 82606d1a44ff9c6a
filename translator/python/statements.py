"""Statements as `ir.statements`: blocks, and where the locals of a block are declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tree_sitter import Node

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.python.context import DEEPEST_CODE, Context
from translator.python.flow import Effect, Flow
from translator.python.syntax import parts, text_of, unwrap

Lower = Callable[[Node, Context], tuple[ir.Statement, ...]]

_LOWER: dict[str, Lower] = {}


def lowers(*kinds: str) -> Callable[[Lower], Lower]:
    """Enters a function as the one that lowers these kinds of statements."""

    def enter(function: Lower) -> Lower:
        _LOWER.update(dict.fromkeys(kinds, function))
        return function

    return enter


def is_statement_kind(kind: str) -> bool:
    """Whether a node kind is a statement (or a clause of one)."""
    return kind in _LOWER


def block(node: Node | None, context: Context) -> tuple[ir.Statement, ...]:
    """The statements of a block, with the comments that stand between its colon and its first line."""
    if node is None:
        return ()
    return sequence([*_comments_above(node), *node.children], context.nested())


def sequence(nodes: Sequence[Node], context: Context, later: frozenset[str] = frozenset()) -> tuple[ir.Statement, ...]:
    """Statements one after the other; `later`: locals whose values are needed behind them.

    A local is declared where it is first written, or before the statement inside which it is, when it is needed behind
    that statement.
    """
    nodes = [node for node in nodes if node.is_named]
    behind = _needed_behind(nodes, context, later)
    found: list[ir.Statement] = []
    for place, node in enumerate(nodes):
        if node.type not in _IN_PLACE:
            found += _hoisted(node, nodes[place + 1 :], behind[place], context)
        context.rest, context.behind = nodes[place + 1 :], behind[place]
        lowered = statement(node, context)
        if node.type == "comment" and found and place and _same_row(nodes[place - 1], node):
            found[-1:] = [*lowered, found[-1]]
        else:
            found += lowered
    return tuple(found)


_IN_PLACE = frozenset(
    "expression_statement function_definition comment return_statement raise_statement pass_statement".split()
)


def statement(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """One statement; opaque, with its source, where no word of `ir` says the same."""
    function = _LOWER.get(node.type)
    if function is None or node.is_error:
        return (
            opaque(node, "does not parse" if node.is_error else f"{node.type.replace('_', ' ')} has no counterpart"),
        )
    if context.depth >= DEEPEST_CODE:
        return (opaque(node, "nested too deep"),)
    context.depth += 1
    try:
        return function(node, context)
    finally:
        context.depth -= 1


def opaque(node: Node, reason: str) -> ir.OpaqueStatement:
    """The source as it stands."""
    return ir.OpaqueStatement(text_of(node), reason)


def declare(name: str, rest: Sequence[Node], context: Context, value: ex.Expression | None) -> ir.Let:
    """A `Let` for a local; mutable when the statements behind it, or those of a later turn, write it again."""
    context.declared.add(name)
    again = context.flow is not None and any(name in context.flow.effect(node).written for node in rest)
    return ir.Let((name,), value, mutable=(name,) if again else ())


def _needed_behind(nodes: list[Node], context: Context, later: frozenset[str]) -> list[frozenset[str]]:
    """For each statement the locals whose values the statements behind it may read."""
    needed = later
    found: list[frozenset[str]] = []
    for node in reversed(nodes):
        found.append(needed)
        effect = context.flow.effect(node) if context.flow is not None else Effect()
        needed = effect.exposed | (needed - effect.definite)
    return found[::-1]


def _hoisted(node: Node, rest: list[Node], behind: frozenset[str], context: Context) -> list[ir.Statement]:
    if context.flow is None:
        return []
    effect = context.flow.effect(node)
    names = (effect.written - context.declared) & (behind | effect.exposed)
    walrus = leading_assignment(node)
    if walrus is not None:
        names -= {text_of(walrus.child_by_field_name("name"))}
    if names and node.type in {"try_statement", "if_statement"}:
        names &= _outliving(node, context.flow) | effect.exposed
    if not names:
        return []
    order = dict.fromkeys(context.flow.mentioned(node.start_byte, node.end_byte))
    found: list[ir.Statement] = []
    for name in (name for name in order if name in names):
        let = declare(name, rest, context, None)
        twice = writes(node, name, context) > 1
        found.append(ir.Let((name,), mutable=(name,)) if twice else let)
    return found


def _outliving(node: Node, flow: Flow) -> frozenset[str]:
    """What a statement writes on the ways that do not end in a `return` or `raise`."""
    found: frozenset[str] = frozenset()
    for child in node.children:
        block = child if child.type == "block" else next((one for one in child.children if one.type == "block"), None)
        inner = parts(block) if block is not None else []
        if child.is_named and not (inner and inner[-1].type in {"return_statement", "raise_statement"}):
            found |= flow.effect(child).written
    return found


def leading_assignment(statement: Node) -> Node | None:
    """The `:=` that the test of an `if` begins with, whatever its result."""
    node = statement.child_by_field_name("condition") if statement.type == "if_statement" else None
    while node is not None and unwrap(node).type in _TESTS:
        node = next(iter(parts(unwrap(node))), None)
    found = unwrap(node) if node is not None else None
    return found if found is not None and found.type == "named_expression" else None


_TESTS = frozenset({"not_operator", "comparison_operator", "boolean_operator"})


def writes(node: Node, name: str, context: Context, depth: int = 0) -> int:
    """How often a statement writes a local on the way that writes it most; a loop counts twice."""
    if context.flow is None or name not in context.flow.effect(node).written:
        return 0
    if depth > DEEPEST_CODE:
        return 2
    inner = [child for child in node.children if child.type in _BLOCKS]
    if node.type in {"block", "else_clause", "finally_clause", "elif_clause", "except_clause", "case_clause"}:
        return sum(writes(child, name, context, depth + 1) for child in node.children if child.is_named)
    if node.type in {"for_statement", "while_statement"}:
        return 2
    if node.type in {"if_statement", "match_statement"}:
        return max((writes(child, name, context, depth + 1) for child in inner), default=1)
    if node.type == "try_statement":
        counts = {child.type: 0 for child in inner}
        for child in inner:
            counts[child.type] = max(counts[child.type], writes(child, name, context, depth + 1))
        body = counts.get("block", 0) + counts.get("else_clause", 0)
        return max(body, counts.get("except_clause", 0)) + counts.get("finally_clause", 0)
    return sum(writes(child, name, context, depth + 1) for child in inner) or 1


_BLOCKS = frozenset("block elif_clause else_clause except_clause finally_clause case_clause".split())


def _comments_above(node: Node) -> list[Node]:
    found: list[Node] = []
    before = node.prev_sibling
    while before is not None and before.type == "comment":
        found.insert(0, before)
        before = before.prev_sibling
    return found


def _same_row(node: Node, comment: Node) -> bool:
    return node.end_point.row == comment.start_point.row

"""The ways from any part of lowering to any other: each kind of node goes to the function that knows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from tree_sitter import Node

from translator.go import syntax
from translator.go.frame import DEEPEST, Binding, Frame, LoweringError
from translator.go.signatures import comment_lines
from translator.ir.expressions import Expression, Opaque
from translator.ir.statements import Comment, OpaqueStatement, Statement


class Fused(NamedTuple):
    """`taken` nodes that became `statements`.

    `variable`: a declaration that is put before them if its name is read after all.
    """

    statements: list[Statement]
    taken: int
    variable: tuple[Statement, Binding] | None = None


LowerExpression = Callable[[Node, Frame], Expression]
LowerStatement = Callable[[Node, Frame], list[Statement]]
Fuse = Callable[[Sequence[Node], int, Frame], Fused | None]

EXPRESSIONS: Final[dict[str, LowerExpression]] = {}
"""By kind of node; filled by `translator.go.expressions`."""

STATEMENTS: Final[dict[str, LowerStatement]] = {}
"""By kind of node; filled by `translator.go.statements`."""

FUSERS: Final[dict[str, tuple[Fuse, ...]]] = {}
"""By kind of the first node of a sequence; filled by `translator.go.statements`."""

_PLAIN: Final = frozenset(
    "expression_statement short_var_declaration var_declaration const_declaration assignment_statement "
    "return_statement go_statement defer_statement send_statement".split()
)
_BRANCHED: Final = frozenset(
    "if_statement for_statement expression_switch_statement type_switch_statement select_statement labeled_statement "
    "block".split()
)


def lower_expression(node: Node, frame: Frame) -> Expression:
    """Any expression; opaque where there are no words for it, or where nesting is too deep to follow."""
    lower = EXPRESSIONS.get(node.type)
    if lower is None:
        return Opaque(syntax.text(node), f"no words for {node.type}")
    if frame.depth >= DEEPEST:
        return Opaque(syntax.text(node), "nested too deeply")
    frame.depth += 1
    try:
        return lower(node, frame)
    except LoweringError as reason:
        return Opaque(syntax.text(node), str(reason))
    finally:
        frame.depth -= 1


def lower_list(nodes: Sequence[Node], frame: Frame) -> list[Statement]:
    """Statements and comments in order; a call and the check of its error become one."""
    found: list[Statement] = []
    pending: list[tuple[int, Statement, Binding]] = []
    begun, row = 0, -1
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if node.type == "comment":
            remarks = [Comment(line) for line in comment_lines(syntax.text(node))]
            # What stands behind a statement speaks of it, and Rust lines need not end where Go's do.
            place = begun if node.start_point.row == row else len(found)
            found[place:place] = remarks
            pending = [(w + len(remarks) if w > place else w, let, binding) for w, let, binding in pending]
            at += 1
            continue
        begun = len(found)
        if node.type in _PLAIN:
            found.extend(_buried_comments(node))
        fused = _fuse(nodes, at, frame)
        if fused is None:
            found.extend(lower_statement(node, frame))
            row = node.end_point.row
            at += 1
            continue
        if fused.variable is not None:
            pending.append((len(found), *fused.variable))
        found.extend(fused.statements)
        at += fused.taken
        row = nodes[at - 1].end_point.row
    for position, let, binding in reversed(pending):
        if binding.read:
            found.insert(position, let)
    return found


def _buried_comments(statement: Node) -> list[Comment]:
    """The comments inside an expression, among arguments or fields: they come before its statement.

    Those of function literals stay with their statements.
    """
    source = statement.text or b""
    if b"//" not in source and b"/*" not in source:
        return []
    found: list[Comment] = []
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        if node.type == "comment":
            found.extend(Comment(line) for line in comment_lines(syntax.text(node)))
        elif node.type != "block":
            waiting.extend(reversed(node.named_children))
    return found


def _fuse(nodes: Sequence[Node], at: int, frame: Frame) -> Fused | None:
    """What a statement and its followers mean together, None when each stands for itself."""
    for fuse in FUSERS.get(nodes[at].type, ()):
        mark = frame.mark()
        try:
            fused = None if nodes[at].has_error or frame.depth >= DEEPEST else fuse(nodes, at, frame)
        except LoweringError:
            fused = None
        if fused is not None:
            return fused
        frame.leave(mark)
    return None


def lower_block(block: Node, frame: Frame) -> tuple[Statement, ...]:
    """The statements of a block or clause, in a scope of their own."""
    mark = frame.mark()
    frame.depth += 1
    try:
        return tuple(lower_list(inner(block), frame))
    finally:
        frame.depth -= 1
        frame.leave(mark)


def inner(block: Node) -> list[Node]:
    """The statements and comments of a block or clause."""
    found: list[Node] = []
    for child in block.named_children:
        if child.type == "statement_list":
            found.extend(child.named_children)
        elif child.type in {"comment", "ERROR"}:
            found.append(child)
    return found


def lower_statement(node: Node, frame: Frame, label: str = "") -> list[Statement]:
    """One statement; opaque where there are no words for it. `label` stands before a loop or switch."""
    mark = frame.mark()
    lower = STATEMENTS.get(node.type)
    if frame.depth >= DEEPEST or lower is None:
        reason = "nested too deeply" if lower else f"no words for {node.type}"
        return [OpaqueStatement(syntax.text(node), reason)]
    try:
        if node.has_error:
            _refuse_errors(node)
        frame.label = label
        return lower(node, frame)
    except LoweringError as error:
        frame.leave(mark)
        return [OpaqueStatement(syntax.text(node), str(error))]


def _refuse_errors(node: Node) -> None:
    """Raises for a syntax error that is not inside a block of the statement, where it is dealt with."""
    if node.type not in _BRANCHED:
        raise LoweringError("syntax error")
    for child in node.children:
        inside = child.type in _BRANCHED or child.type.endswith(("_case", "_list"))
        if child.is_error or child.is_missing or (child.has_error and not inside):
            raise LoweringError("syntax error")

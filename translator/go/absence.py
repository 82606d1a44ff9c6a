"""`v, ok := …` and the question after it, fused."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.go import syntax
from translator.go.assignments import declare, present
from translator.go.conditions import Assigned, Check, assigned, is_live, mentioned, presence_check
from translator.go.exits import terminates
from translator.go.frame import NOT_NIL, Frame
from translator.go.infer import results_of, type_of
from translator.go.lowering import Fused, lower_block, lower_expression, lower_statement
from translator.go.presence import says_presence
from translator.ir.expressions import Call, Expression, Index, Receive, TypeAssertion, Unary
from translator.ir.statements import HandleAbsent, If, Statement
from translator.ir.types import BOOL, ERROR, Type


def fuse_absence(nodes: Sequence[Node], at: int, frame: Frame) -> Fused | None:
    """`v, ok := m[k]` and the `if !ok` (or `if ok`) after it, when neither is asked again."""
    call = _pair(nodes[at])
    if call is None or at + 1 >= len(nodes) or nodes[at + 1].type != "if_statement":
        return None
    branch = nodes[at + 1]
    check = _check(call, branch)
    if check is None or branch.child_by_field_id(syntax.INITIALIZER) is not None or branch.has_error:
        return None
    absent, _ = _branches(check, branch)
    after = [node for node in nodes[at + 2 :] if node.type != "comment"]
    start = nodes[at].end_byte
    diverges = absent is not None and check.rest is None and terminates(absent, frame.names)
    if is_live(check.name, start, branch, after, frame):
        return None
    name = syntax.text(call.places[0])
    if not diverges and name != "_" and is_live(name, start, branch, after, frame):
        return None
    mark = frame.mark()
    lowered = _lower(call, check, branch, start, frame)
    if lowered is None:
        frame.leave(mark)
        return None
    statement, of = lowered
    declare([name], [of], nodes[at], frame)
    return Fused([statement], 2)


def present_initializer(branch: Node, frame: Frame) -> list[Statement] | None:
    """`if v, ok := m[k]; ok { … } else { … }`; None when it is something else."""
    initializer = branch.child_by_field_id(syntax.INITIALIZER)
    call = _pair(initializer) if initializer is not None else None
    check = _check(call, branch) if call is not None else None
    if call is None or check is None or initializer is None:
        return None
    mark = frame.mark()
    lowered = _lower(call, check, branch, initializer.end_byte, frame)
    frame.leave(mark)
    return [lowered[0]] if lowered is not None else None


def _pair(node: Node) -> Assigned | None:
    call = assigned(node)
    return call if call is not None and call.declares and len(call.places) == 1 else None


def _check(call: Assigned, branch: Node) -> Check | None:
    condition = branch.child_by_field_id(syntax.CONDITION)
    check = presence_check(condition) if condition is not None else None
    if check is None or check.name != syntax.text(call.last):
        return None
    if check.rest is not None and (check.negated or branch.child_by_field_id(syntax.ALTERNATIVE) is not None):
        return None
    return check


def _branches(check: Check, branch: Node) -> tuple[Node | None, Node | None]:
    consequence = branch.child_by_field_id(syntax.CONSEQUENCE)
    alternative = branch.child_by_field_id(syntax.ALTERNATIVE)
    return (consequence, alternative) if check.negated else (alternative, consequence)


def _lower(call: Assigned, check: Check, branch: Node, start: int, frame: Frame) -> tuple[Statement, Type] | None:
    """The statement and the type of what it binds."""
    absent, there = _branches(check, branch)
    name = syntax.text(call.places[0])
    parts = [part for part in (absent, there, check.rest) if part is not None]
    if any(mentioned(check.name, start, part, frame) for part in parts):
        return None
    if absent is not None and mentioned(name, start, absent, frame):
        return None
    value = lower_expression(call.value, frame)
    if not _may_be_absent(value, check.name, frame):
        return None
    of = _type(value, frame)
    body = _part(absent, frame) if absent is not None else ()
    mark = frame.mark()
    frame.declare(name, of, start=start)
    if of == ERROR and isinstance(value, TypeAssertion):
        frame.states[name] = NOT_NIL
    orelse = _part(there, frame) if there is not None else ()
    if check.rest is not None:
        orelse = (If(lower_expression(check.rest, frame), orelse),)
    frame.leave(mark)
    tested = present(value)
    if name == "_" and tested is not value:
        test = Unary("!", tested) if check.negated else tested
        return If(test, *((body, orelse) if check.negated else (orelse, body))), of
    diverges = absent is not None and terminates(absent, frame.names)
    return HandleAbsent((name,), value, body, diverges, orelse), of


def _may_be_absent(value: Expression, ok: str, frame: Frame) -> bool:
    if isinstance(value, Index | TypeAssertion | Receive):
        return True
    if not isinstance(value, Call):
        return False
    return says_presence(ok) and results_of(value, frame)[-1:] in {(), (BOOL,)}


def _type(value: Expression, frame: Frame) -> Type:
    return (
        results_of(value, frame)[0] if isinstance(value, Call) and results_of(value, frame) else type_of(value, frame)
    )


def _part(node: Node, frame: Frame) -> tuple[Statement, ...]:
    return lower_block(node, frame) if node.type == "block" else tuple(lower_statement(node, frame))

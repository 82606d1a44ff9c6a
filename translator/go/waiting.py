"""Functions that wait: for a channel, for a time, or for a function of the same file that does."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node, Query, QueryCursor

from translator.go import syntax
from translator.go.names import FileNames

_WAITS: Final = Query(
    syntax.LANGUAGE,
    """
    (unary_expression operator: "<-") @waits
    (send_statement) @waits
    (select_statement) @waits
    (call_expression function: (selector_expression operand: (identifier) @o field: (field_identifier) @f)
      (#eq? @o "time") (#eq? @f "Sleep")) @waits
    """,
)
_CALLS: Final = Query(
    syntax.LANGUAGE,
    """
    (call_expression function: (identifier) @callee)
    (call_expression function: (selector_expression operand: (identifier) field: (field_identifier) @callee))
    """,
)


def waits(function: Node, names: FileNames) -> bool:
    """Whether a function or method does, so that in Rust it is asynchronous; literals inside it are others."""
    if function.type not in syntax.FUNCTION_KINDS:
        return False
    known: set[int] | None = names.answers.get("waiting functions")
    if known is None:
        known = names.answers["waiting functions"] = _waiting(names)
    return function.start_byte in known


def _waiting(names: FileNames) -> set[int]:
    """Where the functions of a file that wait begin."""
    if b"<-" not in names.source and b"time.Sleep" not in names.source:
        return set()
    found: dict[int, str] = {}
    for node in QueryCursor(_WAITS).captures(names.root).get("waits", ()):
        if not _is_passing(node):
            _enter(syntax.enclosing_callable(node), found)
    waiting = [callee for callee in QueryCursor(_CALLS).captures(names.root).get("callee", ()) if found]
    before = -1
    while before != len(found):
        before = len(found)
        reached = set(found.values())
        plain = {name.rpartition(".")[2] for name in reached}
        for callee in waiting:
            if syntax.text(callee) in plain and not _is_started(callee):
                function = syntax.enclosing_callable(callee)
                if function is not None and _own_name(callee, function) in reached:
                    _enter(function, found)
    return set(found)


def _enter(function: Node | None, found: dict[int, str]) -> None:
    if function is not None and function.type in syntax.FUNCTION_KINDS and function.start_byte not in found:
        name = function.child_by_field_id(syntax.NAME)
        found[function.start_byte] = _key(syntax.receiver_type(function), syntax.text(name) if name is not None else "")


def _key(owner: str, name: str) -> str:
    return f"{owner}.{name}" if owner else name


def _is_passing(node: Node) -> bool:
    """A `select` that does not wait, and what stands at the head of a case."""
    if node.type == "select_statement":
        return any(case.type == "default_case" for case in node.named_children)
    around = node.parent
    while around is not None and around.type in {"receive_statement", "expression_list", "parenthesized_expression"}:
        around = around.parent
    return around is not None and around.type == "communication_case"


def _own_name(callee: Node, function: Node) -> str:
    """The function of the package, or the method of the receiver, that a call reaches; empty for others."""
    selector = callee.parent
    if selector is None or selector.type != "selector_expression":
        return syntax.text(callee)
    operand = selector.child_by_field_id(syntax.OPERAND)
    declared = function.child_by_field_id(syntax.RECEIVER) if function.type in syntax.FUNCTION_KINDS else None
    parts = syntax.named(declared) if declared is not None else []
    name = parts[0].child_by_field_id(syntax.NAME) if parts else None
    if name is None or operand is None or syntax.text(name) != syntax.text(operand):
        return ""
    return _key(syntax.receiver_type(function), syntax.text(callee))


def _is_started(callee: Node) -> bool:
    """Whether a call is that of a `go` statement, which does not wait."""
    call = callee.parent if callee.parent is None or callee.parent.type == "call_expression" else callee.parent.parent
    return call is not None and call.parent is not None and call.parent.type in {"go_statement", "defer_statement"}

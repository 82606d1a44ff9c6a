"""Parameters that may be `None`, at a place where they are known to be something."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir.types import Optional, Type
from translator.python.scopes import Scope
from translator.python.syntax import text_of, unwrap


def type_at(value: Node, declared: Type, function: Node, scope: Scope) -> Type:
    """The type of a parameter where it is read: without `None` behind a default, and under a test for presence."""
    if not isinstance(declared, Optional):
        return declared
    name = text_of(value)
    given = any(
        binding.kind == "assign"
        and binding.node.start_byte < value.start_byte
        and _replaces_absence(binding.node, name, function)
        for binding in scope.bound.table.get(name, ())
    )
    return declared.of if given or _is_guarded(value, name, function) else declared


def _replaces_absence(assignment: Node, name: str, function: Node) -> bool:
    """Whether an assignment gives the parameter its default: for every call, or where there is nothing."""
    value = assignment.child_by_field_name("right")
    if value is None or value.type == "none" or assignment.parent is None:
        return False
    block = assignment.parent.parent
    if block is None or block == function.child_by_field_name("body"):
        return block is not None
    branch = block.parent
    if branch is None or branch.type != "if_statement" or block not in branch.children_by_field_name("consequence"):
        return False
    return _condition(branch) in _absences(name)


def _absences(name: str) -> set[str]:
    return {f"{name} is None", f"not {name}", f"{name} == None"}


def _is_guarded(value: Node, name: str, function: Node) -> bool:
    """Whether the place is in a branch that is taken only where the parameter is something."""
    inner, around = value, value.parent
    while around is not None and around != function:
        if around.type in {"if_statement", "elif_clause"} and inner in around.children_by_field_name("consequence"):
            first = _condition(around).split(" and ")[0]
            if first in {name, f"{name} is not None", f"{name} != None"}:
                return True
        otherwise = around.type == "if_statement" and [inner] == around.children_by_field_name("alternative")
        if otherwise and inner.type == "else_clause" and _condition(around) in _absences(name):
            return True
        inner, around = around, around.parent
    return False


def _condition(branch: Node) -> str:
    condition = branch.child_by_field_name("condition")
    text = text_of(unwrap(condition)) if condition is not None else ""
    return "" if " or " in text else " ".join(text.split())

"""Where a name is declared in a file: worked out for one name at a time, because few are ever asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tree_sitter import Node

from translator.go import syntax


class Declared(NamedTuple):
    """Where one name of a file is visible.

    `at_package`: the file declares it at package level. `scopes`: byte ranges of its local declarations.
    """

    at_package: bool
    scopes: tuple[tuple[int, int], ...]


UNDECLARED = Declared(at_package=False, scopes=())
AT_PACKAGE = (-1, -1)

_CONTAINERS = frozenset(
    "block if_statement for_statement expression_switch_statement type_switch_statement select_statement "
    "communication_case expression_case type_case default_case".split()
)


def declared(name: str, root: Node, source: bytes) -> Declared:
    """Every place in which the file declares `name`.

    The text is searched first: only words that may be declarations are looked up in the tree.
    """
    scopes: list[tuple[int, int]] = []
    for found in _word(name).finditer(source):
        if _may_declare(source, found.start(), found.end()):
            node = _identifier_at(root, found.start(), found.end())
            scope = _scope(node) if node is not None else None
            if scope is not None:
                scopes.append(scope)
    if not scopes:
        return UNDECLARED
    return Declared(AT_PACKAGE in scopes, tuple(scope for scope in scopes if scope != AT_PACKAGE))


class Occurrences(NamedTuple):
    """Where a name stands in one function: byte offsets of all its mentions, and the scopes of its declarations."""

    mentions: tuple[int, ...]
    scopes: tuple[tuple[int, int], ...]

    def owner(self, at: int) -> int | None:
        """The start of the scope that a mention belongs to, None for the function's own or an outer name."""
        return max((start for start, end in self.scopes if start <= at < end), default=None)


def occurrences(name: str, root: Node, source: bytes, within: Node) -> Occurrences:
    """Every mention of a name in a function; fields, strings and comments are none."""
    mentions: list[int] = []
    scopes: list[tuple[int, int]] = []
    for found in _word(name).finditer(source, within.start_byte, within.end_byte):
        start, end = found.span()
        if source[start - 1 : start].isalnum() or source[start - 1 : start] in {b"_", b"."}:
            continue
        node = _identifier_at(root, start, end)
        if node is None:
            continue
        mentions.append(start)
        scope = _scope(node) if _may_declare(source, start, end) else None
        if scope is not None:
            scopes.append(scope)
    return Occurrences(tuple(mentions), tuple(scopes))


@cache
def _word(name: str) -> re.Pattern[bytes]:
    """The name, but not as the beginning of a longer word."""
    return re.compile(re.escape(name.encode()) + rb"(?!\w)")


def _identifier_at(root: Node, start: int, end: int) -> Node | None:
    node = root.descendant_for_byte_range(start, end)
    return node if node is not None and node.type in {"identifier", "type_identifier"} else None


def _may_declare(source: bytes, start: int, end: int) -> bool:
    """A cheap no for most words: parts of longer ones, fields, calls, and what stands in line comments."""
    before = source[start - 1 : start]
    if before.isalnum() or before in {b"_", b"."}:
        return False
    after = source[end : end + 2]
    if after[:1] == b"." and after != b"..":
        return False
    if after[:1] == b"(" and source[start - 5 : start] != b"func ":
        return False
    return b"//" not in source[source.rfind(b"\n", 0, start) + 1 : start]


def _scope(name: Node) -> tuple[int, int] | None:
    """The byte range in which a declaration's name is visible, None when the node declares nothing."""
    parent = name.parent
    if parent is None:
        return None
    match parent.type:
        case "expression_list":
            return _list_scope(parent)
        case "var_spec" | "const_spec" if name in parent.children_by_field_id(syntax.NAME):
            return _from(parent.end_byte, parent)
        case "type_spec" | "type_alias" if name == parent.child_by_field_id(syntax.NAME):
            return _from(name.start_byte, parent)
        case "function_declaration":
            return AT_PACKAGE
        case "parameter_declaration" | "variadic_parameter_declaration" if name in parent.children_by_field_id(
            syntax.NAME
        ):
            return _parameter_scope(parent)
        case "type_parameter_declaration" if name in parent.children_by_field_id(syntax.NAME):
            owner = parent.parent.parent if parent.parent else None
            return (owner.start_byte, owner.end_byte) if owner else None
    return None


def _list_scope(names: Node) -> tuple[int, int] | None:
    """The scope of names on the left of `:=`, in any statement that has one."""
    statement = names.parent
    if statement is None:
        return None
    match statement.type:
        case "short_var_declaration" if names == statement.child_by_field_id(syntax.LEFT):
            return _from(statement.end_byte, statement)
        case "range_clause" | "receive_statement" if names == statement.child_by_field_id(
            syntax.LEFT
        ) and syntax.has_token(statement, ":="):
            return _from(statement.end_byte, statement)
        case "type_switch_statement" if names == statement.child_by_field_id(syntax.ALIAS):
            value = statement.child_by_field_id(syntax.VALUE)
            return (value.end_byte if value else names.end_byte, statement.end_byte)
    return None


def _from(start: int, declaration: Node) -> tuple[int, int] | None:
    """From `start` to the end of the construct that the declaration lives in."""
    for around in syntax.ancestors(declaration):
        if around.type in _CONTAINERS:
            return (start, around.end_byte)
    return AT_PACKAGE


def _parameter_scope(parameter: Node) -> tuple[int, int] | None:
    """The body of the function that has the parameter or named result; none for a mere type."""
    function = parameter.parent.parent if parameter.parent else None
    if function is None or function.type not in syntax.CALLABLE_KINDS:
        return None
    body = function.child_by_field_id(syntax.BODY)
    return (body.start_byte, body.end_byte) if body else None

"""Functions whose one result is an error that they make: nothing fails in them."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node, Query, QueryCursor

from translator.go import syntax
from translator.go.maker_names import is_maker_name
from translator.go.names import FileNames

_RETURNS: Final = Query(syntax.LANGUAGE, "(return_statement) @return")
_MAKERS: Final = frozenset(
    "errors.New fmt.Errorf golang.org/x/xerrors.New golang.org/x/xerrors.Errorf github.com/pkg/errors.New "
    "github.com/pkg/errors.Errorf google.golang.org/grpc/status.Error google.golang.org/grpc/status.Errorf".split()
)


def makes_error(function: Node, names: FileNames) -> bool:
    """Whether a function with `error` as its one result gives one at every return, and never nil."""
    results = syntax.result_types(function)
    body = function.child_by_field_id(syntax.BODY)
    if body is None or len(results) != 1 or syntax.text(results[0]) != "error":
        return False
    returns = [node for node in QueryCursor(_RETURNS).captures(body).get("return", ()) if _is_own(node, function)]
    return bool(returns) and all(_gives_made(node, names) for node in returns)


def _is_own(node: Node, function: Node) -> bool:
    return syntax.enclosing_callable(node) == function


def _gives_made(node: Node, names: FileNames) -> bool:
    lists = syntax.named(node)
    values = syntax.named(lists[0]) if lists and lists[0].type == "expression_list" else lists
    return len(values) == 1 and _is_made(values[0], names)


def _is_made(value: Node, names: FileNames) -> bool:
    if value.type == "unary_expression" and syntax.has_token(value, "&"):
        operand = value.child_by_field_id(syntax.OPERAND)
        return operand is not None and operand.type == "composite_literal"
    if value.type == "composite_literal":
        return True
    callee = value.child_by_field_id(syntax.FUNCTION) if value.type == "call_expression" else None
    if callee is None:
        return False
    if names.resolve(callee) in _MAKERS:
        return True
    name = callee.child_by_field_id(syntax.FIELD) if callee.type == "selector_expression" else callee
    arguments = value.child_by_field_id(syntax.ARGUMENTS)
    if name is None or (syntax.text(name) == "Err" and not (arguments and syntax.named(arguments))):
        # `d.Err("…")` makes one, `rows.Err()` asks for one.
        return False
    return name.type in {"identifier", "field_identifier"} and is_maker_name(syntax.text(name))

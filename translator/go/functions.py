"""Frames for whole functions, and for pieces in the middle of one."""

from __future__ import annotations

import msgspec
from tree_sitter import Node

from translator.go import syntax
from translator.go.assignments import declare
from translator.go.closures import declare_parameters, lower_body
from translator.go.conditions import known_errors
from translator.go.frame import NOT_NIL, Frame, Results, Scope
from translator.go.infer import type_of
from translator.go.loops import element_types
from translator.go.lowering import lower_expression, lower_statement
from translator.go.names import FileNames
from translator.go.signatures import result_names, signature
from translator.go.types import lower_results
from translator.ir.declarations import Function
from translator.ir.types import BOOL, UNKNOWN, Named, Pointer


def lower_function(function: Node, names: FileNames) -> Function:
    """A function with its body; None as the body where the source has none."""
    declared = signature(function, names)
    if function.child_by_field_id(syntax.BODY) is None:
        return declared
    frame = function_frame(function, names, declared)
    return msgspec.structs.replace(declared, body=tuple(lower_body(function, frame, closure=False)))


def function_frame(function: Node, names: FileNames, declared: Function) -> Frame:
    """The frame at the first statement of a function: receiver and parameters are in scope."""
    variables = {parameter.name for parameter in declared.type_params}
    receiver = declared.receiver
    if receiver is not None:
        variables.update(receiver.type_params)
    frame = Frame(names, function, frozenset(variables))
    body = function.child_by_field_id(syntax.BODY)
    if receiver is not None and receiver.name:
        of = Named(receiver.type)
        start = body.start_byte if body else function.end_byte
        frame.declare(receiver.name, Pointer(of) if receiver.kind == "pointer" else of, "receiver", start=start)
    declare_parameters(function, frame)
    results, fallible = lower_results(function, names, frame.variables)
    frame.results = Results(results, fallible, result_names(function))
    return frame


def frame_at(node: Node, names: FileNames) -> Frame:
    """The frame at any node: what is declared before it around it is in scope, with the types that are plain."""
    around = [node, *syntax.ancestors(node)]
    function = next((one for one in around if one.type in syntax.FUNCTION_KINDS), None)
    if function is None:
        return Frame(names, node)
    frame = _frame_inside(function, names)
    path = around[: around.index(function)]
    for outer, inner in zip(reversed(path[1:]), reversed(path[:-1]), strict=True):
        _enter(outer, inner, frame)
    frame.piece = node
    return frame


def _frame_inside(function: Node, names: FileNames) -> Frame:
    """As `function_frame`, worked out once for all pieces of a function."""
    known: dict[int, tuple[frozenset[str], Results, Scope]] = names.answers.setdefault("functions' frames", {})
    begun = known.get(function.start_byte)
    if begun is None:
        frame = function_frame(function, names, signature(function, names))
        known[function.start_byte] = frame.variables, frame.results, frame.scope_since(0)
        return frame
    variables, results, scope = begun
    frame = Frame(names, function, variables)
    frame.results = results
    frame.enter(scope)
    return frame


def _enter(outer: Node, inner: Node, frame: Frame) -> None:
    """Brings into scope what `outer` declares before its child `inner`."""
    match outer.type:
        case "statement_list":
            for statement in _declaring(outer, frame.names):
                if statement.start_byte >= inner.start_byte:
                    break
                _enter_statement(statement, frame)
        case "func_literal":
            frame.states, frame.breakable = {}, None
            declare_parameters(outer, frame)
            results, fallible = lower_results(outer, frame.names, frame.variables)
            frame.results = Results(results, fallible, result_names(outer))
        case "for_statement" | "communication_case":
            _enter_header(outer, inner, frame)
        case "if_statement" | "expression_switch_statement" | "type_switch_statement":
            initializer = outer.child_by_field_id(syntax.INITIALIZER)
            if initializer is not None and initializer != inner:
                lower_statement(initializer, frame)
            condition = outer.child_by_field_id(syntax.CONDITION)
            if condition is not None and inner == outer.child_by_field_id(syntax.CONSEQUENCE):
                frame.states.update(dict.fromkeys(known_errors(condition), NOT_NIL))


def _declaring(statements: Node, names: FileNames) -> list[Node]:
    """The statements of a list that declare names."""
    known: dict[int, list[Node]] = names.answers.setdefault("declaring statements", {})
    found = known.get(statements.start_byte)
    if found is None:
        found = [statement for statement in statements.named_children if statement.type in _DECLARING]
        known[statements.start_byte] = found
    return found


def _enter_statement(statement: Node, frame: Frame) -> None:
    """Brings into scope what a statement declares; it is lowered for the first piece behind it only."""
    known: dict[int, Scope] = frame.names.answers.setdefault("scopes behind", {})
    scope = known.get(statement.start_byte)
    if scope is not None:
        frame.enter(scope)
        return
    mark = frame.mark()
    lower_statement(statement, frame)
    known[statement.start_byte] = frame.scope_since(mark)


def _enter_header(outer: Node, inner: Node, frame: Frame) -> None:
    """The names of a loop's or a select case's header."""
    for header in outer.named_children:
        if header == inner:
            break
        if header.type == "for_clause":
            initializer = header.child_by_field_id(syntax.INITIALIZER)
            if initializer is not None:
                lower_statement(initializer, frame)
        elif header.type in {"range_clause", "receive_statement"} and syntax.has_token(header, ":="):
            left, right = header.child_by_field_id(syntax.LEFT), header.child_by_field_id(syntax.RIGHT)
            names = [syntax.text(name) for name in syntax.named(left)] if left else []
            of = type_of(lower_expression(right, frame), frame) if right else UNKNOWN
            types = element_types(of) if header.type == "range_clause" else (of, BOOL)
            declare(names, types, header, frame)


_DECLARING = frozenset({"short_var_declaration", "var_declaration", "const_declaration", "type_declaration"})

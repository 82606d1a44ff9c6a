"""Function bodies: literals and declarations."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.assignments import zero_value
from translator.go.frame import NIL, Frame, Results
from translator.go.lowering import inner, lower_list
from translator.go.meanings import require
from translator.go.signatures import parameters, result_names
from translator.go.types import lower_results
from translator.ir.expressions import Closure
from translator.ir.statements import Let, Statement
from translator.ir.types import ERROR, List, Type


def lower_closure(node: Node, frame: Frame) -> Closure:
    """A function literal; what it assigns in the function around may happen at any time."""
    mark = frame.mark()
    outer = frame.results, frame.states, frame.breakable, frame.loop
    frame.states, frame.breakable, frame.loop = {}, None, -1
    try:
        params = declare_parameters(node, frame)
        results, fallible = lower_results(node, frame.names, frame.variables)
        frame.results = Results(results, fallible, result_names(node))
        body = lower_body(node, frame)
    finally:
        frame.leave(mark)
        frame.results, frame.states, frame.breakable, frame.loop = outer
        frame.forget_written(node)
    return Closure(params, results, body, fallible)


def declare_parameters(node: Node, frame: Frame) -> tuple[tuple[str, Type], ...]:
    """Brings the parameters of a function into scope and gives them with their types; a variadic one is a list."""
    body = node.child_by_field_id(syntax.BODY)
    start = body.start_byte if body else node.end_byte
    found = []
    for parameter in parameters(node, frame.names, frame.variables):
        of = List(parameter.type) if parameter.kind == "variadic" else parameter.type
        frame.declare(parameter.name, of, start=start)
        found.append((parameter.name, of))
    return tuple(found)


def lower_body(function: Node, frame: Frame, *, closure: bool = True) -> tuple[Statement, ...]:
    """The statements of a body; a named result that they use is declared before them with its zero value.

    Not those of a function that assigns them: its printer knows their names.
    """
    body = require(function, syntax.BODY)
    results = frame.results
    declared = []
    types = (*results.types, ERROR) if results.fallible else results.types
    nodes = syntax.result_types(function)
    for position, (name, of, node) in enumerate(zip(results.names, types, nodes, strict=False)):
        binding = frame.declare(name, of, start=body.start_byte, zero=True)
        written = frame.is_written(name, body.start_byte)
        if name != "_" and (closure or not written or position == len(results.types)):
            declared.append((binding, Let((name,), zero_value(of, node), of, (name,) if written else ())))
    if results.fallible and results.names:
        frame.states[results.names[-1]] = NIL
    lowered = lower_list(inner(body), frame)
    return (*(let for binding, let in declared if binding.read), *lowered)

"""Returns: success, failure, and the errors that may be either."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.assignments import is_zero, with_error
from translator.go.error_calls import as_error, is_combined, is_made
from translator.go.frame import NIL, NOT_NIL, Frame, LoweringError
from translator.go.lowering import lower_expression
from translator.go.meanings import lower_name
from translator.ir.expressions import Call, Construct, Expression, IsNil, Literal, Name, Opaque, Propagate
from translator.ir.statements import Do, Fail, If, Let, Return, Statement


def lower_return(node: Node, frame: Frame) -> list[Statement]:
    """A return. In a fallible function its error decides whether it is a success."""
    results = frame.results
    nodes = returned(node)
    if not nodes and results.names:
        return _named_results(node.start_byte, frame)
    if not results.fallible:
        return [Return(tuple(lower_expression(value, frame) for value in nodes))]
    if len(nodes) == 1 and results.arity > 1:
        return [Return((Propagate(with_error(lower_expression(nodes[0], frame))),))]
    if len(nodes) != results.arity:
        raise LoweringError("a return that does not fit the results")
    *rest, last = nodes
    empty = [is_empty(value, frame) for value in rest]
    values = tuple(lower_expression(value, frame) for value in rest)
    lost = tuple(value for value, is_lost in zip(values, empty, strict=True) if not is_lost)
    if last.type == "identifier" and frame.states.get(syntax.text(last)) == NIL:
        return [Return(values)]
    return _leave(as_error(lower_expression(last, frame)), values, lost, frame)


def returned(node: Node) -> list[Node]:
    """The values of a return statement."""
    lists = syntax.named(node)
    return syntax.named(lists[0]) if lists and lists[0].type == "expression_list" else lists


def is_empty(value: Node, frame: Frame) -> bool:
    """Whether a result beside an error says nothing: a zero value, or a name that holds none but that."""
    if value.type == "identifier":
        name = syntax.text(value)
        return _holds_nothing(name, value.start_byte, frame)
    if value.type == "composite_literal":
        body = value.child_by_field_id(syntax.BODY)
        return body is not None and not syntax.named(body)
    return value.type in {"nil", "false"} or (
        value.type.endswith(("_literal", "call_expression")) and is_zero(lower_expression(value, frame))
    )


def _holds_nothing(name: str, at: int, frame: Frame) -> bool:
    if name in frame.dropped:
        return True
    binding = frame.bindings.get(name)
    return binding is not None and binding.zero and not frame.is_written(name, binding.start, until=at)


def _named_results(at: int, frame: Frame) -> list[Statement]:
    """A bare return: the named results as they stand."""
    names = list(frame.results.names)
    error = names.pop() if frame.results.fallible else ""
    empty = [_holds_nothing(name, at, frame) for name in names]
    fails = bool(error) and frame.states.get(error) == NOT_NIL
    values = tuple(
        Literal("nil", "") if fails and nothing else lower_name(name, frame)
        for name, nothing in zip(names, empty, strict=True)
    )
    lost = tuple(value for value, nothing in zip(values, empty, strict=True) if not nothing)
    if not error or frame.states.get(error) == NIL:
        return [Return(values)]
    return _leave(lower_name(error, frame), values, lost, frame)


def _leave(
    error: Expression, values: tuple[Expression, ...], lost: tuple[Expression, ...], frame: Frame
) -> list[Statement]:
    """What a return with this error means; `lost` are the values that `Err` has no room for."""
    match error:
        case Literal(kind="nil"):
            return [Return(values)]
        case _ if is_made(error):
            return [Fail(error, lost)]
        case Name(package="") if frame.states.get(error.text) == NOT_NIL:
            return [Fail(error, lost)]
        case Name(kind="variable"):
            # A package has no variable for the error that is none.
            return [Fail(error, lost)]
        case Name():
            return _if_error(error, values, lost)
        case Call() if is_combined(error):
            return [Let(("err",), error), *_if_error(Name("err", kind="local"), values, lost)]
        case Call() if values:
            return [Do(Propagate(with_error(error))), Return(values)]
        case Call():
            return [Return((Propagate(with_error(error)),))]
        case Construct() | Opaque():
            return [Fail(error, lost)]
    return [Let(("err",), error), *_if_error(Name("err", kind="local"), values, lost)]


def _if_error(error: Expression, values: tuple[Expression, ...], lost: tuple[Expression, ...]) -> list[Statement]:
    return [If(IsNil(error, negated=True), (Fail(error, lost),)), Return(values)]

"""Functions without their bodies: parameters, results, receivers."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.asked import is_asked_for_nil
from translator.go.channels import by_name, is_given_away, refined, returned
from translator.go.error_makers import makes_error
from translator.go.leaving_errors import leaves_as_error
from translator.go.names import FileNames
from translator.go.presence import flags_otherwise
from translator.go.types import NO_VARIABLES, lower_results, lower_type
from translator.go.waiting import waits
from translator.go.writes import writes_through
from translator.ir.declarations import Function, Parameter, Receiver, TypeParameter
from translator.ir.types import ANY, BOOL, ERROR, Channel, Known, List, Map, Pointer, Type
from translator.source.receiver_uses import calls_on, takes_lock

_NEVER_ASKED: Final = (List, Map, Channel)
CONTEXT: Final = Known("context")


def signature(function: Node, names: FileNames, outer: AbstractSet[str] = NO_VARIABLES) -> Function:
    """The declaration of a function, method, interface method or function literal, without a body.

    The first context parameter becomes `context` (`ctx` when the source gives it no name). Parameters
    without a name are called `_`. The type of a variadic parameter is that of one element.
    """
    if outer:
        return _signature(function, names, outer)
    known: dict[tuple[int, int], Function] = names.answers.setdefault("signatures", {})
    found = known.get(function.byte_range)
    if found is None:
        found = known[function.byte_range] = _signature(function, names, outer)
    return found


def _signature(function: Node, names: FileNames, outer: AbstractSet[str]) -> Function:
    name = function.child_by_field_id(syntax.NAME)
    text = syntax.text(name) if name else ""
    receiver = _receiver(function, names)
    type_params = type_parameters(function, names, outer)
    variables = outer | {parameter.name for parameter in type_params} | set(receiver.type_params if receiver else ())
    context, params = _split_context(parameters(function, names, variables))
    results, fallible = lower_results(function, names, variables)
    results = tuple(
        returned(function, place, of, text, names) if isinstance(of, Channel) else of
        for place, of in enumerate(results)
    )
    named = result_names(function)
    makes = fallible and not results and function.type in syntax.FUNCTION_KINDS and makes_error(function, names)
    return Function(
        name=text,
        params=params,
        results=(ERROR,) if makes else results,
        fallible=fallible and not makes,
        makes_error=makes,
        receiver=receiver,
        type_params=type_params,
        context=context,
        result_names=named,
        flagged=len(results) == 2 and results[1] == BOOL != results[0] and flags_otherwise(function, named, names),
        doc=doc_above(function),
        waits=waits(function, names),
        exported=text[:1].isupper(),
        line=function.start_point.row + 1,
    )


def parameters(function: Node, names: FileNames, variables: AbstractSet[str] = NO_VARIABLES) -> tuple[Parameter, ...]:
    """All parameters, contexts too."""
    found: list[Parameter] = []
    declared = function.child_by_field_id(syntax.PARAMETERS)
    for declaration in syntax.named(declared) if declared else ():
        of = lower_type(declaration.child_by_field_id(syntax.TYPE), names, variables)
        kind = "variadic" if declaration.type == "variadic_parameter_declaration" else "normal"
        names_here = [syntax.text(name) for name in syntax.named_field(declaration, syntax.NAME)]
        found.extend(
            Parameter(
                name,
                _used(of, name, function, names),
                kind=kind,
                given=_is_given(of, name, function, names),
                written=isinstance(of, Pointer) and _is_written(name, function, names),
                asked=kind == "normal" and not isinstance(of, _NEVER_ASKED) and is_asked_for_nil(name, function, names),
            )
            for name in names_here or ["_"]
        )
    return tuple(found)


def _is_written(name: str, function: Node, names: FileNames) -> bool:
    """Whether the body writes through a pointer, under no lock that it takes there."""
    body = function.child_by_field_id(syntax.BODY)
    if body is None or name in {"", "_"} or not writes_through(name, function, names):
        return False
    return not takes_lock(name, body.text or b"")


def _is_given(of: Type, name: str, function: Node, names: FileNames) -> bool:
    if of == ERROR:
        return leaves_as_error(name, function, names)
    return is_given_away(name, function, names)


def _used(of: Type, name: str, function: Node, names: FileNames) -> Type:
    """A parameter's type: of a channel, the end that the body uses."""
    body = function.child_by_field_id(syntax.BODY)
    if not isinstance(of, Channel):
        return of
    return refined(of, name, body.start_byte, function, names) if body is not None else by_name(of, name)


def result_names(function: Node) -> tuple[str, ...]:
    """The names of all results, the error's too; empty when they have none."""
    result = function.child_by_field_id(syntax.RESULT)
    if result is None or result.type != "parameter_list":
        return ()
    found: list[str] = []
    for declaration in syntax.named(result):
        found.extend(syntax.text(name) for name in syntax.named_field(declaration, syntax.NAME))
    return tuple(found)


def type_parameters(
    declaration: Node, names: FileNames, outer: AbstractSet[str] = NO_VARIABLES
) -> tuple[TypeParameter, ...]:
    """The type parameters of a function or type; `any` is no bound."""
    declared = declaration.child_by_field_id(syntax.TYPE_PARAMETERS)
    if declared is None:
        return ()
    groups = [
        ([syntax.text(name) for name in syntax.named_field(one, syntax.NAME)], one.child_by_field_id(syntax.TYPE))
        for one in syntax.named(declared)
    ]
    variables = outer | {name for group, _ in groups for name in group}
    found: list[TypeParameter] = []
    for group, constraint in groups:
        bound = lower_type(constraint, names, variables)
        bounds: tuple[Type, ...] = () if bound == ANY else (bound,)
        found.extend(TypeParameter(name, bounds) for name in group)
    return tuple(found)


def doc_above(node: Node) -> str:
    """The comment directly above a declaration, without its marks and directives."""
    lines: list[str] = []
    next_row = node.start_point.row
    previous = node.prev_sibling
    while previous is not None and previous.type == "comment" and previous.end_point.row == next_row - 1:
        if not _alone_on_its_line(previous):
            break
        lines[:0] = comment_lines(syntax.text(previous))
        next_row = previous.start_point.row
        previous = previous.prev_sibling
    return "\n".join(lines).strip("\n")


def comment_lines(comment: str) -> list[str]:
    """The lines of a comment without its marks; directives such as `//go:build` are none."""
    if comment.startswith("/*"):
        return [line.strip().removeprefix("* ").rstrip() for line in comment[2:].removesuffix("*/").split("\n")]
    if comment.startswith(("//go:", "//nolint", "//line ", "//export ")):
        return []
    return [comment[2:].removeprefix(" ").rstrip()]


def _alone_on_its_line(comment: Node) -> bool:
    before = comment.prev_sibling
    return before is None or before.end_point.row < comment.start_point.row or before.type == "\n"


def _receiver(function: Node, names: FileNames) -> Receiver | None:
    declared = function.child_by_field_id(syntax.RECEIVER)
    parts = syntax.named(declared) if declared else []
    if not parts:
        return None
    name = parts[0].child_by_field_id(syntax.NAME)
    type_ = parts[0].child_by_field_id(syntax.TYPE)
    text = syntax.text(name) if name else ""
    body = function.child_by_field_id(syntax.BODY)
    inside = (body.text or b"") if body is not None and text not in {"", "_"} else b""
    kind = "pointer" if type_ is not None and type_.type == "pointer_type" else "value"
    return Receiver(
        name=text,
        type=syntax.receiver_type(function),
        kind=kind,
        mutates=bool(text) and writes_through(text, function, names, own_fields=kind == "value"),
        type_params=_receiver_type_params(type_),
        locked=takes_lock(text, inside),
        calls=calls_on(text, inside),
    )


def _receiver_type_params(type_: Node | None) -> tuple[str, ...]:
    while type_ is not None and type_.type in {"pointer_type", "parenthesized_type"}:
        inner = syntax.named(type_)
        type_ = inner[0] if inner else None
    if type_ is None or type_.type != "generic_type":
        return ()
    arguments = type_.child_by_field_id(syntax.TYPE_ARGUMENTS)
    return tuple(syntax.text(argument) for argument in syntax.named(arguments)) if arguments else ()


def _split_context(params: tuple[Parameter, ...]) -> tuple[str, tuple[Parameter, ...]]:
    for index, parameter in enumerate(params):
        if parameter.type == CONTEXT and parameter.kind == "normal":
            name = "ctx" if parameter.name == "_" else parameter.name
            return name, params[:index] + params[index + 1 :]
    return "", params

"""What stands in a class body: fields, constants, methods."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from tree_sitter import Node

from translator.ir import declarations as ir
from translator.ir import types
from translator.python.classes import is_decorated
from translator.python.context import Context
from translator.python.docstrings import comments_above, string_statement, trailing_comment
from translator.python.evident import evident_type
from translator.python.expressions import expression
from translator.python.functions import function, signature
from translator.python.given_parameters import type_at
from translator.python.names import resolves
from translator.python.scopes import FileNames
from translator.python.syntax import parts, text_of
from translator.python.type_unions import optional
from translator.python.types import lower_type, qualifiers

_FACTORIES = ("dataclasses.field", "attr.ib", "attr.field", "attrs.field", "pydantic.Field")


def members(definition: Node) -> list[Node]:
    """The statements of a class body, without comments."""
    body = definition.child_by_field_name("body")
    return parts(body) if body is not None else []


def function_of(member: Node) -> Node | None:
    """The function that a member defines, decorated or not."""
    if member.type == "decorated_definition":
        inner = member.child_by_field_name("definition")
        return inner if inner is not None and inner.type == "function_definition" else None
    return member if member.type == "function_definition" else None


def is_overload(node: Node, names: FileNames) -> bool:
    """Whether a function only states a signature for type checkers."""
    return is_decorated(node, ["typing.overload", "typing_extensions.overload"], names)


def methods(definition: Node, names: FileNames, *, bodies: bool) -> tuple[ir.Function, ...]:
    """The methods in order, without `typing.overload`s; a property's setter has the name of the property."""
    lower = function if bodies else signature
    found = [node for member in members(definition) if (node := function_of(member)) is not None]
    return tuple(lower(node, names) for node in found if not is_overload(node, names))


def class_fields(definition: Node, names: FileNames, *, dataclass: bool) -> tuple[ir.Field, ...]:
    """The fields that a class body declares; what has no annotation is a constant of the class.

    `dataclass`: fields may be made by `field(…)`, and those behind a `KW_ONLY` take keywords alone.
    """
    scope = names.inner_scope(definition)
    context = Context(names, scope)
    found: list[ir.Field] = []
    keyword_only = False
    statements = members(definition)
    for place, statement in enumerate(statements):
        for node in _assignments(statement):
            name, annotation = node.child_by_field_name("left"), node.child_by_field_name("type")
            if name is None or name.type != "identifier" or name.text in _FOR_PYTHON:
                continue
            said = qualifiers(annotation, scope)
            if "KW_ONLY" in said:
                keyword_only = True
                continue
            one = _field(node, text_of(name), said, context, dataclass=dataclass)
            after = string_statement(statements[place + 1]) if place + 1 < len(statements) else ""
            doc = after or trailing_comment(statement) or comments_above(statement)
            if keyword_only and not one.constant and "kw_only" not in one.options:
                one = replace(one, options=(*one.options, "kw_only"))
            found.append(replace(one, doc=doc))
    return tuple(found)


_FOR_PYTHON = frozenset({b"__slots__", b"__match_args__", b"__hash__"})
"""Attributes that tell the interpreter something and are no data."""


def _assignments(statement: Node) -> Iterator[Node]:
    if statement.type == "expression_statement" and not statement.has_error:
        yield from (child for child in statement.children if child.type == "assignment")


def _field(node: Node, name: str, said: set[str], context: Context, *, dataclass: bool) -> ir.Field:
    annotation, value = node.child_by_field_name("type"), node.child_by_field_name("right")
    type_ = lower_type(annotation, context.scope) if annotation is not None else types.UNKNOWN
    if type_ == types.UNKNOWN:
        type_ = evident_type(value, context.scope)
    constant = annotation is None or "ClassVar" in said
    found = ir.Field(name, type_, constant=constant, exported=not name.startswith("_"))
    if "InitVar" in said:
        found = replace(found, options=("init_only",))
    if value is None:
        return found
    if value.type == "none" and not constant:
        found = replace(found, type=optional(type_))
    made_by = value.child_by_field_name("function") if value.type == "call" else None
    if dataclass and not constant and made_by is not None and resolves(made_by, _FACTORIES, context.names):
        return _specified(found, value, context)
    return replace(found, default=expression(value, context))


def _specified(found: ir.Field, call: Node, context: Context) -> ir.Field:
    """`field(default=…, default_factory=…, repr=False, …)`."""
    arguments = call.child_by_field_name("arguments")
    options = list(found.options)
    for argument in parts(arguments) if arguments is not None else ():
        name, value = text_of(argument.child_by_field_name("name")), argument.child_by_field_name("value")
        if value is None:
            continue
        if name == "default":
            found = replace(found, default=expression(value, context))
        elif name in {"default_factory", "factory"}:
            found = replace(found, factory=expression(value, context))
        elif name == "kw_only" and value.type == "true":
            options.append(name)
        elif name in _FLAGS and value.type == "false":
            options.append(f"{name}=False")
    return replace(found, options=tuple(options))


_FLAGS = frozenset({"init", "repr", "compare", "hash", "eq", "order", "kw_only"})


def attribute_fields(definition: Node, names: FileNames) -> tuple[ir.Field, ...]:
    """The attributes that `__init__` gives each instance, with what the source says of their types."""
    for member in members(definition):
        node = function_of(member)
        if node is not None and text_of(node.child_by_field_name("name")) == "__init__":
            return tuple(_from_init(node, names))
    return ()


def defaulted(value: Node, params: dict[str, types.Type]) -> types.Type:
    """The type of `x if x is not None else default`, where the source states that of the parameter `x`."""
    then, test, orelse = parts(value) if len(parts(value)) == 3 else (value, value, value)
    asked = [text_of(part) for part in parts(test)]
    is_test = test.type == "comparison_operator" and len(asked) == 2 and asked[1] == "None"
    if not is_test or asked[0] not in {text_of(then), text_of(orelse)} or "none" in {then.type, orelse.type}:
        return types.UNKNOWN
    type_ = params.get(asked[0], types.UNKNOWN)
    return type_.of if isinstance(type_, types.Optional) else types.UNKNOWN


def _from_init(node: Node, names: FileNames) -> Iterator[ir.Field]:
    declared = signature(node, names)
    if declared.receiver is None or not declared.receiver.name:
        return
    params = {param.name: param.type for param in declared.params}
    scope = names.inner_scope(node)
    seen: set[str] = set()
    body = node.child_by_field_name("body")
    statements = list(_statements_below(body)) if body is not None else []
    emptied = {
        text_of(target.child_by_field_name("attribute"))
        for statement in statements
        for one in _assignments(statement)
        if (target := one.child_by_field_name("left")) is not None
        and target.type == "attribute"
        and (value := one.child_by_field_name("right")) is not None
        and value.type == "none"
    }
    for statement in statements:
        for one in _assignments(statement):
            target, value = one.child_by_field_name("left"), one.child_by_field_name("right")
            of = target.child_by_field_name("object") if target is not None and target.type == "attribute" else None
            if target is None or of is None or text_of(of) != declared.receiver.name:
                continue
            name = text_of(target.child_by_field_name("attribute"))
            if name in seen:
                continue
            seen.add(name)
            type_ = lower_type(one.child_by_field_name("type"), scope)
            if type_ == types.UNKNOWN and value is not None:
                from_param = params.get(text_of(value)) if value.type == "identifier" else None
                type_ = type_at(value, from_param, node, scope) if from_param else evident_type(value, scope)
                if value.type == "conditional_expression":
                    type_ = defaulted(value, params)
                type_ = optional(type_) if name in emptied else type_
            yield ir.Field(name, type_, doc=trailing_comment(statement), exported=not name.startswith("_"))


def _statements_below(block: Node) -> Iterator[Node]:
    """All simple statements of a body, those in branches too, nested definitions apart."""
    waiting = [block]
    while waiting:
        node = waiting.pop()
        if node.type == "expression_statement":
            yield node
        elif node.type in _BODIES:
            waiting += reversed([child for child in node.children if child.is_named])


_BODIES = frozenset(
    "block if_statement elif_clause else_clause for_statement while_statement try_statement except_clause "
    "finally_clause with_statement".split()
)

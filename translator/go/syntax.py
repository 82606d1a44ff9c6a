"""The Go grammar and the few ways in which the front end reads its trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tree_sitter import Node

from translator.source.grammar import load_grammar

LANGUAGE: Final = load_grammar("tree_sitter_go")

FUNCTION_KINDS: Final = frozenset({"function_declaration", "method_declaration"})
CALLABLE_KINDS: Final = FUNCTION_KINDS | {"func_literal"}

_ERROR_VARIABLE: Final = re.compile(
    r"^(?:\w*[a-z0-9]Err\d*|[a-z]{0,2}err\d*|err[A-Z]\w*(?<!Ch)(?<!Chan)(?<!Msg)(?<!Code)(?<!Count)(?<!Text)(?<!Str)(?<!s))$"
)


def _field(name: str) -> int:
    number = LANGUAGE.field_id_for_name(name)
    if number is None:
        raise ValueError(f"the Go grammar has no field {name}")
    return number


ALIAS: Final = _field("alias")
ALTERNATIVE: Final = _field("alternative")
ARGUMENTS: Final = _field("arguments")
BODY: Final = _field("body")
CAPACITY: Final = _field("capacity")
CHANNEL: Final = _field("channel")
COMMUNICATION: Final = _field("communication")
CONDITION: Final = _field("condition")
CONSEQUENCE: Final = _field("consequence")
ELEMENT: Final = _field("element")
END: Final = _field("end")
FIELD: Final = _field("field")
FUNCTION: Final = _field("function")
INDEX: Final = _field("index")
INITIALIZER: Final = _field("initializer")
KEY: Final = _field("key")
LABEL: Final = _field("label")
LEFT: Final = _field("left")
LENGTH: Final = _field("length")
NAME: Final = _field("name")
OPERAND: Final = _field("operand")
OPERATOR: Final = _field("operator")
PACKAGE: Final = _field("package")
PARAMETERS: Final = _field("parameters")
PATH: Final = _field("path")
RECEIVER: Final = _field("receiver")
RESULT: Final = _field("result")
RIGHT: Final = _field("right")
START: Final = _field("start")
TAG: Final = _field("tag")
TYPE: Final = _field("type")
TYPE_ARGUMENTS: Final = _field("type_arguments")
TYPE_PARAMETERS: Final = _field("type_parameters")
UPDATE: Final = _field("update")
VALUE: Final = _field("value")


def text(node: Node) -> str:
    """The node's source; bytes that are no UTF-8 become U+FFFD."""
    return (node.text or b"").decode("utf-8", "replace")


def named(node: Node) -> list[Node]:
    """The named children, comments left out."""
    return [child for child in node.named_children if child.type != "comment"]


def named_field(node: Node, field: int) -> list[Node]:
    """The named children under a field (the grammar puts some commas under fields too)."""
    return [child for child in node.children_by_field_id(field) if child.is_named]


def has_token(node: Node, token: str) -> bool:
    """Whether a direct child is of the kind, a token such as `:=` or `*` too."""
    return any(child.type == token for child in node.children)


def statements_of(block: Node) -> list[Node]:
    """The statements of a block or a case clause, comments left out."""
    for child in block.named_children:
        if child.type == "statement_list":
            return [node for node in child.named_children if node.type not in {"comment", "empty_statement"}]
    return []


def ancestors(node: Node) -> Iterator[Node]:
    """The nodes around a node, from the inside."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def enclosing_callable(node: Node) -> Node | None:
    """The innermost function around (or at) the node, literals included."""
    if node.type in CALLABLE_KINDS:
        return node
    return next((around for around in ancestors(node) if around.type in CALLABLE_KINDS), None)


def receiver_type(function: Node) -> str:
    """The name of the type that a method belongs to, empty for functions."""
    declared = function.child_by_field_id(RECEIVER)
    parts = named(declared) if declared else []
    type_ = parts[0].child_by_field_id(TYPE) if parts else None
    while type_ is not None and type_.type in {"pointer_type", "parenthesized_type", "generic_type"}:
        inner = named(type_)
        type_ = inner[0] if inner else None
    return text(type_) if type_ else ""


def result_types(callable_: Node) -> list[Node]:
    """The type of each result in order; `(a, b bool)` is two results."""
    result = callable_.child_by_field_id(RESULT)
    if result is None:
        return []
    if result.type != "parameter_list":
        return [result]
    types: list[Node] = []
    for declaration in named(result):
        type_ = declaration.child_by_field_id(TYPE)
        if type_ is not None:
            types.extend([type_] * max(1, len(named_field(declaration, NAME))))
    return types


def may_hold_error(name: str) -> bool:
    """Whether a variable of that name holds an error more likely than not: `err`, `cerr`, `closeErr`."""
    return bool(_ERROR_VARIABLE.match(name))


def is_error_name(name: str) -> bool:
    """Whether a variable of that name holds an error by Go's custom: `err`, `closeErr`."""
    return name == "err" or name.endswith("Err")

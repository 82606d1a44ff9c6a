"""What a module binds beside functions and classes: values, constants, type aliases."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import declarations as ir
from translator.ir import types
from translator.python.context import Context
from translator.python.docstrings import comments_above, string_statement, trailing_comment
from translator.python.evident import evident_type
from translator.python.expressions import expression
from translator.python.identifiers import kind_in_module
from translator.python.scopes import FileNames
from translator.python.syntax import dotted, parts, text_of, unwrap
from translator.python.type_names import is_type_variable, known_path
from translator.python.types import lower_type, qualifiers, split

LONGEST_VALUE = 200
"""Bytes of a value that is lowered for the index; tables would only make it large."""

_ALIASED = frozenset("typing.Union typing.Optional typing.Callable typing.Literal typing.Annotated".split())


def module_value(statement: Node, names: FileNames) -> tuple[ir.Declaration, ...]:
    """The declarations of one statement of a module; none for an assignment to anything but one name."""
    if statement.type == "type_alias_statement":
        return _type_statement(statement, names)
    inner = parts(statement)
    node = inner[0] if statement.type == "expression_statement" and len(inner) == 1 else None
    if node is None or node.type != "assignment" or node.has_error:
        return ()
    left, value = node.child_by_field_name("left"), node.child_by_field_name("right")
    scope = names.module()
    if left is None or left.type != "identifier" or is_type_variable(node, scope):
        return ()
    name, line = text_of(left), node.start_point.row + 1
    annotation = node.child_by_field_name("type")
    said = qualifiers(annotation, scope)
    doc = _doc(statement)
    alias = _alias(name, value, names, doc, line, stated="TypeAlias" in said)
    if alias is not None:
        return (alias,)
    type_ = lower_type(annotation, scope) if annotation is not None else types.UNKNOWN
    if type_ == types.UNKNOWN:
        type_ = evident_type(value, scope)
    short = value is not None and value.end_byte - value.start_byte <= LONGEST_VALUE
    lowered = expression(value, Context(names, scope)) if value is not None and short else None
    constant = "Final" in said or kind_in_module(name, []) == "constant"
    return (ir.Value(name, type_, lowered, constant, doc, line),)


def _alias(name: str, value: Node | None, names: FileNames, doc: str, line: int, *, stated: bool) -> ir.Alias | None:
    if value is None:
        return None
    scope = names.module()
    value = unwrap(value)
    if value.type == "call":
        function, arguments = value.child_by_field_name("function"), value.child_by_field_name("arguments")
        given = parts(arguments) if arguments is not None else []
        path = known_path(dotted(function), scope) if function is not None else ""
        if path == "typing.NewType" and len(given) > 1:
            return ir.Alias(name, lower_type(given[1], scope), doc=doc, line=line)
        return None
    head, args = split(value)
    path = known_path(dotted(head), scope) if args else ""
    if stated or path in _ALIASED or (path and name[:1].isupper() and not name.isupper() and _is_type(value, names)):
        return ir.Alias(name, lower_type(value, scope), transparent=True, doc=doc, line=line)
    return None


def _is_type(value: Node, names: FileNames) -> bool:
    found = lower_type(value, names.module())
    return not isinstance(found, types.OpaqueType | types.Named)


def _type_statement(statement: Node, names: FileNames) -> tuple[ir.Declaration, ...]:
    left, right = statement.child_by_field_name("left"), statement.child_by_field_name("right")
    if left is None or right is None:
        return ()
    name = text_of(split(unwrap(left))[0])
    lowered = lower_type(right, names.scope_at(right))
    return (ir.Alias(name, lowered, transparent=True, doc=_doc(statement), line=statement.start_point.row + 1),)


def _doc(statement: Node) -> str:
    after = statement.next_named_sibling
    follows = after is not None and after.start_point.row == statement.end_point.row + 1
    below = string_statement(after) if after is not None and follows else ""
    return below or trailing_comment(statement) or comments_above(statement)

"""Declarations of a file: functions, structs, interfaces, other types, variables, constants, error values."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from msgspec.structs import replace
from tree_sitter import Node

from translator.go import expressions, statements, syntax
from translator.go.anonymous import name_of, names_in, struct_inside, with_name
from translator.go.channels import by_name, uses_of_fields
from translator.go.file_types import is_sentinel_spec
from translator.go.frame import Frame
from translator.go.functions import frame_at
from translator.go.lowering import lower_expression
from translator.go.names import FileNames
from translator.go.signatures import comment_lines, doc_above, signature, type_parameters
from translator.go.types import NO_VARIABLES, lower_type
from translator.ir.declarations import Alias, Declaration, Field, Function, Interface, Sentinel, Structure, Value
from translator.ir.expressions import Expression, NewError
from translator.ir.types import Channel, Pointer, Type

# Imported for what they enter into `lowering`: without it a sentinel has no message, and a constant no value.
_LOWERING: Final = (expressions, statements)
DECLARATION_KINDS: Final = frozenset(
    "type_spec type_alias var_spec const_spec method_elem type_declaration var_declaration const_declaration".split()
)


def all_declarations(names: FileNames) -> tuple[Declaration, ...]:
    """All declarations of the file, functions without bodies."""
    found: list[Declaration] = []
    for node in names.root.named_children:
        if node.type in syntax.FUNCTION_KINDS:
            found.append(signature(node, names))
        elif node.type == "type_declaration":
            found.extend(_type(spec, names) for spec in syntax.named(node) if spec.type in {"type_spec", "type_alias"})
        elif node.type in {"var_declaration", "const_declaration"}:
            found.extend(_values(node, names))
    uses = uses_of_fields(names)
    return (*found, uses) if uses is not None else tuple(found)


def lower_declared(node: Node, names: FileNames) -> Declaration | None:
    """A specification, or the first one of a declaration; a method of an interface is a function."""
    match node.type:
        case "type_spec" | "type_alias":
            return _type(node, names)
        case "method_elem":
            return signature(node, names)
        case "type_declaration":
            return next((_type(spec, names) for spec in syntax.named(node)), None)
        case "var_declaration" | "const_declaration":
            return next(iter(_values(node, names)), None)
    name = node.child_by_field_id(syntax.NAME)
    around = next((one for one in syntax.ancestors(node) if one.type.endswith("_declaration")), node)
    wanted = syntax.text(name) if name else ""
    return next((value for value in _values(around, names) if value.name == wanted), None)


def _type(spec: Node, names: FileNames) -> Declaration:
    name = spec.child_by_field_id(syntax.NAME)
    text = syntax.text(name) if name else ""
    type_ = spec.child_by_field_id(syntax.TYPE)
    type_params = type_parameters(spec, names)
    variables = frozenset(parameter.name for parameter in type_params)
    doc, line = _doc(spec), spec.start_point.row + 1
    exported = text[:1].isupper()
    if type_ is not None and type_.type == "struct_type":
        found = Structure(text, (), type_params, doc=doc, exported=exported, line=line)
        return _with_fields(found, type_, names, variables)
    if type_ is not None and type_.type == "interface_type":
        methods, embeds = _members(type_, names, variables)
        return Interface(text, methods, embeds, type_params, doc=doc, exported=exported, line=line)
    transparent = spec.type == "type_alias"
    return Alias(text, lower_type(type_, names, variables), transparent=transparent, doc=doc, line=line)


def anonymous_struct(fields: Node, names: FileNames) -> Structure:
    """The fields of a struct type without a name, under the name of what has the type: a variable, a field."""
    variables = frame_at(fields, names).variables
    holders = [syntax.text(name) for one in syntax.ancestors(fields) if (name := _holder(one))]
    spec = next((one for one in syntax.ancestors(fields) if one.type == "type_spec"), None)
    text = name_of(holders[-1], holders[0]) if spec and len(holders) > 1 else (holders or ["state"])[0]
    return _with_fields(Structure(text, exported=False), fields.parent or fields, names, variables)


def _holder(node: Node) -> Node | None:
    if node.type in {"var_spec", "field_declaration", "parameter_declaration", "type_spec", "type_alias"}:
        return node.child_by_field_id(syntax.NAME)
    if node.type == "short_var_declaration":
        left = node.child_by_field_name("left")
        return left.named_children[0] if left is not None and left.named_children else None
    return node.child_by_field_id(syntax.NAME) if node.type in syntax.FUNCTION_KINDS else None


def _with_fields(owner: Structure, type_: Node, names: FileNames, variables: AbstractSet[str]) -> Structure:
    """The structure with the fields of a struct type; structs without a name among them are told apart."""
    found: list[Field] = []
    nested: list[Structure] = []
    group, last = 0, -1
    for part in (one for body in syntax.named(type_) for one in body.named_children):
        # A comment above a field belongs to it, so it is what a blank line is counted before.
        if last >= 0 and part.start_point.row > last + 1:
            group += 1
        last = part.end_point.row
        if part.type != "field_declaration":
            continue
        inside = struct_inside(part.child_by_field_id(syntax.TYPE))
        for field in _field(part, names, variables):
            type_of = field.type
            if inside is not None:
                source = syntax.text(inside)
                params = names_in(source, owner.type_params)
                inner = Structure(name_of(owner.name, field.name), (), params, exported=False)
                type_of = with_name(field.type, source, inner.name, params)
                if type_of != field.type:
                    nested.append(_with_fields(inner, inside, names, variables))
            found.append(replace(field, group=group, type=type_of))
    return replace(owner, fields=tuple(found), nested=tuple(nested))


def _field(declaration: Node, names: FileNames, variables: AbstractSet[str]) -> list[Field]:
    type_ = declaration.child_by_field_id(syntax.TYPE)
    tag_node = declaration.child_by_field_id(syntax.TAG)
    tag = syntax.text(tag_node)[1:-1] if tag_node else ""
    of = lower_type(type_, names, variables)
    doc = doc_above(declaration) or _doc_behind(declaration)
    own = [syntax.text(name) for name in syntax.named_field(declaration, syntax.NAME)]
    if own:
        return [
            Field(name, by_name(of, name) if isinstance(of, Channel) else of, tag, doc, exported=name[:1].isupper())
            for name in own
        ]
    name = _last_name(type_)
    if syntax.has_token(declaration, "*"):
        of = Pointer(of)
    return [Field(name, of, tag, doc, embedded=True, exported=name[:1].isupper())]


def _members(
    type_: Node, names: FileNames, variables: AbstractSet[str]
) -> tuple[tuple[Function, ...], tuple[Type, ...]]:
    methods, embeds = [], []
    for member in syntax.named(type_):
        if member.type == "method_elem":
            methods.append(signature(member, names, variables))
        else:
            embeds.append(lower_type(member, names, variables))
    return tuple(methods), tuple(embeds)


def _values(node: Node, names: FileNames) -> list[Value | Sentinel]:
    """Variables and constants; constants that repeat the expression above them are worked out."""
    found: list[Value | Sentinel] = []
    constant = node.type == "const_declaration"
    repeated: list[Node] = []
    repeated_type: Node | None = None
    position = 0
    for spec in _specs(node):
        own = [syntax.text(name) for name in syntax.named_field(spec, syntax.NAME)]
        value = spec.child_by_field_id(syntax.VALUE)
        values = syntax.named(value) if value else []
        type_ = spec.child_by_field_id(syntax.TYPE)
        frame = Frame(names, spec)
        if constant:
            if values:
                repeated, repeated_type = values, type_
            values, type_ = repeated, repeated_type
            frame.iota = position
            position += 1
        doc, line = _doc(spec), spec.start_point.row + 1
        of = lower_type(type_, names, NO_VARIABLES)
        if len(own) == 1 and not constant and is_sentinel_spec(spec, names):
            found.append(Sentinel(own[0], _message(lower_expression(values[0], frame)), doc, line))
            continue
        lowered = [lower_expression(one, frame) for one in values] if len(values) == len(own) else [None] * len(own)
        for name, one in zip(own, lowered, strict=True):
            found.append(Value(name, of, one, constant, doc, line))
    return found


def _specs(node: Node) -> list[Node]:
    found: list[Node] = []
    for child in syntax.named(node):
        found.extend(syntax.named(child) if child.type == "var_spec_list" else [child])
    return [spec for spec in found if spec.type in {"var_spec", "const_spec"}]


def _message(error: Expression) -> str | None:
    """The text of an error without holes."""
    if not isinstance(error, NewError) or error.message is None:
        return None
    parts = error.message.parts
    return "".join(part for part in parts if isinstance(part, str)) if all(isinstance(p, str) for p in parts) else None


def _doc(spec: Node) -> str:
    """The comment above a specification, or above the declaration that has only this one."""
    own = doc_above(spec) or _doc_behind(spec)
    parent = spec.parent
    if own or parent is None:
        return own
    if parent.type == "var_spec_list":
        return ""
    return (
        (doc_above(parent) or _doc_behind(parent))
        if len([one for one in syntax.named(parent) if one.type == spec.type]) == 1
        else ""
    )


def _doc_behind(node: Node) -> str:
    """The comment at the end of the declaration's last line."""
    behind = node.next_sibling
    while behind is not None and behind.type in {"\n", ";"}:
        behind = behind.next_sibling
    if behind is None or behind.type != "comment" or behind.start_point.row != node.end_point.row:
        return ""
    return " ".join(comment_lines(syntax.text(behind)))


def _last_name(type_: Node | None) -> str:
    """The name that an embedded field has: that of its type."""
    while type_ is not None and type_.type in {"generic_type", "pointer_type", "qualified_type", "parenthesized_type"}:
        field = syntax.NAME if type_.type == "qualified_type" else syntax.TYPE
        inner = type_.child_by_field_id(field)
        type_ = inner if inner is not None else next(iter(syntax.named(type_)), None)
    return syntax.text(type_) if type_ else ""

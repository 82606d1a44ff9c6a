"""Parameters that are errors and leave the function: kept, or put into another error."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.names import FileNames

_HOLDERS: Final = frozenset({"assignment_statement", "short_var_declaration", "var_spec"})
_WRAPPERS: Final = frozenset(
    "fmt.Errorf errors.Join github.com/pkg/errors.Wrap github.com/pkg/errors.Wrapf github.com/pkg/errors.WithStack "
    "github.com/pkg/errors.WithMessage".split()
)


def leaves_as_error(name: str, function: Node, names: FileNames) -> bool:
    """Whether the body gives away an error that it was given, and that is there: it neither asks nor hands it back."""
    body = function.child_by_field_id(syntax.BODY)
    if body is None:
        return False
    found = names.occurrences(name, function)
    mentions = [
        names.root.descendant_for_byte_range(at, at + len(name.encode()))
        for at in found.mentions
        if body.start_byte <= at < body.end_byte and found.owner(at) in {None, body.start_byte, function.start_byte}
    ]
    return any(_leaves(node, names) for node in mentions) and not any(_is_asked(node) for node in mentions)


def _is_asked(node: Node | None) -> bool:
    """Whether a name stands beside nil in a comparison, or is returned as it is, nil or not."""
    around = node.parent if node is not None else None
    if around is None:
        return False
    if around.type == "expression_list" and around.parent is not None:
        return around.parent.type == "return_statement"
    return around.type == "binary_expression" and any(child.type == "nil" for child in around.children)


def _leaves(node: Node | None, names: FileNames) -> bool:
    around = node.parent if node is not None else None
    if node is None or around is None:
        return False
    if around.type == "expression_list":
        holder = around.parent
        written = holder is not None and holder.child_by_field_id(syntax.LEFT) == around
        return holder is not None and holder.type in _HOLDERS and not written
    if around.type == "literal_element":
        return True
    call = around.parent if around.type == "argument_list" else None
    callee = call.child_by_field_id(syntax.FUNCTION) if call is not None else None
    return callee is not None and names.resolve(callee) in _WRAPPERS

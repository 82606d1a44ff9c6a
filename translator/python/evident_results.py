"""What a function gives back whose signature does not say: `True` or `False`, where all its returns show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree_sitter import Node

from translator.python.syntax import parts, path_to, text_of, unwrap
from translator.python.type_table import BOOL_METHODS

_RETURN = re.compile(rb"\breturn\b")
_LITERALS = frozenset({"true", "false"})
_INNER = frozenset({"function_definition", "lambda", "class_definition"})
_ANSWERS = frozenset("isinstance issubclass hasattr callable bool any all".split())


def answers(node: Node, source: bytes) -> bool:
    """Whether a function gives `True` or `False` on each way out, and writes one of them at least."""
    body = node.child_by_field_name("body")
    if body is None:
        return False
    if not any(word in source[body.start_byte : body.end_byte] for word in (b"return True", b"return False")):
        return False
    given = [unwrap(values[0]) if values else None for values in _returned(body, source)]
    written = any(value is not None and value.type in _LITERALS for value in given)
    return written and all(value is not None and _is_answer(value) for value in given) and _leaves(body)


def _returned(body: Node, source: bytes) -> Iterator[list[Node]]:
    for match in _RETURN.finditer(source, body.start_byte, body.end_byte):
        leaf = body.descendant_for_byte_range(match.start(), match.end())
        above = leaf.parent if leaf is not None and leaf.type == "return" else None
        if above is not None and not any(step.type in _INNER for step in path_to(body, above)):
            yield parts(above)


def _is_answer(value: Node) -> bool:
    match value.type:
        case "true" | "false" | "not_operator" | "comparison_operator":
            return True
        case "boolean_operator":
            return all(_is_answer(unwrap(side)) for side in parts(value))
        case "call":
            function = value.child_by_field_name("function")
            if function is not None and function.type == "attribute":
                return text_of(function.child_by_field_name("attribute")) in BOOL_METHODS
            return text_of(function) in _ANSWERS
        case _:
            return False


def _leaves(block: Node | None) -> bool:
    """Whether no way leads to the end of a block."""
    inner = [child for child in parts(block) if child.type != "comment"] if block is not None else []
    if not inner:
        return False
    last = inner[-1]
    match last.type:
        case "return_statement" | "raise_statement":
            return True
        case "if_statement":
            ends = [last.child_by_field_name("consequence"), *last.children_by_field_name("alternative")]
            return ends[-1] is not None and ends[-1].type == "else_clause" and all(map(_ends, ends))
        case "try_statement":
            clauses = [child for child in last.children if child.type in {"except_clause", "else_clause"}]
            tried = any(one.type == "else_clause" for one in clauses) or _leaves(last.child_by_field_name("body"))
            return tried and all(map(_ends, clauses))
        case "with_statement":
            return _leaves(last.child_by_field_name("body"))
        case _:
            return False


def _ends(clause: Node | None) -> bool:
    if clause is None or clause.type == "block":
        return _leaves(clause)
    return _leaves(next((child for child in clause.children if child.type == "block"), None))

"""Two results, the second a flag: whether it says that the first is there."""

from __future__ import annotations

import re
from typing import Final

from tree_sitter import Node, Query, QueryCursor

from translator.go import syntax
from translator.go.names import FileNames
from translator.go.writes import writes_in

_RETURNS: Final = Query(syntax.LANGUAGE, "(return_statement (expression_list) @values)")
_BARE: Final = Query(syntax.LANGUAGE, "(var_spec name: (identifier) @name !value)")
_PRESENCE: Final = re.compile(
    r"(?i)ok\d?|(is|was)?(found|present|valid|set|known|defined)|exists?|has|have|hit|success|matched"
)


def says_presence(name: str) -> bool:
    """Whether a flag is called what says that something is there."""
    return _PRESENCE.fullmatch(name) is not None


def flags_otherwise(function: Node, results: tuple[str, ...], names: FileNames) -> bool:
    """Whether the flag of such a function, errors apart, says something else: `created`, `changed`, `more`.

    Its name tells, and what stands beside it where it is written out: nothing beside `false`, or something.
    `results`: the names of all results.
    """
    name = results[1] if len(results) > 1 else ""
    if says_presence(name):
        return False
    body = function.child_by_field_id(syntax.BODY)
    pairs = _written_out(body, function) if body is not None else []
    unset: set[str] = {*results, *_unset(body, function, names)} if pairs and body is not None else set()
    if any(_is_something(value, unset) if flag == "false" else value.type == "nil" for value, flag in pairs):
        return True
    return name.strip("_") != "" and not any(flag == "false" for _, flag in pairs)


def _written_out(body: Node, function: Node) -> list[tuple[Node, str]]:
    """The values that are returned beside `true` and `false`, where no error is."""
    found: list[tuple[Node, str]] = []
    for values in QueryCursor(_RETURNS).captures(body).get("values", ()):
        match syntax.named(values):
            case [value, flag, *errors] if (
                flag.type in {"true", "false"}
                and all(error.type == "nil" for error in errors)
                and syntax.enclosing_callable(values) == function
            ):
                found.append((value, flag.type))
    return found


def _unset(body: Node, function: Node, names: FileNames) -> set[str]:
    """The variables that are zero to the end."""
    written = writes_in(function, names)
    declared = (syntax.text(name) for name in QueryCursor(_BARE).captures(body).get("name", ()))
    return {name for name in declared if name not in written}


def _is_something(value: Node, unset: set[str]) -> bool:
    """Whether a value is none that stands for nothing. Constants and calls may: they do not count."""
    match value.type:
        case "identifier":
            name = syntax.text(value)
            return name not in unset and not name[:1].isupper() and not name.startswith(("no", "empty", "zero", "err"))
        case "composite_literal":
            body = value.child_by_field_id(syntax.BODY)
            return body is not None and bool(syntax.named(body))
        case "unary_expression" if syntax.has_token(value, "&"):
            return True
        case "selector_expression":
            field = value.child_by_field_id(syntax.FIELD)
            return field is not None and syntax.text(field)[:1].islower()
        case "binary_expression" | "index_expression" | "slice_expression":
            return True
        case _:
            return False

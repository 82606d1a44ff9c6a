"""`%` formatting and `str.format` with literal templates."""

from __future__ import annotations

import re

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.python.context import Context
from translator.python.dispatch import expression, opaque
from translator.python.format_specs import percent_holes, rust_spec
from translator.python.literals import plain_string
from translator.python.strings import Parts, joined
from translator.python.syntax import parts, text_of, unwrap

_NO_COUNTERPART = "format that Rust does not have"


def percent(node: Node, template: Node, values: Node, context: Context) -> ir.Expression:
    """`"…%s…" % values`. A lone value that may be a tuple counts as one value: its hole shows it as Rust would."""
    text = plain_string(template)
    if text is None:
        return opaque(node, _NO_COUNTERPART)
    holes = percent_holes(text)
    keys = [hole[0] for hole in holes if not isinstance(hole, str)]
    operands: dict[str, Node] | list[Node] | None
    if any(keys):
        operands = _entries(values)
    else:
        operands = [] if any(value.type == "list_splat" for value in parts(values)) else [values]
        if values.type == "tuple":
            operands = parts(values)
        if len(operands) != len(keys):
            return opaque(node, _NO_COUNTERPART)
    found: Parts = []
    place = 0
    for hole in holes:
        if isinstance(hole, str):
            found.append(hole)
            continue
        key, how = hole
        value = operands.get(key) if isinstance(operands, dict) else operands[place] if operands else None
        place += 1
        if how is None or value is None:
            return opaque(node, _NO_COUNTERPART)
        found += how.around(expression(value, context))
    return joined(found)


def _entries(display: Node) -> dict[str, Node] | None:
    """The values of `{"key": value}` or `dict(key=value)` by their literal keys."""
    entries: dict[str, Node] = {}
    if display.type == "call" and text_of(display.child_by_field_name("function")) == "dict":
        arguments = display.child_by_field_name("arguments")
        pairs = [(node, node.child_by_field_name("name")) for node in (parts(arguments) if arguments else [])]
    elif display.type == "dictionary":
        pairs = [(node, node.child_by_field_name("key")) for node in parts(display)]
    else:
        return None
    for node, key in pairs:
        value = node.child_by_field_name("value")
        text = None if key is None else text_of(key) if key.type == "identifier" else plain_string(key)
        if value is None or text is None:
            return None
        entries[text] = value
    return entries


_FIELD = re.compile(
    r"\{\{|\}\}|\{(?P<name>\w*)(?P<path>(?:\.\w+|\[\w+\])*)(?:!(?P<conversion>[rsa]))?(?::(?P<spec>[^{}]*))?\}"
)


def format_method(node: Node, template: Node, arguments: list[Node], context: Context) -> ir.Expression:
    """`"…{}…".format(values)`."""
    text = plain_string(template)
    if text is None or any(value.type in {"list_splat", "dictionary_splat"} for value in arguments):
        return opaque(node, _NO_COUNTERPART)
    named = {
        text_of(value.child_by_field_name("name")): value.child_by_field_name("value")
        for value in arguments
        if value.type == "keyword_argument"
    }
    values = [value for value in arguments if value.type != "keyword_argument"]
    found: Parts = []
    place = start = 0
    stray = False
    for match in _FIELD.finditer(text):
        stray = stray or _has_brace(text[start : match.start()])
        found.append(text[start : match.start()])
        start = match.end()
        if match[0] in {"{{", "}}"}:
            found.append(match[0][0])
            continue
        name = match["name"]
        if not name:
            name, place = str(place), place + 1
        value = values[int(name)] if name.isdigit() and int(name) < len(values) else named.get(name)
        how = rust_spec(match["spec"] or "", match["conversion"] or "")
        if value is None or how is None:
            return opaque(node, _NO_COUNTERPART)
        found += how.around(_followed(expression(unwrap(value), context), match["path"]))
    rest = text[start:]
    # A brace that is no field we know: nested fields, or an error when it runs.
    return opaque(node, _NO_COUNTERPART) if stray or _has_brace(rest) else joined([*found, rest])


def _has_brace(text: str) -> bool:
    return "{" in text or "}" in text


def _followed(value: ir.Expression, path: str) -> ir.Expression:
    """`{0.name[key]}`: attributes and items of the value."""
    for step in re.findall(r"\.\w+|\[\w+\]", path):
        if step[0] == ".":
            value = ir.Attribute(value, step[1:])
        else:
            key = step[1:-1]
            value = ir.Index(value, ir.Literal("int" if key.isdigit() else "string", key))
    return value

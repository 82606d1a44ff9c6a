"""String literals, and f-strings as text with holes."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.python.context import Context
from translator.python.dispatch import expression, lowers, opaque
from translator.python.format_specs import rust_spec
from translator.python.literals import bytes_value, is_format_string, plain_string, prefix_of, unescape
from translator.python.syntax import parts, text_of

Parts = list[str | ir.FormatArgument]


@lowers("string", "concatenated_string")
def string(node: Node, context: Context) -> ir.Expression:
    """A text or bytes literal, adjacent ones joined, or an f-string."""
    pieces = parts(node) if node.type == "concatenated_string" else [node]
    if any(is_format_string(piece) for piece in pieces):
        return _format(node, pieces, context)
    if all("b" in prefix_of(piece) for piece in pieces):
        values = [bytes_value(piece) for piece in pieces]
        if None not in values:
            return ir.Literal("bytes", "".join(value for value in values if value is not None))
    text = plain_string(node)
    return opaque(node, "text that cannot be decoded") if text is None else ir.Literal("string", text)


def _format(node: Node, pieces: list[Node], context: Context) -> ir.Expression:
    found: Parts = []
    for piece in pieces:
        inside = _pieces(piece, context) if is_format_string(piece) else _plain(piece)
        if inside is None:
            return opaque(node, "format that Rust does not have")
        found += inside
    return joined(found)


def joined(found: Parts) -> ir.Expression:
    """A `Format` with neighbouring texts joined; a plain literal where there are no holes."""
    merged: Parts = []
    for part in found:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part:
            merged.append(part)
    if all(isinstance(part, str) for part in merged):
        return ir.Literal("string", "".join(part for part in merged if isinstance(part, str)))
    return ir.Format(tuple(merged))


def _plain(piece: Node) -> Parts | None:
    text = plain_string(piece)
    return None if text is None else [text]


def _pieces(piece: Node, context: Context) -> Parts | None:
    raw = "r" in prefix_of(piece)
    found: Parts = []
    # Text that holds no escape has no node in some versions of the grammar: it is what lies between the nodes.
    start = piece.children[0].end_byte
    for child in piece.children[1:]:
        if child.type == "interpolation":
            found.append(_between(piece, start, child.start_byte))
            hole = _hole(child, context)
            if hole is None:
                return None
            found += hole
            start = child.end_byte
        elif child.type == "string_end":
            found.append(_between(piece, start, child.start_byte))
    decoded = [_decoded(part, raw=raw) if isinstance(part, str) else part for part in found]
    return None if None in decoded else [part for part in decoded if part is not None]


def _between(piece: Node, start: int, end: int) -> str:
    whole = piece.text or b""
    return whole[start - piece.start_byte : end - piece.start_byte].decode("utf-8", "replace")


def _decoded(text: str, *, raw: bool) -> str | None:
    value = text if raw or "\\" not in text else unescape(text)
    return None if value is None else value.replace("{{", "{").replace("}}", "}")


def _hole(node: Node, context: Context) -> Parts | None:
    value = node.child_by_field_name("expression")
    if value is None:
        return None
    conversion = text_of(node.child_by_field_name("type_conversion")).lstrip("!")
    spec_node = node.child_by_field_name("format_specifier")
    if spec_node is not None and any(child.type == "format_expression" for child in spec_node.children):
        return None
    spec = text_of(spec_node)[1:]
    lead = [f"{text_of(value)}="] if any(child.type == "=" for child in node.children) else []
    if lead and not conversion and not spec:
        conversion = "r"
    hole = rust_spec(spec, conversion)
    return None if hole is None else [*lead, *hole.around(expression(value, context))]

"""What the grammar accepts and Rust's own parser does not."""

import re
from typing import Final

import tree_sitter

from translator.rust.layout.tree import RUST

# The grammar takes any word for a name where a name is expected.
_RESERVED: Final = frozenset(
    word.encode()
    for word in (
        "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod "
        "move mut pub ref return self static struct super trait true type unsafe use where while yield "
        "abstract become box do final gen macro override priv try typeof unsized virtual"
    ).split()
)
_FREE_WORDS: Final = frozenset(
    {"lifetime", "token_tree", "token_tree_pattern", "attribute", "token_repetition", "token_repetition_pattern"}
    | {"extern_crate_declaration"}
)
_ESCAPE: Final = re.compile(rb"""\\(?:[nrt\\0'"\n]|x[0-7][0-9a-fA-F]|u\{(?:[0-9a-fA-F]_*){1,6}\})""")
_BYTE_ESCAPE: Final = re.compile(rb"""\\(?:[nrt\\0'"\n]|x[0-9a-fA-F]{2})""")
_CHARACTER: Final = re.compile(
    rb"""'(?:\\(?:[nrt\\0'"]|x[0-9a-fA-F]{2}|u\{[0-9a-fA-F_]+\})|[^\\'\n]+)'|b'(?:\\(?:[nrt\\0'"]|x[0-9a-fA-F]{2})|[^\\'\n])'"""
)
_LAST_CODE_POINT: Final = 0x10FFFF

_COMPARISON: Final = '["<" ">" "<=" ">=" "==" "!="]'
_SUSPECTS: Final = tree_sitter.Query(
    RUST,
    f"""
    [(identifier) (type_identifier) (field_identifier) (shorthand_field_identifier)] @name
    (escape_sequence) @escape
    (char_literal) @char
    (closure_expression return_type: (_) body: (_) @closure)
    (binary_expression left: (type_cast_expression) operator: ["<" "<<"]) @wrong
    (binary_expression left: (binary_expression operator: {_COMPARISON}) operator: {_COMPARISON}) @wrong
    (range_expression (range_expression)) @wrong
    (let_condition value: (binary_expression operator: "||")) @wrong
    (let_chain (binary_expression operator: "||") @wrong)
    (call_expression function: (scoped_identifier path: (generic_type) @generic))
    (call_expression function: (await_expression)) @wrong
    (bounded_type . [(reference_type) (pointer_type)]) @wrong
    (declaration_list [(let_declaration) (expression_statement)] @statement)
    (function_item parameters: (parameters
        [(type_identifier) (primitive_type) (generic_type) (reference_type) (scoped_type_identifier)] @wrong))
    (_ [(attribute_item) (line_comment (outer_doc_comment_marker))] @wrong . "}}")
    (source_file [(attribute_item) (line_comment (outer_doc_comment_marker))] @wrong .)
    """,
)
_LITERALS: Final = tree_sitter.Query(RUST, "[(string_literal) (raw_string_literal) (char_literal)] @literal")


def first_offence(root: tree_sitter.Node, *, is_ascii: bool) -> tree_sitter.Node | None:
    """The first node of a tree without errors that Rust would still refuse."""
    found: list[tree_sitter.Node] = []
    for capture, nodes in tree_sitter.QueryCursor(_SUSPECTS).captures(root).items():
        match capture:
            case "name":
                found += [node for node in nodes if node.text in _RESERVED and not _is_free(node)]
            case "escape":
                found += [node for node in nodes if not _is_escape(node)]
            case "closure":
                found += [node for node in nodes if node.type != "block"]
            case "generic":
                found += [node for node in nodes if all(child.type != "::" for child in node.children)]
            case "char":
                found += [node for node in nodes if _CHARACTER.fullmatch(node.text or b"") is None]
            case "statement":
                found += [node for node in nodes if not _is_macro(node)]
            case _:
                found += nodes
    if not is_ascii:
        found += _wide_bytes(root)
    return min(found, key=lambda node: node.start_byte, default=None)


def _is_free(node: tree_sitter.Node) -> bool:
    """Whether any word may stand here: in `'static`, macro calls, attributes."""
    return node.parent is not None and node.parent.type in _FREE_WORDS


def _is_escape(node: tree_sitter.Node) -> bool:
    text = node.text or b""
    literal = (node.parent.text or b"") if node.parent is not None else b""
    if literal.startswith((b"b", b"c")) and _BYTE_ESCAPE.fullmatch(text):
        return True
    if literal.startswith(b"b") or _ESCAPE.fullmatch(text) is None:
        return False
    return not text.startswith(b"\\u") or int(text[3:-1], 16) <= _LAST_CODE_POINT


def _is_macro(node: tree_sitter.Node) -> bool:
    return bool(node.children) and node.children[0].type == "macro_invocation"


def _wide_bytes(root: tree_sitter.Node) -> list[tree_sitter.Node]:
    """Byte strings with characters that are not ASCII."""
    literals = tree_sitter.QueryCursor(_LITERALS).captures(root).get("literal", [])
    return [node for node in literals if (node.text or b"").startswith(b"b") and not (node.text or b"").isascii()]

"""Questions about expressions that decide how they are laid out."""

from collections.abc import Sequence
from enum import Enum

from translator.rust.layout.tree import Node

_LITERALS = frozenset(
    "integer_literal float_literal string_literal raw_string_literal char_literal boolean_literal".split()
)
_IDENTIFIERS = frozenset({"identifier", "self", "crate", "super", "metavariable"})
_PREFIXED = frozenset({"reference_expression", "unary_expression"})
_SUFFIXED = frozenset({"try_expression", "type_cast_expression"})
_BLOCKS = frozenset({"async_block", "gen_block", "block", "unsafe_block", "try_block", "closure_expression"})
_BRACKETED = frozenset({"array_expression", "struct_expression", "macro_invocation", "match_expression"})
_CALLS = frozenset({"call_expression", "tuple_expression", "unit_expression"})
_PARENTHESES = 3
LOOPS = frozenset({"while_expression", "for_expression", "loop_expression"})


class Hang(Enum):
    """Which kind of list it is whose last item may hang over.

    `is_expression` tells whether its items are expressions, `may_mix` whether short
    items may share lines.
    """

    EXPRESSION = (1, True, True)
    MACRO = (2, True, True)
    TYPE = (3, False, False)
    PATTERN = (4, False, False)
    ATTRIBUTE = (5, False, True)
    OTHER = (6, False, False)

    def __init__(self, _number: int, is_expression: bool, may_mix: bool) -> None:  # noqa: FBT001
        self.is_expression = is_expression
        self.may_mix = may_mix


def operand(node: Node) -> Node | None:
    """What a prefix or suffix operator applies to: the `x` of `&x`, `-x`, `x?`, `x as T`."""
    if node.kind in _PREFIXED:
        return node.kids[-1]
    return node.kids[0] if node.kind in _SUFFIXED else None


def is_simple(node: Node) -> bool:
    """Whether an argument is a literal, a name, or one of these with an operator or a field."""
    kind = node.kind
    if kind in _LITERALS or kind in _IDENTIFIERS or kind == "word":
        return True
    if kind == "field_expression":
        return is_simple(node.kids[0])
    if kind == "index_expression":
        return is_simple(node.kids[0]) and is_simple(node.kids[2])
    inner = operand(node)
    return inner is not None and is_simple(inner)


def is_repeat(node: Node) -> bool:
    """Whether an array is `[value; length]`."""
    return any(kid.kind == ";" for kid in node.kids)


def callee_of(node: Node) -> Node:
    """What a call calls, without a turbofish."""
    callee = node.kids[0]
    return callee.kids[0] if callee.kind == "generic_function" else callee


def is_method(node: Node) -> bool:
    """Whether a call is `receiver.method(…)`."""
    return node.kind == "call_expression" and callee_of(node).kind == "field_expression"


def is_method_call(node: Node) -> bool:
    """Whether a method is called, operators around it aside."""
    if node.kind == "call_expression":
        return is_method(node)
    inner = operand(node)
    return inner is not None and is_method_call(inner)


def is_nested_call(node: Node) -> bool:
    """Whether a function or macro is called, operators around it aside."""
    if node.kind == "call_expression":
        return not is_method(node)
    if node.kind == "macro_invocation":
        return True
    inner = operand(node)
    return inner is not None and is_nested_call(inner)


def can_hang(node: Node, count: int, hang: Hang) -> bool:
    """Whether the last of `count` items may start behind the others and go on below them."""
    if hang.is_expression:
        return _expression_hangs(node, count)
    if hang is Hang.TYPE:
        return _type_hangs(node, count)
    if hang is Hang.PATTERN:
        return _pattern_hangs(node, count)
    return hang is Hang.ATTRIBUTE and count == 1 and node.kind not in _LITERALS


def _expression_hangs(node: Node, count: int) -> bool:
    kind = node.kind
    if kind in _BLOCKS:
        return True
    if kind in _BRACKETED or kind in _CALLS:
        return count == 1 and not (kind == "array_expression" and is_repeat(node))
    if kind == "if_expression" or kind in LOOPS:
        return count == 1
    inner = operand(node)
    return inner is not None and _expression_hangs(inner, count)


def _type_hangs(node: Node, count: int) -> bool:
    if node.kind in {"reference_type", "pointer_type"}:
        return _type_hangs(node.kids[-1], count)
    is_tuple = node.kind == "unit_type" or (node.kind == "tuple_type" and len(node.kids) > _PARENTHESES)
    return is_tuple and count == 1


def _pattern_hangs(node: Node, count: int) -> bool:
    if node.kind == "reference_pattern":
        return _pattern_hangs(node.kids[-1], count)
    paths = {"scoped_identifier", "tuple_pattern", "struct_pattern", "tuple_struct_pattern"}
    return node.kind in paths and count == 1


def closure_count(nodes: Sequence[Node]) -> int:
    """The number of closures among arguments."""
    return sum(node.kind == "closure_expression" for node in nodes)


def is_block_like(node: Node, text: str) -> bool:
    """Whether a laid-out expression ends with a line of nothing but closing brackets."""
    kind = node.kind
    if kind in _BLOCKS - {"closure_expression"} or kind in _BRACKETED or kind in LOOPS:
        return "\n" in text and not (kind == "array_expression" and is_repeat(node))
    if kind in {"call_expression", "if_expression", "const_block"}:
        return "\n" in text
    if kind in {"parenthesized_expression", "index_expression"}:
        return is_block_like(node.kids[1 if kind[0] == "p" else 2], text)
    if kind in {"binary_expression", "unary_expression", "closure_expression"}:
        return is_block_like(node.kids[-1], text)
    if kind == "try_expression":
        return is_block_like(node.kids[0], text)
    if kind in _LITERALS:
        return "\n" in text and len(text[text.rfind("\n") + 1 :].strip()) <= 4
    return False

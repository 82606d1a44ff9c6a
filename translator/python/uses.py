"""What the uses of a name tell of a value whose type nobody states."""

from __future__ import annotations

import re

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, FunctionType, Known, Optional, Type
from translator.python.context import Context
from translator.python.syntax import parts, text_of
from translator.python.type_table import BOOL_METHODS

CALLABLE = Optional(FunctionType((), ()))
"""What is called where it counts as true: it may be absent, and is nothing else that counts as false."""
SIZED = Known("sequence")
"""What has a length: text, bytes or a collection."""
PRESENT = Optional(UNKNOWN)
"""What has attributes of its own: its truth asks whether it is there."""
SEVERAL = Known("any")
"""What the function asks for its type."""


def told_by_uses(name: str, context: Context) -> Type:
    """`CALLABLE`, `SIZED` or `PRESENT` for a local that its function uses so; UNKNOWN where uses differ."""
    _, owner = context.scope.lookup(name)
    if owner is None or owner.kind != "function":
        return UNKNOWN
    known = context.names.uses.get((owner.node.id, name))
    if known is None:
        known = context.names.uses[owner.node.id, name] = _told(name.encode(), owner.node, context)
    return known


def gives_text(value: ir.Expression) -> bool:
    """Whether a value is what a method gives that only text and bytes have: text, or a list of parts."""
    match value:
        case ir.Call(ir.Attribute(_, name)):
            return name in TEXT_METHODS and name not in BOOL_METHODS
        case _:
            return False


def _told(name: bytes, function: Node, context: Context) -> Type:
    found: set[Type] = set()
    spelled = re.compile(rb"(?<![\w.])%b(?!\w)" % re.escape(name))
    for match in spelled.finditer(context.names.source, function.start_byte, function.end_byte):
        node = context.names.root.descendant_for_byte_range(match.start(), match.end())
        if node is not None and node.type == "identifier" and node.parent is not None:
            found.add(_use(node, node.parent))
    found.discard(UNKNOWN)
    return found.pop() if len(found) == 1 and SEVERAL not in found else UNKNOWN


def _use(node: Node, parent: Node) -> Type:
    """What one use of a name tells."""
    match parent.type:
        case "call" if parent.child_by_field_name("function") == node:
            return CALLABLE
        case "argument_list":
            return _as_argument(node, parent)
        case "attribute" if parent.child_by_field_name("object") == node:
            name = text_of(parent.child_by_field_name("attribute"))
            return UNKNOWN if name in EITHER else SIZED if name in SIZED_METHODS else PRESENT
        case "subscript" if parent.child_by_field_name("value") == node:
            index = parent.child_by_field_name("subscript")
            told = index is not None and (index.type in {"slice", "string"} or text_of(index) in {"0", "-1"})
            return SIZED if told else UNKNOWN
        case "for_statement" | "for_in_clause" if parent.child_by_field_name("right") == node:
            return SIZED
        case "comparison_operator":
            return _compared(node, parts(parent), [child.type for child in parent.children if not child.is_named])
        case _:
            return UNKNOWN


def _as_argument(node: Node, arguments: Node) -> Type:
    call = arguments.parent
    function = text_of(call.child_by_field_name("function")) if call is not None else ""
    if function == "isinstance" and parts(arguments)[:1] == [node]:
        return SEVERAL
    return SIZED if function == "len" or function.endswith(("'.join", '".join')) else UNKNOWN


def _compared(node: Node, operands: list[Node], operators: list[str]) -> Type:
    """Of a comparison with one operator: equal to a literal text, or asked whether it holds something."""
    if len(operands) != 2 or len(operators) != 1:
        return UNKNOWN
    left, right = operands
    if operators[0] in {"in", "not in"} and right == node:
        return SIZED
    other = right if left == node else left
    is_text = operators[0] in {"==", "!="} and other.type in {"string", "concatenated_string"}
    return SIZED if is_text else UNKNOWN


TEXT_METHODS = frozenset(
    "startswith endswith strip lstrip rstrip lower upper split rsplit splitlines partition rpartition encode decode "
    "isdigit isalpha isalnum isspace islower isupper title capitalize casefold swapcase ljust rjust zfill "
    "removeprefix removesuffix expandtabs translate".split()
)
"""Methods that only text and bytes have."""
SIZED_METHODS = TEXT_METHODS | frozenset(
    "append extend insert sort reverse items keys values setdefault popitem".split()
)
"""These, and methods that only lists and maps have."""
EITHER = frozenset("get pop add update remove clear copy count index find replace join format union".split())
"""Methods that collections have, and classes of all kinds."""

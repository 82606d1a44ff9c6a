"""Source text in, what the front end makes of it out."""

from textwrap import dedent

from tree_sitter import Node

from translator.ir.declarations import Alias, Function, Interface, Structure, Value
from translator.ir.expressions import Expression
from translator.ir.statements import Statement
from translator.ir.types import Type
from translator.python import frontend
from translator.python.scopes import FileNames
from translator.python.syntax import parse
from translator.python.types import lower_type

UNIT = "shop.orders"


def names_of(source: str, unit: str = UNIT) -> FileNames:
    """The names of a file."""
    data = dedent(source).encode()
    return frontend.file_names(parse(data), data, unit)


def find(names: FileNames, text: str) -> Node:
    """The outermost expression with this source; the last one in the file."""
    start = names.source.rfind(text.encode())
    assert start >= 0, f"no {text!r} in the source"
    end = start + len(text.encode())
    node = names.root.descendant_for_byte_range(start, end)
    assert node is not None
    while (above := node.parent) is not None and (above.start_byte, above.end_byte) == (start, end):
        if above.type in {"expression_statement", "block", "module"}:
            break
        node = above
    return node


def of_kind(names: FileNames, kind: str, place: int = 0) -> Node:
    """A node of a kind, in source order."""
    found: list[Node] = []
    waiting = [names.root]
    while waiting:
        node = waiting.pop()
        if node.type == kind:
            found.append(node)
        waiting += reversed(node.children)
    return found[place]


def lower_expression(source: str) -> Expression:
    """The expression on the last line of a file."""
    names = names_of(source)
    statement = names.root.children[-1]
    assert statement.type == "expression_statement", statement.type
    node = statement.children[0] if len(statement.children) == 1 else statement
    lowered = frontend.lower(node, names)
    assert isinstance(lowered, Expression)
    return lowered


def lower_function(source: str, name: str = "") -> Function:
    """The first function of a file, or the one of this name."""
    names = names_of(source)
    place = 0
    while True:
        lowered = frontend.lower(of_kind(names, "function_definition", place), names)
        assert isinstance(lowered, Function)
        if name in {"", lowered.name}:
            return lowered
        place += 1


def lower_body(source: str) -> tuple[Statement, ...]:
    """The statements of a function with this body, whose parameters are `a`, `b`, `c`."""
    indented = "\n".join(f"    {line}" for line in dedent(source).strip().splitlines())
    body = lower_function(f"def f(a, b, c):\n{indented}\n").body
    assert body is not None
    return body


def lower_class(source: str, place: int = 0) -> Structure | Interface:
    """A class of a file, the first one unless told otherwise."""
    names = names_of(source)
    lowered = frontend.lower(of_kind(names, "class_definition", place), names)
    assert isinstance(lowered, Structure | Interface)
    return lowered


def lower_annotation(annotation: str, before: str = "") -> Type:
    """The type of `x: annotation`, with imports and the like before it."""
    names = names_of(f"{before}\nx: {annotation}\n")
    node = names.root.children[-1].children[0]
    return lower_type(node.child_by_field_name("type"), names.scope_at(node))


def declared(source: str) -> dict[str, Function | Structure | Interface | Value | Alias]:
    """What a file declares, by name."""
    found = frontend.declarations(names_of(source))
    return {one.name: one for one in found if isinstance(one, Function | Structure | Interface | Value | Alias)}
